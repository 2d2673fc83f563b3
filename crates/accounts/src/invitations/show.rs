//! `/invitations/{token}`: behind a one-time link, staff choose a password and set up their app.

use axum::http::StatusCode;
use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::{Validate, ValidateEmail};

use crate::authenticator::Authenticator;
use crate::credential::{self, NotSetUp, SetUp};
use crate::staff::{self, Invited};
use crate::staff_link::{self, Kind};
use crate::{Ctx, code, password};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The link, if it works.
    pub link: Option<Link>,
    /// The form.
    pub form: Filled,
    /// The recovery codes, once the account is set up: shown this one time.
    pub codes: Vec<String>,
}

/// A link that works.
#[derive(Debug, Serialize)]
pub struct Link {
    /// What it is for.
    pub kind: Kind,
    /// Whose account it sets up; empty for the first administrator.
    pub name: String,
    /// Their e-mail; empty for the first administrator.
    pub email: String,
    /// The secret to type into an app that cannot scan.
    pub secret: String,
    /// The address that opens an app on the same telephone.
    pub address: String,
    /// The QR code of that address: the path of its drawing.
    pub drawing: String,
    /// Its width, in modules.
    pub width: usize,
}

/// What is sent. A password goes into no page again.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Name, of the first administrator.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "invitations-error-name-long"))]
    pub name: String,
    /// E-mail, of the first administrator.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "invitations-error-email-form"))]
    pub email: String,
    /// Password, as it was typed.
    #[serde(serialize_with = "form::secret")]
    pub password: String,
    /// Six digits of the app.
    #[serde(deserialize_with = "de_code", serialize_with = "form::secret")]
    pub code: String,
}

impl Form {
    /// What is wrong; `own` are words of the account that no password may be made of.
    fn errors(&self, is_first: bool, own: &[&str]) -> Errors {
        let mut errors = Errors::of(self);
        if is_first && self.name.is_empty() {
            errors.add("name", "invitations-error-name-none");
        }
        if is_first && !self.email.validate_email() {
            errors.add("email", "invitations-error-email-form");
        }
        if let Some(key) = password::weakness(&self.password, own) {
            errors.add("password", key);
        }
        if code::read(&self.code).is_none() {
            errors.add("code", "invitations-error-code-form");
        }
        errors
    }
}

/// The link with this token, as the page shows it.
async fn link(ctx: &Ctx, token: &str) -> Result<Option<Link>> {
    let app = ctx.app();
    // Outside the request's transaction: a POST begins its own after the slow work.
    let Some(link) = staff_link::find(&app.db, &app.keys, token, ctx.now()).await? else { return Ok(None) };
    let account = match link.account_id {
        Some(id) => staff::find(&app.db, id).await?,
        None => None,
    };
    let (name, email) = account.map(|account| (account.name, account.email)).unwrap_or_default();
    let authenticator = Authenticator::of_token(&app.keys, token);
    // Whoever comes first has no address yet; the app shows this in its place.
    let label = if email.is_empty() { "admin" } else { &email };
    let (drawing, width) = authenticator.drawing(label);
    let (secret, address) = (authenticator.shown(), authenticator.address(label));
    Ok(Some(Link { kind: link.kind, name, email, secret, address, drawing, width }))
}

/// Says that the link works no more: the same for one that never was.
async fn gone(ctx: &Ctx) -> Result<Response> {
    let page = Page { link: None, form: Filled::new(&Form::default()), codes: Vec::new() };
    let mut response = ctx.page("invitations/show.html", &page).await?;
    *response.status_mut() = StatusCode::NOT_FOUND;
    Ok(response)
}

/// Shows the form.
pub async fn get(ctx: Ctx, Path(token): Path<String>) -> Result<Response> {
    let Some(link) = link(&ctx, &token).await? else { return gone(&ctx).await };
    let page = Page { link: Some(link), form: Filled::new(&Form::default()), codes: Vec::new() };
    ctx.page("invitations/show.html", &page).await
}

/// Sets the account up, and shows its recovery codes.
pub async fn post(
    ctx: Ctx,
    Path(token): Path<String>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let Some(link) = link(&ctx, &token).await? else { return gone(&ctx).await };
    let is_first = link.kind == Kind::First;
    let (name, email) = if is_first {
        (form.name.clone(), form.email.to_lowercase())
    } else {
        (link.name.clone(), link.email.clone())
    };
    let own = credential::own_words(&name, &email);
    let mut errors = form.errors(is_first, &own);
    if errors.is_empty() {
        let first = is_first.then(|| Invited { name, email: email.clone(), locale: ctx.locale() });
        let typed = SetUp { first, password: form.password.clone(), digits: form.code.clone() };
        match credential::set_up(&ctx, &token, typed).await? {
            Ok(codes) => {
                let page = Page { link: Some(link), form: Filled::new(&Form::default()), codes };
                return ctx.page("invitations/show.html", &page).await;
            }
            Err(NotSetUp::Gone) => return gone(&ctx).await,
            Err(NotSetUp::Taken) => errors.add("email", "invitations-error-email-taken"),
            Err(NotSetUp::Digits) => errors.add("code", "invitations-error-code-wrong"),
        }
    }
    let page = Page { link: Some(link), form: ctx.filled(&form, errors), codes: Vec::new() };
    ctx.invalid("invitations/show.html", &page).await
}

/// The address of the link with this token, for a mail or an operator's terminal.
pub fn address(public_url: &str, locale: Locale, token: &str) -> String {
    format!("{public_url}/{}/invitations/{token}", locale.code())
}
