//! `/me/family/{id}/documents/new`.

use registry::identity_document;

use super::{child_of, known, signed_in};
use crate::pages::me::documents::PASSPORT;

both! {
    /// Kept in the child's record, by whoever acts for them alone.
    async fn kept_for_the_child(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/documents/new");
        assert!(browser.get(&address).await.text("main").contains("Yara"));
        let page = browser.post(&address, &[("number", "N1234567")]).await;
        assert!(page.status == 422 && page.attributes("[name=number]", "value") == ["N1234567"]);
        assert_eq!(browser.post(&address, &PASSPORT).await.location(), format!("/en/me/family/{child}/documents"));
        let of = async |id| identity_document::of(&site.db, id).await.unwrap().len();
        assert_eq!((of(child).await, of(layla.id).await), (1, 0));
        let mut other = signed_in(site, &omar).await;
        assert_eq!(other.post(&address, &PASSPORT).await.status, 404);
        assert_eq!(other.get(&address).await.status, 404);
        assert_eq!(of(child).await, 1);
    }
}
