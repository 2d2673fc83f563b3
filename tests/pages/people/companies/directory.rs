//! `/people/{id}/companies/{company}/directory`.

use super::{closed, kept, known, row};

both! {
    /// The desk notes the answer that it was given, and the person reads that it did.
    async fn noted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        closed(site, (layla.id, id), "/directory").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/companies/{id}/directory", layla.id);
        assert_eq!(clerk.post(&address, &[]).await.errors()[0].0, "listed");
        clerk.post(&address, &[("listed", "yes")]).await.location();
        assert!(row(site, id).await.unwrap().listed_at.is_some());
        let history = crate::pages::me::signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("A company was put into the directory"), "{history}");
        clerk.post(&address, &[("listed", "no")]).await.location();
        assert!(row(site, id).await.unwrap().listed_at.is_none());
    }
}
