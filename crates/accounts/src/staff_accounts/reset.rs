//! `/staff-accounts/{id}/reset`: password and app of an account are taken away, by two persons: one asks, another
//! agrees.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use crate::policy::Action;
use crate::staff::{self, AccountId};
use crate::staff_reset::{self, NotReset};
use crate::{Ctx, staff_reset::Model};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the account.
    pub account_href: String,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Who asked for it, where it waits for a second person.
    pub asked_by: Option<String>,
    /// Whether the reader is the one who asked, and so waits.
    pub is_asker: bool,
    /// Why what was sent is not done: `own`, `not_in_use`, `not_asked`, `asker`; or empty.
    pub refused: &'static str,
}

impl Page {
    async fn new(ctx: &Ctx, account: staff::Model, refused: Option<NotReset>) -> Result<Self> {
        let db = ctx.tx().await?;
        let open = staff_reset::open(db, account.id, ctx.now()).await?;
        let asker = open.map(|Model { asked_by, .. }| asked_by);
        let asked_by = match asker {
            Some(asker) => staff::names(db, [asker.0]).await?.remove(&asker.0),
            None => None,
        };
        Ok(Self {
            account_href: format!("/staff-accounts/{}", account.id),
            name: account.name,
            email: account.email,
            asked_by,
            is_asker: asker == Some(ctx.staff()?.id),
            refused: match refused {
                None => "",
                Some(NotReset::Own) => "own",
                Some(NotReset::NotInUse) => "not_in_use",
                Some(NotReset::NotAsked) => "not_asked",
                Some(NotReset::Asker) => "asker",
            },
        })
    }
}

/// Shows where it stands.
pub async fn get(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    ctx.page("staff_accounts/reset.html", &Page::new(&ctx, account, None).await?).await
}

/// Asks, or agrees to what another asked.
pub async fn post(ctx: Ctx, Path(id): Path<AccountId>, _: Nothing) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    let is_open = staff_reset::open(ctx.tx().await?, id, ctx.now()).await?.is_some();
    let may_ask = ctx.staff()?.may(Action::ManageAccounts);
    let (done, key) = if is_open || !may_ask {
        (staff_reset::confirm(&ctx, &account).await?, "staff-accounts-reset-done")
    } else {
        (staff_reset::ask(&ctx, &account).await?, "staff-accounts-reset-asked")
    };
    match done {
        Ok(()) => {
            ctx.flash(Tone::Success, key).await?;
            Ok(ctx.redirect(&format!("/staff-accounts/{id}")))
        }
        Err(why) => {
            ctx.invalid("staff_accounts/reset.html", &Page::new(&ctx, account, Some(why)).await?).await
        }
    }
}
