//! `/people/{id}/contacts/{contact}/removal`.

use registry::contact;

use crate::pages::me::known;

both! {
    /// Removed once; a confirmed address is told; another person's contact is none of this one's.
    async fn removes(site: Site) {
        let (layla, omar) =
            (known(site, "Layla", "layla@example.org", true).await, known(site, "Omar", "omar@example.org", true).await);
        let mut clerk = site.staff("clerk-santiago").await;
        let of = |id| contact::of(&site.db, id);
        let (own, other) = (of(layla.id).await.unwrap()[0].id, of(omar.id).await.unwrap()[0].id);
        let address = format!("/people/{}/contacts/{own}/removal", layla.id);
        assert_eq!(clerk.get(&address).await.texts("main .notice.warning:not([hidden])").len(), 1, "it is the last one");
        assert_eq!(clerk.get(&format!("/people/{}/contacts/{other}/removal", layla.id)).await.status, 404);
        assert_eq!(clerk.post(&format!("/people/{}/contacts/{other}/removal", layla.id), &[]).await.status, 404);
        for slug in ["clerk-amman", "officer-south-america"] {
            let status = site.staff(slug).await.post(&address, &[]).await.status;
            assert!([403, 404].contains(&status.as_u16()), "{slug}");
        }
        assert_eq!(of(layla.id).await.unwrap().len(), 1);
        clerk.post(&address, &[]).await.location();
        assert!(of(layla.id).await.unwrap().is_empty());
        assert_eq!(site.mails().await[0].to, "layla@example.org");
        assert_eq!(clerk.post(&address, &[]).await.status, 404);
    }
}
