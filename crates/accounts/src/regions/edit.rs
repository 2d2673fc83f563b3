//! `/regions/{id}/edit`: names and countries of a region are changed.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::Form;
use crate::Ctx;
use crate::missions::names;
use crate::region::{self, RegionId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
}

/// Shows the form.
pub async fn get(ctx: Ctx, Path(id): Path<RegionId>) -> Result<Response> {
    let db = ctx.tx().await?;
    let region = region::find(db, id).await?.ok_or(Error::NotFound)?;
    let form = Form {
        name_ar: region.name_ar,
        name_en: region.name_en,
        name_es: region.name_es,
        countries: names(&ctx, &region::countries(db, id).await?).join("\n"),
    };
    ctx.page("regions/edit.html", &Page { form: Filled::new(&form) }).await
}

/// Changes it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<RegionId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    region::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    let mut errors = Errors::of(&form);
    if let Some(terms) = form.terms(&ctx, &mut errors) {
        region::change(&ctx, id, &terms).await?;
        ctx.flash(Tone::Success, "regions-saved").await?;
        return Ok(ctx.redirect("/regions"));
    }
    ctx.invalid("regions/edit.html", &Page { form: ctx.filled(&form, errors) }).await
}
