//! `/register/name`: the name, in Arabic, in Latin script, or both.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_line, de_yes};
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{draft_or_start, go_on, refused, switched};
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
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// Whether the given name stands in one script only.
    pub fn lacks_a_script(&self) -> bool {
        name::has_letter(&self.given_ar) != name::has_letter(&self.given_latin)
    }

    /// The errors, in a page that asks for the script of `locale` first.
    pub(crate) fn errors(&self, locale: Locale) -> Errors {
        let mut errors = Errors::of(self);
        // One given name in one script is enough (DESIGN 4).
        if !name::has_letter(&self.given_ar) && !name::has_letter(&self.given_latin) {
            let first = if locale == Locale::Ar { "given_ar" } else { "given_latin" };
            errors.add(first, "register-name-error-none");
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
    let form = draft.shown("name", draft.name.as_ref());
    ctx.page("register/name.html", &Page { form }).await
}

/// Keeps the answer.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if let Some(again) = switched(&ctx, &mut draft, "name", &form, &form.switch).await? {
        return Ok(again);
    }
    let errors = form.errors(ctx.locale());
    if !errors.is_empty() {
        let form = refused(&ctx, &mut draft, "name", &form, errors).await?;
        return ctx.invalid("register/name.html", &Page { form }).await;
    }
    // Another name is spelled anew; the same one is not asked about twice.
    draft.spelled &= draft
        .name
        .as_ref()
        .is_some_and(|known| (&known.given_ar, &known.given_latin) == (&form.given_ar, &form.given_latin));
    draft.name = Some(form);
    go_on(&ctx, &mut draft, "name").await
}
