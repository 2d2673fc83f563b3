//! `/me/who`: several people confirmed one address; which of them is asking.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};

use super::to_sign_in;
use crate::person::Model;
use crate::sign_in;

/// What is sent by someone who is none of them.
const OTHER: &str = "other";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The people.
    pub people: Vec<Person>,
    /// The address.
    pub email: String,
}

/// One of them.
#[derive(Debug, Serialize)]
pub struct Person {
    /// What is sent.
    pub id: String,
    /// Their name, in the script of the page where they have one in it.
    pub name: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Id of the person, or `other`.
    #[serde(deserialize_with = "de_code")]
    pub person: String,
}

impl Page {
    fn new(ctx: &Ctx, email: String, people: &[Model], form: Filled) -> Self {
        let named = |person: &Model| {
            let (ar, latin) = (person.name_ar(), person.name_latin());
            let names = if ctx.locale() == Locale::Ar { [ar, latin] } else { [latin, ar] };
            let name = names.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
            Person { id: person.id.to_string(), name }
        };
        Self { form, people: people.iter().map(named).collect(), email }
    }
}

/// Asks.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let Some(email) = sign_in::proved(&ctx).await? else { return Ok(to_sign_in(&ctx)) };
    let people = sign_in::confirmed(&ctx, &email).await?;
    if people.is_empty() {
        return Ok(ctx.redirect(&ctx.href("/me/proof")));
    }
    let page = Page::new(&ctx, email, &people, Filled::new(&Form::default()));
    ctx.page("me/who.html", &page).await
}

/// Signs in as the one that was chosen.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let Some(email) = sign_in::proved(&ctx).await? else { return Ok(to_sign_in(&ctx)) };
    if form.person == OTHER {
        return Ok(ctx.redirect(&ctx.href("/me/proof")));
    }
    let people = sign_in::confirmed(&ctx, &email).await?;
    if let Some(person) = people.iter().find(|person| person.id.to_string() == form.person) {
        let to = sign_in::wanted(&ctx).await?;
        sign_in::enter(&ctx, person, "code");
        return Ok(ctx.redirect(&to));
    }
    let mut errors = Errors::default();
    errors.add("person", "me-who-error-none");
    let page = Page::new(&ctx, email, &people, ctx.filled(&form, errors));
    ctx.invalid("me/who.html", &page).await
}
