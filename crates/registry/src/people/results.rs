//! `/people/results`: the list as it follows the typing, for the page's script. What is typed changes one row as long
//! as the page is open; what was first shown of it is written down, and every record that is opened.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::{Result, form};
use serde::Serialize;

use super::index::{self, Found};
use super::narrow::Asked;
use crate::saved_search;

/// What the page shows: the part of `/people` below the box.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its address, which the browser shows from now on.
    pub address: String,
    /// The search whose words are meant.
    pub s: String,
    /// The list.
    #[serde(flatten)]
    pub list: index::Page,
}

/// Shows what was found.
pub async fn post(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let q = index::words(&asked);
    let earlier = asked.s.parse().ok();
    let s = if q.is_empty() {
        String::new()
    } else {
        saved_search::keep_live(&ctx, earlier, &q).await?.to_string()
    };
    let is_first = s != asked.s;
    let asked = Asked { s, page: 1, ..asked }.known_only(&ctx)?;
    let found = Found::by(&ctx, &asked, &q).await?;
    if is_first {
        found.tell(&ctx, &asked);
    }
    let suggestions = suggestions(&ctx, &asked, &q).await;
    let list = index::Page { suggestions, ..index::Page::of(&ctx, &asked, q, found).await? };
    ctx.page("people/results.html", &Page { address: asked.href(1), s: asked.s, list }).await
}

/// What the words may become whose last is still typed; nothing while the index is away.
async fn suggestions(ctx: &Ctx, asked: &Asked, q: &str) -> Vec<String> {
    let Ok(staff) = ctx.staff() else { return Vec::new() };
    let kind = asked.query(ctx, "", "").kind;
    let scope = staff.decide(Action::SeePeople).scope();
    ctx.app().index.suggest(&scope, kind, q).await.unwrap_or_default()
}
