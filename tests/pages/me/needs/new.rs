//! `/me/needs/new`.

use registry::need;

use super::{ILL, known, signed_in};

both! {
    /// Said once, sealed; so many and no more. The audit has that something is needed, not what.
    async fn said_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for _ in 0..2 {
            assert_eq!(browser.post("/en/me/needs/new", &ILL).await.location(), "/en/me/needs");
        }
        let rows = need::of(&site.db, layla.id).await.unwrap();
        assert_eq!(rows.len(), 1);
        for part in ["health".as_bytes(), "القلب".as_bytes()] {
            assert!(!rows[0].sealed.windows(part.len()).any(|of| of == part));
        }
        let told = accounts::audit::all(&site.db).await.unwrap();
        let told = told.iter().find(|row| row.act == "need.ask").unwrap();
        assert!(!told.detail.contains("health"), "{}", told.detail);
        for n in 2..=11 {
            let words = format!("دواء {n}");
            let answer = browser.post("/en/me/needs/new", &[("kind", "health"), ("words", &words)]).await;
            assert_eq!(answer.status.as_u16(), if n <= 10 { 303 } else { 422 }, "{n}");
            assert!(n <= 10 || answer.body.contains(&words), "what was typed is lost");
        }
    }
}

both! {
    /// Who was not accepted is heard all the same; who is kept apart, and may be no person, is told whom to call.
    async fn who_is_heard(site: Site) {
        use registry::person::Status;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        crate::pages::me::set_status(site, layla.id, Status::Held).await;
        let answer = browser.post("/en/me/needs/new", &ILL).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-needs-error-unheard", None));
        assert!(answer.body.contains("القلب"), "what was typed is lost");
        crate::pages::me::set_status(site, layla.id, Status::Rejected).await;
        browser.post("/en/me/needs/new", &ILL).await.location();
        let page = site.staff("supervisor-santiago").await.get("/needs").await;
        assert!(page.text("main").contains("Layla"), "told that it is with the mission, and with nobody");
    }
}

/// What is missing is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/needs/new", locale.code());
        let text = |key| site.app.texts.get(locale, key, None);
        let page = browser.post(&address, &[("kind", "money")]).await;
        let told = [("kind", "me-needs-error-kind"), ("words", "me-needs-error-words")];
        assert_eq!(page.status.as_u16(), 422);
        assert_eq!(page.errors(), told.map(|(field, key)| (field.to_owned(), text(key))));
        let long = "س".repeat(1001);
        let page = browser.post(&address, &[("kind", "other"), ("words", &long)]).await;
        assert_eq!(page.errors(), [("words".to_owned(), text("me-needs-error-long"))]);
        assert!(page.body.contains(&long), "what was typed is lost");
        let page = browser.post(&address, &[("words", "سلمى"), ("switch", locale.code())]).await;
        assert!(page.body.contains("سلمى"), "what was typed is lost by a change of language");
    }
}
