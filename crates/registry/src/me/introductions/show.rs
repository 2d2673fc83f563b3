//! `/me/introductions/{id}`: the member who is asked reads who asks and what for, and says yes or no; the one who asks takes it
//! back. Once it is a yes, both read how the other is reached.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::own_or_leave;
use crate::company::{self, Shown};
use crate::contact;
use crate::introduction::{self, IntroductionId, Model, State};
use crate::person;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Whether the member is the one who was asked.
    pub is_asked: bool,
    /// What the other company is called.
    pub name: String,
    /// The other company, as long as it is kept.
    pub company: Option<Shown>,
    /// Name of the other one: of who asks always, of who was asked once they said yes; or empty.
    pub person: String,
    /// How the other one is reached, once it is a yes; or empty.
    pub contact: String,
    /// What it is about.
    pub said: String,
    /// Where it stands.
    pub state: State,
    /// When it was asked.
    pub asked: String,
    /// The form.
    pub form: Filled,
}

/// What is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `yes` or `no` of who is asked; `withdraw` of who asks.
    #[serde(deserialize_with = "de_code")]
    pub answer: String,
    /// With a yes, how the member is reached.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "introductions-error-contact-long"))]
    pub contact: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

async fn page(ctx: &Ctx, own: &person::Model, row: &Model, form: Filled) -> Result<Page> {
    let is_asked = row.other_id == own.id;
    let is_open = row.state.is_open();
    let (other, company, name, contact) = if is_asked {
        (row.person_id, row.company_id, &row.company_name, &row.contact)
    } else {
        (row.other_id, row.other_company_id, &row.other_company_name, &row.other_contact)
    };
    let (mut person, mut shown) = (String::new(), None);
    // Who has left, or whose registration was ended since, is shown no more; nor is a company that another keeps by now.
    let is_known = is_open || (is_asked && row.state == State::Asked);
    let is_known = is_known && !person::who_meet(ctx, &[other]).await?.is_empty();
    if is_known {
        ctx.meet([other]).await?;
        let row = person::for_index(ctx.tx().await?, &[other]).await?.pop();
        person = row.map(|row| row.name_in(ctx.locale())).unwrap_or_default();
        if let Some(id) = company {
            ctx.meet([id]).await?;
            let company = company::find(ctx.tx().await?, id).await?;
            shown = company.filter(|row| row.person_id == other).map(|row| row.shown(ctx));
        }
    }
    Ok(Page {
        is_asked,
        name: name.clone(),
        company: shown,
        person,
        contact: if is_open && is_known { contact.clone() } else { String::new() },
        said: row.words.clone(),
        state: row.state,
        asked: row.asked_at.to_rfc3339(),
        form: form.that_switches_language(),
    })
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<IntroductionId>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = introduction::seen_of(&ctx, person.id, id).await?;
    let emails = contact::confirmed_emails(ctx.tx().await?, person.id).await?;
    let contact = emails.into_iter().next().map(|row| row.value).unwrap_or_default();
    let page = page(&ctx, &person, &row, Filled::new(&Form { contact, ..Form::default() })).await?;
    ctx.page("me/introductions/show.html", &page).await
}

/// Takes the answer.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<IntroductionId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let row = introduction::find_of(&ctx, person.id, id).await?;
    if !form.switch.is_empty() {
        let page = page(&ctx, &person, &row, Filled::new(&form)).await?;
        return ctx.page("me/introductions/show.html", &page).await;
    }
    let is_asked = row.other_id == person.id;
    let mut errors = Errors::of(&form);
    let done = match (form.answer.as_str(), is_asked) {
        ("yes", true) => {
            if form.contact.is_empty() {
                errors.add("contact", "introductions-error-contact");
            }
            if errors.is_empty() { Some(row.answer(&ctx, Some(&form.contact)).await?) } else { None }
        }
        ("no", true) => Some(row.answer(&ctx, None).await?),
        ("withdraw", false) => Some(row.withdraw(&ctx).await?),
        _ => {
            errors.add("answer", "introductions-error-answer");
            None
        }
    };
    let Some(is_new) = done else {
        let page = page(&ctx, &person, &row, ctx.filled(&form, errors)).await?;
        return ctx.invalid("me/introductions/show.html", &page).await;
    };
    let (tone, said) = match (is_new, form.answer.as_str()) {
        (false, _) => (Tone::Notice, "me-requests-decided"),
        (true, "yes") => (Tone::Success, "me-introductions-accepted"),
        (true, "no") => (Tone::Success, "me-introductions-declined"),
        (true, _) => (Tone::Success, "me-introductions-withdrawn"),
    };
    ctx.flash(tone, said).await?;
    Ok(ctx.redirect(&ctx.href(&format!("/me/introductions/{id}"))))
}
