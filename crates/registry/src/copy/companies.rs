//! The sections of a person's copy about the companies in which they have a part.

use accounts::Ctx;
use accounts::copy::{Item, Row, Section};
use kit::Result;
use sea_orm::ActiveEnum;

use super::source;
use crate::company::{self, Budget, Invest, Readiness, Seek, Size, Trade};
use crate::introduction;
use crate::person::PersonId;

/// What is kept of `id`: of a company that another keeps, what it is called and what they are there; of an introduction, who the
/// other is only as far as the two know each other.
pub(super) async fn of(ctx: &Ctx, id: PersonId) -> Result<[Section; 3]> {
    let (mut rows, mut roles) = (Vec::new(), Vec::new());
    for (row, role) in company::of(ctx, id).await? {
        roles.push(vec![
            Item::new("company_id", row.id.to_string()),
            Item::words("me-companies-name", row.name.clone()),
            Item::new("position", role.position.to_value()),
            Item::at(ctx, "since", "me-history-column-at", Some(role.since)),
        ]);
        if row.person_id != id {
            continue;
        }
        let shown = row.shown(ctx);
        rows.push(vec![
            Item::new("name", row.name).as_it_is("me-companies-name"),
            Item::new("other_name", row.other_name).as_it_is("me-companies-other-name"),
            Item::new("activity", row.activity).as_it_is("me-companies-activity"),
            Item::new("industry", row.industry),
            Item::new("country", row.country).told("register-check-country", shown.country),
            Item::new("city", row.city).as_it_is("register-check-city"),
            Item::new("city_key", row.city_key),
            Item::new("size", row.size.map(|of| of.to_value()))
                .told("me-companies-size", row.size.map(|of| ctx.text(size(of))).unwrap_or_default()),
            Item::new("trade", row.trade)
                .told("me-companies-trade", list(ctx, shown.trade.into_iter().map(trade))),
            Item::new("brands", row.brands).as_it_is("me-companies-brands"),
            Item::new("website", row.website).as_it_is("me-companies-website"),
            Item::new("seeks", row.seeks)
                .told("me-companies-seeks", list(ctx, shown.seeks.into_iter().map(seek))),
            Item::new("wanted", row.wanted).as_it_is("me-companies-wanted"),
            Item::new("wanted_industry", row.wanted_industry),
            Item::new("invests", row.invests)
                .told("me-companies-invests", list(ctx, shown.invests.into_iter().map(invest))),
            Item::new("readiness", row.readiness.map(|of| of.to_value())).told(
                "me-companies-readiness",
                row.readiness.map(|of| ctx.text(readiness(of))).unwrap_or_default(),
            ),
            Item::new("budget", row.budget.map(|of| of.to_value()))
                .told("me-companies-budget", row.budget.map(|of| ctx.text(budget(of))).unwrap_or_default()),
            Item::new("words", row.words).as_it_is("me-companies-words"),
            Item::at(ctx, "listed_at", "me-companies-directory-title", row.listed_at),
            Item::new("source", row.source.to_value()).told("people-show-source", source(ctx, row.source)),
            Item::at(ctx, "added_at", "me-history-column-at", Some(row.added_at)),
            Item::at(ctx, "updated_at", "me-documents-updated", Some(row.updated_at)),
        ]);
    }
    let met = introduction::of(ctx.tx().await?, id).await?.into_iter().map(|row| introduced(ctx, id, row));
    Ok([
        Section { name: "companies", title: "me-companies-title", rows },
        Section { name: "company_roles", title: "me-companies-people", rows: roles },
        Section { name: "introductions", title: "me-introductions-title", rows: met.collect() },
    ])
}

fn introduced(ctx: &Ctx, id: PersonId, row: introduction::Model) -> Row {
    let (is_asked, is_open) = (row.other_id == id, row.state.is_open());
    let knows = |contact: String, is_own: bool| if is_own || is_open { contact } else { String::new() };
    vec![
        Item::new("company_name", row.company_name).as_it_is("introductions-company"),
        Item::new("other_company_name", row.other_company_name).as_it_is("introductions-other"),
        Item::new("words", row.words).as_it_is("introductions-said"),
        Item::new("contact", knows(row.contact, !is_asked)).as_it_is("introductions-contact"),
        Item::new("other_contact", knows(row.other_contact, is_asked))
            .as_it_is("me-introductions-own-contact"),
        Item::new("state", row.state.to_value()),
        Item::at(ctx, "asked_at", "introductions-asked-on", Some(row.asked_at)),
        Item::at(ctx, "answered_at", "introductions-answered-on", row.answered_at),
        Item::at(ctx, "outcome_at", "me-documents-updated", row.outcome_at),
        Item::new("value", row.value),
    ]
}

/// The texts of `keys`, with a comma between.
pub(super) fn list(ctx: &Ctx, keys: impl Iterator<Item = &'static str>) -> String {
    let comma = ctx.text("mission-comma") + " ";
    keys.map(|key| ctx.text(key)).collect::<Vec<_>>().join(&comma)
}

fn size(of: Size) -> &'static str {
    match of {
        Size::Alone => "me-companies-size-alone",
        Size::Micro => "me-companies-size-micro",
        Size::Small => "me-companies-size-small",
        Size::Medium => "me-companies-size-medium",
        Size::Large => "me-companies-size-large",
    }
}

fn trade(of: Trade) -> &'static str {
    match of {
        Trade::Imports => "me-companies-trade-imports",
        Trade::Exports => "me-companies-trade-exports",
        Trade::BuysHome => "me-companies-trade-buys-home",
        Trade::SellsHome => "me-companies-trade-sells-home",
    }
}

fn seek(of: Seek) -> &'static str {
    match of {
        Seek::Partner => "me-companies-seek-partner",
        Seek::Distributor => "me-companies-seek-distributor",
        Seek::Supplier => "me-companies-seek-supplier",
        Seek::Buyer => "me-companies-seek-buyer",
        Seek::Investor => "me-companies-seek-investor",
    }
}

fn invest(of: Invest) -> &'static str {
    match of {
        Invest::HomeCompanies => "me-companies-invest-home",
        Invest::Projects => "me-companies-invest-projects",
        Invest::Property => "me-companies-invest-property",
        Invest::AbroadCompanies => "me-companies-invest-abroad",
    }
}

fn readiness(of: Readiness) -> &'static str {
    match of {
        Readiness::Now => "me-companies-readiness-now",
        Readiness::Year => "me-companies-readiness-year",
        Readiness::Exploring => "me-companies-readiness-exploring",
    }
}

fn budget(of: Budget) -> &'static str {
    match of {
        Budget::Below50k => "me-companies-budget-below-50k",
        Budget::To250k => "me-companies-budget-to-250k",
        Budget::To1m => "me-companies-budget-to-1m",
        Budget::Above1m => "me-companies-budget-above-1m",
    }
}
