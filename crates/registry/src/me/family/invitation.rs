//! `/me/family/invitation`: a member invites their husband or wife, a parent or a grown-up child.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use crate::family_invitation::{self, LONGEST_NAME};
use crate::tie::Role;

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
    /// Code of a [`Role`].
    #[serde(deserialize_with = "de_code")]
    pub role: String,
    /// What the member calls the other.
    #[serde(deserialize_with = "de_line")]
    pub name: String,
    /// `yes` or `no`: they live under one roof.
    #[serde(deserialize_with = "de_code")]
    pub together: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::default();
        if Role::from_code(&self.role).is_none() {
            errors.add("role", "me-family-invitation-error-role");
        }
        match self.name.chars().count() {
            0 => errors.add("name", "me-emergency-error-name"),
            1..=LONGEST_NAME => {}
            _ => errors.add("name", "me-emergency-error-name-long"),
        }
        if !["yes", "no"].contains(&self.together.as_str()) {
            errors.add("together", "me-family-error-together");
        }
        errors
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    if let Err(leave) = own_or_leave(&ctx).await? {
        return Ok(leave);
    }
    let form = Filled::new(&Form::default()).that_switches_language();
    ctx.page("me/family/invitation.html", &Page { form }).await
}

/// Makes it, and goes on to its code.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/family/invitation.html", &Page { form }).await;
    }
    let mut errors = form.errors();
    if let (true, Some(role)) = (errors.is_empty(), Role::from_code(&form.role)) {
        let made = family_invitation::make(&ctx, person.id, (&form.name, role, form.together == "yes"));
        match made.await? {
            Some(id) => return Ok(ctx.redirect(&ctx.href(&format!("/me/family/invitations/{id}")))),
            None => errors.add("name", "me-family-invitation-error-many"),
        }
    }
    let form = ctx.filled(&form, errors).that_switches_language();
    ctx.invalid("me/family/invitation.html", &Page { form }).await
}
