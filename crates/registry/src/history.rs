//! What happened to a person's record, as the person is told: which office, never which officer.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::audit::{self, ActorKind, Outcome};
use accounts::grant::{self, Office as Held};
use accounts::mission;
use accounts::policy::Role;
use accounts::staff;
use kit::Result;
use serde::Serialize;

use crate::association::{self, AssociationId};
use crate::disclosure;
use crate::person::{KIND, OPEN, PersonId, VIEW};

/// Acts of which the person learns also where they failed: someone tried to open their record.
const TRIED: [&str; 2] = ["member.sign_in", "member.prove"];
/// Acts that only the auditor reads: further pages of a look of which the person is told, and who takes a case up.
const QUIET: [&str; 2] = [OPEN, "case.claim"];

/// Acts of which no list before staff tells, and none before who acts for a child: that someone needs help is for those alone
/// who see to it.
const GUARDED: [&str; 5] = ["need.ask", "need.withdraw", "need.view", "need.refer", "need.close"];

/// Acts that are a look at the record, or at something of it.
const LOOKS: [&str; 7] = [
    VIEW,
    "company.view",
    "expert.view",
    "introduction.view",
    "interest.view",
    "association.view",
    "association.print",
];

/// Something that was done.
#[derive(Clone, Debug, Serialize)]
pub struct Event {
    /// When.
    pub at: String,
    /// What, as the audit names it: `person.view`.
    pub act: String,
    /// Whether it was tried in vain.
    pub is_refused: bool,
    /// Who.
    pub by: By,
    /// The office, where it was one.
    pub office: Option<Office>,
    /// What the association is called that did it, or of which it is done; or empty.
    pub association: String,
    /// Why an office read what it reads only with a reason, a [`Reason`](disclosure::Reason); or empty.
    pub ground: String,
}

/// Who did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The person.
    Own,
    /// Who acts for them, or someone of their family.
    Family,
    /// Someone with whom they share a company, or to whom they were introduced.
    Business,
    /// Who heads an association of which they are a member.
    Association,
    /// Someone who had not signed in: most probably the person.
    Guest,
    /// An office.
    Office,
    /// The system, or who runs it.
    System,
}

/// An office, and what who acted was there.
#[derive(Clone, Debug, Serialize)]
pub struct Office {
    /// What kind of mission; none for the ministry itself.
    pub kind: Option<mission::Kind>,
    /// Its city, in the page's language; empty for the ministry.
    pub city: String,
    /// The role.
    pub role: Role,
}

/// What was done to the record of `person`, the newest first: at most `limit` after the first `offset`; and how much
/// there is in all.
pub async fn of(ctx: &Ctx, person: PersonId, window: (u64, u64)) -> Result<(Vec<Event>, u64)> {
    let is_own = ctx.member()? == person.0;
    let untold = if is_own { QUIET.to_vec() } else { [&QUIET[..], &GUARDED].concat() };
    let (rows, total) = audit::history(ctx.tx().await?, (KIND, person.0), (&TRIED, &untold), window).await?;
    Ok((told(ctx, rows).await?, total))
}

/// Who did `row`, seen from the person it is about.
fn by(row: &audit::Model) -> By {
    match row.actor_kind {
        ActorKind::Member if row.actor_id == row.subject_id => By::Own,
        ActorKind::Member if row.act.starts_with("company.") || row.act.starts_with("introduction.") => {
            By::Business
        }
        ActorKind::Member if row.act.starts_with("association.") => By::Association,
        ActorKind::Member => By::Family,
        ActorKind::Guest => By::Guest,
        ActorKind::Staff => By::Office,
        ActorKind::System | ActorKind::Operator => By::System,
    }
}

/// Of which association `row` is.
fn of_association(row: &audit::Model) -> Option<AssociationId> {
    if !row.act.starts_with("association.") {
        return None;
    }
    let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
    detail["association"].as_str()?.parse().ok()
}

/// What the associations of `rows` are called, in the page's language.
async fn associations(ctx: &Ctx, rows: &[audit::Model]) -> Result<HashMap<AssociationId, String>> {
    let ids: Vec<AssociationId> = rows.iter().filter_map(of_association).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let named = association::of_ids(ctx.tx().await?, ids).await?.into_iter();
    Ok(named.map(|row| (row.id, row.names_in(ctx.locale()).0.to_owned())).collect())
}

/// Why `row` was done, where the person is told; or empty.
fn ground(row: &audit::Model) -> String {
    if !disclosure::ACTS.contains(&row.act.as_str()) {
        return String::new();
    }
    let detail: serde_json::Value = serde_json::from_str(&row.detail).unwrap_or_default();
    detail["ground"].as_str().unwrap_or_default().to_owned()
}

/// As staff are told: with the name of who acted.
#[derive(Clone, Debug, Serialize)]
pub struct Told {
    /// What was done.
    #[serde(flatten)]
    pub event: Event,
    /// Name of the member of staff, or empty.
    pub name: String,
}

/// What was done to the record of `person`, and who opened it: of each the newest first, at most `limit`. What was done
/// stays in sight however often the record was opened since.
pub async fn for_staff(ctx: &Ctx, person: PersonId, limit: u64) -> Result<(Vec<Told>, Vec<Told>)> {
    let db = ctx.tx().await?;
    let untold = [&LOOKS[..], &QUIET, &GUARDED].concat();
    let changes = audit::but(db, (KIND, person.0), &untold, limit).await?;
    let views = audit::about(db, (KIND, person.0), &LOOKS, limit).await?;
    let actors = changes.iter().chain(&views).filter_map(|row| row.actor_id);
    let names = staff::names(db, actors).await?;
    let name = |row: &audit::Model| row.actor_id.and_then(|id| names.get(&id).cloned()).unwrap_or_default();
    let mut lists = Vec::new();
    for rows in [changes, views] {
        let names: Vec<String> = rows.iter().map(name).collect();
        let events = told(ctx, rows).await?.into_iter().zip(names);
        lists.push(events.map(|(event, name)| Told { event, name }).collect::<Vec<_>>());
    }
    let views = lists.pop().unwrap_or_default();
    Ok((lists.pop().unwrap_or_default(), views))
}

/// What an office did last to the record of `person`.
pub async fn last_of_office(ctx: &Ctx, person: PersonId) -> Result<Option<Event>> {
    let row = audit::last_by(ctx.tx().await?, (KIND, person.0), ActorKind::Staff).await?;
    Ok(told(ctx, row.into_iter().collect()).await?.pop())
}

/// `rows` of the audit, as the person is told of them.
async fn told(ctx: &Ctx, rows: Vec<audit::Model>) -> Result<Vec<Event>> {
    let db = ctx.tx().await?;
    let of_staff = rows.iter().filter(|row| row.actor_kind == ActorKind::Staff);
    let posts = grant::of(db, of_staff.filter_map(|row| row.actor_id)).await?;
    let associations = associations(ctx, &rows).await?;
    let events = rows.into_iter().map(|row| {
        let posts = row.actor_id.and_then(|actor| posts.get(&actor)).map(Vec::as_slice).unwrap_or_default();
        let post = posts.iter().find(|post| post.grant.holds_at(row.at)).or(posts.first());
        Event {
            at: row.at.to_rfc3339(),
            by: by(&row),
            ground: ground(&row),
            association: of_association(&row)
                .and_then(|id| associations.get(&id).cloned())
                .unwrap_or_default(),
            act: row.act,
            is_refused: row.outcome == Outcome::Refused,
            office: post.map(|post| {
                let mission = match &post.office {
                    Held::Mission(mission) => Some(mission),
                    Held::Region(_) | Held::Ministry => None,
                };
                Office {
                    kind: mission.map(|mission| mission.kind),
                    city: mission.map(|mission| mission.city(ctx.locale()).to_owned()).unwrap_or_default(),
                    role: post.grant.role,
                }
            }),
        }
    });
    Ok(events.collect())
}
