//! `/me/who`.

use axum::http::StatusCode;

use super::{by_email, confirmed_at, known};

both! {
    /// One address of a family: those who confirmed it are offered, and nobody else.
    async fn asks_who_it_is(site: Site) {
        let layla = known(site, "Layla", "family@example.org", true).await;
        let omar = known(site, "Omar", "family@example.org", true).await;
        let huda = known(site, "Huda", "family@example.org", false).await;
        let foreign = known(site, "Nour", "nour@example.org", true).await;
        let mut browser = site.browser();
        assert_eq!(by_email(site, &mut browser, "en", "family@example.org").await.location(), "/en/me/who");
        let page = browser.get("/en/me/who").await;
        assert_eq!(page.attributes("[name=person]", "value"), [&layla.id.to_string(), &omar.id.to_string(), "other"]);
        assert!(page.text("main").contains("Omar Khatib") && !page.body.contains("Huda"));
        assert!(page.attributes("[name=person][checked]", "value").is_empty());
        let mut texts = std::collections::BTreeSet::new();
        for (language, person) in [("ar", String::new()), ("en", huda.id.to_string()), ("es", foreign.id.to_string())] {
            let page = browser.post(&format!("/{language}/me/who"), &[("person", &person)]).await;
            assert_eq!((page.status, page.errors()[0].0.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "person"));
            texts.insert(page.errors().remove(0).1);
        }
        assert_eq!(texts.len(), 3);
        assert_eq!(browser.get("/en/me").await.location(), "/en/me/sign-in");
        assert_eq!(browser.post("/en/me/who", &[("person", &omar.id.to_string())]).await.location(), "/en/me");
        assert!(browser.get("/en/me").await.text("main").contains(&omar.number));
    }
}

both! {
    /// Someone who has not confirmed the family's address names their number; from then on they are offered.
    async fn another_of_the_family(site: Site) {
        let layla = known(site, "Layla", "family@example.org", true).await;
        let huda = known(site, "Huda", "family@example.org", false).await;
        let mut browser = site.browser();
        assert_eq!(by_email(site, &mut browser, "ar", "family@example.org").await.location(), "/ar/me/who");
        assert_eq!(browser.post("/ar/me/who", &[("person", "other")]).await.location(), "/ar/me/proof");
        assert_eq!(browser.post("/ar/me/proof", &[("proof", &huda.number)]).await.location(), "/ar/me");
        assert!(browser.get("/ar/me").await.text("main").contains(&huda.number));
        assert!(confirmed_at(site, huda.id).await.is_some());
        let mut again = site.browser();
        by_email(site, &mut again, "ar", "family@example.org").await.location();
        let offered = again.get("/ar/me/who").await.attributes("[name=person]", "value");
        assert_eq!(offered, [&layla.id.to_string(), &huda.id.to_string(), "other"]);
    }
}

both! {
    async fn needs_a_proved_address(site: Site) {
        let layla = known(site, "Layla", "family@example.org", true).await;
        let mut browser = site.browser();
        assert_eq!(browser.get("/en/me/who").await.location(), "/en/me/sign-in");
        assert_eq!(browser.post("/en/me/who", &[("person", &layla.id.to_string())]).await.location(), "/en/me/sign-in");
        known(site, "Omar", "omar@example.org", false).await;
        by_email(site, &mut browser, "en", "omar@example.org").await.location();
        assert_eq!(browser.get("/en/me/who").await.location(), "/en/me/proof", "nobody confirmed it");
        let foreign = browser.post("/en/me/who", &[("person", &layla.id.to_string())]).await;
        assert_eq!(foreign.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get("/en/me").await.location(), "/en/me/sign-in");
    }
}
