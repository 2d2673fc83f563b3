//! `/account`: one's own account: role, recovery codes that are left, and where one is signed in.

use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::{Error, Result, form};
use serde::{Deserialize, Serialize};

use crate::audit::Entry;
use crate::policy::Role;
use crate::session::{self, Owner};
use crate::staff_accounts::office;
use crate::{Ctx, passkey, recovery_code, staff};

/// Everything ends, here too.
const ALL: &str = "all";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// Role now.
    pub role: Role,
    /// Mission or region; empty for the ministry.
    pub office: String,
    /// Passkeys.
    pub passkeys: u64,
    /// Recovery codes that are left.
    pub codes: u64,
    /// Where one is signed in, the newest first.
    pub sessions: Vec<session::Listed>,
}

/// What is sent.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Name of the session to end, or [`ALL`].
    #[serde(deserialize_with = "de_code")]
    pub end: String,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let (db, own) = (ctx.tx().await?, ctx.staff()?);
    let account = staff::find(db, own.id).await?.ok_or(Error::NotFound)?;
    let page = Page {
        name: account.name,
        email: account.email,
        role: own.role,
        office: office(&own.office, ctx.locale()),
        passkeys: passkey::count(&ctx, Owner::Staff(own.id)).await?,
        codes: recovery_code::left(db, own.id).await?,
        sessions: session::of(&ctx, Owner::Staff(own.id)).await?,
    };
    ctx.page("account/index.html", &page).await
}

/// Ends one session, or all and this one with them.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let own = ctx.staff()?.id;
    let owner = Owner::Staff(own);
    if form.end == ALL {
        session::end_others(&ctx, owner).await?;
        ctx.record(Entry::done("staff.sign_out_others").to(staff::KIND, own.0));
        return Ok(ctx.sign_out_to(&ctx.href("/sign-in")));
    }
    if session::end(&ctx, owner, &form.end).await? {
        ctx.record(Entry::done("staff.sign_out_others").to(staff::KIND, own.0));
    }
    ctx.flash(Tone::Success, "account-ended").await?;
    Ok(ctx.redirect("/account"))
}
