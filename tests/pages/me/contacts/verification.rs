//! `/me/contacts/{id}/verification`.

use axum::http::StatusCode;
use registry::contact::{ContactId, Kind};

use super::super::{code_sent, confirmed_at, known, other, signed_in};
use super::{of, one_more, phone};

both! {
    /// A code is sent when it is asked for, and only the right one confirms.
    async fn by_code(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let mut browser = signed_in(site, &layla).await;
        let id = of(site, layla.id).await[0].id;
        let address = format!("/es/me/contacts/{id}/verification");
        assert!(browser.get(&address).await.attributes("[name=code]", "name").is_empty());
        assert!(site.mails().await.is_empty(), "looking sends nothing");
        let page = browser.post_on(&address, &[("send", "yes")]).await;
        assert_eq!(page.attributes("[name=code]", "name").len(), 1);
        let code = code_sent(site, "layla@example.org").await;
        for (typed, key) in [("", "code-error-none"), ("123", "code-error-form"), (&other(&code), "code-error-wrong")] {
            let page = browser.post(&address, &[("code", typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors()[0].1, site.app.texts.get(kit::Locale::Es, key, None));
        }
        assert_eq!(confirmed_at(site, layla.id).await, None);
        let page = browser.post_on(&address, &[("code", &code)]).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert_eq!(confirmed_at(site, layla.id).await, Some(site.app.clock.now()));
        // Once it is confirmed there is nothing to do here.
        assert_eq!(browser.get(&address).await.location(), "/es/me/contacts");
        assert_eq!(site.mails().await.len(), 1, "there was nobody to tell");
    }
}

both! {
    /// A telephone is confirmed at the desk: the page says so, and no code goes out.
    async fn telephones_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = phone(site, layla.id).await;
        let mut browser = signed_in(site, &layla).await;
        let address = format!("/en/me/contacts/{id}/verification");
        let page = browser.get(&address).await;
        assert!(page.body.contains("Santiago") && page.attributes("main form", "method").is_empty());
        assert_eq!(browser.post(&address, &[("send", "yes")]).await.location(), address);
        assert!(site.mails().await.is_empty());
    }
}

both! {
    /// Another person's contact is answered as none at all, byte for byte, and gets no code.
    async fn anothers_is_none(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", false).await;
        let mut browser = signed_in(site, &layla).await;
        let foreign = of(site, omar.id).await[0].id;
        let mut answers = Vec::new();
        for id in [foreign, ContactId::new()] {
            for (page, fields) in [("verification", &[("send", "yes")][..]), ("removal", &[])] {
                let address = format!("/en/me/contacts/{id}/{page}");
                for answer in [browser.get(&address).await, browser.post(&address, fields).await] {
                    assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
                    answers.push(answer.body);
                }
            }
        }
        assert!(answers.windows(2).all(|two| two[0] == two[1]));
        assert!(site.mails().await.is_empty());
        assert_eq!(of(site, omar.id).await.len(), 1);
        let guest = site.browser().post(&format!("/en/me/contacts/{foreign}/verification"), &[("send", "yes")]).await;
        assert_eq!(guest.location(), "/en/me/sign-in");
    }
}

both! {
    /// Too many codes: said with 429, and nothing is sent.
    async fn codes_are_limited(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let id = one_more(site, layla.id, Kind::Email, "new@example.org", false).await;
        let mut browser = signed_in(site, &layla).await;
        let address = format!("/en/me/contacts/{id}/verification");
        for _ in 0..5 {
            browser.post(&address, &[("send", "yes")]).await.location();
        }
        assert_eq!(browser.post(&address, &[("send", "yes")]).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(site.mails().await.len(), 5);
    }
}
