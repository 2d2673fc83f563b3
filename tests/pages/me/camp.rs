//! `/me/camp`.

use axum::http::StatusCode;

use super::{closed_to_guests, known, row, signed_in};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/camp"]).await;
    }
}

both! {
    /// Where there are camps: one of the country, none, another; anything else is refused, in three languages.
    async fn one_of_the_country(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.get("/en/me/camp").await.location(), "/en/me/residence", "Chile has no camps");
        assert_eq!(browser.post("/en/me/camp", &[("camp", "jo-baqaa")]).await.location(), "/en/me/residence");
        browser.post("/en/me/residence", &[("country", "JO")]).await.location();
        for (chosen, kept) in [("jo-baqaa", "jo-baqaa"), ("", "jo-baqaa"), ("other", "other"), ("none", "")] {
            assert_eq!(browser.post("/en/me/camp", &[("camp", chosen)]).await.location(), "/en/me/details");
            assert_eq!(row(site, layla.id).await.camp, kept);
        }
        for locale in kit::Locale::ALL {
            let page = browser.post(&format!("/{}/me/camp", locale.code()), &[("camp", "lb-ein-el-hilweh")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [("camp".to_owned(), site.app.texts.get(locale, "register-camp-error-unknown", None))]);
        }
        assert_eq!(site.times_done("person.change").await, 3);
    }
}
