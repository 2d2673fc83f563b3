//! `/dev/mail`, in the demonstration: the newest mails, which go to nobody.

use accounts::Ctx;
use axum::response::Response;
use kit::mail::Mail;
use kit::{Locale, Result};
use serde::Serialize;

/// How many are shown.
const SHOWN: usize = 30;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The newest mails, the newest first.
    pub mails: Vec<Sent>,
}

/// A mail.
#[derive(Debug, Serialize)]
pub struct Sent {
    /// Where it would have gone.
    pub to: String,
    /// Language of the subject.
    pub locale: Locale,
    /// Subject.
    pub subject: String,
    /// Its form in plain text.
    pub text: String,
}

/// Shows them.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let mails = ctx.app().mail.sent().into_iter().take(SHOWN);
    let mails = mails.map(|Mail { to, locale, subject, text, .. }| Sent { to, locale, subject, text });
    ctx.page("dev/mail.html", &Page { mails: mails.collect() }).await
}
