//! `/me/family`: who lives with the member, who of the family lives elsewhere, for which children they act, and what waits
//! for an answer.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use serde::Serialize;

use super::super::own_or_leave;
use crate::child_request::{self, State};
use crate::guardianship;
use crate::person::{self, Model, PersonId};
use crate::tie::{self, Role};
use crate::{birth, family_invitation};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Who lives under one roof with the member.
    pub at_home: Vec<Relative>,
    /// Who lives elsewhere.
    pub elsewhere: Vec<Relative>,
    /// Children whom the mission has yet to register, or did not.
    pub requests: Vec<Request>,
    /// Invitations that wait for an answer.
    pub invitations: Vec<Invitation>,
}

/// Someone of the family.
#[derive(Debug, Serialize)]
pub struct Relative {
    /// Where more of them is shown.
    pub href: String,
    /// Name, in the script of the page where there is one in it.
    pub name: String,
    /// What they are to the member; none for a child of whom the member is the guardian and no parent.
    pub role: Option<Role>,
    /// The country in which they live, where it is another than the member's; or empty.
    pub country: String,
    /// How the member stands to them as their guardian.
    pub guard: Guard,
}

/// How the member stands to someone as their guardian.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Guard {
    /// They are none.
    None,
    /// They act for them.
    Acts,
    /// That is stopped.
    Stopped,
    /// It is over: the child has come of age.
    OfAge,
}

/// A child asked for.
#[derive(Debug, Serialize)]
pub struct Request {
    /// Where it is followed.
    pub href: String,
    /// Name of the child.
    pub name: String,
    /// Where it stands.
    pub state: State,
}

/// An invitation.
#[derive(Debug, Serialize)]
pub struct Invitation {
    /// Where its code is shown.
    pub href: String,
    /// The name that the member calls the other.
    pub name: String,
    /// What the other is to the member.
    pub role: Role,
    /// Until when it is good.
    pub until: String,
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let relatives = relatives(&ctx, &person).await?;
    let (at_home, elsewhere) = relatives.into_iter().partition(|(_, is_at_home)| *is_at_home);
    let bare = |of: Vec<(Relative, bool)>| of.into_iter().map(|(relative, _)| relative).collect();
    let mut requests = Vec::new();
    for row in child_request::of(ctx.tx().await?, person.id).await? {
        if [State::Open, State::Refused].contains(&row.state) {
            let name = row.said(&ctx).await?.name_in(ctx.locale());
            let href = ctx.href(&format!("/me/family/requests/{}", row.id));
            requests.push(Request { href, name, state: row.state });
        }
    }
    let mut invitations = Vec::new();
    for row in family_invitation::of(&ctx, person.id).await? {
        invitations.push(Invitation {
            href: ctx.href(&format!("/me/family/invitations/{}", row.id)),
            name: row.name(&ctx).await?,
            role: row.role,
            until: row.expires_at.to_rfc3339(),
        });
    }
    let page = Page { at_home: bare(at_home), elsewhere: bare(elsewhere), requests, invitations };
    ctx.page("me/family/index.html", &page).await
}

/// The family of `person`, the oldest first, each with whether they live under one roof with the member.
async fn relatives(ctx: &Ctx, person: &Model) -> Result<Vec<(Relative, bool)>> {
    let db = ctx.tx().await?;
    let ties = tie::of(db, person.id).await?;
    let guarded = guardianship::of_guardian(db, person.id).await?;
    let mut ids: Vec<PersonId> = ties.iter().map(|tie| tie.other(person.id)).collect();
    ids.extend(guarded.iter().filter(|row| row.is_open()).map(|row| row.person_id));
    ids.sort();
    ids.dedup();
    ctx.meet(&ids).await?;
    let mut people = person::for_index(db, &ids).await?;
    people.retain(|other| other.status.is_living());
    people.sort_by_key(|other| (other.birth_year.is_none(), other.birth_year, other.birth_month, other.id));
    let today = ctx.now().date_naive();
    let shown = people.into_iter().map(|other| {
        let tie = ties.iter().find(|tie| tie.other(person.id) == other.id);
        let row = guarded.iter().find(|row| row.person_id == other.id);
        let is_abroad = other.country != person.country;
        let guard = match row {
            Some(row) if row.holds(&other, today) => Guard::Acts,
            Some(row) if row.is_open() && row.stopped.is_some() => Guard::Stopped,
            Some(_)
                if other.birth().is_some_and(|birth| birth::judge(birth, today) == birth::Birth::Adult) =>
            {
                Guard::OfAge
            }
            _ => Guard::None,
        };
        // Where a child lives is told to those alone who act for them.
        let is_kept_back = guard != Guard::Acts && guardianship::is_minor(&other, today);
        let page = match (guard, tie) {
            (Guard::Acts, _) => super::path(other.id),
            (_, Some(tie)) if !is_kept_back => format!("/me/family/ties/{}", tie.id),
            _ => String::new(),
        };
        let is_at_home = !is_kept_back && guardianship::is_at_home(&other, person, &ties);
        let countries = &ctx.app().reference.countries;
        let country =
            if is_abroad && !is_kept_back { countries.name(&other.country, ctx.locale()) } else { "" };
        let relative = Relative {
            href: if page.is_empty() { page } else { ctx.href(&page) },
            name: other.name_in(ctx.locale()),
            role: tie.map(|tie| tie.role(person.id)),
            country: country.to_owned(),
            guard,
        };
        (relative, is_at_home)
    });
    Ok(shown.collect())
}
