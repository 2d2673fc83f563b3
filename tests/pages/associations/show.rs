//! `/associations/{id}`.

use super::{OUTSIDE, club, headed_by, kept};
use crate::pages::me::known;

both! {
    /// What it is, all missions read; who holds which office those who serve its country.
    async fn offices_stay_with_its_mission(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, &club()).await;
        headed_by(site, id, layla.id).await;
        let address = format!("/associations/{id}");
        for slug in OUTSIDE {
            assert_eq!(site.staff(slug).await.get(&address).await.status, 403, "{slug}");
        }
        for (slug, reads, keeps) in [
            ("clerk-santiago", true, true),
            ("officer-south-america", true, false),
            ("clerk-amman", false, false),
            ("officer-western-asia", false, false),
            ("programme-manager", false, false),
        ] {
            let page = site.staff(slug).await.get(&address).await;
            let text = page.text("main");
            assert!(text.contains("Club Jerusalén") && text.contains("2 2234 5678"), "{slug}: {text}");
            assert_eq!(text.contains("Layla"), reads, "{slug}: {text}");
            let changes = page.attributes(&format!("main a[href=\"{address}/about\"]"), "href");
            assert_eq!(changes.len(), usize::from(keeps), "{slug}");
        }
        assert_eq!(site.times_done("association.officers").await, 2, "who read the names is written down");
        let absent = uuid::Uuid::now_v7();
        assert_eq!(site.staff("clerk-santiago").await.get(&format!("/associations/{absent}")).await.status, 404);
    }
}
