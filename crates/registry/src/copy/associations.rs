//! The sections of a person's copy about the associations of which they are a member, or in which they hold an office.

use accounts::Ctx;
use accounts::copy::{Item, Section};
use kit::{Result, format};
use sea_orm::ActiveEnum;

use super::companies::list;
use super::source;
use crate::association::{Office, Share};
use crate::person::PersonId;
use crate::{association_member, association_officer};

/// What is kept of `id`.
pub(super) async fn of(ctx: &Ctx, id: PersonId) -> Result<[Section; 2]> {
    let (mut members, mut offices) = (Vec::new(), Vec::new());
    for (row, association) in association_member::of(ctx, id).await? {
        members.push(vec![
            Item::new("association_id", association.id.to_string()),
            Item::words("me-associations-name", association.name),
            Item::new("shares", row.shares.clone())
                .told("me-associations-shares", list(ctx, row.shares().into_iter().map(share))),
            Item::at(ctx, "agreed_at", "me-history-column-at", Some(row.agreed_at)),
            Item::new("source", row.source.to_value()).told("people-show-source", source(ctx, row.source)),
            Item::at(ctx, "joined_at", "me-associations-since", Some(row.joined_at)),
            Item::at(ctx, "excluded_at", "me-associations-excluded-tag", row.excluded_at),
        ]);
    }
    let date = |day: &str| {
        let date = format::PartialDate::parse(day);
        date.map(|date| format::date(ctx.numerals(), date)).unwrap_or_default()
    };
    for (row, association) in association_officer::of_person(ctx, id).await? {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let (since, until) = (day(row.since), day(row.until));
        offices.push(vec![
            Item::new("association_id", association.id.to_string()),
            Item::words("me-associations-name", association.name),
            Item::new("office", row.office.to_value())
                .told("me-associations-office", ctx.text(office(row.office))),
            Item::new("title", row.title).as_it_is("me-associations-title-there"),
            Item::new("since", since.clone()).told("me-associations-office-since", date(&since)),
            Item::new("until", until.clone()).told("me-associations-office-until", date(&until)),
            Item::new("sees_members", row.sees_members),
            Item::at(ctx, "added_at", "me-history-column-at", Some(row.added_at)),
            Item::at(ctx, "updated_at", "me-documents-updated", Some(row.updated_at)),
        ]);
    }
    Ok([
        Section { name: "association_members", title: "me-associations-title", rows: members },
        Section { name: "association_officers", title: "me-associations-offices", rows: offices },
    ])
}

fn share(of: Share) -> &'static str {
    match of {
        Share::Place => "me-associations-share-place",
        Share::Phone => "me-associations-share-phone",
        Share::Email => "me-associations-share-email",
        Share::Age => "me-associations-share-age",
        Share::Occupation => "me-associations-share-occupation",
        Share::Origin => "me-associations-share-origin",
    }
}

fn office(of: Office) -> &'static str {
    match of {
        Office::Chair => "me-associations-office-chair",
        Office::Deputy => "me-associations-office-deputy",
        Office::Secretary => "me-associations-office-secretary",
        Office::Treasurer => "me-associations-office-treasurer",
        Office::Board => "me-associations-office-board",
        Office::Other => "me-associations-office-other",
    }
}
