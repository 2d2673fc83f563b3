//! `/me/residence`: a member lives elsewhere now. It holds at once, also across borders.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::form::{self, Filled};
use serde::{Deserialize, Serialize};

use super::{after, own_or_leave};
use crate::change::Home;
use crate::guardianship;
use crate::notice;
use crate::person::Model;
use crate::register::camp;
use crate::register::residence::{self, Suggestion};
use crate::tie;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Countries that the typed name may mean.
    pub suggestions: Vec<Suggestion>,
    /// Names of the children who live with the member and for whom they act.
    pub children: Vec<String>,
}

/// What the member answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The country, by any name.
    #[serde(deserialize_with = "de_line")]
    pub country: String,
    /// The country chosen from several; once the page is answered, the country meant.
    #[serde(deserialize_with = "de_code")]
    pub country_code: String,
    /// The city.
    #[serde(deserialize_with = "de_line")]
    pub city: String,
    /// `yes` or `no`: the children who live with the member move, too.
    #[serde(deserialize_with = "de_code")]
    pub children: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

/// The children who live under one roof with `person`, for whom they act.
async fn children_at_home(ctx: &Ctx, person: &Model) -> Result<Vec<Model>> {
    let ties = tie::of(ctx.tx().await?, person.id).await?;
    let mut children = guardianship::children_of(ctx, person.id).await?;
    children.retain(|child| guardianship::is_at_home(child, person, &ties));
    Ok(children)
}

fn page(ctx: &Ctx, form: Filled, suggestions: Vec<Suggestion>, children: &[Model]) -> Page {
    let children = children.iter().map(|child| child.name_in(ctx.locale())).collect();
    Page { form: form.that_switches_language(), suggestions, children }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let children = children_at_home(&ctx, &person).await?;
    let country = ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned();
    let form = Form { country, country_code: person.country, city: person.city, ..Form::default() };
    ctx.page("me/residence.html", &page(&ctx, Filled::new(&form), Vec::new(), &children)).await
}

/// Keeps it; in another country that has camps, goes on to ask for the camp.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let children = children_at_home(&ctx, &person).await?;
    let mut home = residence::Form {
        country: form.country.clone(),
        country_code: form.country_code.clone(),
        city: form.city.clone(),
        switch: String::new(),
    };
    let (mut errors, suggestions) = home.resolve(&ctx.app().reference.countries, ctx.locale());
    form.country_code.clone_from(&home.country_code);
    if !form.switch.is_empty() {
        let page = page(&ctx, Filled::new(&form), suggestions, &children);
        return ctx.page("me/residence.html", &page).await;
    }
    if !children.is_empty() && !["yes", "no"].contains(&form.children.as_str()) {
        errors.add("children", "me-residence-error-children");
    }
    if !errors.is_empty() {
        let page = page(&ctx, ctx.filled(&form, errors), suggestions, &children);
        return ctx.invalid("me/residence.html", &page).await;
    }
    let is_abroad = form.country_code != person.country;
    let asks_camp = is_abroad && camp::is_asked(&ctx.app().reference, &form.country_code);
    let home = Home { country: form.country_code, city: form.city };
    if form.children == "yes" {
        for child in &children {
            child.move_to(&ctx, home.clone()).await?;
            notice::of_child(&ctx, child).await?;
        }
    }
    let changed = person.move_to(&ctx, home).await?;
    let next = after(&ctx, &person, changed).await?;
    Ok(if asks_camp { ctx.redirect(&ctx.href("/me/camp")) } else { next })
}
