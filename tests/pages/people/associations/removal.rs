//! `/people/{id}/associations/{association}/removal`.

use super::{closed, club, joined, kept, known, membership};

both! {
    /// The desk asks once more, and it is over.
    async fn over(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, &club()).await;
        joined(site, id, layla.id, &[]).await;
        let below = format!("/{id}/removal");
        closed(site, layla.id, &below).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/associations{below}", layla.id);
        for _ in 0..2 {
            clerk.post(&address, &[]).await.location();
        }
        assert!(membership(site, layla.id).await.is_none());
        assert_eq!(site.times_done("association.leave").await, 1);
        assert_eq!(clerk.get(&address).await.status, 404);
    }
}
