//! `/needs`.

use crate::pages::me::needs::said;
use crate::pages::me::{known, signed_in};

both! {
    /// All of the mission's people for its supervisors; for others what is referred to them; nothing for who may do nothing
    /// with people.
    async fn who_sees_them(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        said(site, &layla, &mut member).await;
        for (slug, seen) in [("supervisor-santiago", true), ("clerk-santiago", false), ("supervisor-amman", false)] {
            let page = site.staff(slug).await.get("/needs").await;
            assert_eq!((page.status.as_u16(), page.text("main").contains("Layla")), (200, seen), "{slug}");
        }
        for slug in ["officer-south-america", "administrator", "auditor", "analyst", "data-protection"] {
            assert_eq!(site.staff(slug).await.get("/needs").await.status, 403, "{slug}");
        }
        assert!(site.browser().get("/needs").await.location().starts_with("/ar/sign-in"));
        assert!(site.times_done("need.list").await >= 3);
    }
}
