//! `/me/family/{id}`: a child's record, for whoever acts for them: what we hold, each row with the way to change it, and who
//! else acts for the child.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::path::Path;
use kit::{Result, format};
use serde::Serialize;

use super::super::details::Details;
use super::super::requests::Request;
use super::{Head, child_or_leave};
use crate::guardianship::{self, GuardianshipId, Stopped};
use crate::person::{self, KIND, PersonId};
use crate::{birth, change_request, contact, departure, tie};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The child.
    pub child: Head,
    /// What we hold.
    pub details: Details,
    /// When the record becomes the child's own, in words.
    pub of_age: String,
    /// Whether the child lives with the member, and where that is changed; none where they are no parent.
    pub home: Option<(bool, String)>,
    /// What was asked to be changed, the newest first, with the mission's answer.
    pub requests: Vec<Request>,
    /// The child's own address for that day, or empty.
    pub email: String,
    /// Who else acts, or acted, for the child.
    pub guardians: Vec<Guardian>,
    /// When the record is erased, where that is waited for; or empty.
    pub leaves: String,
}

/// Another guardian.
#[derive(Debug, Serialize)]
pub struct Guardian {
    /// The guardianship.
    pub id: GuardianshipId,
    /// Their name.
    pub name: String,
    /// Who has stopped it, where it is.
    pub stopped: Option<Stopped>,
    /// Whether the member who asks has.
    pub is_stopped_by_viewer: bool,
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let (person, child) = match child_or_leave(&ctx, id).await? {
        Ok(both) => both,
        Err(leave) => return Ok(leave),
    };
    let db = ctx.tx().await?;
    let rows = guardianship::of_child(db, id).await?;
    let others: Vec<_> = rows.iter().filter(|row| row.guardian_id != person.id && row.is_open()).collect();
    ctx.meet(others.iter().map(|row| row.guardian_id)).await?;
    let ids: Vec<PersonId> = others.iter().map(|row| row.guardian_id).collect();
    let people = person::for_index(db, &ids).await?;
    let guardians = others.iter().filter_map(|row| {
        let other = people.iter().find(|other| other.id == row.guardian_id)?;
        Some(Guardian {
            id: row.id,
            name: other.name_in(ctx.locale()),
            stopped: row.stopped,
            is_stopped_by_viewer: row.stopped_by == Some(person.id.0),
        })
    });
    let emails = contact::of(db, id).await?.into_iter().filter(|row| row.kind == contact::Kind::Email);
    let of_age =
        child.birth().map(|birth| kit::format::PartialDate { year: birth.year + birth::ADULT_AGE, ..birth });
    let ties = tie::of(db, id).await?;
    let own = ties.iter().find(|tie| tie.other(id) == person.id);
    let home = own.map(|tie| (tie.lives_together, ctx.href(&format!("/me/family/ties/{}", tie.id))));
    let mut requests = Vec::new();
    for row in change_request::of(db, id).await? {
        requests.push(Request::of(&ctx, row).await?);
    }
    ctx.record(Entry::done("guardianship.view").to(KIND, id.0));
    let page = Page {
        home,
        requests,
        child: Head::of(&ctx, &child),
        details: Details::of(&ctx, &child).await?,
        of_age: of_age.map(|day| format::date(ctx.numerals(), day)).unwrap_or_default(),
        email: emails.map(|row| row.value).next().unwrap_or_default(),
        guardians: guardians.collect(),
        leaves: departure::waiting(db, id).await?.map(|row| row.due_words(&ctx)).unwrap_or_default(),
    };
    ctx.page("me/family/show.html", &page).await
}
