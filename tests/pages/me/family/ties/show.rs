//! `/me/family/ties/{id}`.

use registry::tie;

use super::super::{child_of, known, signed_in, tied};

both! {
    /// Either changes whether they live together, and either ends it; nobody else does.
    async fn either_may(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let salma = known(site, "Salma", "salma@example.org", true).await;
        let (mut browser, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        tied(&mut browser, &mut other, "spouse").await;
        let row = tie::of(&site.db, layla.id).await.unwrap().remove(0);
        let address = format!("/en/me/family/ties/{}", row.id);
        let mut third = signed_in(site, &salma).await;
        assert_eq!(third.get(&address).await.status, 404);
        assert_eq!(third.post(&address, &[("remove", "yes")]).await.status, 404);
        let page = browser.get(&address).await;
        assert!(page.text("h1").contains("Omar") && page.attributes("input[checked]", "value") == ["no"]);
        assert_eq!(browser.post(&address, &[]).await.errors()[0].0, "together");
        other.post(&address, &[("together", "yes")]).await.location();
        other.post(&address, &[("together", "yes")]).await.location();
        assert!(tie::of(&site.db, omar.id).await.unwrap()[0].lives_together);
        assert_eq!(site.times_done("tie.change").await, 2, "of both records, once");
        other.post(&address, &[("remove", "yes")]).await.location();
        assert!(!browser.get("/en/me/family").await.text("main").contains("Omar"));
        assert_eq!(browser.get(&address).await.status, 404);
    }
}

both! {
    /// What binds a minor to a parent is the mission's to end.
    async fn not_that_to_a_minor(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        child_of(site, &layla, &mut browser).await;
        let row = tie::of(&site.db, layla.id).await.unwrap().remove(0);
        let address = format!("/en/me/family/ties/{}", row.id);
        assert!(!browser.get(&address).await.body.contains("name=\"remove\""));
        assert_eq!(browser.post(&address, &[("remove", "yes")]).await.status, 422);
        assert_eq!(tie::of(&site.db, layla.id).await.unwrap().len(), 1);
        let page = browser.post(&address, &[("together", "no"), ("switch", "ar")]).await;
        assert_eq!(page.attributes("input[checked]", "value"), ["no"]);
    }
}
