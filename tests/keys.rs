//! The keys: where they stand, what they open, and how others follow them.

mod moved;
mod nowhere;
mod older;

use std::collections::BTreeSet;

use accounts::installation_key::rotation::{self, RETIRED};
use accounts::installation_key::{self, Unfollowed};
use accounts::{reseal, staff};
use chrono::TimeDelta;
use kit::seal::{Keys, Master, Place};
use registry::person_key;
use samples::cast::PASSWORD;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, QueryFilter, Statement,
};
use server::config::Config;
use server::parts::PARTS;
use tokio_util::sync::CancellationToken;

use crate::support::site::{Site, now};

/// The master key that a test's database is begun with, and one that follows it.
const MASTER: [u8; 32] = [0x5a; 32];
const NEXT: [u8; 32] = [0xa5; 32];

/// A site whose database was begun with [`MASTER`].
async fn site(environment: &[(&str, &str)]) -> Site {
    let command = format!("command:echo {}", "5a".repeat(32));
    let master = [("MAHJAR_MASTER_KEY", command.as_str())];
    Site::with(&[environment, &master].concat()).await
}

/// Keys as another node holds them that has just started with this master key.
async fn opened(db: &DatabaseConnection, master: [u8; 32]) -> Option<Keys> {
    installation_key::open(db, &Master::new(master)).await.unwrap()
}

/// How many person keys `keys` unwrap, of all.
async fn unwrapped(db: &DatabaseConnection, keys: &Keys) -> (usize, usize) {
    let rows = person_key::Entity::find().all(db).await.unwrap();
    let opens = rows.iter().filter(|row| keys.unwrap(row.person_id.0.as_bytes(), &row.wrapped).is_ok());
    (opens.count(), rows.len())
}

/// Every step of a rotation, seen by a server that runs all the while, by those that start in the middle, and by one
/// that hears nothing of it.
async fn steps(site: &Site) {
    let (db, keys, clock) = (&site.db, &site.app.keys, &site.app.clock);
    let mut browser = site.staff("clerk-santiago").await;
    let mut applicant = site.browser();
    applicant.post("/en/register", &[]).await.location();
    applicant
        .post("/en/register/name", &[("given_latin", "Layla"), ("family_latin", "Khatib")])
        .await
        .location();
    for n in 0..7 {
        site.person("ليلى", &format!("Khatib {n}"), "CL").await;
    }
    let (old, next) = (Master::new(MASTER), Master::new(NEXT));
    let here = Place { table: "drafts", column: "sealed", row: b"1" };
    let hash = keys.hash("email", b"layla@example.org");
    let before = keys.rows().newest().key.clone();
    // The command, which has a process of its own, and a server that hears nothing.
    let command = opened(db, MASTER).await.unwrap();
    let deaf = opened(db, MASTER).await.unwrap();
    assert!(opened(db, NEXT).await.is_none());

    // Broken off and begun again: the same keys; a third master key in between is forgotten.
    let third = Master::new([1; 32]);
    for followed_by in [&next, &third] {
        assert!(!rotation::announce(db, &command, (&old, followed_by), clock.now()).await.unwrap());
    }
    assert!(rotation::finish(db, &command, &next, (clock.now(), serde_json::json!({}))).await.is_err());
    assert!(!rotation::announce(db, &command, (&old, &next), clock.now()).await.unwrap());
    assert!(opened(db, [1; 32]).await.is_none());
    assert_eq!(installation_key::all(db).await.unwrap().len(), 5);
    for master in [MASTER, NEXT] {
        assert_eq!(opened(db, master).await.unwrap().rows().newest().number, 1, "announced is not used");
    }
    let announced = command.rows().get(2).unwrap().seal(here, b"x");
    assert!(keys.rows().open(here, &announced).is_err());
    installation_key::look(db, keys).await.unwrap();
    assert!(keys.rows().open(here, &announced).is_ok());
    assert!(before.open(here, &keys.rows().seal(here, b"x")).is_ok(), "announced is not used");

    rotation::put_to_use(db, &command, clock.now()).await.unwrap();
    installation_key::look(db, keys).await.unwrap();
    assert!(before.open(here, &keys.rows().seal(here, b"x")).is_err());
    assert!(rotation::announce(db, &command, (&old, &next), clock.now()).await.unwrap());
    let columns = reseal::columns(PARTS);
    assert!(reseal::left(db, keys, &columns).await.unwrap() > 9);
    // A page under way all the while.
    assert_eq!(browser.get("/dashboard").await.status, 200);
    let pass = reseal::all(db, &command, &columns, |_, _| {}).await.unwrap();
    assert!(pass.renewed > 9 && pass.broken == 0, "{pass:?}");
    assert_eq!(reseal::left(db, keys, &columns).await.unwrap(), 0);
    assert_eq!(reseal::all(db, &command, &columns, |_, _| {}).await.unwrap(), reseal::Pass::default());
    assert_eq!(unwrapped(db, keys).await, (7, 7));
    assert_eq!(unwrapped(db, &Keys::new(deaf.ring())).await, (0, 7));

    rotation::finish(db, &command, &next, (clock.now(), serde_json::json!({}))).await.unwrap();
    assert!(opened(db, MASTER).await.is_none(), "the old master key still opens something");
    let late = opened(db, NEXT).await.unwrap();
    assert_eq!(unwrapped(db, &late).await, (7, 7));
    for keys in [keys, &late] {
        installation_key::look(db, keys).await.unwrap();
        assert_eq!(keys.hash("email", b"layla@example.org"), hash);
    }
    assert!(matches!(installation_key::look(db, &deaf).await, Err(Unfollowed::Missed)));
    assert!(
        rotation::is_in_force(db, &next).await.unwrap() && !rotation::is_in_force(db, &old).await.unwrap()
    );
    assert_eq!(site.times_done("keys.rotate").await, 1);
    assert_eq!(browser.get("/dashboard").await.status, 200);
    assert!(applicant.get("/en/register/name").await.body.contains("Layla"));

    // What a request under way sealed with the old keys opens for a day. Then it is sealed anew, and they are gone.
    let straggler = uuid::Uuid::now_v7();
    let place = Place { table: "mails", column: "sealed", row: straggler.as_bytes() };
    mail(db, straggler, before.seal(place, b"late")).await;
    let foreign = uuid::Uuid::now_v7();
    mail(db, foreign, late.rows().seal(place, b"moved")).await;
    clock.advance(RETIRED - TimeDelta::minutes(1));
    assert_eq!(rotation::retire(&site.app, clock.now()).await.unwrap(), 0);
    assert!(late.rows().open(place, &before.seal(place, b"late")).is_ok());
    clock.advance(TimeDelta::minutes(1));
    assert_eq!(rotation::retire(&site.app, clock.now()).await.unwrap(), 2);
    installation_key::look(db, &late).await.unwrap();
    assert_eq!(&**late.rows().open(place, &sealed(db, straggler).await).unwrap(), b"late");
    assert!(late.rows().open(place, &before.seal(place, b"late")).is_err(), "the old key still opens");
    assert_eq!(rotation::retire(&site.app, clock.now()).await.unwrap(), 0);
    assert_eq!(unwrapped(db, keys).await, (7, 7));

    // A server that missed all of it stops: what it sealed would open nowhere else.
    keys.replace(deaf.ring());
    let stop = CancellationToken::new();
    let followed = installation_key::follow(site.app.clone(), stop.clone()).await;
    assert!(followed.unwrap_err().to_string().contains("start it anew") && stop.is_cancelled());
}

mod keys_follow_keys {
    use super::*;

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn sqlite() {
        steps(&site(&[]).await).await;
    }

    #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
    async fn postgres() {
        steps(&site(&[("DATABASE_URL", &crate::support::database::postgres().await)]).await).await;
    }
}

async fn mail(db: &DatabaseConnection, id: uuid::Uuid, sealed: Vec<u8>) {
    let row = accounts::mail::ActiveModel {
        id: sea_orm::ActiveValue::Set(accounts::mail::MailId(id)),
        person_id: sea_orm::ActiveValue::Set(None),
        sealed: sea_orm::ActiveValue::Set(sealed),
        taken_until: sea_orm::ActiveValue::Set(None),
        expires_at: sea_orm::ActiveValue::Set(now() + TimeDelta::days(9)),
    };
    accounts::mail::Entity::insert(row).exec_without_returning(db).await.unwrap();
}

async fn sealed(db: &DatabaseConnection, id: uuid::Uuid) -> Vec<u8> {
    let row = accounts::mail::Entity::find_by_id(accounts::mail::MailId(id)).one(db).await.unwrap();
    row.unwrap().sealed
}

both! {
    /// A row that a request holds is passed over and sealed anew by the next pass; who is erased stays erased.
    async fn nobody_waits_and_nothing_comes_back(site: Site) {
        let db = &site.db;
        let mut ids = Vec::new();
        for n in 0..3 {
            ids.push(site.person("ليلى", &format!("Khatib {n}"), "CL").await);
        }
        let keys = &site.app.keys;
        renew(keys);
        let columns: Vec<_> =
            reseal::columns(PARTS).into_iter().filter(|column| column.table == "person_keys").collect();
        if db.get_database_backend() == DbBackend::Postgres {
            let held = kit::db::begin(db, kit::db::Intent::Write).await.unwrap();
            let lock = Statement::from_sql_and_values(
                DbBackend::Postgres,
                "SELECT 1 AS one FROM person_keys WHERE person_id = $1 FOR UPDATE",
                [ids[0].0.into()],
            );
            held.query_one_raw(lock).await.unwrap();
            assert_eq!(reseal::all(db, keys, &columns, |_, _| {}).await.unwrap().renewed, 2);
            held.rollback().await.unwrap();
        }
        person_key::Entity::delete_by_id(ids[1]).exec(db).await.unwrap();
        reseal::all(db, keys, &columns, |_, _| {}).await.unwrap();
        assert_eq!(reseal::left(db, keys, &columns).await.unwrap(), 0);
        assert_eq!(unwrapped(db, keys).await, (2, 2));
    }
}

both! {
    /// Whose password is sealed anew while it is looked at signs in all the same.
    async fn a_password_sealed_anew_meanwhile_is_the_same(site: Site) {
        let (clerk, digits) = crate::pages::sign_in::of(site, "clerk-santiago").await;
        let (app, email) = (site.app.clone(), clerk.email);
        let renewing = tokio::spawn(async move {
            loop {
                let row = staff::by_email(&app.db, email).await.unwrap().unwrap();
                let place = Place { table: "staff_accounts", column: "password", row: row.id.0.as_bytes() };
                let renewed = app.keys.rows().renew(place, &row.password.unwrap()).unwrap();
                staff::Entity::update_many()
                    .col_expr(staff::Column::Password, Expr::value(renewed))
                    .filter(staff::Column::Id.eq(row.id))
                    .exec(&app.db)
                    .await
                    .unwrap();
                tokio::time::sleep(std::time::Duration::from_millis(1)).await;
            }
        });
        let answer = crate::pages::sign_in::signed_in(&mut site.browser(), email, PASSWORD, &digits).await;
        assert_eq!(answer.status, 303);
        renewing.abort();
    }
}

/// Gives `keys` a second generation, in use, beside the first.
fn renew(keys: &Keys) {
    use kit::seal::{Generation, Key, Line, Ring};
    let ring = keys.ring();
    let second = |line: &Line| {
        let new = Generation { number: 2, key: Key::random(), is_used: true };
        std::sync::Arc::new(Line::new([line.all(), &[new]].concat()).unwrap())
    };
    let (person_keys, rows) = (second(&ring.person_keys), second(&ring.rows));
    keys.replace(Ring { person_keys, rows, ..ring });
}

/// Two nodes that begin one database at the same moment have the same keys; with another master key, one is refused.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_database_is_begun_once() {
    let db = kit::db::connect(&crate::support::database::postgres().await, 4).await.unwrap();
    let begin = |master| {
        let db = db.clone();
        tokio::spawn(async move {
            installation_key::begin(&db, &Master::new(master), now()).await.unwrap();
            opened(&db, master).await
        })
    };
    let all = [begin(MASTER), begin(MASTER), begin(NEXT), begin(MASTER)];
    let mut held = Vec::new();
    for one in all {
        held.push(one.await.unwrap().map(|keys| (keys.hash("a", b"b"), keys.rows().newest().key.id())));
    }
    let opened: BTreeSet<_> = held.iter().flatten().collect();
    assert_eq!(opened.len(), 1);
    assert!(held[2].is_some() != held[0].is_some());
    assert_eq!(installation_key::all(&db).await.unwrap().len(), 3);
}

/// What is wrong is said before anything is changed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_command_refuses_what_cannot_be() {
    let folder = tempfile::tempdir().unwrap();
    let config = |environment: &[(&str, &str)]| {
        let environment: Vec<_> =
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::from(folder.path(), &environment).unwrap()
    };
    let rotate = async |environment: &[(&str, &str)]| {
        server::commands::keys::rotate(&config(environment)).await.map_err(|error| format!("{error:#}"))
    };
    let next = [("MAHJAR_MASTER_KEY_NEXT", "file:next.key")];
    assert!(rotate(&[]).await.unwrap_err().contains("names no master key"));
    assert!(rotate(&next).await.unwrap_err().contains("no database yet"));
    server::build::app(&config(&[]), false, kit::clock::Clock::System).await.unwrap();
    // The one in force already: nothing to do.
    std::fs::copy(folder.path().join("master.key"), folder.path().join("next.key")).unwrap();
    rotate(&next).await.unwrap();
    std::fs::rename(folder.path().join("master.key"), folder.path().join("away.key")).unwrap();
    rotate(&next).await.unwrap();
    std::fs::remove_file(folder.path().join("next.key")).unwrap();
    assert!(rotate(&next).await.unwrap_err().contains("missing"));
    assert!(!folder.path().join("next.key").exists());
}

/// Each binary column of the schema is sealed or a keyed hash, and what is of tier 3 or 4 is no plain column. The first
/// column of a sealed table is its primary key, to which its values are bound.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_sealed_is_declared() {
    let site = Site::on_sqlite().await;
    for table in PARTS.iter().flat_map(|part| part.tables) {
        let sql = format!("SELECT name, lower(type) AS kind, pk FROM pragma_table_info('{}')", table.name);
        let rows = site.db.query_all_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.unwrap();
        for row in rows {
            let name: String = row.try_get("", "name").unwrap();
            let field = table.fields.iter().find(|field| field.column == name).unwrap();
            let is_link =
                table.name.starts_with("audit") && ["mac", "hash", "content", "previous"].contains(&&*name);
            let is_hash = name.ends_with("_hash") || is_link;
            let is_binary = row.try_get::<String>("", "kind").unwrap().contains("blob");
            let whole = format!("{}.{name}", table.name);
            assert!(!is_binary || is_hash || field.sealed.is_some(), "{whole} is binary: sealed by what?");
            assert!(is_binary || field.sealed.is_none(), "{whole} is no binary column");
            let is_secret = field.tier >= kit::field::Tier::T3;
            assert!(!is_secret || is_hash || field.sealed.is_some(), "{whole} is kept in clear");
            let is_first = table.fields[0].column == name;
            let is_key = row.try_get::<i32>("", "pk").unwrap() == 1;
            let has_sealed = table.fields.iter().any(|field| field.sealed.is_some());
            assert!(!has_sealed || is_first == is_key, "{whole}: the primary key stands first");
        }
    }
}
