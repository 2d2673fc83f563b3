//! `/me/resubmission`.

use axum::http::StatusCode;
use registry::person::{PersonId, Status};
use registry::sent_back::{self, Mend};

use super::{as_clerk, closed_to_guests, known, row, signed_in, verify};
use crate::support::site::Site;

/// The clerk of Santiago sends the registration back; whether they could.
pub async fn send_back(site: &Site, person: PersonId, page: Mend, reason: &'static str) -> bool {
    as_clerk(site, person, move |ctx, row| async move { row.send_back(&ctx, page, reason).await })
        .await
        .is_ok()
}

const REASON: &str = "اسم الأب لا يطابق جواز السفر";

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/resubmission"]).await;
    }
}

both! {
    /// Sent back: a mail that says nothing, the reason on the first page, the right page to mend it, and back into the
    /// queue.
    async fn mended_and_sent_again(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.get("/ar/me/resubmission").await.location(), "/ar/me", "nothing was sent back");
        assert!(send_back(site, layla.id, Mend::Name, REASON).await);
        assert!(!send_back(site, layla.id, Mend::Name, REASON).await, "nothing is decided twice");
        let mails = site.mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (1, "layla@example.org"));
        assert!(!mails[0].text.contains(REASON) && mails[0].text.contains("/es/me"), "{}", mails[0].text);
        for path in ["/ar/me", "/ar/me/resubmission"] {
            assert!(browser.get(path).await.texts("main blockquote").contains(&REASON.to_owned()), "{path}");
        }
        let page = browser.get("/ar/me/resubmission").await;
        assert_eq!(page.attributes("main a.button", "href"), ["/ar/me/name"]);
        // Each page of a member's says that it waits.
        assert!(browser.get("/ar/me/contacts").await.attributes("main .notice a", "href").contains(&"/ar/me/resubmission".to_owned()));
        let fields = [("given_latin", "Layla"), ("family_latin", "Khatib"), ("given_ar", "ليلى"), ("father_ar", "خالد")];
        assert_eq!(browser.post("/ar/me/name", &fields).await.location(), "/ar/me/resubmission");
        assert_eq!(row(site, layla.id).await.status, Status::Returned, "it waits until it is sent");
        assert_eq!(browser.post("/ar/me/resubmission", &[]).await.location(), "/ar/me");
        assert_eq!(row(site, layla.id).await.status, Status::Submitted);
        assert!(sent_back::waiting(&site.db, layla.id).await.unwrap().is_none());
        // Sent twice it is sent once; then the mission verifies it.
        browser.post("/ar/me/resubmission", &[]).await.location();
        assert_eq!(site.times_done("person.resubmit").await, 1);
        verify(site, layla.id).await;
        assert!(!send_back(site, layla.id, Mend::About, REASON).await, "what is verified is not sent back");
        assert_eq!(browser.post("/ar/me/resubmission", &[]).await.location(), "/ar/me");
        assert_eq!(row(site, layla.id).await.status, Status::Verified);
    }
}

both! {
    /// What the mission wrote stands sealed in the table.
    async fn the_reason_is_sealed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        assert!(send_back(site, layla.id, Mend::Contacts, "Passport P1234567").await);
        let row = sent_back::waiting(&site.db, layla.id).await.unwrap().unwrap();
        assert!(!row.reason.windows(8).any(|part| part == b"P1234567"));
        assert_eq!(row.page.path(), "/me/contacts");
        let audit = accounts::audit::all(&site.db).await.unwrap();
        assert!(audit.iter().all(|row| !row.detail.contains("P1234567")));
    }
}

/// Each page to be mended is named, in three languages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_page_to_mend() {
    use sea_orm::Iterable;
    let site = Site::on_sqlite().await;
    for page in Mend::iter() {
        let layla = known(&site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(&site, &layla).await;
        assert!(send_back(&site, layla.id, page, REASON).await);
        for language in ["ar", "en", "es"] {
            let shown = browser.get(&format!("/{language}/me/resubmission")).await;
            assert_eq!(shown.status, StatusCode::OK);
            assert_eq!(shown.attributes("main a.button", "href"), [format!("/{language}{}", page.path())]);
        }
    }
}
