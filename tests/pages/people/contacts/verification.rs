//! `/people/{id}/contacts/{contact}/verification`.

use registry::contact;

use crate::pages::me::known;

both! {
    /// A telephone only, and once; an address is proved by its owner.
    async fn proves_a_telephone(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{}/contacts/new", layla.id), &[("phone", "9 6123 4567")]).await.location();
        let page = clerk.get(&format!("/people/{}", layla.id)).await;
        let offered = page.attributes("main .row-tools form", "action");
        assert_eq!(offered.len(), 1);
        assert_eq!(site.staff("clerk-amman").await.post(&offered[0], &[]).await.status, 404);
        for _ in 0..2 {
            clerk.post(&offered[0], &[]).await.location();
        }
        let rows = contact::of(&site.db, layla.id).await.unwrap();
        assert!(rows[1].verified_at.is_some());
        clerk.post(&format!("/people/{}/contacts/{}/verification", layla.id, rows[0].id), &[]).await.location();
        assert!(contact::of(&site.db, layla.id).await.unwrap()[0].verified_at.is_none());
        assert_eq!(site.times_done("contact.prove").await, 1);
    }
}
