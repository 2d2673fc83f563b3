//! `/me/associations/{id}/members`: the members who let an association see them, for who heads it; found by any spelling of the
//! name. What is typed is posted and kept nowhere.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::form::{self, Filled};
use kit::pager::Pager;
use kit::path::Path;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::{Head, headed_with_passkey, path};
use crate::association::{self, AssociationId};
use crate::association_member::{self, Shown};

/// Rows to a page.
const SIZE: u64 = 25;
/// Longest text that is looked for, in characters.
const LONGEST: usize = 100;

/// The address of a list.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page, from 1.
    pub page: u64,
}

/// What is looked for.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Words of a name.
    #[serde(deserialize_with = "de_line")]
    pub q: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The association.
    pub association: Head,
    /// The form.
    pub form: Filled,
    /// Those of this page.
    pub members: Vec<Shown>,
    /// How many were found.
    pub total: u64,
    /// The pages; of what is found by a name the first alone.
    pub pager: Pager,
}

async fn page(ctx: &Ctx, association: &association::Model, form: Form, page: u64) -> Result<Page> {
    let q: String = form.q.chars().take(LONGEST).collect();
    let window = (page.saturating_sub(1).saturating_mul(SIZE), SIZE);
    let (members, total) = association_member::seen(ctx, association.id, &q, window).await?;
    let shown = json!({ "association": association.id, "rows": members.len(), "by_name": !q.is_empty() });
    ctx.record_ahead(
        Entry::done("association.members").with(shown).showing(members.iter().map(|one| one.person.0)),
    );
    let address = |page: u64| ctx.href(&format!("{}/members?page={page}", path(association.id)));
    let pages = if q.is_empty() { total } else { total.min(SIZE) };
    Ok(Page {
        association: Head::of(ctx, association),
        members,
        total,
        pager: Pager::new(page, SIZE, pages, address),
        form: Filled::new(&Form { q, ..form }).that_switches_language(),
    })
}

/// Shows them.
pub async fn get(
    ctx: Ctx,
    Path(id): Path<AssociationId>,
    form::Form(asked): form::Form<Asked>,
) -> Result<Response> {
    let association = match headed_with_passkey(&ctx, id, "/members").await? {
        Ok(association) => association,
        Err(leave) => return Ok(leave),
    };
    let page = page(&ctx, &association, Form::default(), asked.page.max(1)).await?;
    if page.pager.page != asked.page.max(1) {
        return Ok(ctx.redirect(&ctx.href(&format!("{}/members", path(id)))));
    }
    ctx.page("me/associations/members/index.html", &page).await
}

/// Shows those of a name.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AssociationId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let association = match headed_with_passkey(&ctx, id, "/members").await? {
        Ok(association) => association,
        Err(leave) => return Ok(leave),
    };
    let page = page(&ctx, &association, form, 1).await?;
    ctx.page("me/associations/members/index.html", &page).await
}
