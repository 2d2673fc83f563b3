//! `/language`: staff choose the language of their pages.

use accounts::Ctx;
use accounts::staff;
use axum::response::Response;
use kit::clean::de_code;
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

/// Whether `path` is a path here and no address elsewhere: `//host` and `/\host` lead away in a browser.
fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path[1..].starts_with(['/', '\\'])
        && path.chars().all(|c| c.is_ascii_graphic() && c != '\\')
}

#[cfg(test)]
mod tests {
    use super::is_own_path;

    #[test]
    fn only_own_paths() {
        for own in ["/people", "/people?s=1&page=2", "/"] {
            assert!(is_own_path(own), "{own}");
        }
        for other in
            ["", "//evil.example", "/\\evil.example", "https://evil.example", "people", "/a\r\nb", "/\\/x"]
        {
            assert!(!is_own_path(other), "{other:?}");
        }
    }
}
