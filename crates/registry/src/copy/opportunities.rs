//! The section of a person's copy about the opportunities in which they are interested, or for which they were asked.

use accounts::Ctx;
use accounts::copy::{Item, Section};
use kit::{Result, format};
use sea_orm::ActiveEnum;

use super::source;
use crate::opportunity;
use crate::opportunity_interest::{self, State};
use crate::person::PersonId;

/// What is kept of `id`.
pub(super) async fn of(ctx: &Ctx, id: PersonId) -> Result<Section> {
    let db = ctx.tx().await?;
    let interests = opportunity_interest::of(db, id).await?;
    let opportunities = opportunity::with_ids(db, interests.iter().map(|row| row.opportunity_id)).await?;
    let title = |id| {
        let row = opportunities.iter().find(|row| row.id == id);
        row.map(|row| row.shown(ctx).title).unwrap_or_default()
    };
    let rows = interests.into_iter().map(|row| {
        vec![
            Item::new("opportunity_id", row.opportunity_id.to_string())
                .told("me-opportunities-title", title(row.opportunity_id)),
            Item::new("company_id", row.company_id.map(|id| id.to_string())),
            Item::new("company_name", row.company_name).as_it_is("me-opportunities-company"),
            Item::new("words", row.words).as_it_is("me-opportunities-words"),
            Item::new("contact", row.contact).as_it_is("me-opportunities-contact"),
            Item::new("state", row.state.to_value())
                .told("me-opportunities-state", ctx.text(state(row.state))),
            Item::new("value", row.value).told(
                "opportunities-interests-value",
                row.value.map(|value| format::number(ctx.numerals(), value)).unwrap_or_default(),
            ),
            Item::new("days", row.days).told(
                "opportunities-interests-days",
                row.days.map(|days| format::number(ctx.numerals(), days.into())).unwrap_or_default(),
            ),
            Item::new("asking", row.asking).as_it_is("me-opportunities-asking"),
            Item::new("note", row.note).as_it_is("opportunities-interests-note"),
            Item::new("source", row.source.to_value()).told("people-show-source", source(ctx, row.source)),
            Item::at(ctx, "at", "me-history-column-at", Some(row.at)),
            Item::at(ctx, "followed_at", "me-documents-updated", row.followed_at),
        ]
    });
    Ok(Section { name: "opportunity_interests", title: "me-opportunities-own", rows: rows.collect() })
}

fn state(of: State) -> &'static str {
    match of {
        State::Asked => "opportunities-interests-asked",
        State::Declined => "opportunities-interests-declined",
        State::Expressed => "opportunities-interests-expressed",
        State::Contacted => "opportunities-interests-contacted",
        State::Met => "opportunities-interests-met",
        State::Agreed => "opportunities-interests-agreed",
        State::Done => "opportunities-interests-done",
        State::Nothing => "opportunities-interests-nothing",
        State::Withdrawn => "opportunities-interests-withdrawn",
    }
}
