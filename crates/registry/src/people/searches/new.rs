//! `/people/searches/new`: a search gets a name, under which its author finds it again.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::super::narrow::{self, Asked, Chip, Choices};
use crate::saved_search::{self, NotSaved, SearchId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// What was typed, or empty.
    pub typed: String,
    /// What the list is narrowed to.
    pub chips: Vec<Chip>,
    /// The list that is saved.
    pub list_href: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What the viewer calls it.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 60, message = "people-searches-new-error-long"))]
    pub name: String,
    /// What the list is narrowed to, and by which search, as its address says it.
    #[serde(deserialize_with = "de_code")]
    pub list: String,
}

/// The words of the search that `asked` names.
async fn typed(ctx: &Ctx, asked: &Asked) -> Result<String> {
    Ok(match asked.s.parse::<SearchId>() {
        Ok(id) => saved_search::typed_by_viewer(ctx, id).await?.unwrap_or_default(),
        Err(_) => String::new(),
    })
}

impl Page {
    async fn of(ctx: &Ctx, asked: &Asked, form: Filled) -> Result<Self> {
        let typed = typed(ctx, asked).await?;
        let chips = narrow::chips(ctx, asked, &Choices::default());
        Ok(Self { form, typed, chips, list_href: asked.href(1) })
    }
}

/// Asks for the name.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let asked = asked.known_only(&ctx)?;
    let list = asked.href(1).split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
    let form = Filled::new(&Form { name: String::new(), list });
    ctx.page("people/searches/new.html", &Page::of(&ctx, &asked, form).await?).await
}

/// Saves it.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let asked: Asked = form::of_query(&form.list).unwrap_or_default();
    let asked = asked.known_only(&ctx)?;
    let mut errors = Errors::of(&form);
    if form.name.is_empty() {
        errors.add("name", "people-searches-new-error-none");
    }
    if errors.is_empty() {
        let typed = typed(&ctx, &asked).await?;
        match saved_search::save(&ctx, &form.name, &typed, &asked.narrowed()).await? {
            Ok(()) => {
                ctx.flash(Tone::Success, "people-searches-new-done").await?;
                return Ok(ctx.redirect(&asked.href(1)));
            }
            Err(NotSaved::NameTaken) => errors.add("name", "people-searches-new-error-taken"),
            Err(NotSaved::TooMany) => errors.add("name", "people-searches-new-error-many"),
        }
    }
    let form = ctx.filled(&form, errors);
    ctx.invalid("people/searches/new.html", &Page::of(&ctx, &asked, form).await?).await
}
