//! `/me/associations/{id}/leaving`.

use registry::association::Share;
use registry::person::Status;

use super::{closed_to_guests, head, joined, known, membership, set_status, signed_in, with_passkey};

both! {
    /// At once: whoever heads it sees nothing of them from then on.
    async fn at_once(site: Site) {
        let (layla, id) = head(site).await;
        let address = format!("/me/associations/{id}/leaving");
        closed_to_guests(site, &[&address]).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        set_status(site, omar.id, Status::Verified).await;
        let mut browser = signed_in(site, &omar).await;
        let own = format!("/en{address}");
        assert_eq!(browser.get(&own).await.status, 404, "there is nothing to leave");
        let member = joined(site, id, omar.id, &[Share::Email]).await;
        let mut head = with_passkey(site, &layla).await;
        let seen = format!("/en/me/associations/{id}/members/{member}");
        assert_eq!(head.get(&seen).await.status, 200);
        assert_eq!(browser.get(&own).await.status, 200);
        for _ in 0..2 {
            browser.post(&own, &[]).await.location();
        }
        assert!(membership(site, omar.id).await.is_none());
        assert_eq!(site.times_done("association.leave").await, 1);
        assert_eq!(head.get(&seen).await.status, 404);
        let text = head.get(&format!("/en/me/associations/{id}/members")).await.text("main");
        assert!(!text.contains("Omar"), "{text}");
    }
}
