//! `/me/family/{id}/documents`.

use super::{child_of, known, signed_in};
use crate::pages::me::documents::kept;

both! {
    /// The child's, to whoever acts for them, while they may.
    async fn of_the_child(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        kept(site, child, "N1234567").await;
        kept(site, layla.id, "K5555555").await;
        let address = format!("/en/me/family/{child}/documents");
        let page = browser.get(&address).await;
        let list = page.texts("main .tasks li");
        assert!(list.len() == 1 && list[0].contains("567") && page.text("main").contains("Yara"), "{list:?}");
        assert!(browser.get(&format!("/en/me/family/{child}")).await.attributes("main a", "href").contains(&address));
        assert_eq!(signed_in(site, &omar).await.get(&address).await.status, 404);
        assert_eq!(browser.get(&format!("/en/me/family/{}/documents", omar.id)).await.status, 404);
    }
}
