//! A sealed value that was moved does not open: neither in another row of its column, nor in another column or table.
//! For each sealed column there is a way in which the product itself opens it; a new column without one fails here.

use std::collections::BTreeSet;
use std::pin::Pin;

use accounts::authenticator::Authenticator;
use accounts::installation_key::{self, rotation};
use accounts::session::{Owner, Store};
use accounts::staff::{self, AccountId};
use accounts::{mail, passkey, reseal};
use kit::Locale;
use kit::seal::{Keys, Master, Place};
use registry::change::{Home, Value as Wanted};
use registry::change_request::{self, Wish};
use registry::data_request;
use registry::decision::{self, Ground, Kind, Said};
use registry::emergency_contact;
use registry::note::{self, Reach};
use registry::person::{PersonId, Sex, Source, Status};
use registry::sent_back::{self, Mend};
use registry::{
    child_request, document_scan, family_invitation, guardianship, identity_document, need, refugee,
};
use registry::{person, person_key, saved_search, transfer};
use samples::cast;
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, IntoActiveModel, Statement, Value};
use serde_json::json;
use server::parts::PARTS;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

use super::{MASTER, NEXT, site};
use crate::support::browser::Browser;
use crate::support::site::{Site, now};
use crate::support::telephone::Telephone;

/// Whether what stands in a cell opens, as the product asks for it.
type Opens<'a> = Box<dyn Fn() -> Pin<Box<dyn Future<Output = bool> + 'a>> + 'a>;

/// One sealed value, where it stands, and how it is opened.
struct Cell<'a> {
    table: &'static str,
    column: &'static str,
    /// The condition that finds its row, with `$1` for the key.
    row: &'static str,
    key: Value,
    opens: Opens<'a>,
}

impl Cell<'_> {
    fn name(&self) -> (&'static str, &'static str) {
        (self.table, self.column)
    }

    async fn read(&self, site: &Site) -> Vec<u8> {
        let sql = format!("SELECT \"{}\" AS sealed FROM {} WHERE {}", self.column, self.table, self.row);
        let ask = Statement::from_sql_and_values(site.db.get_database_backend(), sql, [self.key.clone()]);
        site.db.query_one_raw(ask).await.unwrap().unwrap().try_get("", "sealed").unwrap()
    }

    async fn write(&self, site: &Site, sealed: Vec<u8>) {
        let row = self.row.replace("$1", "$2");
        let sql = format!("UPDATE {} SET \"{}\" = $1 WHERE {row}", self.table, self.column);
        let values = [sealed.into(), self.key.clone()];
        let change = Statement::from_sql_and_values(site.db.get_database_backend(), sql, values);
        assert_eq!(site.db.execute_raw(change).await.unwrap().rows_affected(), 1);
    }
}

/// A cell in the row `id` of `table`.
fn cell<'a, F: Future<Output = bool> + 'a>(
    (table, column): (&'static str, &'static str),
    id: uuid::Uuid,
    opens: impl Fn() -> F + 'a,
) -> Cell<'a> {
    let of_person = ["person_keys", "emergency_contacts", "refugee_details"].contains(&table);
    let row = if of_person { "person_id = $1" } else { "id = $1" };
    Cell { table, column, row, key: id.into(), opens: Box::new(move || Box::pin(opens())) }
}

/// The keys of the installation, while they are being replaced. `before` are those of a server that has not looked yet.
fn of_installation<'a>(site: &'a Site, before: &'a Keys, cells: &mut Vec<Cell<'a>>) {
    let rows = ["purpose || number = $1"; 3];
    for name in ["person_keys2", "rows2"] {
        let db = &site.db;
        let opens: [(&str, Opens<'a>); 3] = [
            ("wrapped", Box::new(move || Box::pin(async move { opens_with(site, MASTER).await }))),
            ("next", Box::new(move || Box::pin(async move { opens_with(site, NEXT).await }))),
            (
                "handed_on",
                Box::new(move || {
                    Box::pin(
                        async move { installation_key::look(db, &Keys::new(before.ring())).await.is_ok() },
                    )
                }),
            ),
        ];
        for ((column, opens), row) in opens.into_iter().zip(rows) {
            cells.push(Cell { table: "installation_keys", column, row, key: name.into(), opens });
        }
    }
}

async fn opens_with(site: &Site, master: [u8; 32]) -> bool {
    installation_key::open(&site.db, &Master::new(master)).await.unwrap().is_some()
}

async fn of_sessions<'a>(site: &'a Site, cells: &mut Vec<Cell<'a>>) {
    for _ in 0..2 {
        let store = Store::new(site.db.clone(), site.app.keys.clone(), site.app.clock.clone());
        let data = [("device".to_owned(), json!("Firefox"))].into();
        let mut record = Record { id: Id::default(), data, expiry_date: time::OffsetDateTime::now_utc() };
        store.create(&mut record).await.unwrap();
        let hash = site.app.keys.hash("sessions.id", &record.id.0.to_be_bytes());
        let opens: Opens = Box::new(move || {
            let store = store.clone();
            Box::pin(async move { store.load(&record.id).await.unwrap().is_some() })
        });
        let row = "id_hash = $1";
        cells.push(Cell { table: "sessions", column: "sealed", row, key: hash.into(), opens });
    }
}

async fn of_drafts<'a>(site: &'a Site, cells: &mut Vec<Cell<'a>>) {
    for _ in 0..2 {
        let known: BTreeSet<_> = drafts(site).await.into_iter().collect();
        let mut browser = site.browser();
        browser.post("/en/register", &[]).await.location();
        let new = drafts(site).await.into_iter().find(|id| !known.contains(id)).unwrap();
        cells.push(cell(("drafts", "sealed"), new, move || {
            let mut browser = browser.clone();
            async move { browser.get("/en/register/name").await.status == 200 }
        }));
    }
}

async fn drafts(site: &Site) -> Vec<uuid::Uuid> {
    let rows = registry::draft::Entity::find().all(&site.db).await.unwrap();
    rows.into_iter().map(|row| row.id.0).collect()
}

async fn of_searches<'a>(site: &'a Site, clerk: &'a Browser, cells: &mut Vec<Cell<'a>>) {
    for name in ["Nablus", "Jenin"] {
        let saved = site
            .within_as(clerk, move |ctx| async move {
                saved_search::save(&ctx, name, "Khatib", "").await?.unwrap();
                Ok(saved_search::saved_by_viewer(&ctx).await?.into_iter().find(|one| one.name == name))
            })
            .await;
        let id = saved.unwrap().unwrap().id;
        cells.push(cell(("searches", "sealed"), id.0, move || async move {
            let typed = move |ctx| async move { saved_search::typed_by_viewer(&ctx, id).await };
            site.within_as(clerk, typed).await.is_ok()
        }));
        cells.push(cell(("searches", "name"), id.0, move || async move {
            let saved = |ctx| async move { saved_search::saved_by_viewer(&ctx).await.map(drop) };
            site.within_as(clerk, saved).await.is_ok()
        }));
    }
}

/// Two of the same member of staff: the list of their passkeys opens both.
async fn of_passkeys<'a>(site: &'a Site, clerk: &'a Browser, cells: &mut Vec<Cell<'a>>) {
    // In a session of its own: adding one gives it another id.
    let mut browser = site.staff("clerk-santiago").await;
    let id = crate::pages::staff_accounts::account(site, "clerk-santiago").await;
    for _ in 0..2 {
        Telephone::new().joins(&mut browser, "/account/passkeys/new").await.location();
    }
    let listed = move |ctx| async move { passkey::of(&ctx, Owner::Staff(id)).await };
    for one in site.within_as(clerk, listed).await.unwrap() {
        cells.push(cell(("passkeys", "sealed"), one.id.0, move || async move {
            site.within_as(clerk, listed).await.is_ok()
        }));
    }
}

async fn of_mails<'a>(site: &'a Site, cells: &mut Vec<Cell<'a>>) {
    let letter = mail::Letter {
        to: "layla@example.org",
        about: None,
        locale: Locale::En,
        template: "mail/staff_changed",
        subject: "mail-staff-changed-subject",
        until: now() + chrono::TimeDelta::days(1),
    };
    let page = json!({ "address": "layla@example.org" });
    for _ in 0..2 {
        mail::send_from_job(&site.app, &site.db, now(), letter, &page).await.unwrap();
    }
    kit::job::Entity::delete_many().exec(&site.db).await.unwrap();
    for row in mail::Entity::find().all(&site.db).await.unwrap() {
        cells.push(cell(("mails", "sealed"), row.id.0, move || is_sent(site, row.id)));
    }
}

/// Whether the mail goes out; afterwards it waits again.
async fn is_sent(site: &Site, id: mail::MailId) -> bool {
    let db = &site.db;
    let row = mail::Entity::find_by_id(id).one(db).await.unwrap().unwrap();
    kit::job::enqueue(db, mail::JOB, &json!({ "mail": id }), None, now()).await.unwrap();
    site.do_jobs().await;
    kit::job::Entity::delete_many().exec(db).await.unwrap();
    let is_sent = mail::Entity::delete_by_id(id).exec(db).await.unwrap().rows_affected == 0;
    row.into_active_model().reset_all().insert(db).await.unwrap();
    is_sent
}

async fn of_staff<'a>(site: &'a Site, cells: &mut Vec<Cell<'a>>) {
    for slug in ["clerk-santiago", "clerk-amman"] {
        let of = cast::STAFF.iter().find(|of| of.slug == slug).unwrap();
        let id = staff::by_email(&site.db, of.email).await.unwrap().unwrap().id;
        cells.push(cell(("staff_accounts", "password"), id.0, move || signs_in(site, of)));
        cells.push(cell(("staff_accounts", "authenticator"), id.0, move || has_app(site, id)));
    }
}

async fn has_app(site: &Site, id: AccountId) -> bool {
    let row = staff::find(&site.db, id).await.unwrap().unwrap();
    Authenticator::open(&site.app.keys, id, &row.authenticator.unwrap()).is_ok()
}

/// Whether they sign in, as if they had never tried before.
async fn signs_in(site: &Site, of: &cast::Staff) -> bool {
    for sql in ["DELETE FROM limits", "UPDATE staff_accounts SET last_step = 0"] {
        site.db.execute_unprepared(sql).await.unwrap();
    }
    let code = cast::authenticator(&site.app, of).digits(site.app.clock.now());
    let fields = [("email", of.email), ("password", cast::PASSWORD), ("code", &code)];
    site.browser().post("/en/sign-in", &fields).await.status == 303
}

/// Two values of each column that a person's own key seals, both of one person: it is the row that keeps them apart.
async fn of_person<'a>(site: &'a Site, person: PersonId, cells: &mut Vec<Cell<'a>>) {
    let db = &site.db;
    let key = person_key::find(db, &site.app.keys, person).await.unwrap();
    let row = person::Entity::find_by_id(person).one(db).await.unwrap().unwrap();
    let by = staff::by_email(db, cast::STAFF[0].email).await.unwrap().unwrap().id;
    let seal =
        |table, column, id: uuid::Uuid| key.seal(Place { table, column, row: id.as_bytes() }, b"answer");
    macro_rules! opens {
        ($name:expr, $row:expr, $entity:path, $model:ident, $ctx:ident => $ask:expr) => {{
            let id = $row.id;
            cells.push(cell($name, id.0, move || async move {
                let $model = <$entity>::find_by_id(id).one(&site.db).await.unwrap().unwrap();
                let ask = move |$ctx: accounts::Ctx| {
                    let $model = $model.clone();
                    async move {
                        $ctx.meet([person]).await?;
                        $ask.await.map(drop)
                    }
                };
                site.within("192.0.2.1", ask).await.is_ok()
            }));
        }};
    }
    for _ in 0..2 {
        let note =
            note::new(&key, person, (Reach::All, "words"), (by, None, now())).insert(db).await.unwrap();
        opens!(("notes", "text"), note, note::Entity, row, ctx => row.words(&ctx));
        let said = Said { reason: "no".into(), died: String::new() };
        let of = (Kind::Rejected, Ground::Other, &said);
        let made = decision::new(&key, (person, Status::Submitted), of, (by, now())).unwrap();
        let made = made.insert(db).await.unwrap();
        opens!(("decisions", "sealed"), made, decision::Entity, row, ctx => row.said(&ctx));
        let made = sent_back::new(&key, person, (Mend::Name, "mend"), (by, now())).insert(db).await.unwrap();
        opens!(("returns", "reason"), made, sent_back::Entity, row, ctx => row.reason(&ctx));
        let wish = Wish { value: Wanted::Sex(Some(Sex::Female)), note: "see".into() };
        let mut made = change_request::new(&key, person, &wish, now()).unwrap();
        let id = made.id.clone().unwrap().0;
        made.reason = sea_orm::ActiveValue::Set(Some(seal("change_requests", "reason", id)));
        let made = made.insert(db).await.unwrap();
        opens!(("change_requests", "sealed"), made, change_request::Entity, row, ctx => row.wish(&ctx));
        opens!(("change_requests", "reason"), made, change_request::Entity, row, ctx => row.reason(&ctx));
        let mut made =
            data_request::new(&key, (person, false), (data_request::Kind::Objection, "why"), None, now());
        let id = made.id.clone().unwrap().0;
        made.answer = sea_orm::ActiveValue::Set(Some(seal("data_requests", "answer", id)));
        let made = made.insert(db).await.unwrap();
        opens!(("data_requests", "words"), made, data_request::Entity, row, ctx => row.words(&ctx));
        opens!(("data_requests", "answer"), made, data_request::Entity, row, ctx => row.answer(&ctx));
        let home = Home { country: "JO".into(), city: "Amman".into() };
        let mut made = transfer::new(&key, &row, (&home, "moved"), (by, now()));
        let id = made.id.clone().unwrap().0;
        made.answer = sea_orm::ActiveValue::Set(Some(seal("transfers", "answer", id)));
        let made = made.insert(db).await.unwrap();
        opens!(("transfers", "reason"), made, transfer::Entity, row, ctx => row.reason(&ctx));
        opens!(("transfers", "answer"), made, transfer::Entity, row, ctx => row.answer(&ctx));
        let needed = need::Said { kind: need::Kind::Health, words: "insulin".into() };
        let mut made = need::new(&key, person, &needed, (None, now())).unwrap();
        let id = made.id.clone().unwrap().0;
        made.answer = sea_orm::ActiveValue::Set(Some(seal("needs", "answer", id)));
        let made = made.insert(db).await.unwrap();
        opens!(("needs", "sealed"), made, need::Entity, row, ctx => row.said(&ctx));
        opens!(("needs", "answer"), made, need::Entity, row, ctx => row.answer(&ctx));
        let said = identity_document::Said {
            kind: identity_document::Kind::Passport,
            issuer: "PS".into(),
            number: "N1234567".into(),
            expires: String::new(),
        };
        let made =
            identity_document::new(&site.app.keys, (&key, person), &said, (Source::Own, now())).unwrap();
        let made = made.insert(db).await.unwrap();
        opens!(("identity_documents", "sealed"), made, identity_document::Entity, row, ctx => row.said(&ctx));
        let scan = ::scans::Scan { kind: ::scans::Kind::Jpeg, bytes: vec![7; 40] };
        let made = document_scan::new((&key, person), made.id, &scan, now()).insert(db).await.unwrap();
        opens!(("document_scans", "sealed"), made, document_scan::Entity, row, ctx => row.file(&ctx));
        let said = child_request::Said {
            name: registry::change::Name { given_latin: "Yara".into(), ..Default::default() },
            sex: None,
            birth: "2015-03-02".into(),
            basis: guardianship::Basis::Parent,
            lives_together: true,
            number: String::new(),
            note: String::new(),
        };
        let mut made = child_request::new(&key, person, &said, now()).unwrap();
        let id = made.id.clone().unwrap().0;
        made.reason = sea_orm::ActiveValue::Set(Some(seal("child_requests", "reason", id)));
        let made = made.insert(db).await.unwrap();
        opens!(("child_requests", "sealed"), made, child_request::Entity, row, ctx => row.said(&ctx));
        opens!(("child_requests", "reason"), made, child_request::Entity, row, ctx => row.reason(&ctx));
        let invited = ("Salma", registry::tie::Role::Spouse, true);
        let of = (family_invitation::InvitationId::new(), &key, person);
        let made = family_invitation::new(&site.app.keys, of, invited, now()).insert(db).await.unwrap();
        opens!(("family_invitations", "name"), made, family_invitation::Entity, row, ctx => row.name(&ctx));
        let child =
            person::Model { birth_year: Some(2015), birth_month: Some(3), birth_day: Some(2), ..row.clone() };
        let guardian = site.person("سلمى", "Khatib", "CL").await;
        let papers = (guardianship::Basis::Parent, guardianship::Evidence::Birth);
        let mut made = guardianship::new((&child, guardian), papers, (by, now())).unwrap();
        let id = made.id.clone().unwrap().0;
        made.reason = sea_orm::ActiveValue::Set(Some(seal("guardianships", "reason", id)));
        let made = made.insert(db).await.unwrap();
        opens!(("guardianships", "reason"), made, guardianship::Entity, row, ctx => row.reason(&ctx));
    }
}

async fn test(site: &Site) {
    let db = &site.db;
    let clerk = site.staff("clerk-santiago").await;
    let people = [site.person("ليلى", "Khatib", "CL").await, site.person("سارة", "Saba", "CL").await];
    let before = Keys::new(site.app.keys.ring());
    let mut cells = Vec::new();
    of_sessions(site, &mut cells).await;
    of_drafts(site, &mut cells).await;
    of_searches(site, &clerk, &mut cells).await;
    of_passkeys(site, &clerk, &mut cells).await;
    of_mails(site, &mut cells).await;
    of_staff(site, &mut cells).await;
    of_person(site, people[0], &mut cells).await;
    for person in people {
        cells.push(cell(("person_keys", "wrapped"), person.0, move || async move {
            person_key::find(db, &site.app.keys, person).await.is_ok()
        }));
        let key = person_key::find(db, &site.app.keys, person).await.unwrap();
        let called = emergency_contact::Said {
            name: "Salma".into(),
            relation: emergency_contact::Relationship::Sibling,
            phone: "+962790123456".into(),
        };
        emergency_contact::new(&key, person, &called, now()).unwrap().insert(db).await.unwrap();
        cells.push(cell(("emergency_contacts", "sealed"), person.0, move || async move {
            let said = move |ctx: accounts::Ctx| async move {
                ctx.meet([person]).await?;
                emergency_contact::of(&ctx, person).await
            };
            site.within("192.0.2.1", said).await.is_ok()
        }));
    }
    for person in people {
        let key = person_key::find(db, &site.app.keys, person).await.unwrap();
        let said = refugee::Said { unrwa: "112345678".into(), ..Default::default() };
        refugee::new(&site.app.keys, (&key, person), &said, now()).unwrap().insert(db).await.unwrap();
        cells.push(cell(("refugee_details", "sealed"), person.0, move || async move {
            let said = move |ctx: accounts::Ctx| async move {
                ctx.meet([person]).await?;
                refugee::of(&ctx, person).await
            };
            site.within("192.0.2.1", said).await.is_ok()
        }));
    }
    let masters = (&Master::new(MASTER), &Master::new(NEXT));
    rotation::announce(db, &Keys::new(before.ring()), masters, now()).await.unwrap();
    of_installation(site, &before, &mut cells);

    let known: BTreeSet<_> = cells.iter().map(Cell::name).collect();
    let declared = reseal::columns(PARTS).into_iter().map(|column| (column.table, column.name)).collect();
    assert_eq!(known, declared, "sealed columns, and those whose opening is tried here");

    // Of each column the first value; for it the second of its column, and the first of every other.
    let first = |name| cells.iter().find(move |cell| cell.name() == name).unwrap();
    let second = |name| cells.iter().filter(move |cell| cell.name() == name).nth(1).unwrap();
    let (mut moved, mut opened) = (0, Vec::new());
    for name in &known {
        let here = first(*name);
        let own = here.read(site).await;
        assert!((here.opens)().await, "{name:?} does not open where it belongs");
        for from in &known {
            let from = if from == name { second(*from) } else { first(*from) };
            here.write(site, from.read(site).await).await;
            moved += 1;
            if (here.opens)().await {
                opened.push((from.name(), *name));
            }
        }
        here.write(site, own).await;
        assert!((here.opens)().await, "{name:?} no longer opens where it belongs");
    }
    println!("{moved} moved values, {} opened", opened.len());
    assert!(moved >= 100 && opened.is_empty(), "of {moved} moved values these opened: {opened:?}");

    // Sealed anew for the place where it stands, each opens as before: a column whose values are bound to anything else
    // than its row's primary key would be lost with the keys before.
    super::renew(&site.app.keys);
    let pass = reseal::all(db, &site.app.keys, &reseal::columns(PARTS), |_, _| {}).await.unwrap();
    assert_eq!(pass.broken, 0);
    for cell in &cells {
        assert!((cell.opens)().await, "{:?} does not open once it was sealed anew", cell.name());
    }
}

mod values_do_not_open {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        test(&site(&[]).await).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        test(&site(&[("DATABASE_URL", &crate::support::database::postgres().await)]).await).await;
    }
}
