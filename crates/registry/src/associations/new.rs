//! `/associations/new`: the desk writes down an association of its countries.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form;
use serde::{Deserialize, Serialize};

use super::{Asked, back};
use crate::association::{self, AboutForm, Added, AssociationId, Offers, parents};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is asked.
    pub asked: Asked,
}

/// The address: of which one it is to be a branch, where it is one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Of {
    /// Id of that association, or empty.
    #[serde(deserialize_with = "de_code")]
    pub parent: String,
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
    ctx.page("associations/new.html", &Page { asked: Asked::of(&form, offers) }).await
}

/// Keeps it; the same once.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<AboutForm>) -> Result<Response> {
    let wrong = match form.read(&ctx, None).await? {
        Ok(about) if !ctx.staff()?.decide(Action::ManageAssociations).reaches(&about.country) => {
            let mut wrong = (form::Errors::default(), Offers::default());
            wrong.0.add("country", "associations-error-country");
            wrong.1.parents = parents(&ctx, None).await?;
            wrong
        }
        Ok(about) => match association::add(&ctx, &about).await? {
            Added::New(id) => return back(&ctx, id, Tone::Success, "associations-added").await,
            Added::Known(id) => return back(&ctx, id, Tone::Notice, "associations-known").await,
        },
        Err(wrong) => wrong,
    };
    ctx.invalid("associations/new.html", &Page { asked: Asked::wrong(&ctx, &form, wrong) }).await
}
