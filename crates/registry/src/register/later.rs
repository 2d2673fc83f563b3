//! `/register/later`: the code with which an unfinished registration is continued, also on another phone; and an
//! e-mail address that does the same, once it is proved.

use accounts::Ctx;
use accounts::code::{self, Checked};
use axum::response::Response;
use chrono::TimeDelta;
use kit::Result;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::{draft_or_start, send_code};
use crate::contact;
use crate::draft::{self, Draft};
use crate::me::code::{error, read};

/// Purpose of the codes that prove an address for a draft.
const CODE: &str = "draft";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// The draft's code.
    pub code: String,
    /// Until which day the answers are kept if they are not touched: a date as in `1957-03-27`.
    pub until: String,
    /// Where the registration goes on now.
    pub resume_href: String,
    /// The address that a six-digit code was sent to, or empty.
    pub sent_to: String,
    /// Whether an address was proved.
    pub has_email: bool,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The e-mail address.
    #[serde(deserialize_with = "de_code")]
    pub email: String,
    /// The six digits that were sent to it.
    #[serde(deserialize_with = "de_code")]
    pub digits: String,
    /// "yes": a code is asked for.
    #[serde(deserialize_with = "de_yes")]
    pub send: String,
}

impl Page {
    async fn new(ctx: &Ctx, draft: &Draft, form: Filled) -> Result<Self> {
        let waiting = code::waiting(ctx, CODE).await?;
        Ok(Self {
            form,
            code: draft::code(ctx).await?.unwrap_or_default(),
            until: (ctx.now() + TimeDelta::days(draft::DAYS.into())).date_naive().to_string(),
            resume_href: ctx.href(draft.next_page(&ctx.app().reference)),
            sent_to: waiting.map(|waiting| waiting.target).unwrap_or_default(),
            has_email: draft::has_email(ctx).await?,
        })
    }
}

/// Shows it; the address of the contact page is offered.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let email = draft.contact.as_ref().map(|contact| contact.email.clone()).unwrap_or_default();
    let form = Filled::new(&Form { email, ..Form::default() });
    ctx.page("register/later.html", &Page::new(&ctx, &draft, form).await?).await
}

/// Sends six digits to the address, or takes them.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let mut errors = Errors::default();
    if form.send == "yes" {
        if form.email.is_empty() {
            errors.add("email", "register-later-error-email-none");
        } else if !contact::is_email(&form.email) {
            errors.add("email", "register-contact-error-email-form");
        } else if send_code(&ctx, CODE, &form.email).await? {
            return Ok(ctx.redirect(&ctx.href("/register/later")));
        } else {
            errors.add("email", "code-error-many");
        }
    } else {
        match read(&form.digits) {
            Ok(digits) => {
                let email = code::waiting(&ctx, CODE).await?.map(|waiting| waiting.target);
                match (code::check(&ctx, CODE, &digits).await?, email) {
                    (Checked::Right, Some(email)) => {
                        draft::keep_email(&ctx, &email).await?;
                        ctx.flash(Tone::Success, "register-later-email-done").await?;
                        return Ok(ctx.redirect(&ctx.href("/register/later")));
                    }
                    (other, _) => errors.add("digits", error(other)),
                }
            }
            Err(key) => errors.add("digits", key),
        }
    }
    let page = Page::new(&ctx, &draft, ctx.filled(&form, errors)).await?;
    ctx.invalid("register/later.html", &page).await
}
