//! Public figures of the cast: a councillor and a former mayor in Chile, a mayor in Honduras, and a member of parliament in
//! Jordan. Their bodies and sources are as invented as they are.

use accounts::staff::AccountId;
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use registry::public_figure::{self, Office, PublicFigureId, Said};
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::people::Person;

/// With whom of the cast they come.
const WHO: &str = "moves-out";

/// What is said of them.
fn all() -> [Said; 4] {
    let of = |name: &str, office, body: &str, (country, city): (&str, &str), page: &str| Said {
        name: name.into(),
        other_name: String::new(),
        office,
        office_words: String::new(),
        body: body.into(),
        country: country.into(),
        city: city.into(),
        since_year: None,
        until_year: None,
        origin: String::new(),
        source: format!("https://example.org/{page}"),
        contact: String::new(),
        words: String::new(),
    };
    [
        Said {
            other_name: "ماريسول حنانيا قطّان".into(),
            office_words: "Concejala".into(),
            since_year: Some(2021),
            origin: "bayt-jala".into(),
            contact: "+56 2 2555 0142".into(),
            words: "Propuso hermanar la comuna con Beit Jala y organizó dos visitas de estudiantes.".into(),
            ..of(
                "Marisol Hananía Cattán",
                Office::Councillor,
                "Municipalidad de Los Aromos",
                ("CL", "Los Aromos"),
                "los-aromos/concejo",
            )
        },
        Said {
            office_words: "Alcalde".into(),
            since_year: Some(2012),
            until_year: Some(2020),
            origin: "bethlehem".into(),
            words: "Firmó en 2016 el hermanamiento con Belén.".into(),
            ..of(
                "Rodrigo Abufarhue Musleh",
                Office::Mayor,
                "Municipalidad de Puerto Sauce",
                ("CL", "Puerto Sauce"),
                "puerto-sauce/alcaldes",
            )
        },
        Said {
            other_name: "Naser Abu Diyya".into(),
            since_year: Some(2024),
            origin: "ramallah".into(),
            ..of("ناصر أبو ضيّة", Office::MemberOfParliament, "مجلس النواب", ("JO", "عمّان"), "nuwwab")
        },
        Said {
            office_words: "Alcaldesa".into(),
            since_year: Some(2022),
            origin: "Belén".into(),
            contact: "alcaldia@example.org".into(),
            ..of(
                "Elena Handal Sikaffy",
                Office::Mayor,
                "Alcaldía de Valle Verde",
                ("HN", "Valle Verde"),
                "valle-verde",
            )
        },
    ]
}

/// The public figure `n` of the cast, from 0; the first is the councillor.
pub fn id(n: u128) -> PublicFigureId {
    PublicFigureId(Uuid::from_u128(0x0197_0000_0000_7000_8000_0000_0000_0E00 + n))
}

/// Keeps them, if `person` is whom they come with; `by` is who has written them down.
pub(super) async fn of(
    db: &DatabaseTransaction,
    person: &Person,
    (by, at): (AccountId, DateTime<Utc>),
) -> Result<()> {
    if person.slug != WHO {
        return Ok(());
    }
    for (n, said) in all().into_iter().enumerate() {
        let at = at + TimeDelta::hours(n as i64);
        let row = public_figure::ActiveModel { id: Set(id(n as u128)), ..public_figure::new(&said, by, at) };
        public_figure::Entity::insert(row).exec_without_returning(db).await?;
    }
    Ok(())
}
