//! `/me/associations`.

use registry::association::Share;

use super::{closed_to_guests, head, joined, known, signed_in};

both! {
    /// What one is a member of with what it sees, and which offices one holds.
    async fn ones_own(site: Site) {
        closed_to_guests(site, &["/me/associations"]).await;
        let (layla, id) = head(site).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        joined(site, id, omar.id, &[Share::Place, Share::Phone]).await;
        let text = signed_in(site, &omar).await.get("/en/me/associations").await.text("main");
        assert!(text.contains("Club Jerusalén") && text.contains("Country and city") && text.contains("Telephone"), "{text}");
        assert!(!text.contains("E-mail") && !text.contains("President"), "{text}");
        let text = signed_in(site, &layla).await.get("/en/me/associations").await.text("main");
        assert!(text.contains("President") && text.contains("See the members") && text.contains("not said yet"), "{text}");
    }
}
