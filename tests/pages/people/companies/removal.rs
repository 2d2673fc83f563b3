//! `/people/{id}/companies/{company}/removal`.

use super::{closed, kept, known, row};

both! {
    async fn removed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        closed(site, (layla.id, id), "/removal").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/companies/{id}/removal", layla.id);
        assert!(clerk.get(&address).await.text("main").contains("Olivo"));
        clerk.post(&address, &[]).await.location();
        assert!(row(site, id).await.is_none());
        assert_eq!(clerk.post(&address, &[]).await.status, 404);
    }
}
