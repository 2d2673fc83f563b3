//! `/introductions`.

use super::{asked, kept, known, listed};

both! {
    /// Those of which the viewer serves one side, and nobody else's.
    async fn of_their_own_people(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (own, other) = (kept(site, layla.id, "Olivo").await, listed(site, omar.id, "Higuera").await);
        asked(site, own, other).await;
        for (slug, is_there) in [("clerk-santiago", true), ("supervisor-santiago", true), ("clerk-amman", false)] {
            let page = site.staff(slug).await.get("/introductions").await;
            assert_eq!((page.status.as_u16(), page.text("main").contains("Higuera")), (200, is_there), "{slug}");
        }
        for slug in ["officer-south-america", "programme-manager", "administrator", "auditor"] {
            assert_eq!(site.staff(slug).await.get("/introductions").await.status, 403, "{slug}");
        }
        assert!(site.times_done("introduction.list").await >= 3);
    }
}
