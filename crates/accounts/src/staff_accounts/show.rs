//! `/staff-accounts/{id}`: one account: its state, its roles from first to last, and what can be done.

use axum::response::Response;
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::Held;
use crate::policy::Action;
use crate::staff::{self, AccountId, State};
use crate::{Ctx, grant, recovery_code, staff_link, staff_reset};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its id.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Code of the language of its pages.
    pub language: &'static str,
    /// State.
    pub state: State,
    /// When it was made.
    pub created_at: String,
    /// When its owner last signed in.
    pub signed_in_at: Option<String>,
    /// Recovery codes that are left.
    pub codes: u64,
    /// Until when the link that was sent works.
    pub link_until: Option<String>,
    /// Roles, the newest first.
    pub held: Vec<Held>,
    /// A reset that waits for a second person: who asked.
    pub reset_asked_by: Option<String>,
    /// A strong role that waits for a second person: who gave it.
    pub grant_given_by: Option<String>,
    /// Whether the reader may agree to it.
    pub may_confirm_grant: bool,
    /// Whether the reader may change it: never one's own.
    pub may_manage: bool,
    /// Whether the reader may agree to the reset that waits.
    pub may_confirm: bool,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response> {
    let (db, reader) = (ctx.tx().await?, ctx.staff()?);
    let account = staff::find(db, id).await?.ok_or(Error::NotFound)?;
    let posts = grant::of(db, [id.0]).await?.remove(&id.0).unwrap_or_default();
    let reset = staff_reset::open(db, id, ctx.now()).await?;
    let asker = match &reset {
        Some(reset) => staff::names(db, [reset.asked_by.0]).await?.remove(&reset.asked_by.0),
        None => None,
    };
    let waiting = grant::waiting(db, id, ctx.now()).await?;
    let giver = waiting.and_then(|grant| grant.given_by);
    let grant_given_by = match giver {
        Some(giver) => staff::names(db, [giver.0]).await?.remove(&giver.0),
        None => None,
    };
    let page = Page {
        id,
        may_confirm_grant: giver.is_some_and(|giver| giver != reader.id)
            && reader.may(Action::ConfirmGrant)
            && reader.id != id,
        grant_given_by,
        name: account.name,
        email: account.email,
        language: account.locale.code(),
        state: account.state,
        created_at: account.created_at.to_rfc3339(),
        signed_in_at: account.signed_in_at.map(|at| at.to_rfc3339()),
        codes: recovery_code::left(db, id).await?,
        link_until: staff_link::until(db, id, ctx.now()).await?.map(|at| at.to_rfc3339()),
        held: posts.iter().map(|post| Held::new(post, (ctx.now(), ctx.locale()))).collect(),
        may_confirm: reset.is_some_and(|reset| reset.asked_by != reader.id)
            && reader.may(Action::ConfirmReset)
            && reader.id != id,
        reset_asked_by: asker,
        may_manage: reader.may(Action::ManageAccounts) && reader.id != id,
    };
    ctx.page("staff_accounts/show.html", &page).await
}
