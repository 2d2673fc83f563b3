//! `/companies/{id}`: a company of the directory. Who keeps it is told only to those who serve them anyway.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::path::Path;
use serde::Serialize;

use super::href;
use crate::company::directory;
use crate::company::{CompanyId, Shown};
use crate::person;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The company.
    pub company: Shown,
    /// Address of the record of its keeper, where the viewer may open it; or empty.
    pub record_href: String,
    /// Where somebody is introduced to its keeper; empty where the viewer serves nobody.
    pub introduction_href: String,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<CompanyId>) -> Result<Response> {
    let company = directory::find_listed(&ctx, id).await?;
    let is_own = !person::listed_for(&ctx, &[company.person_id.0], Action::SeePeople).await?.is_empty();
    let may_introduce = ctx.staff()?.may(Action::EditPerson);
    let page = Page {
        record_href: if is_own { format!("/people/{}", company.person_id) } else { String::new() },
        introduction_href: if may_introduce { href(id) + "/introduction" } else { String::new() },
        company: company.shown(&ctx),
    };
    ctx.page("companies/show.html", &page).await
}
