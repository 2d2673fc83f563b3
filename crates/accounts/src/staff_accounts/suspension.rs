//! `/staff-accounts/{id}/suspension`: an account goes out of use, or comes back.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use crate::Ctx;
use crate::staff::{self, AccountId, State};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the account.
    pub account_href: String,
    /// Name.
    pub name: String,
    /// Whether it is suspended, so that it would come back.
    pub is_suspended: bool,
    /// Whether what was sent could not be done: one's own account, or the last administrator's.
    pub is_refused: bool,
}

impl Page {
    fn new(account: staff::Model, is_refused: bool) -> Self {
        Self {
            account_href: format!("/staff-accounts/{}", account.id),
            name: account.name,
            is_suspended: account.state == State::Suspended,
            is_refused,
        }
    }
}

/// Asks.
pub async fn get(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    ctx.page("staff_accounts/suspension.html", &Page::new(account, false)).await
}

/// Suspends, or puts into use again.
pub async fn post(ctx: Ctx, Path(id): Path<AccountId>, _: Nothing) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    let (done, key) = match account.state {
        State::Suspended => (staff::resume(&ctx, &account).await?, "staff-accounts-suspension-resumed"),
        State::Active | State::Invited => {
            (staff::suspend(&ctx, &account).await?, "staff-accounts-suspension-done")
        }
    };
    if !done {
        return ctx.invalid("staff_accounts/suspension.html", &Page::new(account, true)).await;
    }
    ctx.flash(Tone::Success, key).await?;
    Ok(ctx.redirect(&format!("/staff-accounts/{id}")))
}
