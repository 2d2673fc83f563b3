//! `/me/objection`.

use registry::data_request::{self, Kind, State};
use registry::person::Status;

use super::{closed_to_guests, known, set_status, signed_in};
use crate::pages::data_requests::waiting;
use crate::pages::people::row;

const PATH: &str = "/en/me/objection";

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/objection"]).await;
    }
}

both! {
    /// The record rests from the moment on, and no clerk finds it; withdrawn, it stands where it stood. Sent twice, it is
    /// one objection.
    async fn rests_until_it_is_answered(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let mut member = signed_in(site, &layla).await;
        let words = "My brother must not learn where I live.";
        for _ in 0..2 {
            let page = member.post_on(PATH, &[("to", "object"), ("words", words)]).await;
            assert!(page.body.contains(words) && page.texts("main .notice").concat().contains("23 December 2026"), "{}", page.body);
        }
        assert_eq!(data_request::of(&site.db, layla.id).await.unwrap().len(), 1);
        assert_eq!(row(site, layla.id).await.status, Status::Paused);
        site.do_jobs().await;
        let mut clerk = site.staff("clerk-santiago").await;
        assert!(clerk.post_on("/people", &[("q", "Layla Khatib")]).await.texts("tbody tr").is_empty());
        // Who finds the record by its number sees that there is an objection, and not why.
        let record = clerk.get(&format!("/people/{}", layla.id)).await;
        assert!(record.text("main").contains("Oposición") && !record.body.contains("brother"), "{}", record.body);
        // Nothing of it lies open in the table.
        let kept = &data_request::of(&site.db, layla.id).await.unwrap()[0];
        assert!(!String::from_utf8_lossy(&kept.words).contains("brother"));

        for _ in 0..2 {
            member.post(PATH, &[("to", "withdraw")]).await.location();
        }
        assert_eq!(row(site, layla.id).await.status, Status::Verified);
        assert_eq!(data_request::of(&site.db, layla.id).await.unwrap()[0].state, State::Withdrawn);
        let acts = (site.times_done("data_request.ask").await, site.times_done("data_request.withdraw").await);
        assert_eq!(acts, (1, 1));
        // What no button sends is nothing.
        assert_eq!(member.post(PATH, &[("to", "grant")]).await.status, 404);
    }
}

both! {
    /// A record that rested before goes on resting when the objection is over.
    async fn a_pause_of_before_stays(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        member.post("/en/me/pause", &[("to", "pause")]).await.location();
        member.post(PATH, &[("to", "object"), ("words", "Why")]).await.location();
        member.post(PATH, &[("to", "withdraw")]).await.location();
        assert_eq!(row(site, layla.id).await.status, Status::Paused);
    }
}

both! {
    /// The answer stands on the page, and a mail says that something waits; refused, the record is in use again.
    async fn the_answer_is_read(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let mut officer = site.staff("data-protection").await;
        for (answer, said, status) in [
            ("refuse", "We answer for the list before a court.", Status::Submitted),
            ("accept", "You are right.", Status::Paused),
        ] {
            member.post(PATH, &[("to", "object"), ("words", "Why")]).await.location();
            let address = waiting(&mut officer).await.remove(0);
            officer.post(&address, &[("answer", answer), ("reason", said)]).await.location();
            assert!(member.get(PATH).await.body.contains(said), "{answer}");
            assert_eq!(row(site, layla.id).await.status, status, "{answer}");
            let mail = site.mails().await.into_iter().find(|mail| mail.to == "layla@example.org").unwrap();
            assert!(!mail.text.contains(said) && !mail.text.contains("Layla"));
        }
        // The member still decides: it is their record.
        member.post("/en/me/pause", &[("to", "resume")]).await.location();
        assert_eq!(row(site, layla.id).await.status, Status::Submitted);
        assert_eq!(data_request::last_of(&site.db, layla.id, Kind::Objection).await.unwrap().unwrap().state, State::Granted);
    }
}

/// What is missing is said in three languages, and what was typed stays, also when the language changes.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut member = signed_in(&site, &layla).await;
    let long = "a".repeat(1001);
    for locale in kit::Locale::ALL {
        let path = format!("/{}/me/objection", locale.code());
        assert_eq!(member.post(&path, &[("to", "object")]).await.errors()[0].0, "words");
        let page = member.post(&path, &[("to", "object"), ("words", &long)]).await;
        assert_eq!(page.errors()[0].0, "words");
        assert!(page.body.contains(&long), "what was typed is lost");
        let page = member.post(&path, &[("words", "half a sentence"), ("switch", "es")]).await;
        assert!(page.body.contains("half a sentence"));
    }
    assert_eq!(data_request::of(&site.db, layla.id).await.unwrap().len(), 0);
}
