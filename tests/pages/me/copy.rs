//! `/me/copy`.

use axum::http::{StatusCode, header};
use chrono::TimeDelta;
use kit::field::Tier;
use registry::held;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;
use serde_json::Value;

use super::{closed_to_guests, known, leaving, signed_in};
use crate::support::telephone::Telephone;

/// Columns that the copy leaves out, and why. All others of a table with a column for a person are in it.
const LEFT_OUT: [(&str, &str, &str); 57] = [
    ("change_requests", "sealed", "sealed; what it holds is in the copy as the value and the note"),
    ("change_requests", "decided_by", "an officer: the history says which office it was"),
    ("returns", "returned_by", "an officer: the history says which office it was"),
    ("claims", "kind", "who works on a case at this moment, gone within half an hour"),
    ("claims", "item_id", "who works on a case at this moment, gone within half an hour"),
    ("claims", "account_id", "who works on a case at this moment, gone within half an hour"),
    ("claims", "at", "who works on a case at this moment, gone within half an hour"),
    ("notes", "account_id", "an officer: the history says which office it was"),
    ("decisions", "sealed", "sealed; what it holds is in the copy as the reason and the day"),
    ("decisions", "decided_by", "an officer: the history says which office it was"),
    ("decisions", "undone_by", "an officer: the history says which office it was"),
    ("transfers", "asked_by", "an officer: the history says which office it was"),
    ("transfers", "decided_by", "an officer: the history says which office it was"),
    ("data_requests", "filed_by", "an officer: the history says which office it was"),
    ("data_requests", "decided_by", "an officer: the history says which office it was"),
    (
        "emergency_contacts",
        "sealed",
        "sealed; what it holds is in the copy as the name, the relation and the phone",
    ),
    ("ties", "other_id", "somebody else: the copy says what they are to the person"),
    ("guardianships", "guardian_id", "somebody else: the copy says on which side the person stands"),
    ("guardianships", "confirmed_by", "an officer: the history says which office it was"),
    ("guardianships", "stopped_by", "an officer, or somebody else"),
    ("child_requests", "sealed", "sealed; what it holds is in the copy as what was said"),
    ("child_requests", "decided_by", "an officer: the history says which office it was"),
    ("family_invitations", "code_hash", "made from a code that its owner has on a page"),
    ("refugee_details", "sealed", "sealed; what it holds is in the copy as what was said"),
    ("refugee_details", "unrwa_hash", "made from the number, which is in the copy"),
    ("identity_documents", "sealed", "sealed; what it holds is in the copy as what was said"),
    ("identity_documents", "number_hash", "made from the number, which is in the copy"),
    ("identity_documents", "checked_by", "an officer: the history says which office it was"),
    ("document_scans", "sealed", "sealed; what it holds is in the copy as the file"),
    ("association_officers", "name", "of whom is not registered; the person's own name is in the copy"),
    ("companies", "join_hash", "made from a code that its keeper has on a page"),
    ("companies", "join_made_at", "the page with the code says until when it is good"),
    ("introductions", "company_id", "the company stands in a section of its own"),
    ("introductions", "other_id", "another person: named once the two know each other"),
    ("introductions", "other_company_id", "another's company: its name is in the copy"),
    ("introductions", "note", "the desk's words about two people at once"),
    ("introductions", "written_by", "an officer: the history says which office it was"),
    ("introductions", "outcome_by", "an officer: the history says which office it was"),
    ("experts", "folded", "made from the profession and the specialties, which are in the copy"),
    ("experts", "licence_seen_by", "an officer: the history says which office it was"),
    ("opportunity_interests", "followed_by", "an officer: the history says which office it was"),
    ("opportunity_interests", "asked_by", "an officer: the history says which office it was"),
    ("needs", "sealed", "sealed; what it holds is in the copy as what was said"),
    ("needs", "written_by", "an officer: the history says which office it was"),
    ("needs", "referred_to", "an officer: the history says which office it was"),
    ("needs", "closed_by", "an officer: the history says which office it was"),
    ("held", "range_hash", "made from a range of addresses, which is not kept"),
    ("person_keys", "wrapped", "a key: it opens what the copy holds in clear"),
    ("contact_points", "value_hash", "made from the value, which is in the copy"),
    ("return_codes", "code_hash", "made from a code that only its owner has"),
    ("submissions", "token_hash", "made from a random token, gone within days"),
    ("submissions", "answers_hash", "made from answers, which are in the copy"),
    ("departures", "number_hash", "made from the number, which is in the copy"),
    ("passkeys", "account_id", "of staff alone"),
    ("passkeys", "credential_hash", "made from an id that the device has"),
    (
        "passkeys",
        "sealed",
        "sealed; what it holds is in the copy as the name, and a key that only the device can use",
    ),
    ("mails", "sealed", "on its way to the person's own mailbox, and gone from here once it is there"),
];

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/copy"]).await;
    }
}

both! {
    /// Every column that is kept of a person is in their copy, or left out for a reason; who looked is, too, and
    /// nothing of anybody else.
    async fn holds_all_that_is_kept(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        known(site, "Omar", "omar@example.org", true).await;
        site.staff("clerk-santiago").await.get(&format!("/people/{}", layla.id)).await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let here = format!("/people/{}", layla.id);
        let rejected = [("ground", "twice"), ("reason", "You have another number.")];
        supervisor.post(&format!("{here}/rejection"), &rejected).await.location();
        supervisor.post(&format!("{here}/reopening"), &[]).await.location();
        supervisor.post(&format!("{here}/notes/new"), &[("text", "Calls on Sundays."), ("reach", "office")]).await.location();
        let moved = [("country", "Jordan"), ("city", "Amman"), ("reason", "Her brother says so.")];
        supervisor.post(&format!("{here}/transfer"), &moved).await.location();
        let mut browser = leaving::proved(site, &layla).await;
        let called = [("name", "Salma"), ("relation", "sibling"), ("phone", "+962 7 9012 3456")];
        browser.post("/en/me/emergency", &called).await.location();
        browser.post("/en/me/residence", &[("country", "Chile"), ("city", "Arica")]).await.location();
        browser.post("/en/me/consents", &[("purpose", "news"), ("given", "yes")]).await.location();
        browser.post("/en/me/leaving/departure", &[("when", "later")]).await.location();
        browser.post("/en/me/objection", &[("to", "object"), ("words", "=My brother")]).await.location();
        browser.post("/en/me/objection", &[("to", "withdraw")]).await.location();
        crate::pages::me::resubmission::send_back(site, layla.id, registry::sent_back::Mend::Name, "Which father?").await;
        browser.post("/en/me/resubmission", &[]).await.location();
        crate::pages::me::requests::asked(site, &mut browser, &layla).await;
        Telephone::new().joins(&mut browser, "/en/me/passkeys/new").await.location();
        crate::pages::me::family::with_all(site, &layla, &mut browser).await;
        browser.post("/en/me/refugee", &[("unrwa", "1-12345678")]).await.location();
        crate::pages::me::needs::said(site, &layla, &mut browser).await;
        browser.post("/en/me/documents/new", &crate::pages::me::documents::PASSPORT).await.location();
        let olivo = crate::pages::me::companies::kept(site, layla.id, "Olivo").await;
        crate::pages::me::introductions::asked(site, olivo, olivo).await;
        crate::pages::me::expertise::kept(site, layla.id, &crate::pages::me::expertise::surgeon()).await;
        let club = crate::pages::associations::kept(site, &crate::pages::associations::club()).await;
        crate::pages::associations::headed_by(site, club, layla.id).await;
        crate::pages::me::associations::joined(site, club, layla.id, &[registry::association::Share::Email]).await;
        let opportunity = crate::pages::opportunities::open(site, "Press").await;
        crate::pages::opportunities::interested(site, layla.id, opportunity).await;
        let document = registry::identity_document::of(&site.db, layla.id).await.unwrap()[0].id;
        let scan = format!("/en/me/documents/{document}/scan");
        crate::pages::me::documents::scan::sent(&mut browser, &scan, &crate::pages::me::documents::scan::picture()).await.location();
        let held = held::ActiveModel {
            person_id: Set(layla.id),
            range_hash: Set(vec![7; 32]),
            trapped: Set(false),
            at: Set(site.app.clock.now()),
        };
        held::Entity::insert(held).exec_without_returning(&site.db).await.unwrap();
        let answer = browser.post("/en/me/copy", &[("format", "json")]).await;
        assert_eq!(answer.status, StatusCode::OK);
        assert_eq!(answer.headers[header::CONTENT_TYPE], "application/json; charset=utf-8");
        assert_eq!(answer.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"mahjar-2026-11-23.json\"");
        let copy: Value = serde_json::from_str(&answer.body).unwrap();
        let sections = &copy["sections"];
        for table in server::parts::PARTS.iter().flat_map(|part| part.tables) {
            let Some(person) = table.person else { continue };
            for field in table.fields {
                let reason = LEFT_OUT.iter().find(|(of, column, _)| (*of, *column) == (table.name, field.column));
                let is_theirs = !matches!(field.tier, Tier::T0 | Tier::T5);
                // The person's own id stands once, in `people`.
                if !is_theirs || reason.is_some() || (field.column == person && table.name != "people") {
                    continue;
                }
                let rows = sections[table.name].as_array().filter(|rows| !rows.is_empty());
                let rows = rows.unwrap_or_else(|| panic!("the copy has no row of {}", table.name));
                assert!(rows.iter().all(|row| row.get(field.column).is_some()), "{}.{} is not in the copy", table.name, field.column);
            }
        }
        assert_eq!(sections["people"][0]["given_latin"], "Layla");
        assert_eq!(sections["returns"][0]["reason"], "Which father?");
        assert_eq!(sections["notes"][0]["text"], "Calls on Sundays.");
        assert_eq!(sections["decisions"][0]["reason"], "You have another number.");
        assert_eq!(sections["transfers"][0]["reason"], "Her brother says so.");
        assert_eq!(sections["change_requests"][0]["value"]["name"]["given_latin"], "Leila");
        assert_eq!(sections["contact_points"][0]["value"], "layla@example.org");
        let looked = sections["audit"].as_array().unwrap();
        assert!(looked.iter().any(|row| row["act"] == "person.view" && row["office"]["city"] == "Santiago"), "{looked:?}");
        let officer = samples::cast::STAFF.iter().find(|of| of.slug == "clerk-santiago").unwrap().name;
        for foreign in ["Omar", "omar@", officer] {
            assert!(!answer.body.contains(foreign), "{foreign}");
        }
        // The same as a table: each value of the other in a line of its own, and no formula among them.
        let table = browser.post("/en/me/copy", &[("format", "csv")]).await;
        assert_eq!(table.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
        assert_eq!(table.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"mahjar-2026-11-23.csv\"");
        let values: usize = sections.as_object().unwrap().values().flat_map(|rows| rows.as_array().unwrap()).map(|row| row.as_object().unwrap().len()).sum();
        // A head, and in the history the first download: when, what, whether it was refused, by whom, of which
        // association, from which office.
        assert_eq!(table.body.lines().count(), 1 + values + 6);
        assert!(table.body.contains("\"people\",1,\"given_latin\",\"Layla\""), "{}", table.body);
        assert!(table.body.contains("\"data_requests\",1,\"words\",\"'=My brother\""), "{}", table.body);
        assert_eq!(site.times_done("person.copy").await, 2);
    }
}

/// To be read: in the page's language, whole in itself, with what was said and who looked.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn reads_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    site.staff("clerk-santiago").await.get(&format!("/people/{}", layla.id)).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let answer = browser.post(&format!("/{}/me/copy", locale.code()), &[("format", "html")]).await;
        assert_eq!(
            answer.headers[header::CONTENT_DISPOSITION],
            "attachment; filename=\"mahjar-2026-11-23.html\""
        );
        assert_eq!(answer.attributes("html", "lang"), [locale.code()]);
        assert_eq!(answer.attributes("html", "dir"), [locale.dir()]);
        let text = answer.text("body");
        for there in [
            "Layla Khatib",
            "layla@example.org",
            &layla.number,
            &site.app.texts.get(locale, "me-history-view", None),
        ] {
            assert!(text.contains(there), "{} {there}: {text}", locale.code());
        }
        // Nothing is fetched from anywhere, and the style survives as an address.
        for part in answer.attributes("link, script, img", "href") {
            assert!(part.starts_with("data:text/css,body") && !part.contains(['#', '%', '"']), "{part}");
        }
        assert!(!answer.body.contains("<script") && !answer.body.contains('⟦'));
        assert!(answer.texts("dd").iter().all(|words| !words.is_empty()));
    }
}

both! {
    /// Only soon after signing in, and only what there is.
    async fn only_soon_after_signing_in(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.post("/en/me/copy", &[("format", "pdf")]).await.status, StatusCode::NOT_FOUND);
        site.app.clock.advance(TimeDelta::minutes(29));
        assert_eq!(browser.get("/en/me/copy").await.location(), "/en/me/again?to=%2Fme%2Fcopy");
        site.app.clock.advance(TimeDelta::minutes(1));
        assert_eq!(browser.post("/en/me/copy", &[("format", "json")]).await.location(), "/en/me/again?to=%2Fme%2Fcopy");
        assert_eq!(site.times_done("person.copy").await, 0);
    }
}
