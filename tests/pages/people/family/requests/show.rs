//! `/people/{id}/family/requests/{request}`.

use registry::child_request::{self, State};
use registry::person::{self, Status};
use registry::{claim, guardianship, number};

use super::super::super::row;
use crate::pages::me::family::{SEEN, asked};
use crate::pages::me::{known, signed_in, verify};

both! {
    /// In the queue of the guardian's mission; accepted once: a verified record of the child, a guardian, and a mail to the
    /// one who asked. Nobody else decides, and nothing before the guardian is verified.
    async fn accepted_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let request = asked(site, &layla, &mut browser).await;
        let address = format!("/people/{}/family/requests/{request}", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        let queue = clerk.get("/queue?kind=child").await;
        assert!(queue.attributes("main a", "href").contains(&address));
        let record = clerk.get(&format!("/people/{}", layla.id)).await;
        assert!(record.attributes("main a", "href").contains(&format!("/people/{}/family", layla.id)));
        let page = clerk.get(&address).await;
        assert!(page.text("main").contains("Yara Khatib") && page.text("main").contains("يارا"));
        for slug in ["clerk-amman", "officer-south-america", "administrator"] {
            let status = site.staff(slug).await.post(&address, &SEEN).await.status;
            assert!([403, 404].contains(&status.as_u16()), "{slug}");
        }
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let elsewhere = format!("/people/{}/family/requests/{request}", omar.id);
        assert_eq!(clerk.post(&elsewhere, &SEEN).await.status, 404);
        assert_eq!(clerk.post(&address, &[]).await.errors()[0].0, "answer");
        assert_eq!(clerk.post(&address, &[("answer", "accept")]).await.errors()[0].0, "evidence");
        assert_eq!(clerk.post(&address, &SEEN).await.errors()[0].0, "evidence", "an unverified guardian");
        assert_eq!(person::count(&site.db).await.unwrap(), 2);
        verify(site, layla.id).await;
        let case = [("kind", "child"), ("id", &*request.to_string())];
        assert_eq!(clerk.post("/queue/claim", &case).await.location(), address);
        let mails = site.mails().await.len();
        for _ in 0..2 {
            clerk.post(&address, &SEEN).await.location();
        }
        assert_eq!(site.mails().await.len(), mails + 1);
        let rows = guardianship::of_guardian(&site.db, layla.id).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!(row(site, rows[0].person_id).await.status, Status::Verified);
        assert_eq!(person::count(&site.db).await.unwrap(), 3);
        assert_eq!(child_request::of(&site.db, layla.id).await.unwrap()[0].state, State::Accepted);
        let clerks = crate::pages::staff_accounts::account(site, "clerk-santiago").await;
        assert_eq!(claim::count_of(&site.db, clerks).await.unwrap(), 0, "a claim of what is decided");
        site.do_jobs().await;
        let found = clerk.post_on("/people", &[("q", "Yara")]).await;
        assert!(found.text("main").contains("Yara"), "the child is not found");
    }
}

both! {
    /// The clerk sees children who may be the same, and joins the second parent to the one who is; refused, the reason is
    /// read by who asked.
    async fn the_same_child(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = crate::pages::me::family::child_of(site, &layla, &mut browser).await;
        site.do_jobs().await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        verify(site, omar.id).await;
        let mut other = signed_in(site, &omar).await;
        let request = asked(site, &omar, &mut other).await;
        let address = format!("/people/{}/family/requests/{request}", omar.id);
        let mut clerk = site.staff("clerk-santiago").await;
        let number = number::shown(&row(site, child).await.number);
        let notices = clerk.get(&address).await.texts("main .notice").concat();
        assert!(notices.contains(&number), "nobody alike is shown");
        assert_eq!(site.times_done("people.alike").await, 1);
        let wrong = [&SEEN[..], &[("number", &*omar.number)]].concat();
        assert_eq!(clerk.post(&address, &wrong).await.errors()[0].0, "number");
        let right = [&SEEN[..], &[("number", &*number)]].concat();
        clerk.post(&address, &right).await.location();
        assert_eq!(guardianship::of_child(&site.db, child).await.unwrap().len(), 2);
        assert_eq!(person::count(&site.db).await.unwrap(), 3);

        let request = asked(site, &omar, &mut other).await;
        let address = format!("/people/{}/family/requests/{request}", omar.id);
        assert_eq!(clerk.post(&address, &[("answer", "refuse")]).await.errors()[0].0, "reason");
        clerk.post(&address, &[("answer", "refuse"), ("reason", "The papers name somebody else.")]).await.location();
        let page = other.get(&format!("/en/me/family/requests/{request}")).await.text("main");
        assert!(page.contains("The papers name somebody else."), "{page}");
    }
}
