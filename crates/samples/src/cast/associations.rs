//! Associations of the cast: a club in Santiago with its federation and a branch, headed by one of the cast, and a charity in Amman
//! whose head is not registered.

use anyhow::Result;
use chrono::{DateTime, NaiveDate, Utc};
use kit::Locale;
use registry::association::{self, About, AssociationId, Kind, Office, Share};
use registry::association_member::{self, MemberId};
use registry::association_officer::{self, OfficerId, Said, Who};
use registry::person::{PersonId, Source};
use sea_orm::ActiveValue::Set;
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::people::{PEOPLE, Person};

/// The federation to which the club belongs.
pub const FEDERATION: AssociationId =
    AssociationId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_00a5_0001));
/// The club in Santiago, which `family-mother` heads.
pub const CLUB: AssociationId = AssociationId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_00a5_0002));
/// The women's association in Concepción, a branch of the federation.
pub const BRANCH: AssociationId = AssociationId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_00a5_0003));
/// The charity in Amman.
pub const CHARITY: AssociationId = AssociationId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_00a5_0004));
/// All of them.
pub const ALL: [AssociationId; 4] = [FEDERATION, CLUB, BRANCH, CHARITY];

fn said(id: AssociationId) -> About {
    let about = |kind, names: [&str; 2], place: [&str; 2]| About {
        kind,
        name: names[0].into(),
        other_name: names[1].into(),
        country: place[0].into(),
        city: place[1].into(),
        ..About::default()
    };
    match id {
        FEDERATION => About {
            website: "https://federacion.example.org".into(),
            ..about(
                Kind::Federation,
                ["Federación de Entidades Palestinas", "اتحاد المؤسسات الفلسطينية"],
                ["CL", "Santiago"],
            )
        },
        CLUB => About {
            founded: Some(1924),
            address: "Avenida Los Olivos 120".into(),
            phone: "+56222345678".into(),
            email: "club@example.org".into(),
            website: "https://club.example.org".into(),
            members_said: Some(1800),
            words: "Deporte, dabke, clases de árabe los sábados. نادٍ اجتماعي ورياضي لأبناء الجالية.".into(),
            ..about(Kind::Club, ["Club Olivar", "نادي الزيتون"], ["CL", "Santiago"])
        },
        BRANCH => About {
            parent: Some(FEDERATION),
            members_said: Some(60),
            ..about(
                Kind::Women,
                ["Damas Palestinas de Concepción", "سيدات فلسطين في كونسبسيون"],
                ["CL", "Concepción"],
            )
        },
        _ => About {
            phone: "+96265551234".into(),
            words: "كفالة أيتام ودروس تقوية لطلبة المخيم.".into(),
            ..about(Kind::Charity, ["جمعية البقعة الخيرية", "Baqa’a Charity"], ["JO", "عمّان"])
        },
    }
}

/// The membership of the person `id` in the club.
pub fn member(id: PersonId) -> MemberId {
    MemberId(Uuid::from_u128(id.0.as_u128() ^ 0xA5))
}

/// The office of `family-mother` in the club.
pub const HEAD: OfficerId = OfficerId(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_00a5_0011));

fn person(slug: &str) -> Option<PersonId> {
    PEOPLE.iter().find(|of| of.slug == slug).map(Person::id)
}

async fn keep(db: &DatabaseTransaction, id: AssociationId, at: DateTime<Utc>) -> Result<()> {
    let row = association::new(&said(id), Source::Desk, at);
    let row = association::ActiveModel { id: Set(id), ..row };
    association::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

async fn officer(
    db: &DatabaseTransaction,
    (id, association): (OfficerId, AssociationId),
    who: Who,
    said: &Said,
    at: DateTime<Utc>,
) -> Result<()> {
    let row = association_officer::new(association, who, said, at);
    let row = association_officer::ActiveModel { id: Set(id), ..row };
    association_officer::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Keeps the associations with `of`, the last of the cast on whom they hang.
pub(super) async fn of(db: &DatabaseTransaction, of: &Person, at: DateTime<Utc>) -> Result<()> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day);
    match of.slug {
        "camp" => {
            keep(db, CHARITY, at).await?;
            let head = Said { office: Office::Chair, since: day(2020, 1, 1), ..Said::default() };
            officer(db, (OfficerId::new(), CHARITY), Who::Named("حسين أبو العدس".into()), &head, at).await
        }
        "asks" => {
            for id in [FEDERATION, CLUB, BRANCH] {
                keep(db, id, at).await?;
            }
            let Some(mother) = person("family-mother") else { return Ok(()) };
            let until = day(2030, 12, 31);
            let head = Said { since: day(2025, 1, 1), until, sees_members: true, ..Said::default() };
            officer(db, (HEAD, CLUB), Who::Registered(mother), &head, at).await?;
            let past = Said {
                office: Office::Chair,
                since: day(2019, 1, 1),
                until: day(2024, 12, 31),
                ..Said::default()
            };
            officer(db, (OfficerId::new(), CLUB), Who::Named("Jorge Sahurie".into()), &past, at).await?;
            for (slug, shares) in [
                ("family-son", &[Share::Place, Share::Phone, Share::Age][..]),
                ("asks", &[Share::Place, Share::Email, Share::Occupation, Share::Origin]),
                ("arabic-only", &[Share::Phone]),
                ("family-mother", &[]),
            ] {
                let Some(id) = person(slug) else { continue };
                let row = association_member::new((CLUB, id), shares, (Source::Own, Locale::Es), at);
                let row = association_member::ActiveModel { id: Set(member(id)), ..row };
                association_member::Entity::insert(row).exec_without_returning(db).await?;
            }
            Ok(())
        }
        _ => Ok(()),
    }
}
