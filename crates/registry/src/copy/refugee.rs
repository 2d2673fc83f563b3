//! The sections of a person's copy about their papers as a refugee, and what they need.

use accounts::Ctx;
use accounts::copy::{Item, Section};
use kit::Result;
use sea_orm::ActiveEnum;

use super::source;
use crate::need;
use crate::person::PersonId;
use crate::refugee;

/// What is kept of `id`, who asks for it, unless someone does who acts for them.
pub(super) async fn of(ctx: &Ctx, (id, is_own): (PersonId, bool)) -> Result<Vec<Section>> {
    let db = ctx.tx().await?;
    let mut details = Vec::new();
    if let Some(row) = refugee::row_of(db, id).await? {
        let said = row.said(ctx).await?;
        let places = said.displacements.iter().map(|one| format!("{} – {}", one.from, one.to));
        let places: Vec<String> = places.collect();
        details.push(vec![
            Item::words("me-refugee-unrwa", said.unrwa.clone()),
            Item::words("me-refugee-displacements", places.join("; ")),
            Item::new("said", serde_json::to_value(&said).unwrap_or_default()),
            Item::at(ctx, "updated_at", "me-history-column-at", Some(row.updated_at)),
        ]);
    }
    let mut needs = Vec::new();
    // What a desk has written down about a child may be about who acts for them: the child gets it once the record is theirs.
    let rows = if is_own { need::of(db, id).await? } else { Vec::new() };
    for row in rows {
        let said = row.said(ctx).await?;
        needs.push(vec![
            Item::new("said", serde_json::to_value(&said).unwrap_or_default())
                .told("me-needs-words", said.words),
            Item::new("state", row.state.to_value()),
            Item::new("source", row.source.to_value()).told("people-show-source", source(ctx, row.source)),
            Item::at(ctx, "asked_at", "me-requests-asked-at", Some(row.asked_at)),
            Item::at(ctx, "referred_at", "me-needs-referred", row.referred_at),
            Item::at(ctx, "closed_at", "me-requests-decided-at", row.closed_at),
            Item::new("answer", row.answer(ctx).await?).as_it_is("me-needs-answer"),
        ]);
    }
    let section = |name, title, rows| Section { name, title, rows };
    Ok(vec![
        section("refugee_details", "me-refugee-title", details),
        section("needs", "me-needs-title", needs),
    ])
}
