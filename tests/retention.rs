//! What has outlived its time goes by itself: rows by their declarations, records by what they were kept for.

use chrono::{DateTime, TimeDelta, Utc};
use kit::field::{Retention, Table};
use registry::person::{self, PersonId};
use registry::{departure, retention};
use sea_orm::{ConnectionTrait, DbBackend, EntityTrait, Statement};

use crate::pages::me::known;
use crate::pages::staff_accounts::account;
use crate::support::database;
use crate::support::site::Site;

/// The register of processing as it is kept in the project: a change of what is kept, for what and how long, shows there.
#[test]
fn the_register_is_up_to_date() {
    let kept = std::fs::read_to_string(crate::texts::root().join("docs/records-of-processing.md")).unwrap();
    let printed = server::commands::processing::register();
    assert!(kept == printed, "write it anew: mahjar records-of-processing > docs/records-of-processing.md");
    // Every column of every table stands in it.
    for table in server::parts::PARTS.iter().flat_map(|part| part.tables) {
        for field in table.fields {
            let stands =
                printed.lines().filter(|line| line.starts_with(&format!("| {} |", table.name))).any(|line| {
                    line.split(" | ")
                        .nth(1)
                        .is_some_and(|columns| columns.split(", ").any(|column| column == field.column))
                });
            assert!(stands, "{}.{}", table.name, field.column);
        }
    }
}

/// How long the rows of `table` are kept, in days; nothing where they do not run out.
fn days(table: &Table) -> Option<u32> {
    match table.fields[0].retention {
        Retention::Days(days) | Retention::After(_, days) => Some(days),
        Retention::Record | Retention::Use | Retention::Archive => None,
    }
}

/// Puts a row into `table` of which everything was done at `at` and which, where it says when it ends, ends at `end`.
async fn insert(
    site: &Site,
    table: &Table,
    person: PersonId,
    account: uuid::Uuid,
    (at, end): (DateTime<Utc>, DateTime<Utc>),
) {
    let is_postgres = site.db.get_database_backend() == DbBackend::Postgres;
    let blob = |hex: String| if is_postgres { format!("'\\x{hex}'") } else { format!("x'{hex}'") };
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for column in database::columns(&site.db, table.name).await {
        let kind = column.kind.to_lowercase();
        let is_time = kind.starts_with("timestamp");
        // A day is over when it is.
        let is_day = kind.starts_with("date") && !is_time;
        if column.is_free && !is_time && !is_day && Some(&*column.name) != table.person {
            continue;
        }
        let id = match () {
            () if Some(&*column.name) == table.person => person.0,
            () if column.name == table.fields[0].column => uuid::Uuid::now_v7(),
            () => account,
        };
        values.push(match kind {
            _ if is_time && ["expires_at", "ends_at"].contains(&&*column.name) => {
                format!("'{}'", end.to_rfc3339())
            }
            _ if is_time => format!("'{}'", at.to_rfc3339()),
            _ if is_day => format!("'{}'", at.date_naive() + TimeDelta::days(1)),
            _ if column.name == "association_id" => "(SELECT id FROM associations LIMIT 1)".into(),
            kind if kind.starts_with("uuid") && is_postgres => format!("'{id}'"),
            kind if kind.starts_with("uuid") => blob(id.simple().to_string()),
            kind if kind.contains("blob") || kind.contains("bytea") => {
                blob(uuid::Uuid::now_v7().simple().to_string())
            }
            kind if kind.contains("int") => "1".into(),
            kind if kind.starts_with("bool") => "false".into(),
            _ if column.name == table.fields[0].column => format!("'{}'", uuid::Uuid::now_v7().simple()),
            _ => "'x'".into(),
        });
        names.push(column.name);
    }
    let sql = format!("INSERT INTO {} ({}) VALUES ({})", table.name, names.join(", "), values.join(", "));
    site.db.execute_unprepared(&sql).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
}

async fn rows(site: &Site, table: &Table) -> i64 {
    let sql = format!("SELECT COUNT(*) AS n FROM {}", table.name);
    let row =
        site.db.query_one_raw(Statement::from_string(site.db.get_database_backend(), sql)).await.unwrap();
    row.unwrap().try_get("", "n").unwrap()
}

async fn clear(site: &Site) {
    for expire in server::parts::PARTS.iter().flat_map(|part| part.expire.iter().chain(part.end)) {
        expire(&site.app, site.app.clock.now()).await.unwrap();
    }
}

both! {
    /// A row of each table that runs out stays until its time and is gone within a day after it: a table that nobody
    /// clears fails here.
    async fn no_row_outlives_its_time(site: Site) {
        let person = site.person("ليلى", "Khatib", "CL").await;
        crate::pages::associations::kept(site, &crate::pages::associations::club()).await;
        let _ = site.staff("clerk-santiago").await;
        let account = account(site, "clerk-santiago").await.0;
        let now = site.app.clock.now();
        let tables = || server::parts::PARTS.iter().flat_map(|part| part.tables).filter_map(|table| Some((table, days(table)?)));
        assert!(tables().count() >= 13, "{}", tables().count());
        let mut before = Vec::new();
        for (table, days) in tables() {
            before.push(rows(site, table).await);
            let age = TimeDelta::days(days.into());
            insert(site, table, person, account, (now - age + TimeDelta::minutes(1), now + TimeDelta::minutes(1))).await;
        }
        clear(site).await;
        for ((table, _), before) in tables().zip(&before) {
            assert_eq!(rows(site, table).await, before + 1, "{} goes before its time", table.name);
        }
        site.app.clock.advance(TimeDelta::days(1));
        clear(site).await;
        for ((table, days), before) in tables().zip(&before) {
            assert!(rows(site, table).await <= *before, "{} is not cleared after {days} days", table.name);
        }
        // That it happened is written down: the table and how many, nothing of whom.
        let acts = accounts::audit::all(&site.db).await.unwrap();
        let cleared: Vec<&str> = acts.iter().filter(|row| row.act == "retention.clear").map(|row| &*row.detail).collect();
        assert!(cleared.iter().any(|detail| detail.contains("\"notes\"") && detail.contains("\"rows\":1")), "{cleared:?}");
        assert_eq!(cleared.len(), tables().filter(|(table, _)| accounts::retention::rule(table).is_some()).count());
    }
}

both! {
    /// A registration that was not accepted ends after a year, that of someone who has died after ten; one whose decision
    /// was taken back stays, and so does whoever is registered.
    async fn records_end(site: Site) {
        let mut supervisor = site.staff("supervisor-santiago").await;
        let mut people = Vec::new();
        for name in ["Registered", "Rejected", "Reopened", "Deceased"] {
            people.push(known(site, name, &format!("{}@example.org", name.to_lowercase()), true).await.id);
        }
        let [registered, rejected, reopened, deceased] = people[..] else { panic!("four") };
        for id in [rejected, reopened] {
            let fields = [("ground", "twice"), ("reason", "You have another number.")];
            supervisor.post(&format!("/people/{id}/rejection"), &fields).await.location();
        }
        supervisor.post(&format!("/people/{reopened}/reopening"), &[]).await.location();
        supervisor.post(&format!("/people/{deceased}/death"), &[("ground", "family")]).await.location();
        site.do_jobs().await;
        let mails = site.mails().await.len();
        let here = async || -> Vec<PersonId> {
            let rows = person::Entity::find().all(&site.db).await.unwrap();
            people.iter().copied().filter(|id| rows.iter().any(|row| row.id == *id)).collect()
        };
        for (days, left) in [
            (retention::REJECTED_DAYS - 1, vec![registered, rejected, reopened, deceased]),
            (2, vec![registered, reopened, deceased]),
            (retention::DECEASED_DAYS - retention::REJECTED_DAYS - 2, vec![registered, reopened, deceased]),
            (2, vec![registered, reopened]),
        ] {
            site.app.clock.advance(TimeDelta::days(days.into()));
            clear(site).await;
            assert_eq!(here().await, left, "after {days} days more");
        }
        // A receipt each, by which a restored backup is rid of them again; and no mail, least of all to the dead.
        let receipts = departure::Entity::find().all(&site.db).await.unwrap();
        assert!(receipts.len() == 2 && receipts.iter().all(|row| row.person_id.is_none() && row.done_at.is_some()));
        assert_eq!(site.times_done("person.erase").await, 2);
        site.do_jobs().await;
        assert_eq!(site.mails().await.len(), mails);
        // The search knows them no more.
        let mut supervisor = site.staff("supervisor-santiago").await;
        assert!(supervisor.post_on("/people?status=rejected", &[("q", "Rejected")]).await.texts("tbody tr").is_empty());
    }
}
