//! Rendering a page: a template, what every page knows ([`Site`]), and the page's own fields.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::response::Html;
use chrono::{DateTime, Utc};
use fluent_bundle::{FluentArgs, FluentValue};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Kwargs, Object, Serde, ValueKind, from_args};
use minijinja::{AutoEscape, Environment, ErrorKind, State, UndefinedBehavior, Value};
use serde::Serialize;

use crate::flash::Flash;
use crate::format::{self, Digits, Numerals, PartialDate};
use crate::text::{self, Texts};
use crate::{Locale, Result};

/// What every page knows beside its own fields: the variable `site` of the templates.
#[derive(Clone, Debug, Serialize)]
pub struct Site {
    /// Language of the page.
    pub locale: Locale,
    /// Digits that the reader chose for Arabic pages.
    pub digits: Digits,
    /// Direction of the page, `rtl` or `ltr`.
    pub dir: &'static str,
    /// The page in each language.
    pub languages: Vec<Language>,
    /// Path without the language.
    pub path: String,
    /// The query string with its `?`, or nothing.
    pub query: String,
    /// `guest`, `member` or `staff`.
    pub viewer: &'static str,
    /// Their name, if they have signed in.
    pub viewer_name: String,
    /// What the viewer may open, for the menu.
    pub menu: Vec<MenuItem>,
    /// A sentence left by the page before.
    pub flash: Option<Flash>,
    /// What the reader is told on each of their own pages.
    pub notices: Vec<Notice>,
    /// Whether this is the demonstration, with invented people.
    pub demo: bool,
    /// Address of the viewer's first page.
    pub home: String,
    /// Address at which the viewer signs out, if signed in.
    pub sign_out: Option<String>,
    /// Seconds after which an unused page signs its reader out; it warns them before. Nothing where it does not warn.
    pub idle: Option<i64>,
}

/// A page in another language.
#[derive(Clone, Debug, Serialize)]
pub struct Language {
    /// Its code.
    pub code: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Its direction.
    pub dir: &'static str,
    /// The page in it; where addresses carry no language (staff pages), none: the switch is a button.
    pub href: Option<String>,
    /// Whether it is the page's own.
    pub current: bool,
}

/// Something that the reader is told on each of their own pages as long as it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Notice {
    /// In the reader's language.
    pub text: String,
    /// What the link says.
    pub label: String,
    /// The page where it can be changed.
    pub href: String,
}

/// One entry of the menu.
#[derive(Clone, Debug, Serialize)]
pub struct MenuItem {
    /// In the reader's language.
    pub label: String,
    /// Where it leads.
    pub href: String,
    /// Whether the reader is there.
    pub current: bool,
    /// What waits there, where that is counted.
    pub count: Option<u64>,
}

/// Reads a template by its path below `web/templates`.
pub type ReadTemplate = fn(&str) -> Option<Cow<'static, [u8]>>;

/// Turns templates into pages.
pub struct Renderer {
    read: ReadTemplate,
    texts: Arc<Texts>,
    assets: Arc<BTreeMap<String, String>>,
}

impl Renderer {
    /// `assets` maps a file below `web/assets` to its address with the hash of its content.
    pub fn new(read: ReadTemplate, texts: Arc<Texts>, assets: BTreeMap<String, String>) -> Self {
        Self { read, texts, assets: Arc::new(assets) }
    }

    /// The page `template` (a path below `web/templates`) with `page`'s fields, in `site`'s language.
    pub fn render(&self, template: &str, site: &Site, page: &impl Serialize) -> Result<Html<String>> {
        let locale = site.locale;
        let globals = minijinja::context! {
            site => Value::from(Serde(site)),
            href => Value::from_function(move |path: &str| localized(locale, path)),
            asset => Value::from_object(Asset(self.assets.clone())),
            ..self.words(Numerals::new(locale, site.digits), page)
        };
        self.fill(template, globals).map(Html)
    }

    /// The two forms of a mail: `{template}.txt` and `{template}.html` with `page`'s fields, once in each of
    /// `locales`, one below the other in `mail/frame`. Links in it, `link("/me")`, are whole addresses below
    /// `public_url`.
    pub fn letter(
        &self,
        template: &str,
        locales: &[Locale],
        public_url: &str,
        page: &impl Serialize,
    ) -> Result<Letter> {
        let form = |ending: &str| -> Result<String> {
            let mut blocks = Vec::new();
            for &locale in locales {
                let public_url = public_url.to_owned();
                let globals = minijinja::context! {
                    link => Value::from_function(move |path: &str| public_url.clone() + &localized(locale, path)),
                    ..self.words(locale.into(), page)
                };
                let body = self.fill(&format!("{template}.{ending}"), globals)?;
                // Escaped already where that is called for: the frame puts it in as it is.
                let body = Value::from_safe_string(body);
                blocks.push(minijinja::context! { lang => locale.code(), dir => locale.dir(), body });
            }
            self.fill(&format!("mail/frame.{ending}"), minijinja::context! { blocks })
        };
        Ok(Letter { text: form("txt")?, html: form("html")? })
    }

    /// What templates say in the language of `numerals` and with its digits, and `page`'s fields.
    fn words(&self, numerals: Numerals, page: &impl Serialize) -> Value {
        minijinja::context! {
            t => Value::from_object(Translate { texts: self.texts.clone(), numerals }),
            date => Value::from_function(move |text: &str| shown_date(numerals, text)),
            datetime => Value::from_function(move |text: &str| shown_date_and_time(numerals, text)),
            number => Value::from_function(move |number: i64| format::number(numerals, number)),
            ..Value::from(Serde(page))
        }
    }

    fn fill(&self, template: &str, globals: Value) -> Result<String> {
        Ok(environment(self.read).get_template(template)?.render(globals)?)
    }
}

/// A mail's two forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// As plain text.
    pub text: String,
    /// As a whole HTML page.
    pub html: String,
}

/// The address of `path` in `locale`, for pages whose address carries the language.
pub fn localized(locale: Locale, path: &str) -> String {
    if path == "/" { format!("/{}", locale.code()) } else { format!("/{}{path}", locale.code()) }
}

/// Whether `path` is a path here and no address elsewhere: `//host` and `/\\host` lead away in a browser.
pub fn is_own_path(path: &str) -> bool {
    path.starts_with('/')
        && !path[1..].starts_with(['/', '\\'])
        && path.chars().all(|c| c.is_ascii_graphic() && c != '\\')
}

impl From<minijinja::Error> for crate::Error {
    fn from(cause: minijinja::Error) -> Self {
        // `{:#}` of a template error may quote the page's values; the kind and place do not.
        let place = format!("{}:{}", cause.name().unwrap_or("template"), cause.line().unwrap_or(0));
        let detail = if cfg!(debug_assertions) { format!(": {cause:#}") } else { String::new() };
        crate::Error::Failed(anyhow::anyhow!("{place}: {:?}{detail}", cause.kind()))
    }
}

/// The templates that `read` reads, each compiled once in a process. A debug build, which reads them from files, looks
/// at them anew each second.
fn environment(read: ReadTemplate) -> Arc<Environment<'static>> {
    type Kept = (ReadTemplate, Instant, Arc<Environment<'static>>);
    static KEPT: Mutex<Vec<Kept>> = Mutex::new(Vec::new());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.retain(|(_, since, _)| !cfg!(debug_assertions) || since.elapsed() < Duration::from_secs(1));
    if let Some((.., environment)) = kept.iter().find(|(by, ..)| std::ptr::fn_addr_eq(*by, read)) {
        return environment.clone();
    }
    let fresh = Arc::new(new_environment(read));
    kept.push((read, Instant::now(), fresh.clone()));
    fresh
}

fn new_environment(read: ReadTemplate) -> Environment<'static> {
    let mut environment = Environment::new();
    // An error names its template and line, and never shows the values around it: they are personal.
    environment.set_debug(false);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the delimiters are the usual ones"));
    environment.set_auto_escape_callback(|name| {
        if name.ends_with(".txt") { AutoEscape::None } else { AutoEscape::Html }
    });
    environment.set_loader(move |name| {
        read(name)
            .map(|bytes| String::from_utf8(bytes.into_owned()))
            .transpose()
            .map_err(|_| minijinja::Error::new(ErrorKind::SyntaxError, "not UTF-8"))
    });
    environment
}

fn shown_date(numerals: Numerals, text: &str) -> Result<String, minijinja::Error> {
    PartialDate::parse(text)
        .map(|date| format::date(numerals, date))
        .ok_or_else(|| minijinja::Error::new(ErrorKind::InvalidOperation, "not a date"))
}

fn shown_date_and_time(numerals: Numerals, text: &str) -> Result<Value, minijinja::Error> {
    let at: DateTime<Utc> =
        text.parse().map_err(|_| minijinja::Error::new(ErrorKind::InvalidOperation, "not a time"))?;
    let (date, time) = format::date_and_time(numerals, at);
    Ok(Value::from_safe_string(format!("{date} <bdi dir=\"ltr\">{time} UTC</bdi>")))
}

/// `t("key", name=value)` of the templates.
#[derive(Debug)]
struct Translate {
    texts: Arc<Texts>,
    numerals: Numerals,
}

impl std::fmt::Debug for Texts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Texts")
    }
}

impl Object for Translate {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, minijinja::Error> {
        let (key, values): (&str, Kwargs) = from_args(args)?;
        let mut args = FluentArgs::new();
        for name in values.args() {
            args.set(name.to_owned(), fluent_value(self.numerals, values.get(name)?));
        }
        values.assert_all_used()?;
        self.texts
            .find(self.numerals.locale(), key, Some(&args))
            .map(|text| Value::from(self.numerals.sentence(&text).into_owned()))
            .ok_or_else(|| minijinja::Error::new(ErrorKind::UnknownFunction, format!("no text {key}")))
    }
}

fn fluent_value(numerals: Numerals, value: Value) -> FluentValue<'static> {
    match i64::try_from(value.clone()) {
        Ok(number) if value.kind() == ValueKind::Number => text::number(numerals, number),
        _ if value.is_safe() => FluentValue::from(unescaped(&value.to_string())),
        _ => FluentValue::from(value.to_string()),
    }
}

/// What a macro wrote, as text again: as part of a sentence it is escaped once more.
fn unescaped(html: &str) -> String {
    const ENTITIES: [(&str, &str); 6] =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    ENTITIES.iter().fold(html.to_owned(), |text, (entity, plain)| text.replace(entity, plain))
}

/// `asset("mahjar.css")` of the templates.
#[derive(Debug)]
struct Asset(Arc<BTreeMap<String, String>>);

impl Object for Asset {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, args: &[Value]) -> Result<Value, minijinja::Error> {
        let (file,): (&str,) = from_args(args)?;
        self.0
            .get(file)
            .map(|address| Value::from(address.clone()))
            .ok_or_else(|| minijinja::Error::new(ErrorKind::InvalidOperation, format!("no asset {file}")))
    }
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
