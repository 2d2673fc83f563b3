//! `/people/{id}/associations`.

use registry::association::{About, Share};

use super::{closed, club, joined, kept, known};

both! {
    /// What the person is a member of, and what else there is where they live.
    async fn of_the_person(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        closed(site, layla.id, "").await;
        let own = kept(site, &club()).await;
        let other = kept(site, &About { name: "Damas".into(), ..club() }).await;
        kept(site, &About { name: "Charity".into(), country: "JO".into(), ..club() }).await;
        joined(site, own, layla.id, &[Share::Email]).await;
        let page = site.staff("clerk-santiago").await.get(&format!("/people/{}/associations", layla.id)).await;
        let text = page.text("main");
        assert!(text.contains("Club Jerusalén") && text.contains("Correo electrónico") && !text.contains("Charity"), "{text}");
        let links = page.attributes("main a.row-link", "href");
        assert_eq!(links, [format!("/people/{}/associations/{other}", layla.id)]);
        let record = site.staff("clerk-santiago").await.get(&format!("/people/{}", layla.id)).await.text("main");
        assert!(record.contains("Club Jerusalén"), "{record}");
    }
}
