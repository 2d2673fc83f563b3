//! `/people/{id}/companies/{company}/partners/{partner}`: the keeper of a company, who agrees to it, asks to be introduced to
//! the keeper of another.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_line, de_lines, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::super::Head;
use super::super::kept;
use crate::company::fit::{self, Reason};
use crate::company::{CompanyId, Model, Shown, directory};
use crate::contact;
use crate::introduction::{self, Asked};
use crate::person::{self, PersonId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// What their company is called.
    pub name: String,
    /// The other company.
    pub partner: Shown,
    /// Why they may be partners.
    pub reasons: Vec<Reason>,
    /// The form.
    pub form: Filled,
}

/// What is said.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What it is about.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = "introduction::LONGEST", message = "introductions-error-words-long"))]
    pub words: String,
    /// How the person is reached.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "introductions-error-contact-long"))]
    pub contact: String,
    /// "yes": the person agrees that all this goes to the other.
    #[serde(deserialize_with = "de_yes")]
    pub agreed: String,
}

async fn page(ctx: &Ctx, (person, own): (&person::Model, &Model), other: &Model, form: Filled) -> Page {
    let known = |company: &Model| (company.about(), company.interests());
    Page {
        person: person.into(),
        name: own.name.clone(),
        partner: other.shown(ctx),
        reasons: fit::reasons(&known(own), &known(other), &ctx.app().reference),
        form,
    }
}

type Place = Path<(PersonId, CompanyId, CompanyId)>;

/// Asks what is said to the other.
pub async fn get(ctx: Ctx, Path((id, company, partner)): Place) -> Result<Response> {
    let (person, own) = kept(&ctx, id, company).await?;
    let other = directory::find_partner(&ctx, id, partner).await?;
    let contacts = contact::seen_of(&ctx, id).await?;
    let contact = contacts.into_iter().next().map(|row| row.value).unwrap_or_default();
    let form = Filled::new(&Form { contact, ..Form::default() });
    let page = page(&ctx, (&person, &own), &other, form).await;
    ctx.page("people/companies/partners/show.html", &page).await
}

/// Asks the other.
pub async fn post(
    ctx: Ctx,
    Path((id, company, partner)): Place,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (person, own) = kept(&ctx, id, company).await?;
    let other = directory::find_partner(&ctx, id, partner).await?;
    let mut errors = Errors::of(&form);
    for (field, value, key) in [
        ("words", &form.words, "introductions-error-words"),
        ("contact", &form.contact, "introductions-error-contact"),
        ("agreed", &form.agreed, "introductions-error-agreed"),
    ] {
        if value.is_empty() {
            errors.add(field, key);
        }
    }
    if errors.is_empty() {
        match introduction::ask(&ctx, (&own, &other), (&form.words, &form.contact)).await? {
            Asked::New(id) => {
                ctx.flash(Tone::Success, "introductions-asked").await?;
                return Ok(ctx.redirect(&format!("/introductions/{id}")));
            }
            Asked::Known(id) => {
                ctx.flash(Tone::Notice, "introductions-known").await?;
                return Ok(ctx.redirect(&format!("/introductions/{id}")));
            }
            Asked::TooMany => errors.add("words", "introductions-error-many"),
            Asked::NotVerified => errors.add("agreed", "introductions-error-verified"),
        }
    }
    let page = page(&ctx, (&person, &own), &other, ctx.filled(&form, errors)).await;
    ctx.invalid("people/companies/partners/show.html", &page).await
}
