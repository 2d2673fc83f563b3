//! `/me/contacts/{id}/removal`.

use chrono::TimeDelta;
use registry::contact::Kind;

use super::super::{by_email, known, signed_in};
use super::{of, one_more};

both! {
    /// A confirmed address is told that it is gone, and so are the others; it opens the record no more.
    async fn told_and_gone(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        one_more(site, layla.id, Kind::Email, "second@example.org", true).await;
        one_more(site, layla.id, Kind::Email, "never@example.org", false).await;
        let mut browser = signed_in(site, &layla).await;
        let id = of(site, layla.id).await[0].id;
        let address = format!("/en/me/contacts/{id}/removal");
        assert!(browser.get(&address).await.texts("main .notice.warning").is_empty(), "there is another way in");
        assert_eq!(browser.post(&address, &[]).await.location(), "/en/me/contacts");
        let mut told: Vec<String> = site.mails().await.into_iter().map(|mail| mail.to).collect();
        told.sort();
        assert_eq!(told, ["layla@example.org", "second@example.org"]);
        assert!(!site.mails().await[0].text.contains("Layla"));
        assert_eq!(site.times_done("contact.remove").await, 1);
        // A second tap finds nothing to remove.
        assert_eq!(browser.post(&address, &[]).await.status, 404);
        let mut elsewhere = site.browser();
        elsewhere.post("/en/me/sign-in", &[("email", "layla@example.org")]).await.location();
        assert!(site.mails().await[0].text.contains("No conocemos") || site.mails().await[0].text.contains("no registration"));
        assert_eq!(by_email(site, &mut site.browser(), "en", "second@example.org").await.location(), "/en/me");
    }
}

both! {
    /// The last one may go, after a clear warning; an address that was never confirmed goes without a mail.
    async fn the_last_one_may_go(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let id = of(site, layla.id).await[0].id;
        let address = format!("/en/me/contacts/{id}/removal");
        assert_eq!(browser.get(&address).await.texts("main .notice.warning").len(), 2);
        browser.post(&address, &[]).await.location();
        assert!(of(site, layla.id).await.is_empty());
        let omar = known(site, "Omar", "omar@example.org", false).await;
        let mut browser = signed_in(site, &omar).await;
        let id = of(site, omar.id).await[0].id;
        let address = format!("/en/me/contacts/{id}/removal");
        assert_eq!(browser.get(&address).await.texts("main .notice.warning").len(), 1);
        let before = site.mails().await.len();
        browser.post(&address, &[]).await.location();
        assert_eq!(site.mails().await.len(), before);
    }
}

both! {
    async fn only_soon_after_signing_in(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let id = of(site, layla.id).await[0].id;
        site.app.clock.advance(TimeDelta::minutes(29));
        let address = format!("/en/me/contacts/{id}/removal");
        assert!(browser.get(&address).await.location().starts_with("/en/me/again?to="));
        site.app.clock.advance(TimeDelta::minutes(1));
        assert!(browser.post(&address, &[]).await.location().starts_with("/en/me/again?to="));
        assert_eq!(of(site, layla.id).await.len(), 1);
        assert!(site.browser().get(&address).await.location().starts_with("/en/me/sign-in"));
    }
}
