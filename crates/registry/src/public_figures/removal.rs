//! `/public-figures/{id}/removal`: a mission takes somebody off the list, for a reason.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::path;
use crate::public_figure::{self, Ground, PublicFigureId, Shown};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the figure.
    pub back: String,
    /// The figure.
    pub figure: Shown,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of a [`Ground`].
    #[serde(deserialize_with = "de_code")]
    pub ground: String,
}

/// Asks why.
pub async fn get(ctx: Ctx, Path(id): Path<PublicFigureId>) -> Result<Response> {
    let row = public_figure::find_kept(&ctx, id).await?;
    let page = Page { back: path(id), figure: row.shown(&ctx), form: Filled::new(&Form::default()) };
    ctx.page("public_figures/removal.html", &page).await
}

/// Removes them.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PublicFigureId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let row = public_figure::find_kept(&ctx, id).await?;
    let Some(ground) = Ground::from_code(&form.ground) else {
        let mut errors = Errors::default();
        errors.add("ground", "public-figures-error-ground");
        let page = Page { back: path(id), figure: row.shown(&ctx), form: ctx.filled(&form, errors) };
        return ctx.invalid("public_figures/removal.html", &page).await;
    };
    row.remove(&ctx, ground).await?;
    ctx.flash(Tone::Success, "public-figures-removed").await?;
    Ok(ctx.redirect("/public-figures"))
}
