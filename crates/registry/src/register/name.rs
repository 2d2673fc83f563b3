//! `/register/name`: the name, in Arabic, in Latin script, or both.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_line, de_yes};
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{draft_or_start, save_and_go_on};
use crate::name::{self, LONGEST, arabic_script, latin_script, letters};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// What the person answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Given name in Arabic.
    #[serde(deserialize_with = "de_line")]
    #[validate(
        custom(function = "arabic_script", message = "register-name-error-given-ar-script"),
        custom(function = "letters", message = "register-name-error-given-ar-letters"),
        length(max = "LONGEST", message = "register-name-error-given-ar-long")
    )]
    pub given_ar: String,
    /// Father's name in Arabic.
    #[serde(deserialize_with = "de_line")]
    #[validate(
        custom(function = "arabic_script", message = "register-name-error-father-ar-script"),
        custom(function = "letters", message = "register-name-error-father-ar-letters"),
        length(max = "LONGEST", message = "register-name-error-father-ar-long")
    )]
    pub father_ar: String,
    /// Grandfather's name in Arabic.
    #[serde(deserialize_with = "de_line")]
    #[validate(
        custom(function = "arabic_script", message = "register-name-error-grandfather-ar-script"),
        custom(function = "letters", message = "register-name-error-grandfather-ar-letters"),
        length(max = "LONGEST", message = "register-name-error-grandfather-ar-long")
    )]
    pub grandfather_ar: String,
    /// Family name in Arabic.
    #[serde(deserialize_with = "de_line")]
    #[validate(
        custom(function = "arabic_script", message = "register-name-error-family-ar-script"),
        custom(function = "letters", message = "register-name-error-family-ar-letters"),
        length(max = "LONGEST", message = "register-name-error-family-ar-long")
    )]
    pub family_ar: String,
    /// Given names in Latin script.
    #[serde(deserialize_with = "de_line")]
    #[validate(
        custom(function = "latin_script", message = "register-name-error-given-latin-script"),
        custom(function = "letters", message = "register-name-error-given-latin-letters"),
        length(max = "LONGEST", message = "register-name-error-given-latin-long")
    )]
    pub given_latin: String,
    /// Family name in Latin script.
    #[serde(deserialize_with = "de_line")]
    #[validate(
        custom(function = "latin_script", message = "register-name-error-family-latin-script"),
        custom(function = "letters", message = "register-name-error-family-latin-letters"),
        length(max = "LONGEST", message = "register-name-error-family-latin-long")
    )]
    pub family_latin: String,
    /// "yes": the person has no family name.
    #[serde(deserialize_with = "de_yes")]
    pub no_family: String,
}

impl Form {
    fn errors(&self) -> Errors {
        let mut errors = Errors::of(self);
        // One given name in one script is enough (DESIGN 4).
        if !name::has_letter(&self.given_ar) && !name::has_letter(&self.given_latin) {
            errors.add("given_ar", "register-name-error-none");
        }
        if self.no_family == "yes"
            && (name::has_letter(&self.family_ar) || name::has_letter(&self.family_latin))
        {
            errors.add("no_family", "register-name-error-family-both");
        }
        errors
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let form = Filled::new(&draft.name.unwrap_or_default());
    ctx.page("register/name.html", &Page { form }).await
}

/// Keeps the answer.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let errors = form.errors();
    if !errors.is_empty() {
        let form = ctx.filled(&form, errors);
        return ctx.invalid("register/name.html", &Page { form }).await;
    }
    draft.name = Some(form);
    save_and_go_on(&ctx, &draft).await
}
