//! Companies of the cast: one that imports and one that sells what it looks for, one kept by two, one whose keeper is not yet
//! verified.

use accounts::staff::AccountId;
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Locale;
use registry::company::{self, About, Budget, CompanyId, Interests, Invest, Readiness, Seek, Size, Trade};
use registry::company_role::{self, Position};
use registry::introduction;
use registry::person::{PersonId, Source};
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::people::{PEOPLE, Person};

/// What a company of the cast is, and what it looks for.
fn said(slug: &str) -> Option<(About, Interests)> {
    let about = |names: [&str; 2], activity: (&str, &str), place: [&str; 2]| About {
        name: names[0].into(),
        other_name: names[1].into(),
        activity: activity.0.into(),
        industry: activity.1.into(),
        country: place[0].into(),
        city: place[1].into(),
        ..About::default()
    };
    let said = match slug {
        "arabic-only" => (
            About {
                size: Some(Size::Micro),
                ..about(["أقمشة قطان", "Telas Kattan"], ("متجر أقمشة", "47"), ["CL", "Santiago"])
            },
            Interests::default(),
        ),
        "asks" => (
            About {
                size: Some(Size::Small),
                trade: vec![Trade::Imports, Trade::BuysHome],
                brands: "Del Galil, Nazareno".into(),
                website: "https://importadorasaba.example.com".into(),
                ..about(
                    ["Importadora Saba", "سابا للاستيراد"],
                    ("Importación de alimentos", "46"),
                    ["CL", "Concepción"],
                )
            },
            Interests {
                seeks: vec![Seek::Supplier, Seek::Partner],
                wanted: "Aceite de oliva, za’atar, dátiles".into(),
                wanted_industry: "10".into(),
                invests: vec![Invest::Projects, Invest::HomeCompanies],
                readiness: Some(Readiness::Year),
                budget: Some(Budget::To250k),
                words: "Dos contenedores al año, con certificado de origen.".into(),
            },
        ),
        "camp" => (
            About {
                size: Some(Size::Micro),
                trade: vec![Trade::Exports, Trade::SellsHome],
                brands: "زيت البلد".into(),
                ..about(
                    ["معصرة بيت جبرين", "Bayt Jibrin Olive Press"],
                    ("عصر زيت الزيتون وتعبئته", "10"),
                    ["JO", "عمّان"],
                )
            },
            Interests {
                seeks: vec![Seek::Buyer, Seek::Distributor],
                wanted: "تجارة المواد الغذائية".into(),
                wanted_industry: "46".into(),
                ..Interests::default()
            },
        ),
        "family-mother" => (
            About {
                size: Some(Size::Alone),
                trade: vec![Trade::SellsHome],
                ..about(["Bordados Hala", "مطرزات هالة"], ("Bordado palestino", "14"), ["CL", "Santiago"])
            },
            Interests { seeks: vec![Seek::Buyer], ..Interests::default() },
        ),
        "family-son" => (
            About {
                size: Some(Size::Micro),
                trade: vec![Trade::Exports],
                website: "https://olivar.example.com".into(),
                ..about(["Olivar Software", ""], ("Programas para clínicas", "62"), ["CL", "Santiago"])
            },
            Interests {
                seeks: vec![Seek::Investor],
                readiness: Some(Readiness::Exploring),
                ..Interests::default()
            },
        ),
        _ => return None,
    };
    Some(said)
}

/// The company of the person of the cast.
pub fn id(person: PersonId) -> CompanyId {
    CompanyId(Uuid::from_u128(person.0.as_u128() ^ 0xC0))
}

/// Whoever imports in Concepción asks to be introduced to the press in Amman and to who embroiders in Santiago, as the clerk
/// wrote down.
pub(super) async fn introduce(
    db: &DatabaseTransaction,
    person: &Person,
    (clerk, at): (AccountId, DateTime<Utc>),
) -> Result<()> {
    if person.slug != "asks" {
        return Ok(());
    }
    let Some(own) = company::find(db, id(person.id())).await? else { return Ok(()) };
    for (slug, words) in [
        ("camp", "نستورد زيت الزيتون إلى تشيلي، ونودّ أن نعرف الكميات والأسعار."),
        ("family-mother", "Queremos vender bordados en Concepción."),
    ] {
        let Some(other) = PEOPLE.iter().find(|of| of.slug == slug) else { continue };
        let Some(other) = company::find(db, id(other.id())).await? else { continue };
        let row = introduction::new((&own, &other), (words, "raed.saba@example.com"), (clerk, at));
        introduction::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}

/// Keeps the company of `person`, where they have one.
pub(super) async fn of(db: &DatabaseTransaction, person: &Person, at: DateTime<Utc>) -> Result<()> {
    let Some((about, interests)) = said(person.slug) else { return Ok(()) };
    let id = id(person.id());
    let row = company::ActiveModel {
        id: Set(id),
        seeks: Set(company::joined(&interests.seeks)),
        wanted: Set(interests.wanted),
        wanted_industry: Set(interests.wanted_industry),
        invests: Set(company::joined(&interests.invests)),
        readiness: Set(interests.readiness),
        budget: Set(interests.budget),
        words: Set(interests.words),
        listed_at: Set(Some(at + TimeDelta::hours(1))),
        listed_version: Set(Some(company::WORDING.into())),
        listed_locale: Set(Some(Locale::Es)),
        ..company::new(person.id(), &about, Source::Own, at)
    };
    company::Entity::insert(row).exec_without_returning(db).await?;
    let mut people = vec![(person.id(), Position::Owner)];
    if person.slug == "family-son" {
        people.extend(
            PEOPLE.iter().filter(|of| of.slug == "family-mother").map(|of| (of.id(), Position::Partner)),
        );
    }
    for (person, position) in people {
        let role = company_role::new(id, person, position, at);
        company_role::Entity::insert(role).exec_without_returning(db).await?;
    }
    Ok(())
}
