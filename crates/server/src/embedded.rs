//! Templates, texts and assets: in the binary; read from the folder `web` by debug builds.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashSet};
use std::sync::{Arc, OnceLock};

use anyhow::{Context, Result};
use axum::Router;
use axum::extract::Request;
use axum::middleware::{self, Next};
use axum::response::IntoResponse;
use kit::text::Texts;
use kit::{Error, Locale};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/templates"]
struct Templates;

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../web/locales"]
struct Locales;

/// The address below which assets are served.
const ASSETS: &str = "/assets";

/// A template by its path below `web/templates`.
pub fn template(name: &str) -> Option<Cow<'static, [u8]>> {
    Templates::get(name).map(|file| file.data)
}

/// All texts, read once in a process.
pub fn texts() -> Result<Arc<Texts>> {
    static TEXTS: OnceLock<Arc<Texts>> = OnceLock::new();
    if let Some(texts) = TEXTS.get() {
        return Ok(texts.clone());
    }
    let texts = Arc::new(read_texts()?);
    Ok(TEXTS.get_or_init(|| texts).clone())
}

fn read_texts() -> Result<Texts> {
    let files: Vec<_> = Locales::iter()
        .filter(|name| name.ends_with(".ftl"))
        .map(|name| {
            let (language, file) =
                name.split_once('/').context("a text file outside its language's folder")?;
            let locale = Locale::from_code(language).with_context(|| format!("texts in {language}"))?;
            let data = Locales::get(&name).context("a text file that went away")?.data;
            Ok((locale, file.to_owned(), Cow::from(String::from_utf8(data.into_owned())?)))
        })
        .collect::<Result<_>>()?;
    Texts::load(files)
}

/// The routes of the assets, and the address of each file with the hash of its content. Only under that name it is had, and
/// kept for good: another content has another.
pub fn assets() -> (Router, BTreeMap<String, String>) {
    let assets = memory_serve::load!()
        .index_file(None)
        .cache_control(memory_serve::CacheControl::Long)
        .enable_hashed_routes(true);
    let addresses: BTreeMap<String, String> = assets
        .manifest()
        .iter()
        .map(|(plain, hashed)| (plain.trim_start_matches('/').to_owned(), format!("{ASSETS}{hashed}")))
        .collect();
    let known: Arc<HashSet<String>> = Arc::new(addresses.values().cloned().collect());
    let by_hash = middleware::from_fn(move |request: Request, next: Next| {
        let is_known = known.contains(request.uri().path());
        async move { if is_known { next.run(request).await } else { Error::NotFound.into_response() } }
    });
    (Router::new().nest(ASSETS, assets.into_router()).layer(by_hash), addresses)
}
