//! `/me/expertise/removal`.

use super::{closed_to_guests, kept, known, row, signed_in, surgeon};

both! {
    /// Asked before, and then gone; of others nothing.
    async fn gone(site: Site) {
        closed_to_guests(site, &["/me/expertise/removal"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        for person in [&layla, &omar] {
            kept(site, person.id, &surgeon()).await;
        }
        let mut browser = signed_in(site, &layla).await;
        assert!(browser.get("/en/me/expertise/removal").await.text("main").contains("Cirujana"));
        browser.post("/en/me/expertise/removal", &[]).await.location();
        assert!(row(site, layla.id).await.is_none() && row(site, omar.id).await.is_some());
        assert_eq!(browser.post("/en/me/expertise/removal", &[]).await.status, 404);
        assert_eq!(site.times_done("expert.remove").await, 1);
    }
}
