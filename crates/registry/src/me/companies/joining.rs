//! `/me/companies/joining`: a member who was handed a code sees of which company it is, and says what they are there.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use super::back;
use crate::company::one;
use crate::company_role::{self, Met, Not, Position};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// What the company is called, once the code is known; empty before.
    pub company: String,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The code, in any writing.
    #[serde(deserialize_with = "de_code")]
    pub code: String,
    /// Code of a [`Position`]; empty as long as it was not asked.
    #[serde(deserialize_with = "de_code")]
    pub position: String,
    /// "yes" with the button that joins.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub joining: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

fn page(form: Filled, company: &str) -> Page {
    Page { form: form.that_switches_language(), company: company.to_owned() }
}

/// Asks for the code.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    ctx.page("me/companies/joining.html", &page(Filled::new(&Form::default()), "")).await
}

/// Shows the company, or has the member join it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let mut errors = Errors::default();
    if form.code.is_empty() {
        if !form.switch.is_empty() {
            return ctx.page("me/companies/joining.html", &page(Filled::new(&form), "")).await;
        }
        errors.add("code", "me-companies-joining-error-code");
        return ctx.invalid("me/companies/joining.html", &page(ctx.filled(&form, errors), "")).await;
    }
    let company = match company_role::meet(&ctx, &form.code).await? {
        Met::Found(company) => company,
        Met::Wrong => {
            errors.add("code", "me-companies-joining-error-wrong");
            return ctx.invalid("me/companies/joining.html", &page(ctx.filled(&form, errors), "")).await;
        }
        Met::TooMany => {
            errors.add("code", "me-family-joining-error-many");
            return ctx.too_many("me/companies/joining.html", &page(ctx.filled(&form, errors), "")).await;
        }
    };
    if form.joining.is_empty() || !form.switch.is_empty() {
        return ctx.page("me/companies/joining.html", &page(Filled::new(&form), &company.name)).await;
    }
    match one::<Position>(&form.position) {
        None => errors.add("position", "me-companies-error-position"),
        Some(position) => match company_role::join(&ctx, &company, person.id, position).await? {
            // Sent twice, it is done once.
            Ok(()) | Err(Not::There) => {
                return back(&ctx, company.id, Tone::Success, "me-companies-joined").await;
            }
            Err(Not::TooMany) => errors.add("position", "me-companies-joining-error-full"),
        },
    }
    ctx.invalid("me/companies/joining.html", &page(ctx.filled(&form, errors), &company.name)).await
}
