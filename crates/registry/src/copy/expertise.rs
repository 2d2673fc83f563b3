//! The section of a person's copy about what they know and would give of it.

use accounts::Ctx;
use accounts::copy::{Item, Section};
use kit::{Result, format};
use sea_orm::ActiveEnum;

use super::companies::list;
use super::source;
use crate::expert::{self, Help, Way};
use crate::person::PersonId;

/// What is kept of `id`.
pub(super) async fn of(ctx: &Ctx, id: PersonId) -> Result<Section> {
    let comma = ctx.text("mission-comma") + " ";
    let date = |day: &str| {
        let date = format::PartialDate::parse(day);
        date.map(|date| format::date(ctx.numerals(), date)).unwrap_or_default()
    };
    let rows = expert::of(ctx.tx().await?, id).await?.into_iter().map(|row| {
        let shown = row.shown(ctx);
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        let (until, free_from) = (day(row.licence_until), day(row.free_from));
        vec![
            Item::new("profession", row.profession).as_it_is("me-expertise-profession"),
            Item::new("occupation", row.occupation),
            Item::new("specialties", row.specialties)
                .told("me-expertise-specialties", shown.specialties.join(&comma)),
            Item::new("years", row.years).told(
                "me-expertise-years",
                row.years.map(|years| format::number(ctx.numerals(), years.into())).unwrap_or_default(),
            ),
            Item::new("licence_issuer", row.licence_issuer).as_it_is("me-expertise-issuer"),
            Item::new("licence_number", row.licence_number).as_it_is("me-expertise-number"),
            Item::new("licence_until", until.clone()).told("me-expertise-until", date(&until)),
            Item::at(ctx, "licence_seen_at", "me-expertise-licence-seen", row.licence_seen_at),
            Item::new("languages", row.languages)
                .told("me-expertise-languages", shown.languages.join(&comma)),
            Item::new("helps", row.helps)
                .told("me-expertise-helps", list(ctx, shown.helps.into_iter().map(help))),
            Item::new("ways", row.ways).told("me-expertise-ways", list(ctx, shown.ways.into_iter().map(way))),
            Item::new("free_from", free_from.clone()).told("me-expertise-free-from", date(&free_from)),
            Item::new("words", row.words).as_it_is("me-expertise-words"),
            Item::at(ctx, "listed_at", "me-expertise-directory-title", row.listed_at),
            Item::new("source", row.source.to_value()).told("people-show-source", source(ctx, row.source)),
            Item::at(ctx, "added_at", "me-history-column-at", Some(row.added_at)),
            Item::at(ctx, "updated_at", "me-documents-updated", Some(row.updated_at)),
        ]
    });
    Ok(Section { name: "experts", title: "me-expertise-title", rows: rows.collect() })
}

fn help(of: Help) -> &'static str {
    match of {
        Help::Teach => "me-expertise-help-teach",
        Help::Mentor => "me-expertise-help-mentor",
        Help::Treat => "me-expertise-help-treat",
        Help::Advise => "me-expertise-help-advise",
        Help::Host => "me-expertise-help-host",
    }
}

fn way(of: Way) -> &'static str {
    match of {
        Way::Online => "me-expertise-way-online",
        Way::Weeks => "me-expertise-way-weeks",
        Way::Months => "me-expertise-way-months",
        Way::Longer => "me-expertise-way-longer",
    }
}
