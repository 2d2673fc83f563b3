//! `/register/later`.

use super::up_to;

both! {
    /// The same code whenever it is asked for; it stands nowhere in the database.
    async fn shows_the_code(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "residence").await;
        let code = browser.get("/ar/register/later").await.text(".panel .reference");
        assert_eq!(code.len(), 11);
        assert_eq!(browser.get("/en/register/later").await.text(".panel .reference"), code);
        assert!(browser.get("/en/register/later").await.text("main").contains("23 December 2026"));
        use sea_orm::EntityTrait;
        let row = registry::draft::Entity::find().one(&site.db).await.unwrap().unwrap();
        let plain = code.replace('-', "");
        assert!(!row.code_hash.windows(plain.len()).any(|window| window == plain.as_bytes()));
        assert_eq!(site.browser().get("/ar/register/later").await.location(), "/ar/register");
    }
}

/// Each message in three languages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    for locale in kit::Locale::ALL {
        let mut browser = site.browser();
        up_to(&mut browser, locale.code(), "residence").await;
        for (fields, field, key) in [
            (&[("send", "yes")][..], "email", "register-later-error-email-none"),
            (&[("send", "yes"), ("email", "a@b")], "email", "register-contact-error-email-form"),
            (&[("digits", "")], "digits", "code-error-none"),
            (&[("digits", "12")], "digits", "code-error-form"),
            (&[("digits", "123456")], "digits", "code-error-gone"),
        ] {
            let page = browser.post(&format!("/{}/register/later", locale.code()), fields).await;
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
        }
    }
}
