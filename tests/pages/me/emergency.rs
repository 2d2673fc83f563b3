//! `/me/emergency`.

use axum::http::StatusCode;
use registry::emergency_contact;
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};

const SALMA: [(&str, &str); 3] =
    [("name", "سلمى الخوري"), ("relation", "sibling"), ("phone", "00962 7 9012 3456")];

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/emergency"]).await;
    }
}

both! {
    /// Kept, shown to the member and to who serves them, changed, and removed; nothing of it is readable in the table.
    async fn kept_shown_and_removed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert!(!browser.get("/en/me/emergency").await.body.contains("name=\"remove\""), "there is nobody to remove");
        let page = browser.post_on("/en/me/emergency", &SALMA).await;
        assert_eq!(page.texts(".flash").len(), 1);
        let shown = page.text("main");
        for there in ["سلمى الخوري", "Brother or sister", "+962 7 9012 3456"] {
            assert!(shown.contains(there), "{there}: {shown}");
        }
        let page = browser.get("/ar/me/emergency").await;
        assert_eq!(page.attributes("input[checked]", "value"), ["sibling"]);
        let row = emergency_contact::Entity::find().one(&site.db).await.unwrap().unwrap();
        assert_eq!(row.person_id, layla.id);
        assert!(!row.sealed.windows(8).any(|part| part == b"96279012" || part == "سلمى".as_bytes()));

        let mut clerk = site.staff("clerk-santiago").await;
        let record = format!("/people/{}", layla.id);
        let shown = clerk.get(&record).await.text("main");
        assert!(shown.contains("سلمى الخوري") && shown.contains("+962 7 9012 3456"), "{shown}");

        // Sent again it is nothing new.
        browser.post("/en/me/emergency", &SALMA).await.location();
        assert_eq!(site.times_done("emergency_contact.keep").await, 1);
        let other = [("name", "Omar"), ("relation", "friend"), ("phone", "+56 9 8123 4567")];
        browser.post("/en/me/emergency", &other).await.location();
        let shown = clerk.get(&record).await.text("main");
        assert!(shown.contains("Omar") && !shown.contains("سلمى"), "{shown}");
        let page = browser.post_on("/en/me/emergency", &[("remove", "yes")]).await;
        assert!(!page.text("main").contains("Omar"));
        assert!(emergency_contact::Entity::find().one(&site.db).await.unwrap().is_none());
        assert_eq!(site.times_done("emergency_contact.keep").await, 2);
        assert_eq!(site.times_done("emergency_contact.remove").await, 1);
    }
}

both! {
    /// One's own only, whoever else has one.
    async fn of_oneself_alone(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        signed_in(site, &layla).await.post("/en/me/emergency", &SALMA).await.location();
        let mut browser = signed_in(site, &omar).await;
        assert!(!browser.get("/ar/me/emergency").await.body.contains("سلمى"));
        browser.post("/en/me/emergency", &[("remove", "yes")]).await.location();
        assert_eq!(emergency_contact::Entity::find().all(&site.db).await.unwrap().len(), 1);
    }
}

/// What is missing is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/emergency", locale.code());
        let text = |key| site.app.texts.get(locale, key, None);
        let page = browser.post(&address, &[("relation", "enemy")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(
            page.errors(),
            [
                ("name".to_owned(), text("me-emergency-error-name")),
                ("relation".to_owned(), text("me-emergency-error-relation")),
                ("phone".to_owned(), text("me-emergency-error-phone")),
            ]
        );
        let long = "س".repeat(121);
        let fields = [("name", long.as_str()), ("relation", "child"), ("phone", "12")];
        let page = browser.post(&address, &fields).await;
        assert_eq!(
            page.errors(),
            [
                ("name".to_owned(), text("me-emergency-error-name-long")),
                ("phone".to_owned(), text("register-contact-error-phone-form")),
            ]
        );
        assert!(page.body.contains(&long), "what was typed is lost");
        let page = browser.post(&address, &[("name", "سلمى"), ("switch", locale.code())]).await;
        assert!(page.body.contains("سلمى"), "what was typed is lost by a change of language");
    }
    assert_eq!(site.times_done("emergency_contact.keep").await, 0);
}
