//! The three languages, and where a page's language comes from.

use axum::extract::Request;
use axum::http::Uri;
use axum::http::uri::PathAndQuery;
use sea_orm::DeriveActiveEnum;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A language of the interface. Arabic is the source of all texts and the default.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, EnumIter, DeriveActiveEnum,
)]
#[serde(rename_all = "lowercase")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::N(2))", rename_all = "lowercase")]
pub enum Locale {
    /// Arabic.
    #[default]
    Ar,
    /// English.
    En,
    /// Spanish.
    Es,
}

impl Locale {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Ar, Self::En, Self::Es];

    /// Its BCP 47 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::Ar => "ar",
            Self::En => "en",
            Self::Es => "es",
        }
    }

    /// The direction of its writing, as HTML's `dir`.
    pub fn dir(self) -> &'static str {
        match self {
            Self::Ar => "rtl",
            Self::En | Self::Es => "ltr",
        }
    }

    /// Its name in itself.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ar => "العربية",
            Self::En => "English",
            Self::Es => "Español",
        }
    }

    /// The language with this code, if we have it.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|locale| locale.code() == code)
    }
}

/// The address as the reader sees it; in every request's extensions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The language that the address carried, if it carried one.
    pub locale: Option<Locale>,
    /// The path without the language: `/register`, and `/` for `/ar`.
    pub path: String,
    /// The query string with its `?`, or nothing.
    pub query: String,
}

/// Takes the language off the front of the path, so that the router knows each page once.
/// `/ar/register` becomes `/register` with [`Address`] `{ locale: Some(Ar), … }`.
pub fn strip(mut request: Request) -> Request {
    let path = request.uri().path();
    let mut locale = None;
    let mut rest = path.to_owned();
    if let Some((first, after)) = path.strip_prefix('/').map(|path| path.split_once('/').unwrap_or((path, "")))
        && let Some(found) = Locale::from_code(first)
        // `/ar/` itself is not `/ar`; one page has one address.
        && !(after.is_empty() && path.ends_with('/'))
    {
        locale = Some(found);
        rest = format!("/{after}");
    }
    let query = request.uri().query().map(|query| format!("?{query}")).unwrap_or_default();
    if locale.is_some()
        && let Ok(path_and_query) = format!("{rest}{query}").parse::<PathAndQuery>()
    {
        let mut parts = request.uri().clone().into_parts();
        parts.path_and_query = Some(path_and_query);
        if let Ok(uri) = Uri::from_parts(parts) {
            *request.uri_mut() = uri;
        }
    }
    request.extensions_mut().insert(Address { locale, path: rest, query });
    request
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_comes_off_the_front() {
        for (asked, locale, path, uri) in [
            ("/ar", Some(Locale::Ar), "/", "/"),
            ("/es/register?step=2", Some(Locale::Es), "/register", "/register?step=2"),
            ("/ar/", None, "/ar/", "/ar/"),
            ("/arabic", None, "/arabic", "/arabic"),
            ("/people", None, "/people", "/people"),
            ("/en//evil.example", Some(Locale::En), "//evil.example", "//evil.example"),
        ] {
            let request = strip(Request::builder().uri(asked).body(axum::body::Body::empty()).unwrap());
            let address = request.extensions().get::<Address>().unwrap();
            assert_eq!((address.locale, address.path.as_str()), (locale, path), "{asked}");
            assert_eq!(request.uri().to_string(), uri, "{asked}");
        }
    }
}
