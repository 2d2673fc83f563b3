//! `/me/family/{id}/residence`; and whether children move with a member, on `/me/residence`.

use super::super::row;
use super::{child_of, known, signed_in};

both! {
    /// It holds at once, also across borders: the missions of the new country serve the child from then on, and the
    /// guardian goes on acting.
    async fn elsewhere_at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/residence");
        assert_eq!(browser.post(&address, &[("country", "Atlantis")]).await.status, 422);
        let page = browser.post(&address, &[("country", "Jordan"), ("city", "Zarqa"), ("switch", "ar")]).await;
        assert_eq!(page.attributes("[name=city]", "value"), ["Zarqa"]);
        browser.post(&address, &[("country", "Jordan"), ("city", "Zarqa")]).await.location();
        let moved = row(site, child).await;
        assert_eq!((moved.country.as_str(), moved.city.as_str()), ("JO", "Zarqa"));
        assert_eq!(site.staff("clerk-santiago").await.get(&format!("/people/{child}")).await.status, 404);
        assert_eq!(site.staff("clerk-amman").await.get(&format!("/people/{child}")).await.status, 200);
        assert_eq!(browser.get(&address).await.status, 200);
    }
}

both! {
    /// Who moves says whether the children who live with them move, too.
    async fn with_the_children(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert!(!browser.get("/en/me/residence").await.body.contains("name=\"children\""));
        let child = child_of(site, &layla, &mut browser).await;
        assert!(browser.get("/en/me/residence").await.text("main").contains("Yara"));
        let jordan = [("country", "Jordan"), ("city", "Amman")];
        let answer = browser.post("/en/me/residence", &jordan).await;
        assert_eq!(answer.errors()[0].0, "children");
        assert!(answer.body.contains("Amman"), "what was typed is lost");
        browser.post("/en/me/residence", &[&jordan[..], &[("children", "yes")]].concat()).await.location();
        assert_eq!((row(site, child).await.country, row(site, layla.id).await.country), ("JO".into(), "JO".into()));
        let chile = [("country", "Chile"), ("city", "Arica"), ("children", "no")];
        browser.post("/en/me/residence", &chile).await.location();
        assert_eq!((row(site, child).await.country, row(site, layla.id).await.country), ("JO".into(), "CL".into()));
        // In two countries nobody lives under one roof, and nothing is asked.
        browser.post("/en/me/residence", &[("country", "Chile"), ("city", "Iquique")]).await.location();
    }
}
