//! `/people/{id}/documents/{document}/check`.

use registry::identity_document;

use super::{closed, kept, known, signed_in};
use crate::pages::me::documents::PASSPORT;

both! {
    /// Noted once, of what was shown; the person sees it.
    async fn noted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "K5555555").await;
        closed(site, (layla.id, id), "/check").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/documents/{id}/check", layla.id);
        let row = async || identity_document::of(&site.db, layla.id).await.unwrap().remove(0);
        let before = row().await.version();
        let mut member = signed_in(site, &layla).await;
        member.post(&format!("/en/me/documents/{id}"), &PASSPORT).await.location();
        // The member has put another document in its place since the clerk looked.
        clerk.post(&address, &[("seen", &*before)]).await.location();
        clerk.post(&address, &[]).await.location();
        assert!(row().await.checked_at.is_none());
        let record = clerk.get(&format!("/people/{}", layla.id)).await;
        let seen = record.attributes(".tasks [name=seen]", "value").remove(0);
        for _ in 0..2 {
            clerk.post(&address, &[("seen", &*seen)]).await.location();
        }
        assert!(row().await.checked_by.is_some());
        assert_eq!(site.times_done("document.check").await, 1);
        let history = member.get("/en/me/history").await.text("main");
        assert!(history.contains("The mission saw the original"), "{history}");
    }
}
