//! `/associations/new`: the desk writes down an association of its countries.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form;
use serde::{Deserialize, Serialize};

use super::{Asked, Head, back};
use crate::association::{self, AboutForm, Added, AssociationId, Offers, parents};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is asked.
    pub asked: Asked,
    /// The association of which it is to be a branch, where one was chosen.
    pub parent: Option<Head>,
}

/// The address: of which one it is to be a branch, where it is one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Of {
    /// Id of that association, or empty.
    #[serde(deserialize_with = "de_code")]
    pub parent: String,
}

/// The association that a form names as the one to which another belongs.
async fn head_of(ctx: &Ctx, form: &AboutForm) -> Result<Option<Head>> {
    let Ok(id) = form.parent.parse() else { return Ok(None) };
    let row = association::of_ids(ctx.tx().await?, vec![id]).await?.pop();
    Ok(row.map(|row| Head::of(ctx, &row)))
}

/// Shows it.
pub async fn get(ctx: Ctx, form::Form(of): form::Form<Of>) -> Result<Response> {
    let countries = ctx.staff()?.decide(Action::ManageAssociations).countries();
    let country = match countries {
        [one] => ctx.app().reference.countries.name(one, ctx.locale()).to_owned(),
        _ => String::new(),
    };
    let parent = of.parent.parse::<AssociationId>().map(|id| id.to_string()).unwrap_or_default();
    let form = AboutForm { country, parent, ..AboutForm::default() };
    let offers = Offers { parents: parents(&ctx, None).await?, ..Offers::default() };
    let page = Page { parent: head_of(&ctx, &form).await?, asked: Asked::of(&form, offers) };
    ctx.page("associations/new.html", &page).await
}

/// Keeps it; the same once.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<AboutForm>) -> Result<Response> {
    let wrong = match form.read(&ctx, None).await? {
        Ok(about) => match association::add(&ctx, &about).await? {
            Added::New(id) => return back(&ctx, id, Tone::Success, "associations-added").await,
            Added::Known(id) => return back(&ctx, id, Tone::Notice, "associations-known").await,
        },
        Err(wrong) => wrong,
    };
    let page = Page { parent: head_of(&ctx, &form).await?, asked: Asked::wrong(&ctx, &form, wrong) };
    ctx.invalid("associations/new.html", &page).await
}
