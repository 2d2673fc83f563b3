//! `/me/again`.

use axum::http::StatusCode;
use chrono::TimeDelta;

use super::{closed_to_guests, code_sent, known, other, signed_in};

const PAGE: &str = "/en/me/again?to=%2Fme%2Fcontacts%2Fnew";

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/again"]).await;
    }
}

both! {
    /// By a code to the confirmed address, and the page that was asked for opens.
    async fn by_code(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        site.app.clock.advance(TimeDelta::minutes(20));
        assert_eq!(browser.get("/en/me/contacts/new").await.location(), PAGE);
        let page = browser.post_on(PAGE, &[("send", "yes"), ("to", "/me/contacts/new")]).await;
        assert_eq!(page.attributes("[name=code]", "name").len(), 1);
        let code = code_sent(site, "layla@example.org").await;
        let wrong = browser.post(PAGE, &[("code", &other(&code)), ("to", "/me/contacts/new")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get("/en/me/contacts/new").await.location(), PAGE, "a wrong code proves nothing");
        let answer = browser.post(PAGE, &[("code", &code), ("to", "/me/contacts/new")]).await;
        assert_eq!(answer.location(), "/en/me/contacts/new");
        assert_eq!(browser.get("/en/me/contacts/new").await.status, StatusCode::OK);
        assert_eq!(site.times_done("member.prove").await, 1);
        assert_eq!(site.times_refused("member.prove").await, 1);
    }
}

both! {
    /// By the return code, in any writing; each mistake in its own words; five tries an hour.
    async fn by_return_code(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get(PAGE).await;
        assert!(page.attributes("[name=send]", "name").is_empty(), "no confirmed address, no code");
        assert_eq!(browser.post(PAGE, &[("send", "yes")]).await.location(), "/en/me/again?to=");
        assert!(site.mails().await.is_empty());
        for language in ["ar", "en", "es"] {
            let mut texts = std::collections::BTreeSet::new();
            for typed in ["", "7K3M", "7K3M-9QXD-4T2P"] {
                if typed.len() > 4 && language != "ar" {
                    continue;
                }
                let fields = [("way", "return"), ("return_code", typed)];
                let page = browser.post(&format!("/{language}/me/again"), &fields).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
                assert_eq!(page.errors()[0].0, "return_code");
                texts.insert(page.errors()[0].1.clone());
            }
            assert_eq!(texts.len(), if language == "ar" { 3 } else { 2 });
        }
        let fields = [("way", "return"), ("return_code", omar.code.as_str())];
        assert_eq!(browser.post(PAGE, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let code = layla.code.to_lowercase().replace('-', " ");
        let fields = [("way", "return"), ("return_code", code.as_str()), ("to", "https://evil.example/me")];
        assert_eq!(browser.post(PAGE, &fields).await.location(), "/en/me", "nowhere else");
        // With signing in, four tries are gone.
        browser.post(PAGE, &[("way", "return"), ("return_code", "7K3M-9QXD-4T2P")]).await;
        let page = browser.post(PAGE, &fields).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    }
}
