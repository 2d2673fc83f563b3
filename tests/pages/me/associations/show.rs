//! `/me/associations/{id}`.

use super::{closed_to_guests, head, joined, known, signed_in};

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
        assert!(text.contains("Layla") && text.contains("You are a member"), "{text}");
        assert!(text.contains("before your mission has verified") && !text.contains("You head"), "{text}");
        let text = signed_in(site, &layla).await.get(&own).await.text("main");
        assert!(text.contains("You head this association") && text.contains("0 members"), "{text}");
        let absent = format!("/en/me/associations/{}", uuid::Uuid::now_v7());
        assert_eq!(browser.get(&absent).await.status, 404);
    }
}
