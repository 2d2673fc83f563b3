//! `/associations/{id}/officers/{officer}/removal`.

use crate::pages::associations::{club, headed_by, kept, kept_by_its_mission, officer};
use crate::pages::me::{known, signed_in};

both! {
    /// Gone, and the person reads that it is.
    async fn gone(site: Site) {
        let id = kept(site, &club()).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let head = headed_by(site, id, layla.id).await;
        let address = format!("/associations/{id}/officers/{head}/removal");
        kept_by_its_mission(site, &address).await;
        assert!(officer(site, head).await.is_some());
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&address, &[]).await.location();
        assert!(officer(site, head).await.is_none());
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("An office in an association was removed"), "{history}");
    }
}
