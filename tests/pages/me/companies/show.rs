//! `/me/companies/{id}`.

use super::{closed_to_guests, kept, known, signed_in};

both! {
    /// Shown to who has a part in it alone.
    async fn to_its_people(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let address = format!("/me/companies/{id}");
        closed_to_guests(site, &[&address]).await;
        assert_eq!(signed_in(site, &omar).await.get(&format!("/en{address}")).await.status, 404);
        let page = signed_in(site, &layla).await.get(&format!("/en{address}")).await.text("main");
        for there in ["Olivo", "Telas", "Manufacture of textiles", "Santiago", "Layla Khatib", "not in the directory"] {
            assert!(page.contains(there), "{there}: {page}");
        }
    }
}
