//! `/me/family/child`: a member asks the mission to register their child, or to let them act for one who is registered.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Filled};
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use crate::child_request::{self, Asked, Typed};
use crate::guardianship;
use crate::person::Model;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What they say of the child.
    #[serde(flatten)]
    pub child: Typed,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

/// What can be known beforehand: the family name of the last child, or of the member.
async fn begun(ctx: &Ctx, person: &Model) -> Result<Typed> {
    let last = guardianship::children_of(ctx, person.id).await?.pop();
    let Some(child) = last else { return Ok(Typed::default()) };
    Ok(Typed {
        father_ar: child.father_ar,
        grandfather_ar: child.grandfather_ar,
        family_ar: child.family_ar,
        family_latin: child.family_latin,
        ..Typed::default()
    })
}

/// Shows it. The names that brothers and sisters share stand there already.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let form = Form { child: begun(&ctx, &person).await?, switch: String::new() };
    ctx.page("me/family/child.html", &Page { form: Filled::new(&form).that_switches_language() }).await
}

/// Asks for it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/family/child.html", &Page { form }).await;
    }
    let mut errors = match form.child.read(&ctx) {
        Ok(said) => match child_request::ask(&ctx, person.id, &said).await? {
            Asked::New | Asked::Known => {
                ctx.flash(Tone::Success, "me-family-child-done").await?;
                return Ok(ctx.redirect(&ctx.href("/me/family")));
            }
            Asked::TooMany => form::Errors::default(),
        },
        Err(errors) => errors,
    };
    if errors.is_empty() {
        errors.add("given_ar", "me-family-child-error-many");
    }
    let form = ctx.filled(&form, errors).that_switches_language();
    ctx.invalid("me/family/child.html", &Page { form }).await
}
