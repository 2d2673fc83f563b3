//! What is under way with people of the cast: every kind of case that the queue knows, and every way in which a
//! registration ends.

use accounts::staff::{self, AccountId};
use accounts::{App, mission};
use anyhow::Result;
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::seal::Key;
use registry::change::{Home, Name, Value};
use registry::change_request::{self, Wish};
use registry::data_request::{self, Evidence};
use registry::decision::{self, Ground, Kind, Said};
use registry::family_invitation::{self, InvitationId};
use registry::guardianship::{self, Basis};
use registry::identity_document::Kind as Document;
use registry::note::{self, Reach};
use registry::person::Status;
use registry::person::{Sex, Source};
use registry::sent_back::{self, Mend};
use registry::tie::{self, Role};
use registry::{
    child_request, emergency_contact, identity_document, need, person, person_key, refugee, transfer,
};
use sea_orm::{DatabaseTransaction, EntityTrait};
use uuid::Uuid;

use super::people::{PEOPLE, Person};
use crate::cast::{self, associations, companies, experts, opportunities, public_figures};

/// What the clerk of Santiago wrote to whoever is to mend their name.
const MEND: &str = "اكتب اسم الجد كما في جواز السفر، فهناك أكثر من شخص بهذا الاسم.";

/// A member of the cast's staff, where they are there.
async fn account(app: &App, slug: &str) -> Result<Option<AccountId>> {
    let email = cast::STAFF.iter().find(|of| of.slug == slug).map_or("", |of| of.email);
    Ok(staff::by_email(&app.db, email).await?.map(|account| account.id))
}

/// Keeps an identity document: what it is, who issued it, its number, until when it is good.
async fn document(
    app: &App,
    db: &DatabaseTransaction,
    (of, key): (&Person, &Key),
    (kind, issuer, number, expires): (Document, &str, &str, &str),
    at: DateTime<Utc>,
) -> Result<()> {
    let said = identity_document::Said {
        kind,
        issuer: issuer.into(),
        number: number.into(),
        expires: expires.into(),
    };
    let row = identity_document::new(&app.keys, (key, of.id()), &said, (Source::Own, at))?;
    identity_document::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// Keeps what is under way with the person, where there is who began it.
pub(super) async fn of(app: &App, of: &Person) -> Result<()> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    begin(app, &transaction, of).await?;
    Ok(transaction.commit().await?)
}

async fn begin(app: &App, db: &DatabaseTransaction, of: &Person) -> Result<()> {
    let key = person_key::find(db, &app.keys, of.id()).await?;
    let at = of.registered_at() + TimeDelta::days(2);
    companies::of(db, of, at).await?;
    associations::of(db, of, at).await?;
    if let Some(manager) = account(app, "programme-manager").await? {
        opportunities::of(db, of, (manager, at)).await?;
    }
    let Some(clerk) = account(app, "clerk-santiago").await? else { return Ok(()) };
    companies::introduce(db, of, (clerk, at)).await?;
    experts::of(db, of, (clerk, at)).await?;
    public_figures::of(db, of, (clerk, at)).await?;
    match of.slug {
        "family-child" => {
            family(app, db, of, (clerk, at)).await?;
            document(app, db, (of, &key), (Document::Passport, "PS", "N5588120", "2027-01-15"), at).await?;
        }
        "camp" => {
            let displaced = |year, from: &str, to: &str, cause| refugee::Displacement {
                id: Uuid::from_u128(of.id().0.as_u128() ^ year as u128),
                year: Some(year),
                from: from.into(),
                to: to.into(),
                cause,
            };
            let said = refugee::Said {
                unrwa: "100345678".into(),
                legal: Some(refugee::Legal::PalestineRefugee),
                displacements: vec![
                    displaced(1948, "بيت جبرين", "مخيم الفوار", refugee::Cause::Nakba),
                    displaced(1967, "مخيم الفوار", "مخيم البقعة", refugee::Cause::Naksa),
                ],
            };
            let row = refugee::new(&app.keys, (&key, of.id()), &said, at)?;
            refugee::Entity::insert(row).exec_without_returning(db).await?;
            document(app, db, (of, &key), (Document::TravelDocument, "JO", "T1203344", "2026-12-20"), at)
                .await?;
            document(app, db, (of, &key), (Document::BirthCertificate, "JO", "88213", ""), at).await?;
        }
        "family-mother" => {
            document(app, db, (of, &key), (Document::Passport, "PS", "N4471203", "2031-04-09"), at).await?;
            document(app, db, (of, &key), (Document::IdCard, "CL", "15442087K", "2027-03-30"), at).await?;
        }
        "returned" => {
            let row = sent_back::new(&key, of.id(), (Mend::Name, MEND), (clerk, at));
            sent_back::Entity::insert(row).exec_without_returning(db).await?;
        }
        "two-families" => {
            let santiago = mission::by_slug(&app.db, "cl-santiago").await?.map(|mission| mission.id);
            let words = "Pidió por carta que se borre su ficha y la de su madre.";
            let filed = Some((clerk, santiago, Evidence::Letter));
            let row =
                data_request::new(&key, (of.id(), false), (data_request::Kind::Erasure, words), filed, at);
            data_request::Entity::insert(row).exec_without_returning(db).await?;
        }
        "asks" => {
            let said = emergency_contact::Said {
                name: "رنا القسيس".into(),
                relation: emergency_contact::Relationship::Sibling,
                phone: "+962790123456".into(),
            };
            let row = emergency_contact::new(&key, of.id(), &said, at)?;
            emergency_contact::Entity::insert(row).exec_without_returning(db).await?;
            asks(app, db, of, &key, at).await?;
            let name = Name {
                given_ar: "تالا".into(),
                father_ar: "رائد".into(),
                grandfather_ar: "أنطون".into(),
                family_ar: "سابا".into(),
                given_latin: "Tala".into(),
                family_latin: "Saba".into(),
                no_family: false,
            };
            let needed = need::Said {
                kind: need::Kind::Health,
                words: "Mi madre necesita insulina y aquí no la cubre el seguro.".into(),
            };
            let row = need::new(&key, of.id(), &needed, (None, at))?;
            need::Entity::insert(row).exec_without_returning(db).await?;
            let said = child(name, (Sex::Female, "2018-02-11"), "");
            let row = child_request::new(&key, of.id(), &said, at)?;
            child_request::Entity::insert(row).exec_without_returning(db).await?;
        }
        "objects" => {
            let words = "تسألني جهة في البلد الذي أعيش فيه عن أقاربي، وأخشى أن يعرف أحد أنني مسجَّلة.";
            let row =
                data_request::new(&key, (of.id(), true), (data_request::Kind::Objection, words), None, at);
            data_request::Entity::insert(row).exec_without_returning(db).await?;
        }
        "moves-out" => {
            let reason = "Su hermano dice que vive en Amán desde agosto.";
            moves((app, db), of, &key, ("supervisor-santiago", "JO", "Amman", reason)).await?;
        }
        "moves-in" => {
            moves(
                (app, db),
                of,
                &key,
                ("supervisor-amman", "CL", "Santiago", "انتقل للعمل، وأخبرنا بالهاتف."),
            )
            .await?;
        }
        "rejected" | "deceased" => {
            let is_dead = of.status == Status::Deceased;
            let (kind, ground) =
                if is_dead { (Kind::Deceased, Ground::Family) } else { (Kind::Rejected, Ground::Invented) };
            let said = Said {
                reason: if is_dead {
                    String::new()
                } else {
                    "No encontramos a ninguna persona con este nombre.".into()
                },
                died: if is_dead { "2026-08".into() } else { String::new() },
            };
            let before = if is_dead { Status::Verified } else { Status::Submitted };
            let row = decision::new(&key, (of.id(), before), (kind, ground, &said), (clerk, at))?;
            decision::Entity::insert(row).exec_without_returning(db).await?;
        }
        _ => {}
    }
    Ok(())
}

/// A mother with a grown-up son and the daughter for whom she acts; her own mother in Lebanon; one more child for whom she
/// asks, and her husband, who has yet to say yes.
async fn family(
    app: &App,
    db: &DatabaseTransaction,
    child: &Person,
    (clerk, at): (AccountId, DateTime<Utc>),
) -> Result<()> {
    let of = |slug: &str| PEOPLE.iter().find(|of| of.slug == slug).map(Person::id);
    let (Some(mother), Some(son), Some(grandmother)) =
        (of("family-mother"), of("family-son"), of("year-only"))
    else {
        return Ok(());
    };
    for (person, other, is_together) in
        [(mother, son, true), (mother, child.id(), true), (grandmother, mother, false)]
    {
        let row = tie::new((person, other), Role::Child, (is_together, Source::Own), at);
        tie::Entity::insert(row).exec_without_returning(db).await?;
    }
    let Some(row) = person::for_index(db, &[child.id()]).await?.pop() else { return Ok(()) };
    let seen = (Basis::Parent, guardianship::Evidence::Birth);
    if let Some(row) = guardianship::new((&row, mother), seen, (clerk, at)) {
        guardianship::Entity::insert(row).exec_without_returning(db).await?;
    }
    let key = person_key::find(db, &app.keys, mother).await?;
    let name = Name {
        given_ar: "إلياس".into(),
        father_ar: "إلياس".into(),
        grandfather_ar: "جورج".into(),
        family_ar: "صايغ".into(),
        given_latin: "Elías".into(),
        family_latin: "Sayegh Kumsieh".into(),
        no_family: false,
    };
    let note = "Traigo la partida de nacimiento el jueves.";
    let said = self::child(name, (Sex::Male, "2011-08-30"), note);
    let row = child_request::new(&key, mother, &said, at)?;
    child_request::Entity::insert(row).exec_without_returning(db).await?;
    let invited = ("Elías", Role::Spouse, true);
    let row =
        family_invitation::new(&app.keys, (InvitationId::new(), &key, mother), invited, app.clock.now());
    family_invitation::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// What is said of a child by a parent with whom they live.
fn child(name: Name, (sex, birth): (Sex, &str), note: &str) -> child_request::Said {
    child_request::Said {
        name,
        sex: Some(sex),
        birth: birth.into(),
        basis: Basis::Parent,
        lives_together: true,
        number: String::new(),
        note: note.into(),
    }
}

/// They ask for another name; the mission has noted why that is to be expected.
async fn asks(app: &App, db: &DatabaseTransaction, of: &Person, key: &Key, at: DateTime<Utc>) -> Result<()> {
    let [given_ar, father_ar, grandfather_ar, family_ar] = of.ar.map(str::to_owned);
    let [given_latin, _] = of.latin.map(str::to_owned);
    let name = Name {
        given_ar,
        father_ar,
        grandfather_ar,
        family_ar,
        given_latin,
        family_latin: "Saba Hazboun".into(),
        no_family: false,
    };
    let wish =
        Wish { value: Value::Name(name), note: "Pasaporte chileno nuevo, con los dos apellidos.".into() };
    let row = change_request::new(key, of.id(), &wish, at)?;
    change_request::Entity::insert(row).exec_without_returning(db).await?;
    let Some(clerk) = account(app, "clerk-santiago").await? else { return Ok(()) };
    let santiago = mission::by_slug(&app.db, "cl-santiago").await?.map(|mission| mission.id);
    let text = (Reach::Office, "Llamó en octubre: trae el pasaporte la próxima semana.");
    let row = note::new(key, of.id(), text, (clerk, santiago, at));
    note::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}

/// A supervisor asks the missions of another country to take them over.
async fn moves(
    (app, db): (&App, &DatabaseTransaction),
    of: &Person,
    key: &Key,
    (slug, country, city, reason): (&str, &str, &str, &str),
) -> Result<()> {
    let Some(supervisor) = account(app, slug).await? else { return Ok(()) };
    let Some(person) = person::for_index(db, &[of.id()]).await?.pop() else { return Ok(()) };
    let home = Home { country: country.into(), city: city.into() };
    let at = of.registered_at() + TimeDelta::days(10);
    let row = transfer::new(key, &person, (&home, reason), (supervisor, at));
    transfer::Entity::insert(row).exec_without_returning(db).await?;
    Ok(())
}
