//! `/me/associations/{id}/officers/{officer}/ending`.

use super::super::{club, headed_by, joined, kept, known, set_status, signed_in, with_passkey};
use crate::pages::associations::officer;
use crate::pages::me::closed_to_guests;
use registry::person::Status;

both! {
    /// Whoever holds the office ends it, and sees nobody from then on; nobody else does.
    async fn by_who_holds_it(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let (id, other) = (kept(site, &club()).await, kept(site, &club()).await);
        let office = headed_by(site, id, layla.id).await;
        let address = format!("/me/associations/{id}/officers/{office}/ending");
        closed_to_guests(site, &[&address]).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        joined(site, id, omar.id, &[]).await;
        let mut member = signed_in(site, &omar).await;
        let own = format!("/en{address}");
        assert_eq!((member.get(&own).await.status.as_u16(), member.post(&own, &[]).await.status.as_u16()), (404, 404));
        let mut browser = with_passkey(site, &layla).await;
        let elsewhere = format!("/en/me/associations/{other}/officers/{office}/ending");
        assert_eq!((browser.get(&elsewhere).await.status.as_u16(), browser.post(&elsewhere, &[]).await.status.as_u16()), (404, 404));
        // Another office there gives no sight of members either, once one is ended.
        headed_by(site, id, layla.id).await;
        let members = format!("/en/me/associations/{id}/members");
        assert_eq!(browser.get(&members).await.status, 200);
        assert_eq!(browser.get(&own).await.status, 200);
        for _ in 0..2 {
            browser.post(&own, &[]).await.location();
        }
        let now = officer(site, office).await.unwrap();
        assert!(!now.sees_members && !now.holds_on(site.app.clock.now().date_naive()));
        assert_eq!(browser.get(&members).await.status, 404);
        assert_eq!(site.times_done("association.officer_resign").await, 1);
    }
}
