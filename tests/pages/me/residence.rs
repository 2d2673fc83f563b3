//! `/me/residence`.

use axum::http::StatusCode;
use registry::residence;

use super::{closed_to_guests, known, row, signed_in, verify};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/residence"]).await;
    }
}

both! {
    /// A move across a border holds at once, of a verified record too: the mission of the country left no longer finds
    /// the person, neither by the page nor by the index; where they lived is kept; the camp goes.
    async fn a_move_holds_at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        verify(site, layla.id).await;
        let mut browser = signed_in(site, &layla).await;
        let mut santiago = site.staff("clerk-santiago").await;
        let record = format!("/people/{}", layla.id);
        assert_eq!(santiago.get(&record).await.status, StatusCode::OK);
        let page = browser.get("/ar/me/residence").await;
        assert_eq!(page.value("country"), "تشيلي");
        let answer = browser.post("/ar/me/residence", &[("country", "لبنان"), ("city", "صيدا")]).await;
        assert_eq!(answer.location(), "/ar/me/camp", "a country with camps");
        browser.post("/ar/me/camp", &[("camp", "lb-ein-el-hilweh")]).await.location();
        site.do_jobs().await;
        assert_eq!(santiago.get(&record).await.status, StatusCode::NOT_FOUND);
        assert!(!santiago.post_on("/people", &[("q", "Layla Khatib")]).await.text("main").contains(&layla.number));
        let person = row(site, layla.id).await;
        assert_eq!((person.country.as_str(), person.city.as_str(), person.camp.as_str()), ("LB", "صيدا", "lb-ein-el-hilweh"));
        let homes = residence::of(&site.db, layla.id).await.unwrap();
        let homes: Vec<_> = homes.iter().map(|home| (home.country.as_str(), home.to_at.is_some())).collect();
        assert_eq!(homes, [("CL", true), ("LB", false)]);
        assert_eq!(site.times_done("person.move").await, 1);
        // Back again: camps are those of the country left.
        assert_eq!(browser.post("/en/me/residence", &[("country", "Chile")]).await.location(), "/en/me/details");
        assert_eq!(row(site, layla.id).await.camp, "");
        assert_eq!(santiago.get(&record).await.status, StatusCode::OK);
    }
}

both! {
    /// Another city of the same country is no move; nothing changed is nothing kept.
    async fn another_city(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for _ in 0..2 {
            browser.post("/en/me/residence", &[("country", "CL"), ("city", "Valparaíso")]).await.location();
        }
        let person = row(site, layla.id).await;
        assert_eq!((person.city.as_str(), person.city_key.as_str()), ("Valparaíso", "valparaiso"));
        assert_eq!((site.times_done("person.move").await, site.times_done("person.change").await), (0, 1));
        assert_eq!(residence::of(&site.db, layla.id).await.unwrap().len(), 2);
    }
}

/// What cannot be is said in three languages; a change of language keeps what was typed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/residence", locale.code());
        for (typed, field, key) in [
            ("", "country", "register-residence-error-country-none"),
            ("كوريا", "country_code", "register-residence-error-country-several"),
        ] {
            let page = browser.post(&address, &[("country", typed), ("city", "Haifa")]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
            assert_eq!((page.value("country"), page.value("city")), (typed.into(), "Haifa".into()));
        }
        let page = browser.post(&address, &[("country", "Atlantis"), ("switch", locale.code())]).await;
        assert_eq!((page.status, page.value("country").as_str()), (StatusCode::OK, "Atlantis"));
        assert!(page.errors().is_empty());
    }
    assert_eq!(row(&site, layla.id).await.country, "CL");
}
