//! `/people/{id}/expertise/removal`.

use super::{closed, kept, known, row, surgeon};

both! {
    /// The desk asks once more, and it is gone.
    async fn gone(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        kept(site, layla.id, &surgeon()).await;
        closed(site, layla.id, "/removal").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/expertise/removal", layla.id);
        assert!(clerk.get(&address).await.text("main").contains("Cirujana"));
        clerk.post(&address, &[]).await.location();
        assert!(row(site, layla.id).await.is_none());
        assert_eq!(site.times_done("expert.remove").await, 1);
    }
}
