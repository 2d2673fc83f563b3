//! `/associations/{id}/members`.

use crate::pages::associations::{club, kept};
use crate::pages::me::associations::joined;
use crate::pages::me::known;

both! {
    /// A mission reads which of its own people say that they are members, and of no others that they do.
    async fn of_ones_own_people(site: Site) {
        let id = kept(site, &club()).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        joined(site, id, layla.id, &[]).await;
        let omar = site.person("عمر", "Haddad", "JO").await;
        joined(site, id, omar, &[]).await;
        known(site, "Huda", "huda@example.org", true).await;
        let address = format!("/associations/{id}/members");
        for slug in ["administrator", "analyst", "programme-manager"] {
            assert_eq!(site.staff(slug).await.get(&address).await.status, 403, "{slug}");
        }
        let page = site.staff("clerk-santiago").await.get(&address).await;
        let text = page.text("main");
        assert!(text.contains("Layla") && !text.contains("عمر") && !text.contains("Huda"), "{text}");
        assert_eq!(page.attributes("main a.row-link", "href"), [format!("/people/{}", layla.id)]);
        let text = site.staff("clerk-amman").await.get(&address).await.text("main");
        assert!(text.contains("عمر") && !text.contains("Layla"), "{text}");
        assert_eq!(site.times_done("association.served").await, 2);
    }
}
