//! `/me/code`.

use axum::http::StatusCode;

use super::{code_sent, known, other};

both! {
    /// Wrong, malformed, used up, replaced, too old: each is said, in three languages.
    async fn says_what_is_wrong(site: Site) {
        known(site, "Layla", "layla@example.org", true).await;
        let mut texts = std::collections::BTreeSet::new();
        for language in ["ar", "en", "es"] {
            // Five codes an hour.
            site.app.clock.advance(chrono::TimeDelta::hours(1));
            let mut browser = site.browser();
            browser.post(&format!("/{language}/me/sign-in"), &[("email", "layla@example.org")]).await.location();
            let code = code_sent(site, "layla@example.org").await;
            let page = format!("/{language}/me/code");
            let mut tried = async |typed: &str| {
                let answer = browser.post(&page, &[("code", typed)]).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
                let errors = answer.errors();
                assert_eq!((errors.len(), errors[0].0.as_str()), (1, "code"));
                assert_eq!(answer.value("code"), typed.replace(' ', ""));
                errors.into_iter().next().unwrap().1
            };
            texts.insert(tried("").await);
            texts.insert(tried("12 34").await);
            texts.insert(tried(&other(&code)).await);
            site.app.clock.advance(accounts::code::LIFE);
            texts.insert(tried(&code).await);
        }
        assert_eq!(texts.len(), 12, "{texts:?}");
        assert_eq!(site.times_done("member.sign_in").await, 0);
        assert_eq!(site.times_refused("member.sign_in").await, 6);
    }
}

both! {
    /// Another code replaces the first; too many are refused, and the page says so.
    async fn sends_another(site: Site) {
        known(site, "Layla", "layla@example.org", true).await;
        let mut browser = site.browser();
        browser.post("/en/me/sign-in", &[("email", "layla@example.org")]).await.location();
        let first = code_sent(site, "layla@example.org").await;
        let page = browser.post_on("/en/me/code", &[("again", "yes")]).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert!(page.text("main").contains("layla@example.org"));
        let second = code_sent(site, "layla@example.org").await;
        if first != second {
            assert_eq!(browser.post("/en/me/code", &[("code", &first)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        for _ in 0..3 {
            browser.post("/en/me/code", &[("again", "yes")]).await.location();
        }
        let many = browser.post("/en/me/code", &[("again", "yes")]).await;
        assert_eq!((many.status, many.errors()[0].0.as_str()), (StatusCode::TOO_MANY_REQUESTS, "code"));
        assert_eq!(site.mails().await.len(), 5);
        let last = code_sent(site, "layla@example.org").await;
        assert_eq!(browser.post("/en/me/code", &[("code", &last)]).await.location(), "/en/me");
    }
}

both! {
    /// Without a code that was asked for here there is nothing to type; another browser's is of no use.
    async fn belongs_to_one_browser(site: Site) {
        known(site, "Layla", "layla@example.org", true).await;
        let mut other = site.browser();
        assert_eq!(other.get("/es/me/code").await.location(), "/es/me/sign-in");
        assert_eq!(other.post("/es/me/code", &[("code", "123456")]).await.location(), "/es/me/sign-in");
        site.browser().post("/es/me/sign-in", &[("email", "layla@example.org")]).await.location();
        let code = code_sent(site, "layla@example.org").await;
        other.post("/es/me/sign-in", &[("email", "omar@example.org")]).await.location();
        assert_eq!(other.post("/es/me/code", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
