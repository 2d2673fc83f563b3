//! `/register`.

use axum::http::StatusCode;

use super::{registered, up_to};

both! {
    async fn begins_and_resumes(site: Site) {
        let mut browser = site.browser();
        let fresh = browser.get("/en/register").await;
        assert_eq!(fresh.status, StatusCode::OK);
        assert!(fresh.attributes("main a.button", "href").is_empty());
        up_to(&mut browser, "en", "residence").await;
        let begun = browser.get("/en/register").await;
        assert_eq!(begun.attributes("main a.button", "href"), ["/en/register/residence"]);
        assert_eq!(browser.post("/en/register", &[]).await.location(), "/en/register/name");
        assert_eq!(browser.get("/en/register/name").await.value("given_ar"), "", "the old draft is gone");
    }
}

both! {
    /// Who has just registered here is told so before they do it twice.
    async fn says_who_has_just_registered(site: Site) {
        let mut browser = site.browser();
        let number = registered(&mut browser).await;
        let page = browser.get("/es/register").await;
        assert!(page.text(".notice.success").contains(&number));
        assert!(page.attributes(".notice a", "href").contains(&"/es/register/done".to_owned()));
        assert!(site.browser().get("/es/register").await.texts(".notice.success").is_empty());
    }
}

both! {
    /// Every page but the first needs a draft; nothing of a draft is readable in the database.
    async fn pages_need_a_draft(site: Site) {
        for page in [
            "name", "spelling", "residence", "camp", "contact", "about", "consents", "check", "done", "later",
        ] {
            assert_eq!(site.browser().get(&format!("/es/register/{page}")).await.location(), "/es/register");
        }
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "check").await;
        use sea_orm::EntityTrait;
        let drafts = registry::draft::Entity::find().all(&site.db).await.unwrap();
        assert_eq!(drafts.len(), 1);
        let bytes = &drafts[0].sealed;
        for secret in ["أحمد".as_bytes(), b"ahmad@example.org", b"Santiago", b"1957"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret));
        }
    }
}

both! {
    /// Two tabs answer two pages at once: neither answer is lost.
    async fn two_tabs_lose_nothing(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "check").await;
        for n in 0..10 {
            let (mut one, mut other) = (browser.clone(), browser.clone());
            let city = format!("City {n}");
            let given = "ab".repeat(n + 1);
            let (residence, name) = ([("country", "CL"), ("city", city.as_str())], [("given_ar", "أحمد"), ("given_latin", given.as_str())]);
            tokio::join!(one.post("/en/register/residence", &residence), other.post("/en/register/name", &name));
            let text = browser.get("/en/register/check").await.text("main");
            assert!(text.contains(&city) && text.contains(&given), "{city} {given}: {text}");
        }
    }
}

both! {
    /// 30 days untouched, and a draft is gone.
    async fn drafts_expire(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "contact").await;
        let later = site.app.clock.now() + chrono::TimeDelta::days(31);
        assert_eq!(registry::draft::remove_expired(&site.db, site.app.clock.now()).await.unwrap(), 0);
        assert_eq!(registry::draft::remove_expired(&site.db, later).await.unwrap(), 1);
        assert_eq!(browser.get("/ar/register/contact").await.location(), "/ar/register");
    }
}

both! {
    /// Registrations begun from one range of addresses are limited; another range is not.
    async fn beginnings_are_limited(site: Site) {
        for n in 0..=300 {
            let answer = site.browser().from(&format!("203.0.113.{}", n % 250 + 1)).post("/ar/register", &[]).await;
            assert_eq!(answer.status, if n < 300 { StatusCode::SEE_OTHER } else { StatusCode::TOO_MANY_REQUESTS }, "{n}");
        }
        assert_eq!(site.browser().from("203.0.114.1").post("/ar/register", &[]).await.status, StatusCode::SEE_OTHER);
        site.app.clock.advance(chrono::TimeDelta::hours(1));
        assert_eq!(site.browser().from("203.0.113.1").post("/ar/register", &[]).await.status, StatusCode::SEE_OTHER);
    }
}
