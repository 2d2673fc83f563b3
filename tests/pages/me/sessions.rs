//! `/me/sessions`.

use chrono::TimeDelta;

use super::{by_number, closed_to_guests, known, signed_in};

const PHONE: &str = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36";

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/sessions"]).await;
    }
}

both! {
    /// The devices with their times; one is ended, and nothing of another person's can be.
    async fn lists_and_ends_one(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut phone = site.browser().with("user-agent", PHONE);
        by_number(&mut phone, "en", &layla.number, &layla.code).await.location();
        site.app.clock.advance(TimeDelta::minutes(5));
        let mut browser = signed_in(site, &layla).await;
        let mut foreign = signed_in(site, &omar).await;
        let page = browser.get("/en/me/sessions").await;
        let cards = page.texts("main .card");
        assert_eq!(cards.len(), 2, "{cards:?}");
        assert!(cards[0].contains("This device") && !cards[0].contains("Sign this device out"), "{cards:?}");
        assert!(cards[1].starts_with("Chrome, Android") && cards[1].contains("10:42 UTC"), "{cards:?}");
        let name = page.attributes("main .card [name=end]", "value");
        // Another person's session is none.
        foreign.post("/en/me/sessions", &[("end", &name[0])]).await.location();
        assert_eq!(phone.get("/en/me").await.status, 200);
        assert_eq!(browser.post_on("/en/me/sessions", &[("end", &name[0])]).await.texts("main .card").len(), 1);
        assert!(phone.get("/en/me").await.location().starts_with("/en/me/sign-in"));
        assert_eq!(foreign.get("/en/me").await.status, 200);
        for nothing in ["", "zz", &name[0]] {
            browser.post("/en/me/sessions", &[("end", nothing)]).await.location();
        }
        assert_eq!(browser.get("/en/me").await.status, 200);
        assert_eq!(site.times_done("member.sign_out_others").await, 1);
    }
}

both! {
    /// Everywhere means here too, and nobody else.
    async fn signs_out_everywhere(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (mut one, mut two) = (signed_in(site, &layla).await, signed_in(site, &layla).await);
        let mut foreign = signed_in(site, &omar).await;
        let answer = one.post("/es/me/sessions", &[("end", "all")]).await;
        assert_eq!(answer.location(), "/es");
        assert!(answer.headers.contains_key("clear-site-data"));
        for browser in [&mut one, &mut two] {
            assert!(browser.get("/es/me").await.location().starts_with("/es/me/sign-in"));
        }
        assert_eq!(foreign.get("/es/me").await.status, 200);
    }
}
