//! `/register/name`.

use axum::http::StatusCode;

use super::up_to;

use crate::support::site::Site;

const PAGE: &str = "register/name";

both! {
    async fn keeps_and_goes_on(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "name").await;
        let answer = browser.post("/ar/register/name", &[("given_ar", " أحـمد\u{200F} "), ("family_latin", "O’Brien-Núñez")]).await;
        assert_eq!(answer.location(), "/ar/register/spelling");
        let again = browser.get("/en/register/name").await;
        assert_eq!(again.value("given_ar"), "أحمد");
        assert_eq!(again.value("family_latin"), "O’Brien-Núñez");
    }
}

/// Each rule's own message, in three languages, beside its field; what was typed stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = Site::on_sqlite().await;
    let long_ar = "ا".repeat(61);
    let long_latin = "a".repeat(61);
    let cases: [(&str, &str, &str); 15] = [
        ("given_ar", "", "register-name-error-none"),
        ("given_ar", "-", "register-name-error-none"),
        ("given_ar", "Ahmad", "register-name-error-given-ar-script"),
        ("given_ar", "<أحمد>", "register-name-error-given-ar-letters"),
        ("given_ar", &long_ar, "register-name-error-given-ar-long"),
        ("father_ar", "Ahmad", "register-name-error-father-ar-script"),
        ("father_ar", "أحمد1", "register-name-error-father-ar-letters"),
        ("grandfather_ar", &long_ar, "register-name-error-grandfather-ar-long"),
        ("family_ar", "Khatib", "register-name-error-family-ar-script"),
        ("family_ar", "=خطيب", "register-name-error-family-ar-letters"),
        ("given_latin", "أحمد", "register-name-error-given-latin-script"),
        ("given_latin", "a@b", "register-name-error-given-latin-letters"),
        ("given_latin", &long_latin, "register-name-error-given-latin-long"),
        ("family_latin", "الخطيب", "register-name-error-family-latin-script"),
        ("family_latin", &long_latin, "register-name-error-family-latin-long"),
    ];
    for locale in kit::Locale::ALL {
        let language = locale.code();
        let mut browser = site.browser();
        up_to(&mut browser, language, "name").await;
        for (field, typed, key) in &cases {
            let field = if key.ends_with("-none") && language != "ar" { &"given_latin" } else { field };
            let page = browser.post(&format!("/{language}/{PAGE}"), &[(field, typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}={typed}");
            let text = site.app.texts.get(locale, key, None);
            assert!(
                page.errors().contains(&((*field).to_owned(), text.clone())),
                "{field}={typed}: {:?}",
                page.errors()
            );
            assert!(page.text(&format!("#{field}-error")).ends_with(&text));
            assert_eq!(page.value(field), *typed);
            assert!(page.text("title").starts_with(&site.app.texts.get(locale, "site-error-prefix", None)));
        }
    }
}

/// "I have no family name" and a family name do not go together.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_family_name_and_one_is_asked_again() {
    let site = Site::on_sqlite().await;
    let mut browser = site.browser();
    up_to(&mut browser, "en", "name").await;
    let both = [("given_latin", "María"), ("family_latin", "Yarur"), ("no_family", "yes")];
    let page = browser.post("/en/register/name", &both).await;
    assert_eq!(page.errors()[0].0, "no_family");
    assert_eq!(
        browser.post("/en/register/name", &[both[0], both[2]]).await.location(),
        "/en/register/spelling"
    );
}

/// Names of real people pass.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn unusual_names_pass() {
    let site = Site::on_sqlite().await;
    for (field, name) in [
        ("given_ar", "و"),
        ("given_ar", "عبد الرحمن"),
        ("given_latin", "O"),
        ("given_latin", "Mª José"),
        ("given_latin", "D’Angelo-Smith"),
        ("given_latin", &"é".repeat(60)),
    ] {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "name").await;
        let answer = browser.post("/en/register/name", &[(field, name)]).await;
        assert_eq!(answer.location(), "/en/register/spelling", "{name}");
    }
}

both! {
    /// The language is changed in the middle of the page: what was typed, right or wrong, is there again.
    async fn a_change_of_language_keeps_what_was_typed(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "name").await;
        let page = browser.get("/ar/register/name").await;
        let switch = page.attributes("nav.languages button[form=questions]", "formaction");
        assert_eq!(switch, ["/ar/register/name", "/en/register/name", "/es/register/name"]);
        let typed = [("given_ar", "أحمد"), ("given_latin", "Ahmad9"), ("switch", "es")];
        let answer = browser.post("/es/register/name", &typed).await;
        assert_eq!(answer.location(), "/es/register/name");
        let page = browser.get("/es/register/name").await;
        assert_eq!((page.value("given_ar"), page.value("given_latin")), ("أحمد".into(), "Ahmad9".into()));
        assert!(page.errors().is_empty(), "nothing was sent yet");
        // It is no answer: the page is still to be answered.
        assert_eq!(browser.get("/es/register/check").await.location(), "/es/register/name");
    }
}

both! {
    /// What was refused is there again when the page is opened anew, as after a lost line.
    async fn what_was_refused_is_kept(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "name").await;
        assert_eq!(browser.post("/en/register/name", &[("given_latin", "Ahmad9")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get("/en/register/name").await.value("given_latin"), "Ahmad9");
        browser.post("/en/register/name", &[("given_latin", "Ahmad")]).await.location();
        assert_eq!(browser.get("/en/register/name").await.value("given_latin"), "Ahmad");
    }
}
