//! `/me/proof`.

use axum::http::StatusCode;
use registry::person::Status;

use super::{by_email, by_number, code_sent, confirmed_at, known, set_status};

both! {
    /// An address that was never confirmed opens nothing by code alone. With the number it does, and counts
    /// as confirmed from then on.
    async fn a_new_address_needs_the_number(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let mut browser = site.browser();
        assert_eq!(by_email(site, &mut browser, "en", "layla@example.org").await.location(), "/en/me/proof");
        assert_eq!(browser.get("/en/me").await.location(), "/en/me/sign-in");
        assert_eq!(confirmed_at(site, layla.id).await, None);
        assert!(browser.get("/en/me/proof").await.text("main").contains("layla@example.org"));
        assert_eq!(browser.post("/en/me/proof", &[("proof", &layla.number.to_lowercase())]).await.location(), "/en/me");
        assert!(browser.get("/en/me").await.text("main").contains(&layla.number));
        assert_eq!(confirmed_at(site, layla.id).await, Some(site.app.clock.now()));
        assert_eq!(site.times_done("contact.confirm").await, 1);
        assert_eq!(by_email(site, &mut site.browser(), "en", "layla@example.org").await.location(), "/en/me");
        assert_eq!(site.times_done("contact.confirm").await, 1);
    }
}

both! {
    /// The return code does as well; one of somebody who did not give this address does not, nor does their
    /// number.
    async fn of_someone_who_gave_the_address(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let omar = known(site, "Omar", "omar@example.org", false).await;
        let mut browser = site.browser();
        by_email(site, &mut browser, "en", "layla@example.org").await.location();
        let mut texts = std::collections::BTreeSet::new();
        for proof in [&omar.number, &omar.code, "", "7K3M"] {
            let page = browser.post("/en/me/proof", &[("proof", proof)]).await;
            assert_eq!((page.status, page.errors().len()), (StatusCode::UNPROCESSABLE_ENTITY, 1), "{proof}");
            assert_eq!(page.value("proof"), *proof);
            texts.insert(page.errors().remove(0).1);
        }
        assert_eq!(texts.len(), 3, "{texts:?}");
        assert_eq!(browser.post("/en/me/proof", &[("proof", &layla.code)]).await.location(), "/en/me");
        assert_eq!(confirmed_at(site, layla.id).await, Some(site.app.clock.now()));
        assert_eq!(confirmed_at(site, omar.id).await, None);
    }
}

both! {
    /// An address behind which nobody is any more leads here as well, and no further.
    async fn nobody_behind_it(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = site.browser();
        browser.post("/es/me/sign-in", &[("email", "layla@example.org")]).await.location();
        let code = code_sent(site, "layla@example.org").await;
        set_status(site, layla.id, Status::Withdrawn).await;
        assert_eq!(browser.post("/es/me/code", &[("code", &code)]).await.location(), "/es/me/proof");
        for proof in [&layla.number, &layla.code] {
            assert_eq!(browser.post("/es/me/proof", &[("proof", proof)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        assert_eq!(browser.get("/es/me").await.location(), "/es/me/sign-in");
    }
}

both! {
    /// Five tries an hour behind one address; a proved address is proved for fifteen minutes.
    async fn tries_are_limited(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let mut browser = site.browser();
        by_email(site, &mut browser, "en", "layla@example.org").await.location();
        for _ in 0..5 {
            let wrong = browser.post("/en/me/proof", &[("proof", "0000-0000-0000")]).await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let many = browser.post("/en/me/proof", &[("proof", &layla.code)]).await;
        assert_eq!((many.status, many.errors()[0].0.as_str()), (StatusCode::TOO_MANY_REQUESTS, "proof"));
        // Another way in is not closed by that.
        assert_eq!(by_number(&mut site.browser(), "en", &layla.number, &layla.code).await.location(), "/en/me");
        site.app.clock.advance(accounts::code::LIFE);
        assert_eq!(browser.get("/en/me/proof").await.location(), "/en/me/sign-in");
        assert_eq!(browser.post("/en/me/proof", &[("proof", &layla.code)]).await.location(), "/en/me/sign-in");
    }
}

both! {
    async fn needs_a_proved_address(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let mut browser = site.browser();
        assert_eq!(browser.get("/en/me/proof").await.location(), "/en/me/sign-in");
        assert_eq!(browser.post("/en/me/proof", &[("proof", &layla.code)]).await.location(), "/en/me/sign-in");
        browser.post("/en/me/sign-in", &[("email", "layla@example.org")]).await.location();
        assert_eq!(browser.post("/en/me/proof", &[("proof", &layla.code)]).await.location(), "/en/me/sign-in");
    }
}
