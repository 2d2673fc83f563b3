//! `/me/refugee`.

use axum::http::StatusCode;
use registry::refugee;
use sea_orm::EntityTrait;

use super::super::{closed_to_guests, known, signed_in};
use super::NAKBA;

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/refugee", "/me/refugee/displacement"]).await;
    }
}

both! {
    /// Kept sealed, found by the number, in the copy; emptied, nothing is left.
    async fn kept_sealed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let said = [("unrwa", "1-12345678"), ("legal", "undocumented")];
        browser.post("/en/me/refugee", &said).await.location();
        browser.post("/en/me/refugee", &said).await.location();
        assert_eq!(site.times_done("refugee.change").await, 1, "said once");
        let page = browser.get("/en/me/refugee").await;
        assert_eq!(page.attributes("[name=unrwa]", "value"), ["112345678"]);
        assert_eq!(page.attributes("input[checked]", "value"), ["undocumented"]);
        let row = refugee::row_of(&site.db, layla.id).await.unwrap().unwrap();
        for part in [&b"12345678"[..], b"undocumented"] {
            assert!(!row.sealed.windows(part.len()).any(|of| of == part));
            assert!(!row.unrwa_hash.as_ref().unwrap().windows(part.len()).any(|of| of == part));
        }
        let keys = &site.app.keys;
        for (typed, found) in [("1 12345678", 1), ("١١٢٣٤٥٦٧٨", 1), ("112345679", 0), ("", 0)] {
            assert_eq!(refugee::people_with(&site.db, keys, typed).await.unwrap().len(), found, "{typed}");
        }
        assert!(browser.get("/en/me/details").await.attributes("main a", "href").contains(&"/en/me/refugee".to_owned()));
        browser.post("/en/me/refugee/displacement", &NAKBA).await.location();
        browser.post("/en/me/refugee", &[("unrwa", ""), ("legal", "none")]).await.location();
        let said = refugee::row_of(&site.db, layla.id).await.unwrap().unwrap();
        assert!(said.unrwa_hash.is_none() && site.times_done("refugee.change").await == 3);
    }
}

both! {
    /// What the desk wrote down since the page was opened is not written over unseen; sent again, it holds.
    async fn not_over_what_is_newer(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let seen = browser.get("/en/me/refugee").await.attributes("[name=seen]", "value").remove(0);
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{}/refugee", layla.id), &[("unrwa", "1-12345678")]).await.location();
        let said = |seen: String| [("unrwa", String::new()), ("legal", "resident".into()), ("seen", seen)];
        async fn post(browser: &mut crate::support::browser::Browser, fields: &[(&str, String)]) -> crate::support::browser::Answer {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post("/en/me/refugee", &fields).await
        }
        let answer = post(&mut browser, &said(seen)).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-refugee-error-changed", None));
        assert_eq!(answer.attributes("input[checked]", "value"), ["resident"]);
        let row = refugee::row_of(&site.db, layla.id).await.unwrap().unwrap();
        assert!(row.unrwa_hash.is_some(), "written over unseen");
        let seen = answer.attributes("[name=seen]", "value").remove(0);
        post(&mut browser, &said(seen)).await.location();
        assert!(refugee::row_of(&site.db, layla.id).await.unwrap().unwrap().unrwa_hash.is_none());
    }
}

/// What is missing is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/refugee", locale.code());
        let page = browser.post(&address, &[("unrwa", "رقم"), ("legal", "other")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = site.app.texts.get(locale, "me-refugee-error-unrwa", None);
        assert_eq!(page.errors(), [("unrwa".to_owned(), text)]);
        assert!(page.body.contains("رقم"), "what was typed is lost");
        let page = browser.post(&address, &[("unrwa", "رقم"), ("switch", locale.code())]).await;
        assert!(page.body.contains("رقم"), "what was typed is lost by a change of language");
    }
    assert!(refugee::Entity::find().one(&site.db).await.unwrap().is_none());
}
