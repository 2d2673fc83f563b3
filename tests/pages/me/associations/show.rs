//! `/me/associations/{id}`.

use registry::person::Status;

use super::{closed_to_guests, head, joined, known, set_status, signed_in};

both! {
    /// What it is, anybody who is registered reads; who holds office there its members do; how many it sees its head.
    async fn to_members_and_others(site: Site) {
        let (layla, id) = head(site).await;
        let address = format!("/me/associations/{id}");
        closed_to_guests(site, &[&address]).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &omar).await;
        let own = format!("/en{address}");
        let page = browser.get(&own).await;
        let text = page.text("main");
        assert!(text.contains("Club Jerusalén") && text.contains("2 2234 5678") && !text.contains("Layla"), "{text}");
        joined(site, id, omar.id, &[]).await;
        let text = browser.get(&own).await.text("main");
        assert!(text.contains("You are a member") && text.contains("before your mission has verified"), "{text}");
        assert!(!text.contains("Layla") && !text.contains("You head"), "anybody can say that they are one: {text}");
        set_status(site, omar.id, Status::Verified).await;
        assert!(browser.get(&own).await.text("main").contains("Layla"));
        for status in [Status::Paused, Status::Withdrawn, Status::Deceased] {
            set_status(site, layla.id, status).await;
            assert!(!browser.get(&own).await.text("main").contains("Layla"), "{status:?}");
        }
        set_status(site, layla.id, Status::Verified).await;
        let page = signed_in(site, &layla).await.get(&own).await;
        assert!(page.text("main").contains("You head this association"));
        assert_eq!(page.attributes("main a[href^=\"tel:\"]", "href"), ["tel:+56222345678"]);
        let absent = format!("/en/me/associations/{}", uuid::Uuid::now_v7());
        assert_eq!(browser.get(&absent).await.status, 404);
    }
}
