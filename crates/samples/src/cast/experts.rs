//! Expertise of the cast: a nurse, an engineer and a teacher who stand in the bank, and a dentist of whom only her own mission
//! knows.

use accounts::staff::AccountId;
use anyhow::Result;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use kit::Locale;
use registry::expert::{self, ExpertId, Help, Licence, Said, Way};
use registry::person::Source;
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::people::Person;

/// What is said of the expertise of somebody of the cast.
fn said(slug: &str) -> Option<Said> {
    let words = |list: &[&str]| list.iter().map(|of| (*of).into()).collect::<Vec<String>>();
    Some(match slug {
        "moves-out" => Said {
            profession: "Enfermera de pabellón".into(),
            occupation: "2221".into(),
            specialties: words(&["ALL03", "ALL02"]),
            years: Some(14),
            licence: Licence {
                issuer: "Superintendencia de Salud de Chile".into(),
                number: "RNPI 204518".into(),
                until: NaiveDate::from_ymd_opt(2029, 12, 31),
            },
            languages: words(&["es", "ar"]),
            helps: vec![Help::Teach, Help::Treat],
            ways: vec![Way::Online, Way::Weeks],
            free_from: None,
            words: "He formado equipos de pabellón en dos hospitales de campaña.".into(),
        },
        "moves-in" => Said {
            profession: "مهندس مدني".into(),
            occupation: "2142".into(),
            specialties: words(&["شبكات المياه والصرف الصحي"]),
            years: Some(22),
            licence: Licence {
                issuer: "نقابة المهندسين الأردنيين".into(), ..Licence::default()
            },
            languages: words(&["ar", "en"]),
            helps: vec![Help::Advise, Help::Mentor],
            ways: vec![Way::Online, Way::Weeks, Way::Months],
            free_from: None,
            words: "أشرفت على شبكات ثلاث بلديات.".into(),
        },
        "family-mother" => Said {
            profession: "معلمة لغة عربية".into(),
            occupation: "2341".into(),
            years: Some(9),
            languages: words(&["ar", "es"]),
            helps: vec![Help::Teach],
            ways: vec![Way::Online],
            ..Said::default()
        },
        "two-families" => Said {
            profession: "Odontóloga".into(),
            occupation: "2261".into(),
            specialties: words(&["DEN03"]),
            ..Said::default()
        },
        _ => return None,
    })
}

/// The expertise of `person`.
pub fn id(person: &Person) -> ExpertId {
    ExpertId(Uuid::from_u128(person.id().0.as_u128() ^ 0xE))
}

/// Keeps what `person` knows, if they are known for it. The desk, `clerk`, has seen the licence of whom its mission serves.
pub(super) async fn of(
    db: &DatabaseTransaction,
    person: &Person,
    (clerk, at): (AccountId, DateTime<Utc>),
) -> Result<()> {
    let Some(said) = said(person.slug) else { return Ok(()) };
    let mut row =
        expert::ActiveModel { id: Set(id(person)), ..expert::new(person.id(), &said, Source::Own, at) };
    if person.slug != "two-families" {
        row.listed_at = Set(Some(at + TimeDelta::hours(1)));
        row.listed_version = Set(Some(expert::WORDING.into()));
        row.listed_locale = Set(Some(Locale::Ar));
    }
    if person.country == "CL" && !said.licence.issuer.is_empty() {
        row.licence_seen_at = Set(Some(at + TimeDelta::hours(2)));
        row.licence_seen_by = Set(Some(clerk));
    }
    expert::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
