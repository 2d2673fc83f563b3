//! `/audit`.

use std::collections::BTreeSet;

use accounts::audit::{self, ActorKind, Entry};
use accounts::grant::{self, Terms};
use accounts::policy::Role;
use axum::http::StatusCode;
use kit::crockford;
use registry::person::PersonId;
use server::pages::audit::acts::{ACTS, Group};

use super::me::{by_number, known, signed_in};
use super::staff_accounts::{account, refused};
use crate::support::site::Site;
use crate::texts::files;

fn pseudonym(site: &Site, id: PersonId) -> String {
    crockford::grouped(&audit::pseudonym(&site.app.keys, id.0), 5)
}

async fn written(site: &Site, entries: Vec<Entry>) {
    let now = site.app.clock.now();
    audit::write(&site.db, &site.app.keys, (ActorKind::System, None), now, entries).await.unwrap();
}

both! {
    async fn for_the_auditor(site: Site) {
        let page = site.staff("auditor").await.get("/audit").await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.attributes("nav.menu a", "href").contains(&"/audit".to_owned()));
        assert_eq!(site.staff("data-protection").await.get("/audit").await.status, StatusCode::OK);
        refused(site, "/audit", &["clerk-santiago", "supervisor-santiago", "officer-south-america", "analyst", "administrator"]).await;
        assert_eq!(site.browser().get("/audit").await.location(), "/ar/sign-in?to=%2Faudit");
        assert!(!site.staff("clerk-santiago").await.get("/dashboard").await.body.contains("/audit"));
    }
}

both! {
    /// A record is followed by its pseudonym; it is told who did what, at which office they were then, and that they
    /// read it themselves.
    async fn follows_a_record(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.get(&format!("/people/{}", layla.id)).await;
        clerk.get(&format!("/people/{}", omar.id)).await;
        clerk.post(&format!("/people/{}/verification", layla.id), &[("basis", "papers")]).await.location();
        let amman = accounts::mission::by_slug(&site.db, "jo-amman").await.unwrap().unwrap();
        let clerks = account(site, "clerk-santiago").await;
        site.app.clock.advance(chrono::TimeDelta::hours(1));
        let moved = Terms::open(Role::Supervisor, Some(amman.id), None, site.app.clock.now());
        grant::insert(&site.db, clerks, moved, None).await.unwrap();

        let mut auditor = site.staff("auditor").await;
        auditor.post("/language", &[("to", "en"), ("back", "/audit")]).await.location();
        let page = auditor.get("/audit").await;
        let rows = page.texts("tbody tr");
        let of = |act: &str| rows.iter().filter(|row| row.starts_with(act)).collect::<Vec<_>>();
        let verified = of("The registration was verified");
        assert_eq!(verified.len(), 1, "{rows:?}");
        for part in ["Layla Giacaman", "Mission clerk, Santiago", "on what ground: papers", "Done", &pseudonym(site, layla.id)] {
            assert!(verified[0].contains(part), "{verified:?} has no {part}");
        }
        assert!(!page.text("tbody").contains("Amman"));
        assert_eq!(of("A record was opened").len(), 2);

        let followed = format!("/audit?person={}", pseudonym(site, layla.id));
        assert!(page.attributes("tbody a", "href").contains(&followed), "{:?}", page.attributes("tbody a", "href"));
        let page = auditor.get(&followed).await;
        assert_eq!(page.texts("tbody tr").len(), 2);
        assert!(!page.body.contains(&pseudonym(site, omar.id)));
        // As somebody reads it out.
        let typed = pseudonym(site, layla.id).to_lowercase().replace('-', "");
        assert_eq!(auditor.get(&format!("/audit?person={typed}")).await.texts("tbody tr").len(), 2);
        assert!(auditor.get("/audit?person=00000-00000").await.texts("tbody tr").is_empty());
        let page = auditor.get("/audit?what=searches").await;
        let looks = page.texts("tbody tr");
        assert_eq!(looks.len(), 4, "{looks:?}");
        assert!(looks.iter().all(|row| row.starts_with("This log was read")), "{looks:?}");
        assert!(looks[1].contains(&pseudonym(site, layla.id)), "{looks:?}");
    }
}

both! {
    /// Each filter leaves what it says; what is wrong is said, and nothing is shown then.
    async fn narrows(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.get(&format!("/people/{}", layla.id)).await;
        clerk.get("/people").await;
        clerk.get("/audit").await;
        let mut auditor = site.staff("auditor").await;
        auditor.post("/language", &[("to", "en"), ("back", "/audit")]).await.location();
        let clerks = account(site, "clerk-santiago").await;
        let all = format!("account={clerks}");
        // They signed in as a guest.
        assert_eq!(auditor.get(&format!("/audit?{all}")).await.texts("tbody tr").len(), 4);
        for (what, count) in [("looks", 2), ("searches", 1), ("sign_in", 1), ("refused", 1), ("downloads", 0), ("nonsense", 4)] {
            let page = auditor.get(&format!("/audit?{all}&what={what}")).await;
            let rows = page.texts("tbody tr");
            let own = rows.iter().filter(|row| !row.starts_with("This log was read")).count();
            assert_eq!(own, count, "{what}: {rows:?}");
        }
        for (days, count) in [
            ("from=2026-11-23", 4), ("from=2026-11-24", 0), ("to=2026-11-23", 4), ("to=2026-11-22", 0),
            ("from=", 4), ("from=2026-11-23&to=2026-11-23", 4),
        ] {
            let rows = auditor.get(&format!("/audit?{all}&{days}")).await.texts("tbody tr");
            assert_eq!(rows.iter().filter(|row| !row.starts_with("This log was read")).count(), count, "{days}");
        }
        let before = site.times_done("audit.list").await;
        for (wrong, field) in [
            ("from=yesterday", "from"), ("to=31.12.2026", "to"), ("from=2026-11-23&to=2026-11-22", "to"), ("person=Layla", "person"),
        ] {
            let page = auditor.get(&format!("/audit?{wrong}")).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
            assert_eq!(page.errors()[0].0, field, "{wrong}");
            assert!(page.texts("tbody tr").is_empty(), "{wrong}");
        }
        assert_eq!(site.times_done("audit.list").await, before);
        // Where nothing is asked for, the last thirty days are shown.
        site.app.clock.advance(chrono::TimeDelta::days(31));
        let mut auditor = site.staff("auditor").await;
        assert!(!auditor.get("/audit").await.body.contains(&pseudonym(site, layla.id)));
        assert!(auditor.get("/audit?from=").await.body.contains(&pseudonym(site, layla.id)));
    }
}

both! {
    /// Pages follow one another without a gap or an overlap, also where all rows are of one moment; both ways.
    async fn pages_by_row(site: Site) {
        let mut auditor = site.staff("auditor").await;
        auditor.post("/language", &[("to", "en"), ("back", "/audit")]).await.location();
        let people: Vec<PersonId> = (0..120).map(|_| PersonId::new()).collect();
        for twenty in people.chunks(20) {
            written(site, twenty.iter().map(|id| Entry::done("person.register").to("person", id.0)).collect()).await;
        }
        let expected: Vec<String> = people.iter().rev().map(|id| pseudonym(site, *id)).collect();
        let whom = |page: &crate::support::browser::Answer| page.texts("tbody td:nth-of-type(2) bdi[dir=ltr]");
        let (mut address, mut seen, mut pages) = ("/audit?what=changes".to_owned(), Vec::new(), Vec::new());
        loop {
            let page = auditor.get(&address).await;
            seen.extend(whom(&page));
            pages.push(page);
            match pages.last().unwrap().attributes("a[rel=next]", "href").pop() {
                Some(next) => address = next,
                None => break,
            }
        }
        assert_eq!(seen, expected);
        assert_eq!(pages.len(), 3);
        assert!(pages[0].attributes("a[rel=prev]", "href").is_empty());
        let back = auditor.get(&pages[2].attributes("a[rel=prev]", "href")[0]).await;
        assert_eq!(whom(&back), whom(&pages[1]));
        let first = auditor.get(&back.attributes("a[rel=prev]", "href")[0]).await;
        assert_eq!(whom(&first), whom(&pages[0]));
        assert_eq!(whom(&auditor.get(&format!("/audit?what=changes&before={}", PersonId::new())).await), whom(&pages[0]));
    }
}

both! {
    /// Whatever is done to and by a person, no page of the audit shows what they are called, how they are reached,
    /// where they live or their ids.
    async fn names_no_person(site: Site) {
        const CANARIES: [&str; 6] = ["Zephyrine", "Quillota", "zephyrine", "62345678", "زفيرين", "Kanarik"];
        let person = known(site, "Zephyrine", "zephyrine@example.org", true).await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let record = format!("/people/{}", person.id);
        supervisor.get(&record).await;
        supervisor.post("/people", &[("q", "Zephyrine"), ("city", "Quillota")]).await;
        supervisor.get("/people?city=Quillota").await;
        supervisor.post(&format!("{record}/notes/new"), &[("text", "Kanarik"), ("reach", "all")]).await.location();
        supervisor.post(&format!("{record}/contacts/new"), &[("phone", "+56 9 6234 5678"), ("email", "")]).await;
        supervisor.post(&format!("{record}/verification"), &[("basis", "papers")]).await.location();
        crate::pages::people::transfer::asked(site, &mut supervisor, person.id).await;
        let mut member = signed_in(site, &person).await;
        member.post("/en/me/residence", &[("country", "CL"), ("city", "Quillota")]).await;
        member.post("/en/me/name", &[("given_ar", "زفيرين"), ("family_ar", "زفيرين"), ("given_latin", "Kanarik")]).await;
        by_number(&mut site.browser(), "en", &person.number, "7K3M9-QXD4T-4T2P").await;
        // Should a value ever get into a detail, its key or its form keeps it from the page.
        let smuggled = serde_json::json!({
            "name": "Zephyrine", "city": "Quillota", "person": person.id, "contact": person.id, "ground": "Zephyrine",
            "fields": ["Quillota", person.id], "from": "zephyrine@example.org", "rows": { "x": "Kanarik" },
        });
        written(site, vec![Entry::done("person.change").to("person", person.id.0).with(smuggled)]).await;

        let ids: Vec<String> = audit::all(&site.db).await.unwrap().iter()
            .filter(|row| row.subject_kind.as_deref() != Some("staff_account"))
            .filter_map(|row| row.subject_id).map(|id| id.to_string()).collect();
        assert!(ids.contains(&person.id.to_string()));
        let shown = pseudonym(site, person.id);
        let mut addresses: Vec<String> = Group::ALL.iter().map(|(_, code, _)| format!("/audit?what={code}")).collect();
        let supervisors = account(site, "supervisor-santiago").await;
        addresses.extend(["/audit".into(), "/audit?what=refused".into(), format!("/audit?person={shown}"), format!("/audit?account={supervisors}")]);
        let mut auditor = site.staff("auditor").await;
        for locale in kit::Locale::ALL {
            auditor.post("/language", &[("to", locale.code()), ("back", "/audit")]).await.location();
            for address in &addresses {
                let page = auditor.get(address).await;
                assert_eq!(page.status, StatusCode::OK);
                let bare = person.number.replace('-', "");
                let secrets = CANARIES.iter().copied().chain([person.number.as_str(), bare.as_str(), person.code.as_str()]);
                for secret in secrets.chain(ids.iter().map(String::as_str)) {
                    assert!(!page.body.contains(secret), "{address} shows {secret}");
                }
                assert!(!page.body.contains('⟦'), "{address}");
            }
            assert!(auditor.get(&format!("/audit?person={shown}")).await.texts("tbody tr").len() >= 7);
        }
        for path in ["", "/edit", "/receipt"] {
            assert_eq!(auditor.get(&format!("{record}{path}")).await.status, StatusCode::FORBIDDEN);
        }
    }
}

both! {
    /// A look at another page of a record within the hour is in the audit; the person is told of one look.
    async fn a_look_is_told_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let record = format!("/people/{}", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.get(&record).await;
        clerk.get(&format!("{record}/verification")).await;
        clerk.post(&format!("{record}/verification"), &[]).await;
        assert_eq!((site.times_done("person.view").await, site.times_done("person.open").await), (1, 2));
        clerk.post(&format!("{record}/verification"), &[("basis", "papers")]).await.location();
        assert_eq!((site.times_done("person.view").await, site.times_done("person.open").await), (1, 2), "what is done says it");
        // Another officer is another look, and so is the same one later.
        site.staff("supervisor-santiago").await.get(&format!("{record}/edit")).await;
        site.app.clock.advance(chrono::TimeDelta::minutes(61));
        site.staff("clerk-santiago").await.get(&format!("{record}/edit")).await;
        assert_eq!((site.times_done("person.view").await, site.times_done("person.open").await), (3, 2));
        let page = signed_in(site, &layla).await.get("/en/me/history").await;
        let rows = page.texts("tbody tr");
        assert_eq!(rows.iter().filter(|row| row.starts_with("The record was opened")).count(), 3, "{rows:?}");
        assert_eq!(rows.len(), 5, "with the sign-in and the verification: {rows:?}");
    }
}

both! {
    /// It says how far the log is linked and known outside, and when that has come to a halt.
    async fn says_how_far_it_is_sealed(site: Site) {
        use accounts::audit::{head, link};
        let app = &site.app;
        let mut auditor = site.staff("auditor").await;
        auditor.post("/language", &[("to", "en"), ("back", "/audit")]).await.location();
        let chain = "main dl.summary dd";
        assert!(auditor.get("/audit").await.texts(chain).is_empty());
        link::seal(&app.db, &app.keys, app.clock.now()).await.unwrap();
        let linked = site.audit().await.len().to_string();
        let told = auditor.get("/audit").await.texts(chain);
        assert_eq!(told[..], [linked, "23 November 2026 10:42 UTC".into(), "Not yet".into()]);
        head::publish(app, head::When::Now).await.unwrap();
        link::seal(&app.db, &app.keys, app.clock.now()).await.unwrap();
        let page = auditor.get("/audit").await;
        assert_eq!(page.texts(chain)[2], "23 November 2026 10:42 UTC");
        assert!(page.texts("main .notice.warning:not([hidden])").is_empty());
        // That row waits to be linked.
        site.app.clock.advance(chrono::TimeDelta::minutes(2));
        let late = auditor.get("/audit").await.texts("main .notice.warning:not([hidden])");
        assert!(late.len() == 1 && late[0].contains("too late"), "{late:?}");
        link::seal(&app.db, &app.keys, app.clock.now()).await.unwrap();
        assert!(auditor.get("/audit").await.texts("main .notice.warning:not([hidden])").is_empty());
        link::seal(&app.db, &app.keys, app.clock.now()).await.unwrap();
        // What was linked since the last head is not published.
        site.app.clock.advance(chrono::TimeDelta::hours(2));
        let mut auditor = site.staff("auditor").await;
        assert_eq!(auditor.get("/audit").await.texts("main .notice.warning:not([hidden])").len(), 1);
    }
}

/// Every act that the code writes has words, and all words are of an act that it writes.
#[test]
fn every_act_has_words() {
    #[derive(Default)]
    struct Literals(BTreeSet<String>);
    impl<'a> syn::visit::Visit<'a> for Literals {
        fn visit_lit_str(&mut self, literal: &'a syn::LitStr) {
            self.0.insert(literal.value());
        }
        // Literals in macros, such as `json!`, are no acts.
        fn visit_macro(&mut self, _: &'a syn::Macro) {}
    }
    let known: BTreeSet<&str> = ACTS.iter().map(|(act, ..)| *act).collect();
    assert_eq!(known.len(), ACTS.len());
    let kinds: BTreeSet<&str> = known.iter().map(|act| act.split('.').next().unwrap()).collect();
    // Purposes of keyed hashes and names of limits that look like acts.
    let others = [
        "audit.link",
        "audit.person",
        "audit.row",
        "people.known_device",
        "staff.account",
        "staff.day",
        "family.join",
        "staff.proof",
        "staff.range",
    ];
    let is_act = |word: &str| {
        let letters = |part: &str| {
            !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
        };
        word.split_once('.')
            .is_some_and(|(kind, what)| kinds.contains(kind) && letters(what) && what != "html")
    };
    let mut found = BTreeSet::new();
    for (path, text) in files("crates", ".rs") {
        if path.ends_with("pages/audit/acts.rs") || path.iter().any(|part| part == "examples") {
            continue;
        }
        let mut literals = Literals::default();
        syn::visit::Visit::visit_file(&mut literals, &syn::parse_file(&text).unwrap());
        for word in literals.0.into_iter().filter(|word| is_act(word) && !others.contains(&word.as_str())) {
            assert!(known.contains(word.as_str()), "{}: {word} has no words in the audit", path.display());
            found.insert(word);
        }
        // Acts of a kind that nobody knows yet.
        for made in ["Entry::done(", "Entry::refused("] {
            for (at, _) in text.match_indices(made) {
                if let Some(act) =
                    text[at + made.len()..].strip_prefix('"').and_then(|rest| rest.split('"').next())
                {
                    assert!(known.contains(act), "{}: {act} has no words in the audit", path.display());
                }
            }
        }
    }
    let gone: Vec<_> = known.iter().filter(|act| !found.contains(**act)).collect();
    assert!(gone.is_empty(), "nobody writes {gone:?}");
}

/// The pseudonym depends on the key, and tells nothing of the id.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pseudonym_is_of_its_installation() {
    let (one, other) = (Site::on_sqlite().await, Site::on_sqlite().await);
    let id = PersonId::new();
    assert_eq!(pseudonym(&one, id), pseudonym(&one, id));
    assert_ne!(pseudonym(&one, id), pseudonym(&other, id));
    assert_ne!(pseudonym(&one, id), pseudonym(&one, PersonId::new()));
}
