//! `mahjar audit who-saw`: the people whom an incident touches.

use accounts::audit::{self, ActorKind, Entry};
use accounts::staff::AccountId;
use chrono::{DateTime, TimeDelta, Utc};
use registry::person;
use registry::who_saw::{self, Asked, Seen, Who};
use serde_json::json;
use server::commands::Data;
use server::commands::audit::WhoSaw;

use crate::pages::me::known;
use crate::pages::staff_accounts::account;
use crate::support::site::{Site, now};

async fn told(site: &Site, account: Option<AccountId>, hours: (i64, i64)) -> who_saw::Told {
    let at = |hours| now() + TimeDelta::hours(hours);
    who_saw::told(
        &site.db,
        Asked { who: account.map_or(Who::AllStaff, Who::Account), from: at(hours.0), to: at(hours.1) },
    )
    .await
    .unwrap()
}

async fn person(site: &Site, given_ar: &str) -> person::Model {
    let id = site.person(given_ar, "Khatib", "CL").await;
    person::for_index(&site.db, &[id]).await.unwrap().remove(0)
}

/// By which act, what of them, how often, when first and when last.
type Sight = (String, Seen, u64, DateTime<Utc>, DateTime<Utc>);

/// The acts by which `person` was seen, with what of them, how often, and when.
fn of(told: &who_saw::Told, person: &person::Model) -> Vec<Sight> {
    let lines = told.lines.iter().filter(|line| line.person == person.id);
    lines.map(|line| (line.act.clone(), line.seen, line.times, line.first, line.last)).collect()
}

both! {
    /// Whoever stood in a list or whose record was opened is named, with what was seen and when; nobody else is, and
    /// nothing that another account or another time saw.
    async fn names_whom_an_account_saw(site: Site) {
        let (layla, omar) = (person(site, "ليلى").await, person(site, "عمر").await);
        let clerks = {
            let mut clerk = site.staff("clerk-santiago").await;
            clerk.get("/people").await;
            let found = clerk.post("/people", &[("q", &layla.number)]).await.location();
            clerk.get(&found).await;
            clerk.get(&format!("/people/{}", layla.id)).await;
            account(site, "clerk-santiago").await
        };
        site.app.clock.advance(TimeDelta::hours(1));
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.get(&format!("/people/{}", layla.id)).await;
        clerk.get("/queue").await;
        site.staff("supervisor-santiago").await.get(&format!("/people/{}", omar.id)).await;

        let (early, late) = (now(), now() + TimeDelta::hours(1));
        let all = told(site, Some(clerks), (-1, 2)).await;
        assert_eq!(of(&all, &layla), [
            ("people.list".into(), Seen::Line, 2, early, early),
            ("person.view".into(), Seen::Record, 2, early, late),
            ("queue.list".into(), Seen::Line, 1, late, late),
        ]);
        // Omar stood beside her in the lists, and nobody opened him with this account.
        assert_eq!(of(&all, &omar), [
            ("people.list".into(), Seen::Line, 1, early, early),
            ("queue.list".into(), Seen::Line, 1, late, late),
        ]);
        assert_eq!(all.lines.len(), 5);
        let shown = registry::number::shown(&layla.number);
        assert!(all.lines.iter().all(|line| line.person != layla.id || line.number.as_deref() == Some(&shown)));
        assert_eq!((all.lists_without_people, all.others.get("people.search")), (0, Some(&1)));
        let first_hour = told(site, Some(clerks), (0, 1)).await;
        assert_eq!(first_hour.lines.iter().map(|line| line.times).sum::<u64>(), 4);
        assert_eq!(told(site, Some(clerks), (2, 3)).await.lines, []);
        let of_all = told(site, None, (0, 2)).await;
        assert!(of(&of_all, &omar).iter().any(|line| line.1 == Seen::Record));
        // A list of before the people of lists were written down is told of, not passed over.
        let entry = Entry::done("people.list").with(json!({ "rows": 50 }));
        audit::write(&site.db, &site.app.keys, (ActorKind::Staff, Some(clerks.0)), now(), vec![entry]).await.unwrap();
        assert_eq!(told(site, Some(clerks), (-1, 2)).await.lists_without_people, 1);
    }
}

both! {
    /// Results that follow the typing count, too, as they are first shown.
    async fn counts_what_follows_the_typing(site: Site) {
        let layla = person(site, "ليلى").await;
        site.staff("clerk-santiago").await.post("/people/results", &[("q", &layla.number)]).await;
        let told = told(site, None, (-1, 1)).await;
        assert_eq!(of(&told, &layla), [("people.list".into(), Seen::Line, 1, now(), now())]);
    }
}

/// The command writes that it was asked before it answers, and what it writes is its owner's alone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn asking_is_written_down() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let config = server::config::Config::from(folder.path(), &[]).unwrap();
    let clock = kit::clock::Clock::fixed(now());
    let app = server::build::app(&config, true, clock).await.unwrap();
    let site = Site::around(app, &config).await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let erased = known(&site, "Omar", "omar@example.org", true).await;
    let mut clerk = site.staff("clerk-santiago").await;
    for person in [&layla, &erased] {
        clerk.get(&format!("/people/{}", person.id)).await;
    }
    registry::person::erase(&site.db, erased.id).await.unwrap();
    let csv = folder.path().join("incident.csv");
    let email = accounts::staff::find(&site.db, account(&site, "clerk-santiago").await).await.unwrap();
    let of = WhoSaw {
        member: None,
        account: email.map(|account| account.email),
        all: false,
        from: "2026-11-23".into(),
        to: "2026-11-23".into(),
        csv: Some(csv.clone()),
        data: Data { data: folder.path().to_owned() },
    };
    server::commands::audit::who_saw(&config, &of).await.unwrap();
    let text = std::fs::read_to_string(&csv).unwrap();
    let rows: Vec<&str> = text.lines().filter(|line| line.contains("person.view")).collect();
    assert_eq!(rows.len(), 2, "{text}");
    assert!(
        rows.iter()
            .any(|row| row.starts_with(&format!("\"{}\"", layla.number)) && row.contains("Layla Giacaman")),
        "{rows:?}"
    );
    assert!(
        rows.iter().any(|row| row.starts_with("\"erased\"") && row.contains(&erased.id.to_string())),
        "{rows:?}"
    );
    assert_eq!(std::fs::metadata(&csv).unwrap().permissions().mode() & 0o777, 0o600);
    let asked = || async {
        audit::all(&site.db)
            .await
            .unwrap()
            .into_iter()
            .filter(|row| row.act == "audit.who_saw")
            .collect::<Vec<_>>()
    };
    let row = asked().await.remove(0);
    assert_eq!((row.actor_kind, row.subject_kind.as_deref()), (ActorKind::Operator, Some("staff_account")));
    assert!(row.detail.contains("\"rows\":2"), "{}", row.detail);
    // What cannot be written down is not answered: no file.
    use sea_orm::ConnectionTrait;
    let block = "CREATE TRIGGER audit_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END";
    site.db.execute_unprepared(block).await.unwrap();
    let other = folder.path().join("other.csv");
    let of = WhoSaw { all: true, account: None, csv: Some(other.clone()), ..of };
    assert!(server::commands::audit::who_saw(&config, &of).await.is_err());
    assert!(!other.exists() && asked().await.len() == 1);
}

both! {
    /// Of who headed an association the same is told: whom they saw as its members, and what of them; not what they do with their own
    /// record, nor what other members do.
    async fn names_whom_a_head_saw(site: Site) {
        use crate::pages::associations::{club, headed_by, kept};
        use crate::pages::me::{associations, set_status, signed_in};
        use registry::person::Status;
        let head = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, &club()).await;
        for person in [head.id, omar.id] {
            set_status(site, person, Status::Verified).await;
            associations::joined(site, id, person, &[]).await;
        }
        headed_by(site, id, head.id).await;
        let member = associations::membership(site, omar.id).await.unwrap().id;
        let mut browser = signed_in(site, &head).await;
        crate::support::telephone::Telephone::new().joins(&mut browser, "/en/me/passkeys/new").await.location();
        browser.get(&format!("/en/me/associations/{id}/members")).await;
        browser.get(&format!("/en/me/associations/{id}/members/{member}")).await;
        signed_in(site, &omar).await.post(&format!("/en/me/associations/{id}/leaving"), &[]).await.location();
        let asked = Asked { who: Who::Member(head.id), from: now() - TimeDelta::hours(1), to: now() + TimeDelta::hours(1) };
        let told = who_saw::told(&site.db, asked).await.unwrap();
        let seen: Vec<(person::PersonId, &str, Seen)> =
            told.lines.iter().map(|line| (line.person, line.act.as_str(), line.seen)).collect();
        assert!(seen.contains(&(omar.id, "association.members", Seen::Line)), "{seen:?}");
        assert!(seen.contains(&(omar.id, "association.view", Seen::Association)), "{seen:?}");
        assert!(seen.iter().all(|(_, act, _)| act.starts_with("association.")), "{seen:?}");
        assert_eq!(person::by_number(&site.db, &head.number).await.unwrap(), Some(head.id));
    }
}
