//! `/me/emergency`: whom the mission calls when something happens to a member.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line, de_yes};
use kit::flash::Tone;
use kit::form::{self, Filled};
use serde::{Deserialize, Serialize};

use super::own_or_leave;
use crate::contact;
use crate::emergency_contact::{self, Said, Typed};
use crate::person::Source;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Whether somebody is named who may be removed.
    pub is_kept: bool,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Name.
    #[serde(deserialize_with = "de_line")]
    pub name: String,
    /// Code of a [`emergency_contact::Relationship`].
    #[serde(deserialize_with = "de_code")]
    pub relation: String,
    /// Telephone, in any writing.
    #[serde(deserialize_with = "de_line")]
    pub phone: String,
    /// "yes": the number is right although it looks wrong.
    #[serde(deserialize_with = "de_yes")]
    pub phone_right: String,
    /// "yes": nobody is to be called any more.
    #[serde(deserialize_with = "de_yes", skip_serializing)]
    pub remove: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl From<Said> for Form {
    fn from(said: Said) -> Self {
        let relation = serde_json::to_value(said.relation).unwrap_or_default();
        Self {
            name: said.name,
            relation: relation.as_str().unwrap_or_default().to_owned(),
            phone: contact::shown(&said.phone),
            ..Self::default()
        }
    }
}

impl Form {
    /// What it says.
    pub(crate) fn typed(&self) -> Typed<'_> {
        Typed {
            name: &self.name,
            relation: &self.relation,
            phone: &self.phone,
            is_phone_right: self.phone_right == "yes",
        }
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let said = emergency_contact::of(&ctx, person.id).await?;
    let is_kept = said.is_some();
    let form = Filled::new(&said.map(Form::from).unwrap_or_default()).that_switches_language();
    ctx.page("me/emergency.html", &Page { form, is_kept }).await
}

/// Keeps whom the member names, or nobody.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let is_kept = emergency_contact::row_of(ctx.tx().await?, person.id).await?.is_some();
    if !form.switch.is_empty() {
        let form = Filled::new(&form).that_switches_language();
        return ctx.page("me/emergency.html", &Page { form, is_kept }).await;
    }
    let said = match form.remove.as_str() {
        "yes" => None,
        _ => match form.typed().read(&person.country) {
            Ok(said) => Some(said),
            Err(errors) => {
                let form = ctx.filled(&form, errors).that_switches_language();
                return ctx.invalid("me/emergency.html", &Page { form, is_kept }).await;
            }
        },
    };
    let done = if said.is_some() { "me-emergency-done" } else { "me-emergency-removed" };
    emergency_contact::keep(&ctx, &person, said, Source::Own).await?;
    ctx.flash(Tone::Success, done).await?;
    Ok(ctx.redirect(&ctx.href("/me/details")))
}
