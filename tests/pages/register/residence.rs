//! `/register/residence`.

use axum::http::StatusCode;

use super::up_to;

both! {
    async fn any_name_of_the_country(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "es", "residence").await;
        for country in ["Chile", "تشيلي", "cl", "CHL"] {
            let answer = browser.post("/es/register/residence", &[("country", country)]).await;
            assert_eq!(answer.location(), "/es/register/contact", "{country}");
        }
    }
}

both! {
    async fn several_are_offered_and_one_is_chosen(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "residence").await;
        let page = browser.post("/en/register/residence", &[("country", "Congo"), ("city", "Kinshasa")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors()[0].0, "country_code");
        let mut offered = page.attributes("input[name=country_code]", "value");
        offered.sort();
        assert_eq!(offered, ["CD", "CG"]);
        assert_eq!(page.value("city"), "Kinshasa");
        let forged = browser.post("/en/register/residence", &[("country", "Congo"), ("country_code", "CL")]).await;
        assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
        let chosen = browser.post("/en/register/residence", &[("country", "Congo"), ("country_code", "CD")]).await;
        assert_eq!(chosen.location(), "/en/register/contact");
    }
}

/// Each rule's own message in three languages; what was typed stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let long = "a".repeat(101);
    for locale in kit::Locale::ALL {
        let mut browser = site.browser();
        up_to(&mut browser, locale.code(), "residence").await;
        for (fields, field, key) in [
            (&[("country", "")][..], "country", "register-residence-error-country-none"),
            (&[("country", "Chile"), ("city", &long)], "city", "register-residence-error-city-long"),
        ] {
            let page = browser.post(&format!("/{}/register/residence", locale.code()), fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
        }
        let page =
            browser.post(&format!("/{}/register/residence", locale.code()), &[("country", "Atlantis")]).await;
        assert!(page.errors()[0].1.contains("Atlantis"), "{:?}", page.errors());
    }
}
