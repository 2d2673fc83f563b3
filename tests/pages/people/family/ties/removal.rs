//! `/people/{id}/family/ties/{tie}/removal`.

use registry::tie;

use crate::pages::me::family::tied;
use crate::pages::me::{known, signed_in};

both! {
    /// The desk takes back what is wrong, of its own people alone, and of the person whose page it is.
    async fn taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let salma = known(site, "Salma", "salma@example.org", true).await;
        let (mut browser, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        tied(&mut browser, &mut other, "spouse").await;
        let id = tie::of(&site.db, layla.id).await.unwrap()[0].id;
        let address = |person| format!("/people/{person}/family/ties/{id}/removal");
        for (slug, person, status) in [
            ("clerk-amman", layla.id, 404),
            ("officer-south-america", layla.id, 403),
            ("clerk-santiago", salma.id, 404),
            ("clerk-santiago", omar.id, 303),
            ("clerk-santiago", omar.id, 404),
        ] {
            assert_eq!(site.staff(slug).await.post(&address(person), &[]).await.status, status, "{slug}");
        }
        assert!(tie::of(&site.db, layla.id).await.unwrap().is_empty());
        assert_eq!(site.times_done("tie.remove").await, 2, "of both records");
    }
}
