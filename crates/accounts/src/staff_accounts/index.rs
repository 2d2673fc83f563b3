//! `/staff-accounts`: the accounts of staff, by name.

use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::form;
use kit::pager::Pager;
use serde::{Deserialize, Serialize};

use super::Held;
use crate::policy::Action;
use crate::staff::{self, AccountId, State};
use crate::{Ctx, grant};

/// The last page that can be asked for: more accounts than a ministry has.
const LAST_PAGE: u64 = 1000;
/// Accounts on a page.
const SIZE: u64 = 50;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The accounts.
    pub accounts: Vec<Account>,
    /// The state that is shown, or empty for all.
    pub state: String,
    /// Where in the list this is.
    pub pager: Pager,
    /// Whether the reader may invite.
    pub may_manage: bool,
}

/// An account.
#[derive(Debug, Serialize)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Name.
    pub name: String,
    /// E-mail.
    pub email: String,
    /// State.
    pub state: State,
    /// The role held now, or else the newest.
    pub held: Option<Held>,
    /// When its owner last signed in.
    pub signed_in_at: Option<String>,
}

/// The address.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// Only this state.
    #[serde(deserialize_with = "de_code")]
    pub state: String,
    /// Page, from 1.
    pub page: Option<u64>,
}

/// Lists them.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let db = ctx.tx().await?;
    let state = match asked.state.as_str() {
        "active" => Some(State::Active),
        "invited" => Some(State::Invited),
        "suspended" => Some(State::Suspended),
        _ => None,
    };
    let page = asked.page.unwrap_or(1).clamp(1, LAST_PAGE);
    let (rows, total) = staff::listed(db, state, ((page - 1) * SIZE, SIZE)).await?;
    let mut posts = grant::of(db, rows.iter().map(|row| row.id.0)).await?;
    let at = (ctx.now(), ctx.locale());
    let accounts = rows.into_iter().map(|row| {
        let posts = posts.remove(&row.id.0).unwrap_or_default();
        let post = posts.iter().find(|post| post.grant.holds_at(at.0)).or(posts.first());
        Account {
            id: row.id,
            name: row.name,
            email: row.email,
            state: row.state,
            held: post.map(|post| Held::new(post, at)),
            signed_in_at: row.signed_in_at.map(|at| at.to_rfc3339()),
        }
    });
    let state = if state.is_some() { asked.state } else { String::new() };
    let address = |page: u64| {
        format!("/staff-accounts{}", form::query(&[("state", &state), ("page", &page.to_string())]))
    };
    let page = Page {
        accounts: accounts.collect(),
        pager: Pager::new(page, SIZE, total, address),
        state: state.clone(),
        may_manage: ctx.staff()?.may(Action::ManageAccounts),
    };
    ctx.page("staff_accounts/index.html", &page).await
}
