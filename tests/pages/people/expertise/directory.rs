//! `/people/{id}/expertise/directory`.

use super::{closed, kept, known, row, surgeon};

both! {
    /// The desk notes the answer that it was given, and the person reads that it did.
    async fn noted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        kept(site, layla.id, &surgeon()).await;
        closed(site, layla.id, "/directory").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/expertise/directory", layla.id);
        assert_eq!(clerk.post(&address, &[]).await.errors()[0].0, "listed");
        clerk.post(&address, &[("listed", "yes")]).await.location();
        assert!(row(site, layla.id).await.unwrap().listed_at.is_some());
        let history = crate::pages::me::signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("The expertise entered the bank"), "{history}");
        clerk.post(&address, &[("listed", "no")]).await.location();
        assert!(row(site, layla.id).await.unwrap().listed_at.is_none());
        let omar = known(site, "Omar", "omar@example.org", true).await;
        assert_eq!(clerk.get(&format!("/people/{}/expertise/directory", omar.id)).await.status, 404);
    }
}
