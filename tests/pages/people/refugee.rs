//! `/people/{id}/refugee`.

use registry::refugee;

use super::{OUTSIDE, guarded};
use crate::pages::me::{known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/refugee", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// The desk writes it down and does not read what stood there; what is left empty stays. The number finds the person.
    async fn written_down_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        member.post("/en/me/refugee", &[("unrwa", "1-12345678"), ("legal", "resident")]).await.location();
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/refugee", layla.id);
        let page = clerk.get(&address).await;
        assert!(!page.body.contains("112345678") && page.attributes("input[checked]", "value").is_empty());
        assert_eq!(clerk.post(&address, &[]).await.errors()[0].0, "unrwa");
        assert_eq!(clerk.post(&address, &[("unrwa", "x")]).await.errors()[0].0, "unrwa");
        clerk.post(&address, &[("legal", "undocumented")]).await.location();
        let page = member.get("/en/me/refugee").await;
        assert_eq!(page.attributes("[name=unrwa]", "value"), ["112345678"]);
        assert_eq!(page.attributes("input[checked]", "value"), ["undocumented"]);
        clerk.post(&address, &[("unrwa", "2-87654321")]).await.location();
        let found = clerk.post_on("/people", &[("q", "287654321")]).await;
        assert!(found.text("main").contains("Layla"), "the number finds nobody");
        let mut amman = site.staff("clerk-amman").await;
        let found = amman.post_on("/people", &[("q", "287654321")]).await;
        assert!(!found.text("main").contains("Layla"), "found in another country");
        let record = clerk.get(&format!("/people/{}", layla.id)).await;
        assert!(record.text("main").contains("321") && !record.body.contains("87654321"));
        // That they would rather not say takes back what was said.
        clerk.post(&address, &[("legal", "none")]).await.location();
        let shown = clerk.post(&format!("/people/{}/disclosure", layla.id), &[("reason", "asks")]).await;
        assert!(shown.body.contains("287654321") && !shown.text("main dl").contains("Sin documentos"), "{}", shown.text("main"));
        assert_eq!(clerk.post(&address, &[("legal", "king")]).await.errors()[0].0, "unrwa");
        assert_eq!(refugee::people_with(&site.db, &site.app.keys, "112345678").await.unwrap().len(), 0);
    }
}
