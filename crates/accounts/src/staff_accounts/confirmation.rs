//! `/staff-accounts/{id}/confirmation`: a strong role that one person has given holds once a second one agrees.

use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};

use super::Held;
use crate::Ctx;
use crate::grant::{self, NotConfirmed};
use crate::staff::{self, AccountId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the account.
    pub account_href: String,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// The role that waits; none where none does.
    pub waits: Option<Held>,
    /// Who gave it.
    pub given_by: String,
    /// Whether the reader gave it, and so waits for another.
    pub is_giver: bool,
    /// Whether it is for the reader.
    pub is_own: bool,
    /// Why what was sent is not done: `not_given`, `own`, `giver`, `not_entitled`; or empty.
    pub refused: &'static str,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `agree` or `refuse`.
    #[serde(deserialize_with = "de_code")]
    pub answer: String,
}

impl Page {
    async fn new(ctx: &Ctx, account: staff::Model, refused: Option<NotConfirmed>) -> Result<Self> {
        let (db, reader) = (ctx.tx().await?, ctx.staff()?.id);
        let posts = grant::of(db, [account.id.0]).await?.remove(&account.id.0).unwrap_or_default();
        let waiting = grant::waiting(db, account.id, ctx.now()).await?.map(|grant| grant.id);
        let post = posts.iter().find(|post| Some(post.grant.id) == waiting);
        let giver = post.and_then(|post| post.grant.given_by);
        let given_by = match giver {
            Some(giver) => staff::names(db, [giver.0]).await?.remove(&giver.0).unwrap_or_default(),
            None => String::new(),
        };
        Ok(Self {
            account_href: format!("/staff-accounts/{}", account.id),
            is_own: account.id == reader,
            name: account.name,
            email: account.email,
            waits: post.map(|post| Held::new(post, (ctx.now(), ctx.locale()))),
            given_by,
            is_giver: giver == Some(reader),
            refused: match refused {
                None => "",
                Some(NotConfirmed::NotGiven) => "not_given",
                Some(NotConfirmed::Own) => "own",
                Some(NotConfirmed::Giver) => "giver",
                Some(NotConfirmed::NotEntitled) => "not_entitled",
            },
        })
    }
}

/// Shows what waits.
pub async fn get(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    ctx.page("staff_accounts/confirmation.html", &Page::new(&ctx, account, None).await?).await
}

/// Agrees, or drops it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AccountId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    let (done, key) = match form.answer.as_str() {
        "agree" => (grant::confirm(&ctx, &account).await?, "staff-accounts-confirmation-done"),
        "refuse" => (grant::refuse(&ctx, &account).await?, "staff-accounts-confirmation-refused"),
        _ => return Err(Error::Unreadable("the answer is none of the two".into())),
    };
    match done {
        Ok(()) => {
            ctx.flash(Tone::Success, key).await?;
            Ok(ctx.redirect(&format!("/staff-accounts/{id}")))
        }
        Err(why) => {
            let page = Page::new(&ctx, account, Some(why)).await?;
            ctx.invalid("staff_accounts/confirmation.html", &page).await
        }
    }
}
