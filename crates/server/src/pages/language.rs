//! `/language`: staff choose the language of their pages.

use accounts::Ctx;
use accounts::staff;
use axum::response::Response;
use kit::clean::de_code;
use kit::page::is_own_path;
use kit::{Error, Locale, Result, form};
use serde::Deserialize;

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of the language.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
    /// The page to go back to, a path of ours.
    #[serde(deserialize_with = "de_code")]
    pub back: String,
}

/// Keeps it and goes back.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let locale = Locale::from_code(&form.to).ok_or(Error::NotFound)?;
    staff::set_locale(ctx.tx().await?, ctx.staff()?.id, locale).await?;
    Ok(ctx.redirect(if is_own_path(&form.back) { &form.back } else { "/dashboard" }))
}
