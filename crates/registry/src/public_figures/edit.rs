//! `/public-figures/{id}/edit`: a mission changes what is said of somebody of its countries, or says that it has looked at the
//! source again.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use serde::Serialize;

use super::{Asked, back, path, wrong_name};
use crate::public_figure::{self, Changed, Form, PublicFigureId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the figure.
    pub back: String,
    /// What they are called.
    pub name: String,
    /// What is asked.
    pub asked: Asked,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PublicFigureId>) -> Result<Response> {
    let row = public_figure::find_kept(&ctx, id).await?;
    let page = Page { back: path(id), name: row.shown(&ctx).name, asked: Asked::of(&Form::of(&ctx, &row)) };
    ctx.page("public_figures/edit.html", &page).await
}

/// Changes it. What was written anew meanwhile is not written over unseen.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PublicFigureId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let row = public_figure::find_kept(&ctx, id).await?;
    let seen = std::mem::replace(&mut form.seen, row.revision.to_string());
    let wrong = match form.read(&ctx)? {
        Ok(said) if !seen.is_empty() && seen != form.seen && said != row.said() => {
            wrong_name("public-figures-error-changed")
        }
        Ok(said) => match row.change(&ctx, &said).await? {
            Changed::Anew => return back(&ctx, id, Tone::Success, "public-figures-changed").await,
            Changed::Checked => return back(&ctx, id, Tone::Success, "public-figures-checked").await,
            Changed::Known => wrong_name("public-figures-error-known"),
        },
        Err(wrong) => wrong,
    };
    let page = Page { back: path(id), name: row.shown(&ctx).name, asked: Asked::wrong(&ctx, &form, wrong) };
    ctx.invalid("public_figures/edit.html", &page).await
}
