//! Forms: read strictly, validated, and shown again with everything that was typed.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{FromRequest, Request};
use axum::http::{Method, header};
use fluent_bundle::FluentArgs;
use serde::de::DeserializeOwned;
use serde::{Serialize, Serializer};
use validator::{Validate, ValidationErrors};

use crate::text::Texts;
use crate::{Error, Locale, Result};

/// A posted form, or the query of a GET. A single field sent twice is refused, and so is a field that `T` does not know:
/// `T` has `#[serde(deny_unknown_fields)]`. Only the queries of pages that people come to from a mail do without that: what
/// a mail program hangs on to a link (`utm_source`) locks nobody out.
#[derive(Clone, Debug)]
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        if matches!(*request.method(), Method::GET | Method::HEAD) {
            return parse(request.uri().query().unwrap_or_default().as_bytes()).map(Self);
        }
        let kind =
            request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        if !kind.starts_with("application/x-www-form-urlencoded") {
            return Err(Error::Unreadable("not a form".into()));
        }
        let body = body(request, state).await?;
        if !is_text(&body) {
            return Err(Error::Unreadable("not text".into()));
        }
        parse(&body).map(Self)
    }
}

/// The body of a form that has nothing but its button: empty. Whatever else it brings is refused.
#[derive(Clone, Copy, Debug)]
pub struct Nothing;

impl<S: Send + Sync> FromRequest<S> for Nothing {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        if body(request, state).await?.is_empty() {
            Ok(Self)
        } else {
            Err(Error::Unreadable("unknown field".into()))
        }
    }
}

/// Most bytes of a file that somebody sends.
pub const MOST_FILE: usize = 10 * 1024 * 1024;
/// Most bytes of a request that brings one: what is too large is read to its end and let go, so that its sender is told so by
/// a page and not by a connection that breaks off.
pub const MOST_UPLOAD: usize = 4 * MOST_FILE;

/// The one file that a page's form has, in its field `file`: `multipart/form-data`. Whatever else it brings is refused.
#[derive(Clone, Debug)]
pub enum Upload {
    /// No file was chosen.
    None,
    /// One of more than [`MOST_FILE`].
    TooLarge,
    /// This one. What it is called is not asked.
    File(Vec<u8>),
}

impl<S: Send + Sync> FromRequest<S> for Upload {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self> {
        let broken = |error: MultipartError| match error.status().as_u16() {
            413 => Error::TooLarge,
            _ => Error::Unreadable("upload broken off".into()),
        };
        let kind = request.headers().get(header::CONTENT_TYPE).map(|kind| kind.as_bytes());
        if !kind.is_some_and(|kind| kind.starts_with(b"multipart/form-data")) {
            // As a form without a field would be.
            return match body(request, state).await?.is_empty() {
                true => Ok(Self::None),
                false => Err(Error::Unreadable("not an upload".into())),
            };
        }
        let parts = Multipart::from_request(request, state).await;
        let mut parts = parts.map_err(|_| Error::Unreadable("not an upload".into()))?;
        let mut found = None;
        while let Some(mut part) = parts.next_field().await.map_err(broken)? {
            if part.name() != Some("file") || found.is_some() {
                return Err(Error::Unreadable("unknown field".into()));
            }
            let (mut bytes, mut is_too_large) = (Vec::new(), false);
            while let Some(chunk) = part.chunk().await.map_err(broken)? {
                is_too_large |= bytes.len() + chunk.len() > MOST_FILE;
                if is_too_large {
                    bytes = Vec::new();
                } else {
                    bytes.extend_from_slice(&chunk);
                }
            }
            found = Some(match bytes.len() {
                _ if is_too_large => Self::TooLarge,
                0 => Self::None,
                _ => Self::File(bytes),
            });
        }
        Ok(found.unwrap_or(Self::None))
    }
}

async fn body<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes> {
    Bytes::from_request(request, state).await.map_err(|rejection| match rejection.into_response_status() {
        413 => Error::TooLarge,
        _ => Error::Unreadable("body broken off".into()),
    })
}

/// Whether `form` is what a browser makes of text: UTF-8 without NUL, and two digits after each `%`. Else what is read
/// would not be what was sent; PostgreSQL keeps no NUL either.
fn is_text(form: &[u8]) -> bool {
    let digit = |byte: Option<&u8>| byte.and_then(|&byte| char::from(byte).to_digit(16));
    let (mut text, mut rest) = (Vec::with_capacity(form.len()), form.iter());
    while let Some(&byte) = rest.next() {
        let read = match byte {
            b'%' => digit(rest.next()).zip(digit(rest.next())).map(|(high, low)| (high * 16 + low) as u8),
            byte => Some(byte),
        };
        match read {
            None | Some(0) => return false,
            Some(byte) => text.push(byte),
        }
    }
    std::str::from_utf8(&text).is_ok()
}

/// The status of axum's own rejection of a body.
trait RejectionStatus {
    fn into_response_status(self) -> u16;
}

impl RejectionStatus for axum::extract::rejection::BytesRejection {
    fn into_response_status(self) -> u16 {
        self.status().as_u16()
    }
}

/// For a secret: it keeps its place among the fields, and goes into no page again.
pub fn secret<S: Serializer>(_: &str, to: S) -> std::result::Result<S::Ok, S::Error> {
    to.serialize_str("")
}

/// The query string of an address with these values: `?to=%2Fme`.
pub fn query(values: &[(&str, &str)]) -> String {
    // Pairs of texts can always be written.
    serde_html_form::to_string(values).map(|query| format!("?{query}")).unwrap_or_default()
}

/// What a query string of our own says, such as one that was kept.
pub fn of_query<T: DeserializeOwned>(query: &str) -> Result<T> {
    parse(query.as_bytes())
}

fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T> {
    serde_html_form::from_bytes(bytes).map_err(|error| {
        // The error quotes the name of an unknown field, which anyone may have written: only its kind is kept.
        let text = error.to_string();
        let kinds = ["unknown field", "duplicate field", "missing field", "invalid type"];
        let kind = kinds.into_iter().find(|kind| text.starts_with(kind)).unwrap_or("malformed");
        Error::Unreadable(kind.into())
    })
}

/// What is wrong with a form: at most one text a field.
#[derive(Clone, Debug, Default)]
pub struct Errors(BTreeMap<String, Reason>);

/// The key of a text, and the values it is given.
type Reason = (String, Vec<(&'static str, String)>);

impl Errors {
    /// The errors that `form`'s own rules find. A rule's `message` is the key of its text.
    pub fn of(form: &impl Validate) -> Self {
        form.validate().err().map(Self::from).unwrap_or_default()
    }

    /// Adds an error that only the page can find, unless the field has one already.
    pub fn add(&mut self, field: &str, key: &str) {
        self.add_with(field, key, Vec::new());
    }

    /// As [`Errors::add`], with values for the text.
    pub fn add_with(&mut self, field: &str, key: &str, values: Vec<(&'static str, String)>) {
        self.0.entry(field.to_owned()).or_insert_with(|| (key.to_owned(), values));
    }

    /// Adds those of `other` whose fields have none yet.
    pub fn merge(&mut self, other: Self) {
        for (field, reason) in other.0 {
            self.0.entry(field).or_insert(reason);
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether `field` has an error.
    pub fn has(&self, field: &str) -> bool {
        self.0.contains_key(field)
    }
}

impl From<ValidationErrors> for Errors {
    fn from(found: ValidationErrors) -> Self {
        let mut errors = Self::default();
        for (field, found) in found.field_errors() {
            // The rejected value that validator keeps in its params is dropped here: it is personal.
            for error in found {
                let key = error.message.as_deref().unwrap_or(&error.code);
                errors.add(&field, key);
            }
        }
        errors
    }
}

/// A form as the templates' field macros read it: what was typed, and the errors in the order of
/// the fields.
#[derive(Clone, Debug, Serialize)]
pub struct Filled {
    /// Values by field.
    pub values: serde_json::Value,
    /// Errors, in the order of the fields.
    pub errors: Vec<FieldError>,
    /// Whether the links to other languages are buttons that carry what was typed: the page's form has the id
    /// `questions` and a field `switch`.
    pub switches_language: bool,
}

/// One error, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The field it stands beside.
    pub field: String,
    /// What to do.
    pub text: String,
}

impl Filled {
    /// `form` without errors.
    pub fn new(form: &impl Serialize) -> Self {
        Self {
            values: serde_json::to_value(form).unwrap_or_default(),
            errors: Vec::new(),
            switches_language: false,
        }
    }

    /// The same, of a page that keeps what was typed when its language is changed.
    pub fn that_switches_language(mut self) -> Self {
        self.switches_language = true;
        self
    }

    /// `form` with `errors`, in `locale`.
    pub fn with_errors(form: &impl Serialize, errors: Errors, texts: &Texts, locale: Locale) -> Self {
        let mut filled = Self::new(form);
        let mut errors = errors.0;
        let text = |(key, values): Reason| {
            let args: FluentArgs = values.into_iter().collect();
            texts.get(locale, &key, Some(&args))
        };
        let order: Vec<String> =
            filled.values.as_object().map(|fields| fields.keys().cloned().collect()).unwrap_or_default();
        for field in order {
            if let Some(error) = errors.remove(&field) {
                filled.errors.push(FieldError { field, text: text(error) });
            }
        }
        filled
            .errors
            .extend(errors.into_iter().map(|(field, error)| FieldError { field, text: text(error) }));
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct One {
        #[allow(dead_code)]
        name: String,
    }

    #[test]
    fn queries() {
        assert_eq!(query(&[("to", "/me?a=1&b=ب")]), "?to=%2Fme%3Fa%3D1%26b%3D%D8%A8");
    }

    #[test]
    fn only_text_is_read() {
        for text in ["", "a=1", "a=%D8%A8+%20&b=ب", "a=%f0%9f%8d%89"] {
            assert!(is_text(text.as_bytes()), "{text}");
        }
        for other in ["a=%", "a=%4", "a=%zz", "a=%+1", "%FF=1", "a=%ED%A0%80", "a=%00", "a\0=1"] {
            assert!(!is_text(other.as_bytes()), "{other}");
        }
    }

    #[test]
    fn unknown_and_doubled_fields_are_refused() {
        assert!(parse::<One>(b"name=a").is_ok());
        for wrong in ["name=a&name=b", "name=a&role=admin", ""] {
            assert!(matches!(parse::<One>(wrong.as_bytes()), Err(Error::Unreadable(_))), "{wrong}");
        }
    }
}
