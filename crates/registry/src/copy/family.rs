//! The sections of a person's copy about their family. Of others it says what they are to the person, never who they are:
//! that is theirs.

use accounts::Ctx;
use accounts::copy::{Item, Row, Section};
use kit::{Result, format};
use sea_orm::ActiveEnum;

use super::{sex_words, source};
use crate::child_request::{self, State};
use crate::family_invitation;
use crate::guardianship::{self, Basis, Ended, Evidence, Stopped};
use crate::person::PersonId;
use crate::tie::{self, Role};

/// What is kept of the family of `id`.
pub(super) async fn of(ctx: &Ctx, id: PersonId) -> Result<Vec<Section>> {
    let db = ctx.tx().await?;
    let ties = tie::of(db, id).await?.into_iter().map(|row| tie_row(ctx, id, &row));
    let mut guardianships = Vec::new();
    let of_both = [guardianship::of_child(db, id).await?, guardianship::of_guardian(db, id).await?];
    for row in of_both.into_iter().flatten() {
        // What is sealed with a child's key is the child's: nobody who acts, or acted, for them reads it here.
        let is_own = row.person_id == id && ctx.member()? == id.0;
        let reason = if is_own { row.reason(ctx).await? } else { String::new() };
        guardianships.push(guardianship_row(ctx, id, &row, reason));
    }
    let mut requests = Vec::new();
    for row in child_request::of(db, id).await? {
        requests.push(request_row(ctx, &row).await?);
    }
    let mut invitations = Vec::new();
    for row in family_invitation::of(ctx, id).await? {
        invitations.push(vec![
            Item::new("role", row.role.to_value()).told("me-family-role", role(ctx, row.role)),
            Item::yes(ctx, "lives_together", "me-family-together", row.lives_together),
            Item::new("name", row.name(ctx).await?).as_it_is("me-emergency-name"),
            Item::at(ctx, "made_at", "me-history-column-at", Some(row.made_at)),
        ]);
    }
    let section = |name, title, rows| Section { name, title, rows };
    Ok(vec![
        section("ties", "me-family-title", ties.collect()),
        section("guardianships", "me-family-guardians", guardianships),
        section("child_requests", "me-family-requests", requests),
        section("family_invitations", "me-family-invitations", invitations),
    ])
}

fn role(ctx: &Ctx, role: Role) -> String {
    ctx.text(match role {
        Role::Spouse => "me-emergency-relation-spouse",
        Role::Parent => "me-emergency-relation-parent",
        Role::Child => "me-emergency-relation-child",
    })
}

fn tie_row(ctx: &Ctx, id: PersonId, row: &tie::Model) -> Row {
    vec![
        Item::new("kind", row.role(id).to_value()).told("me-family-role", role(ctx, row.role(id))),
        Item::yes(ctx, "lives_together", "me-family-together", row.lives_together),
        Item::new("source", row.source.to_value()).told("people-show-source", source(ctx, row.source)),
        Item::at(ctx, "since", "me-history-column-at", Some(row.since)),
    ]
}

fn guardianship_row(ctx: &Ctx, id: PersonId, row: &guardianship::Model, reason: String) -> Row {
    let is_child = row.person_id == id;
    let side = if is_child { "me-family-guardians-of" } else { "me-family-guardians-for" };
    let basis = match row.basis {
        Basis::Parent => "me-family-basis-parent",
        Basis::Legal => "me-family-basis-legal",
    };
    let stopped = row.stopped.map(|stopped| match stopped {
        Stopped::Court => ctx.text("me-family-stopped-court"),
        Stopped::Guardian => ctx.text("me-family-stopped-guardian"),
    });
    let ended = row.ended.map(|ended| match ended {
        Ended::OfAge => ctx.text("me-family-ended-of-age"),
        Ended::Desk => ctx.text("me-family-ended-desk"),
        Ended::Death => ctx.text("me-family-ended-death"),
    });
    vec![
        Item::new("side", if is_child { "child" } else { "guardian" }).told("me-family-role", ctx.text(side)),
        Item::new("basis", row.basis.to_value()).told("me-family-basis", ctx.text(basis)),
        Item::new("evidence", row.evidence.to_value())
            .told("me-family-evidence", evidence(ctx, row.evidence)),
        Item::at(ctx, "of_age_at", "me-family-of-age", Some(row.of_age_at)),
        Item::at(ctx, "confirmed_at", "me-family-confirmed", Some(row.confirmed_at)),
        Item::new("stopped", row.stopped.map(|stopped| stopped.to_value()))
            .told("me-copy-state", stopped.unwrap_or_default()),
        Item::at(ctx, "stopped_at", "me-family-stopped-at", row.stopped_at),
        Item::new("reason", reason).as_it_is("me-requests-reason"),
        Item::new("ended", row.ended.map(|ended| ended.to_value()))
            .told("me-copy-state", ended.unwrap_or_default()),
        Item::at(ctx, "ended_at", "me-family-ended-at", row.ended_at),
    ]
}

fn evidence(ctx: &Ctx, evidence: Evidence) -> String {
    ctx.text(match evidence {
        Evidence::Birth => "people-family-evidence-birth",
        Evidence::FamilyBook => "people-family-evidence-book",
        Evidence::Passport => "people-family-evidence-passport",
        Evidence::Court => "people-family-evidence-court",
    })
}

async fn request_row(ctx: &Ctx, row: &child_request::Model) -> Result<Row> {
    let said = row.said(ctx).await?;
    let birth = said.birth().map(|birth| format::date(ctx.numerals(), birth)).unwrap_or_default();
    let state = match row.state {
        State::Open => "me-requests-open",
        State::Accepted => "me-requests-accepted",
        State::Refused => "me-requests-refused",
        State::Withdrawn => "me-requests-withdrawn-state",
    };
    let sex = said.sex.map(|sex| sex_words(ctx, sex)).unwrap_or_default();
    Ok(vec![
        Item::words("register-check-name-ar", said.name.arabic()),
        Item::words("register-check-name-latin", said.name.latin()),
        Item::words("register-about-birth", birth),
        Item::words("register-about-sex", sex),
        Item::new("said", serde_json::to_value(&said).unwrap_or_default())
            .told("me-requests-note-row", said.note),
        Item::new("state", row.state.to_value()).told("me-copy-state", ctx.text(state)),
        Item::at(ctx, "asked_at", "me-requests-asked-at", Some(row.asked_at)),
        Item::at(ctx, "decided_at", "me-requests-decided-at", row.decided_at),
        Item::new("reason", row.reason(ctx).await?).as_it_is("me-requests-reason"),
    ])
}
