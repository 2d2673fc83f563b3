//! `/me/associations/find`: the associations of a country, the member's own first.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form::{self, Filled};
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use super::path;
use crate::association::{self, Choice, Shown};

/// The address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Code of the country; the member's own where it is empty.
    #[serde(deserialize_with = "de_code")]
    pub country: String,
}

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Countries in which there are associations, and the member's own.
    pub countries: Vec<Choice>,
    /// Name of the country that is shown.
    pub country: String,
    /// Its associations.
    pub associations: Vec<Row>,
}

/// An association.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of its page.
    pub href: String,
    /// What it is.
    pub association: Shown,
}

/// Shows them.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let (countries, locale) = (&ctx.app().reference.countries, ctx.locale());
    let country = countries.get(&asked.country).map_or(person.country.clone(), |of| of.code.clone());
    let mut codes = association::countries(&ctx).await?;
    codes.extend([person.country, country.clone()]);
    codes.sort();
    codes.dedup();
    let named =
        codes.into_iter().map(|code| Choice { label: countries.name(&code, locale).to_owned(), value: code });
    let mut choices: Vec<Choice> = named.collect();
    choices.sort_by(|one, other| one.label.cmp(&other.label));
    let rows = association::in_country(&ctx, &country).await?.into_iter();
    let page = Page {
        associations: rows
            .map(|row| Row { href: ctx.href(&path(row.id)), association: row.shown(&ctx) })
            .collect(),
        countries: choices,
        country: countries.name(&country, locale).to_owned(),
        form: Filled::new(&Asked { country }),
    };
    ctx.page("me/associations/find.html", &page).await
}
