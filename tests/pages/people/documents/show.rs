//! `/people/{id}/documents/{document}`.

use registry::identity_document;

use super::{PASSPORT, closed, kept, known};

both! {
    /// Corrected without being read; what is left empty stays; what was said anew meanwhile is not written over.
    async fn corrected(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "K5555555").await;
        closed(site, (layla.id, id), "").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/documents/{id}", layla.id);
        let page = clerk.get(&address).await;
        assert!(!page.body.contains("K5555555") && page.attributes("[name=number]", "value") == [""]);
        let seen = page.attributes("[name=seen]", "value").remove(0);
        let said = [("kind", "travel_document"), ("issuer", "Lebanon"), ("seen", &*seen)];
        clerk.post(&address, &said).await.location();
        let found = async |number: &str| {
            identity_document::people_with(&site.db, &site.app.keys, number).await.unwrap().len()
        };
        assert_eq!(found("K5555555").await, 1, "the number stays");
        let stale = [&PASSPORT[..], &[("seen", &*seen)]].concat();
        let answer = clerk.post(&address, &stale).await;
        assert_eq!(answer.errors()[0].0, "kind");
        assert!(answer.attributes("[name=number]", "value") == ["n 1234567"], "what was typed is lost");
        clerk.post(&address, &PASSPORT).await.location();
        assert_eq!((found("K5555555").await, found("N1234567").await), (0, 1));
    }
}
