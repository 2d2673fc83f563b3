//! `/me/companies`.

use super::{closed_to_guests, kept, known, signed_in};

both! {
    async fn lists_those_of_the_member(site: Site) {
        closed_to_guests(site, &["/me/companies"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert!(browser.get("/en/me/companies").await.text("main").contains("No company has been added"));
        kept(site, layla.id, "Olivo").await;
        kept(site, omar.id, "Naranja").await;
        let list = browser.get("/en/me/companies").await.text("main");
        assert!(list.contains("Olivo") && list.contains("Owner") && !list.contains("Naranja"), "{list}");
    }
}
