//! `/me/name`.

use axum::http::StatusCode;
use registry::change_request;

use super::{closed_to_guests, known, row, signed_in, verify};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/name"]).await;
    }
}

both! {
    /// Before a mission has verified it, a new name holds at once, and staff find the person by it.
    async fn holds_at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/name").await;
        assert_eq!((page.value("given_latin"), page.value("family_latin")), ("Layla".into(), "Khatib".into()));
        let fields = [("given_latin", " Leila  Maria "), ("family_latin", "Khatib"), ("given_ar", "ليلى"), ("father_ar", "خالد")];
        assert_eq!(browser.post("/en/me/name", &fields).await.location(), "/en/me/details");
        assert!(browser.get("/en/me/details").await.text("main").contains("Leila Maria Khatib"));
        let person = row(site, layla.id).await;
        assert_eq!((person.name_ar().as_str(), person.name_latin().as_str()), ("ليلى خالد", "Leila Maria Khatib"));
        site.do_jobs().await;
        let mut clerk = site.staff("clerk-santiago").await;
        let found = clerk.post_on("/people", &[("q", "ليلى خالد")]).await;
        assert!(found.text("main tbody").contains("ليلى خالد"), "{}", found.text("main"));
        // Sent once more it changes nothing.
        browser.post("/en/me/name", &fields).await.location();
        assert_eq!(site.times_done("person.change").await, 1);
        assert!(change_request::of(&site.db, layla.id).await.unwrap().is_empty());
    }
}

both! {
    /// What a mission has verified stays as it is until it agrees.
    async fn of_a_verified_record_is_asked_for(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        verify(site, layla.id).await;
        let mut browser = signed_in(site, &layla).await;
        let fields = [("given_latin", "Leila"), ("family_latin", "Khatib")];
        assert_eq!(browser.post("/en/me/name", &fields).await.location(), "/en/me/requests");
        assert_eq!(row(site, layla.id).await.name_latin(), "Layla Khatib");
        assert!(browser.get("/en/me/requests").await.text("main").contains("Leila Khatib"));
        assert_eq!(change_request::open(&site.db, layla.id).await.unwrap().len(), 1);
        // The same once more is one request; another takes its place; the name as it stands, sent again, takes none back.
        browser.post("/en/me/name", &fields).await.location();
        browser.post("/en/me/name", &[("given_latin", "Leyla"), ("family_latin", "Khatib")]).await.location();
        assert_eq!(change_request::of(&site.db, layla.id).await.unwrap().len(), 2);
        let open = change_request::open(&site.db, layla.id).await.unwrap();
        assert_eq!(open.len(), 1);
        browser.post("/en/me/name", &[("given_latin", "Layla"), ("family_latin", "Khatib")]).await.location();
        assert_eq!(change_request::open(&site.db, layla.id).await.unwrap(), open);
        assert_eq!((site.times_done("change.ask").await, site.times_done("person.change").await), (2, 0));
    }
}

/// The rules are those of the registration; a change of language keeps what was typed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/name", locale.code());
        let first = if locale == kit::Locale::Ar { "given_ar" } else { "given_latin" };
        for (fields, field, key) in [
            (&[("given_latin", "")], first, "register-name-error-none"),
            (&[("given_latin", "Leila7")], "given_latin", "register-name-error-given-latin-letters"),
            (&[("given_ar", "Leila")], "given_ar", "register-name-error-given-ar-script"),
        ] {
            let page = browser.post(&address, fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
            assert_eq!(page.value(fields[0].0), fields[0].1);
        }
        let page = browser.post(&address, &[("given_latin", "Leila7"), ("switch", locale.code())]).await;
        assert_eq!((page.status, page.value("given_latin").as_str()), (StatusCode::OK, "Leila7"));
    }
    assert_eq!(row(&site, layla.id).await.name_latin(), "Layla Khatib");
}
