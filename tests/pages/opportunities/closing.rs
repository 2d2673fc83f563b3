//! `/opportunities/{id}/closing`.

use registry::opportunity::State;

use super::{interested, manager, managers_only, open, posted, row, said};
use crate::pages::me::{known, signed_in};

both! {
    /// Nobody reads it any more but who is interested, and it takes nothing more.
    async fn closed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = open(site, "Press").await;
        interested(site, layla.id, id).await;
        let address = format!("/opportunities/{id}/closing");
        managers_only(site, &address).await;
        let mut manager = manager(site).await;
        assert!(manager.get(&address).await.text("main").contains("Press"));
        assert_eq!(row(site, id).await.state, State::Open, "by asking");
        for _ in 0..2 {
            assert_eq!(manager.post(&address, &[]).await.location(), format!("/opportunities/{id}"));
        }
        assert_eq!((row(site, id).await.state, site.times_done("opportunity.close").await), (State::Closed, 1));
        let own = format!("/en/me/opportunities/{id}");
        assert_eq!(signed_in(site, &layla).await.get(&own).await.status, 200);
        let mut other = signed_in(site, &omar).await;
        assert_eq!(other.get(&own).await.status, 404);
        assert_eq!(other.post(&own, &[("words", "x"), ("contact", "y")]).await.status, 404);
        assert!(!other.get("/en/me/opportunities").await.body.contains("Press"));
        let draft = posted(site, &said("Draft"), State::Draft).await;
        assert_eq!(manager.get(&format!("/opportunities/{draft}/closing")).await.status, 404);
        assert_eq!(manager.get(&address).await.status, 404);
    }
}
