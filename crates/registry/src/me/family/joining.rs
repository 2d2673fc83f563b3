//! `/me/family/joining`: a member who was handed a code sees who invites them, and says yes or no.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use crate::family_invitation::{self, Met};
use crate::person::{self, KIND};
use crate::tie::Role;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Who invites, once the code is known.
    pub inviter: Option<Inviter>,
}

/// Who invites.
#[derive(Debug, Serialize)]
pub struct Inviter {
    /// Their name.
    pub name: String,
    /// What they say that the member is to them.
    pub role: Role,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The code, in any writing.
    #[serde(deserialize_with = "de_code")]
    pub code: String,
    /// `yes`, `no`; or empty as long as it was not asked.
    #[serde(deserialize_with = "de_code")]
    pub answer: String,
    /// "yes" with the button that answers.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub answering: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

fn page(form: Filled, inviter: Option<Inviter>) -> Page {
    Page { form: form.that_switches_language(), inviter }
}

/// Asks for the code.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    ctx.page("me/family/joining.html", &page(Filled::new(&Form::default()), None)).await
}

/// Shows who invites, or takes the answer.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let mut errors = Errors::default();
    if form.code.is_empty() {
        if !form.switch.is_empty() {
            return ctx.page("me/family/joining.html", &page(Filled::new(&form), None)).await;
        }
        errors.add("code", "me-family-joining-error-code");
        return ctx.invalid("me/family/joining.html", &page(ctx.filled(&form, errors), None)).await;
    }
    let (row, inviter) = match family_invitation::meet(&ctx, &form.code).await? {
        Met::Found(found) => *found,
        Met::Wrong => {
            errors.add("code", "me-family-joining-error-wrong");
            return ctx.invalid("me/family/joining.html", &page(ctx.filled(&form, errors), None)).await;
        }
        Met::TooMany => {
            errors.add("code", "me-family-joining-error-many");
            return ctx.too_many("me/family/joining.html", &page(ctx.filled(&form, errors), None)).await;
        }
    };
    let shown =
        |inviter: &person::Model| Some(Inviter { name: inviter.name_in(ctx.locale()), role: row.role });
    if form.answering.is_empty() || !form.switch.is_empty() {
        return ctx.page("me/family/joining.html", &page(Filled::new(&form), shown(&inviter))).await;
    }
    let said = match form.answer.as_str() {
        "yes" => match row.accept(&ctx, (&inviter, &person)).await? {
            Ok(()) => Some((Tone::Success, "me-family-joining-done")),
            Err(not) => {
                errors.add("answer", not.key());
                None
            }
        },
        "no" => {
            row.remove(&ctx).await?;
            ctx.record(Entry::done("family.decline").to(KIND, person.id.0));
            Some((Tone::Notice, "me-family-joining-declined"))
        }
        _ => {
            errors.add("answer", "me-family-joining-error-answer");
            None
        }
    };
    match said {
        Some((tone, said)) => {
            ctx.flash(tone, said).await?;
            Ok(ctx.redirect(&ctx.href("/me/family")))
        }
        None => {
            let page = page(ctx.filled(&form, errors), shown(&inviter));
            ctx.invalid("me/family/joining.html", &page).await
        }
    }
}
