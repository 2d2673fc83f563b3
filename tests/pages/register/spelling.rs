//! `/register/spelling`.

use axum::http::StatusCode;

use super::up_to;
use crate::support::site::Site;

both! {
    /// The other script is offered filled in, corrected, kept; never asked twice, and never forced.
    async fn offered_corrected_kept(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "name").await;
        let name = [("given_ar", "أحمد"), ("father_ar", "محمود"), ("family_ar", "الخطيب")];
        assert_eq!(browser.post("/ar/register/name", &name).await.location(), "/ar/register/spelling");
        let page = browser.get("/ar/register/spelling").await;
        assert!(page.text("main").contains("أحمد محمود الخطيب"));
        assert_eq!((page.value("given_latin"), page.value("family_latin")), ("Ahmad".into(), "Al-Khatib".into()));
        let corrected = [("given_latin", "Ahmed"), ("family_latin", "Jatib")];
        assert_eq!(browser.post("/ar/register/spelling", &corrected).await.location(), "/ar/register/residence");
        let page = browser.get("/ar/register/name").await;
        assert_eq!((page.value("given_latin"), page.value("family_latin")), ("Ahmed".into(), "Jatib".into()));
        assert_eq!(browser.post("/ar/register/name", &[name[0], name[2], corrected[0]]).await.location(), "/ar/register/residence");
    }
}

both! {
    /// What papers of the country have is offered first, or of the language while the country is not known; other
    /// spellings are told.
    async fn by_the_custom_of_the_country(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "es", "name").await;
        let name = [("given_ar", "خليل"), ("family_ar", "خنفر")];
        browser.post("/es/register/name", &name).await.location();
        let page = browser.get("/es/register/spelling").await;
        assert_eq!((page.value("given_latin"), page.value("family_latin")), ("Jalil".into(), "Janfar".into()));
        assert!(page.text("#family_latin-hint").contains("Khanfar · Chanfar"), "{}", page.text("main"));
        browser.post("/es/register/spelling", &[]).await.location();
        browser.post("/es/register/residence", &[("country", "Alemania"), ("city", "Berlin")]).await.location();
        browser.post("/es/register/name", &[("given_ar", "شهاب"), ("family_ar", "خنفر")]).await.location();
        let page = browser.get("/es/register/spelling").await;
        assert_eq!(page.value("family_latin"), "Chanfar");
        assert!(page.text("#family_latin-hint").contains("Khanfar · Janfar"), "{}", page.text("main"));
    }
}

both! {
    /// Emptied, the suggestion leaves nothing behind.
    async fn may_be_left_out(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "es", "name").await;
        assert_eq!(browser.get("/es/register/spelling").await.location(), "/es/register/name", "no name yet");
        browser.post("/es/register/name", &[("given_latin", "Layla"), ("no_family", "yes")]).await.location();
        let page = browser.get("/es/register/spelling").await;
        assert_eq!((page.value("given_ar"), page.value("family_ar")), ("ليلى".into(), String::new()));
        assert_eq!(browser.post("/es/register/spelling", &[]).await.location(), "/es/register/residence");
        assert_eq!(browser.get("/es/register/name").await.value("given_ar"), "");
        assert_eq!(browser.post("/es/register/name", &[("given_latin", "Layla"), ("no_family", "yes")]).await.location(), "/es/register/residence");
        // Another name is asked about anew.
        assert_eq!(browser.post("/es/register/name", &[("given_latin", "Leila")]).await.location(), "/es/register/spelling");
    }
}

/// The rules of names hold here as well, in three languages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = Site::on_sqlite().await;
    let long = "a".repeat(61);
    for locale in kit::Locale::ALL {
        let address = format!("/{}/register/spelling", locale.code());
        let mut browser = site.browser();
        up_to(&mut browser, locale.code(), "name").await;
        browser.post(&format!("/{}/register/name", locale.code()), &[("given_ar", "أحمد")]).await.location();
        for (field, typed, key) in [
            ("given_latin", "أحمد", "register-name-error-given-latin-script"),
            ("given_latin", "Ahm4d", "register-name-error-given-latin-letters"),
            ("family_latin", &long, "register-name-error-family-latin-long"),
        ] {
            let page = browser.post(&address, &[(field, typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
            assert_eq!(page.value(field), typed);
        }
    }
}
