//! `/me/companies/{id}/interests`.

use super::{keepers_only, kept, known, row, signed_in};

both! {
    async fn for_its_keeper(site: Site) {
        keepers_only(site, "/interests").await;
    }
}

both! {
    /// Kept, shown, and taken back as easily; what cannot be is said beside its field.
    async fn kept_and_taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let address = format!("/en/me/companies/{id}/interests");
        let mut browser = signed_in(site, &layla).await;
        let said = [
            ("seeks", "supplier"), ("seeks", "partner"), ("wanted", "Manufacture of food products"), ("wanted_code", "10"),
            ("invests", "projects"), ("readiness", "year"), ("budget", "to250k"), ("words", "Two containers a year."),
        ];
        browser.post(&address, &said).await.location();
        let now = row(site, id).await.unwrap();
        assert_eq!((&*now.seeks, &*now.wanted_industry, &*now.invests), ("partner supplier", "10", "projects"));
        let page = browser.get(&format!("/en/me/companies/{id}")).await.text("main");
        for there in ["A supplier", "food products", "Community development", "Within a year", "50,000 to 250,000", "Two containers"] {
            assert!(page.contains(there), "{there}: {page}");
        }
        let page = browser.get(&address).await;
        assert_eq!(page.attributes("[name=seeks][checked]", "value"), ["partner", "supplier"]);
        let answer = browser.post(&address, &[("seeks", "husband"), ("words", "x")]).await;
        assert_eq!(answer.errors()[0].0, "seeks");
        assert!(answer.text("textarea").contains('x'), "what was typed is lost");
        browser.post(&address, &[]).await.location();
        assert!(row(site, id).await.unwrap().seeks.is_empty());
        assert_eq!(site.times_done("company.change").await, 2);
    }
}
