//! Ids where others belong: of another kind, of another country, of another person. Each answers as one that there is not,
//! and nothing changes.

use accounts::grant;
use kit::job;
use sea_orm::EntityTrait;
use serde_json::json;

use super::{ABSENT, World, changed, fingerprint, none, places, rows};
use crate::canary::planted::MEMBER;
use crate::pages::staff_accounts::account;
use crate::support::site::Site;

both! {
    /// Every place of an id in every address, by every method, with the id of everything else that there is.
    async fn answer_like_absent_ones(site: Site) {
        let world = World::new(site).await;
        let before = fingerprint(site).await;
        let foreign = &world.people[1];
        let strange = [
            ("a person elsewhere", foreign.id.to_string()),
            ("a contact elsewhere", foreign.contact.to_string()),
            ("a note elsewhere", foreign.note.to_string()),
            ("a request elsewhere", foreign.request.to_string()),
        ];
        let (mut wrong, mut cases) = (Vec::new(), 0);
        for (method, row) in rows("get").map(|row| ("GET", row)).chain(rows("post").map(|row| ("POST", row))) {
            for (_, kind) in places(row) {
                let own = world.ids.iter().map(|(of, id)| (*of, id.clone())).filter(|(of, _)| *of != kind);
                let asked = |id: String| {
                    let address = world.address_with(row, |of| if of == kind { id.clone() } else { world.ids[of].clone() });
                    let mut browser = world.opener(method, row);
                    let body = (method == "POST").then(String::new);
                    async move { browser.send(method, &address, body).await }
                };
                let absent = asked(ABSENT.to_owned()).await;
                for (what, id) in own.chain(strange.clone()) {
                    // A person is met by their own id where a member's request or contact of theirs is meant.
                    let is_same = world.ids.get(kind) == Some(&id);
                    let answer = asked(id.clone()).await;
                    cases += 1;
                    // A public page names its own address where the language is changed.
                    let is_alike = answer.body.replace(&id, "") == absent.body.replace(ABSENT, "");
                    if !is_same && (answer.status != absent.status || !is_alike) {
                        wrong.push(format!("{method} {} with {what} for its {kind}: {}", row.path, answer.status));
                    }
                }
            }
        }
        none(&wrong, cases);
        assert!(cases > 1000, "{cases} cases");
        assert_eq!(changed(&before, &fingerprint(site).await), [] as [String; 0]);
    }
}

/// A form with a field that takes an id.
struct Sent {
    /// Who sends it.
    who: &'static str,
    /// Where to; `{account}` is the account of whoever it is about.
    to: &'static str,
    /// What else is sent.
    beside: &'static [(&'static str, &'static str)],
    /// The field.
    field: &'static str,
    /// What it may name.
    takes: &'static [&'static str],
}

const SENT: [Sent; 9] = [
    Sent {
        who: "clerk-santiago",
        to: "/queue/claim",
        beside: &[("kind", "registration")],
        field: "id",
        takes: &["person"],
    },
    Sent {
        who: "clerk-santiago",
        to: "/queue/claim",
        beside: &[("kind", "request")],
        field: "id",
        takes: &["request", "own request"],
    },
    Sent {
        who: "clerk-santiago",
        to: "/queue/claim",
        beside: &[("kind", "transfer")],
        field: "id",
        takes: &["transfer"],
    },
    Sent {
        who: "clerk-santiago",
        to: "/queue/release",
        beside: &[("kind", "registration")],
        field: "id",
        takes: &["person"],
    },
    Sent {
        who: "clerk-santiago",
        to: "/queue/release",
        beside: &[("kind", "request")],
        field: "id",
        takes: &["request", "own request"],
    },
    Sent {
        who: "administrator",
        to: "/staff-accounts/{account}/grant",
        beside: &[("role", "clerk")],
        field: "mission",
        takes: &["mission"],
    },
    Sent {
        who: "administrator",
        to: "/staff-accounts/{account}/grant",
        beside: &[("role", "hq_officer")],
        field: "region",
        takes: &["region"],
    },
    Sent {
        who: "administrator",
        to: "/staff-accounts/{account}/handover",
        beside: &[],
        field: "to",
        takes: &[],
    },
    Sent { who: "member", to: "/ar/me/who", beside: &[], field: "person", takes: &[] },
];

both! {
    /// Every field of a form that takes an id, with the id of everything that it may not name.
    async fn in_bodies_answer_like_absent_ones(site: Site) {
        let world = World::new(site).await;
        let before = fingerprint(site).await;
        let (foreign, account) = (&world.people[1], world.ids["account"].clone());
        let strange = [
            foreign.id.to_string(), foreign.contact.to_string(), foreign.note.to_string(), foreign.request.to_string(),
            world.people[MEMBER].id.to_string(), "..".to_owned(),
        ];
        let (mut wrong, mut cases) = (Vec::new(), 0);
        for sent in &SENT {
            let to = sent.to.replace("{account}", &account);
            let asked = |id: String| {
                let mut browser = world.browser(sent.who);
                let to = to.clone();
                async move {
                    let fields: Vec<_> = sent.beside.iter().copied().chain([(sent.field, id.as_str())]).collect();
                    let answer = browser.post(&to, &fields).await;
                    // What it says behind a redirect is compared, too.
                    let location = answer.headers.get("location").map(|to| to.to_str().unwrap().to_owned());
                    let said = match &location {
                        Some(location) => browser.get(location).await.texts(".flash"),
                        None => answer.errors().into_iter().map(|(field, text)| format!("{field}: {text}")).collect(),
                    };
                    (answer.status, location, said)
                }
            };
            let absent = asked(ABSENT.to_owned()).await;
            let others = world.ids.iter().filter(|(kind, _)| !sent.takes.contains(kind)).map(|(_, id)| id.clone());
            for id in others.chain(strange.iter().cloned()) {
                if world.ids.iter().any(|(kind, own)| sent.takes.contains(kind) && *own == id) {
                    continue;
                }
                let answer = asked(id.clone()).await;
                cases += 1;
                if answer != absent {
                    wrong.push(format!("{} {} with {}={id}: {answer:?}", sent.who, to, sent.field));
                }
            }
        }
        none(&wrong, cases);
        assert!(cases > 100, "{cases} cases");
        assert_eq!(changed(&before, &fingerprint(site).await), [] as [String; 0]);
    }
}

both! {
    /// The id of another's search finds nothing of it, whichever page it is hung on to.
    async fn of_anothers_search_are_none(site: Site) {
        let world = World::new(site).await;
        let (mut clerk, mut other) = (world.browser("clerk-santiago"), site.staff("clerk-amman").await);
        let own = world.ids["search"].clone();
        assert!(clerk.get(&format!("/people?s={own}")).await.body.contains("Qazu"), "the search works");
        for page in ["/people", "/people/searches/new"] {
            let absent = other.get(&format!("{page}?s={ABSENT}")).await;
            for id in [&own, &world.ids["person"], &world.ids["account"]] {
                let answer = other.get(&format!("{page}?s={id}")).await;
                assert_eq!(answer.status, absent.status, "{page}");
                assert_eq!(answer.text("main"), absent.text("main"), "{page}");
                assert!(answer.attributes("[value]", "value").iter().all(|value| !value.contains("Qazu")), "{page}");
            }
        }
        // Nor is it saved under a name of one's own.
        other.post("/people/searches/new", &[("name", "Mine"), ("list", &format!("s={own}"))]).await.location();
        assert!(!other.get("/people/searches").await.body.contains("Qazu"));
    }
}

both! {
    /// A job that names something else does nothing to it: what is written to the index is what the database says of who is
    /// named, a mail that has left leaves once, and what was ordered under another's post is dropped.
    async fn in_jobs_do_nothing(site: Site) {
        let world = World::new(site).await;
        let jobs = job::Entity::find().all(&site.db).await.unwrap();
        let mail = jobs.iter().find(|job| job.kind == accounts::mail::JOB).expect("a mail waits").payload.clone();
        site.do_jobs().await;
        let sent = site.app.mail.sent().len();
        let (before, listed) = (fingerprint(site).await, indexed(site).await);
        assert!(listed.len() > 3);
        let now = site.app.clock.now();
        let payloads = world.ids.values().cloned().chain([ABSENT.to_owned(), "..".to_owned()]);
        for id in payloads {
            for (kind, field) in [("registry.index", "person"), (accounts::mail::JOB, "mail"), (accounts::mail::JOB, "person")] {
                job::enqueue(&site.db, kind, &json!({ field: id }), None, now).await.unwrap();
            }
        }
        // In the name of one colleague, under the post of another.
        let (one, other) = (account(site, "clerk-amman").await, account(site, "clerk-santiago").await);
        let post = grant::of(&site.db, [other.0]).await.unwrap().remove(&other.0).unwrap().remove(0).grant.id;
        let ordered = Some(job::Orderer { account: one.0, grant: post.0 });
        let mail: serde_json::Value = serde_json::from_str(&mail).unwrap();
        for ordered in [None, ordered] {
            job::enqueue(&site.db, accounts::mail::JOB, &mail, ordered, now).await.unwrap();
        }
        site.do_jobs().await;
        assert_eq!(site.times_refused("job.run").await, 1, "under another's post");
        assert_eq!(site.app.mail.sent().len(), sent, "a mail left again");
        assert_eq!(indexed(site).await, listed);
        let left = changed(&before, &fingerprint(site).await);
        assert!(left.iter().all(|table| table == "jobs"), "{left:?}");
    }
}

/// Everyone in the index, in the order of their ids.
async fn indexed(site: &Site) -> Vec<uuid::Uuid> {
    let query = search::Query { kind: "person", limit: 1000, ..Default::default() };
    let mut ids = site.app.index.search(&search::Scope::Operator, query).await.unwrap().ids();
    ids.sort();
    ids
}
