//! `/me/preferences`.

use axum::http::StatusCode;
use kit::format::Digits;
use registry::person::{self, Channel};
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/preferences"]).await;
    }
}

both! {
    /// Kept on the person, and the next page has the digits; so does the next sign-in. Only Arabic pages do.
    async fn kept_and_shown(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert!(browser.get("/ar/me/history").await.text("tbody tr").contains("23 تشرين"));
        let fields = [("language", "ar"), ("channel", "whatsapp"), ("digits", "arabic")];
        let page = browser.post_on("/ar/me/preferences", &fields).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert_eq!(page.attributes("input[checked]", "value"), ["ar", "whatsapp", "arabic"]);
        let row = person::Entity::find_by_id(layla.id).one(&site.db).await.unwrap().unwrap();
        assert_eq!(
            (row.locale, row.channel, row.digits),
            (kit::Locale::Ar, Some(Channel::Whatsapp), Digits::Arabic)
        );
        for mut browser in [browser, signed_in(site, &layla).await] {
            let page = browser.get("/ar/me/history").await;
            assert!(page.texts("tbody tr")[0].contains("٢٣ تشرين الثاني/نوفمبر ٢٠٢٦ ١٠:٤٢ UTC"), "{:?}", page.texts("tbody tr"));
            assert!(page.text(".pager").contains('٣') || page.text(".pager").contains('٢'));
            assert!(browser.get("/es/me/history").await.texts("tbody tr")[0].contains("23 de noviembre de 2026"));
            // Codes and numbers to be read aloud stay as they are printed.
            assert!(browser.get("/ar/me").await.text("main").contains(&layla.number));
        }
        let fields = [("language", "es"), ("channel", "any"), ("digits", "western")];
        signed_in(site, &layla).await.post("/ar/me/preferences", &fields).await.location();
        let row = person::Entity::find_by_id(layla.id).one(&site.db).await.unwrap().unwrap();
        assert_eq!((row.channel, row.digits), (None, Digits::Western));
        assert_eq!(site.times_done("person.preferences").await, 2);
    }
}

/// What is missing is said in three languages; a change of language keeps what was chosen.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/preferences", locale.code());
        let page =
            browser.post(&address, &[("language", "fr"), ("channel", "pigeon"), ("digits", "roman")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = |key| site.app.texts.get(locale, key, None);
        assert_eq!(
            page.errors(),
            [
                ("language".to_owned(), text("register-contact-error-language")),
                ("channel".to_owned(), text("me-preferences-error-channel")),
                ("digits".to_owned(), text("me-preferences-error-digits")),
            ]
        );
        let page = browser.post(&address, &[("channel", "phone"), ("switch", locale.code())]).await;
        assert_eq!(page.attributes("input[checked]", "value"), ["phone"]);
    }
    assert_eq!(site.times_done("person.preferences").await, 0);
}
