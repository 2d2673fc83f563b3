//! `/me/refugee/displacements/{id}/removal`.

use registry::refugee;

use super::super::super::{known, signed_in};
use super::super::NAKBA;

both! {
    /// One's own alone; the last one taken back, nothing is left.
    async fn taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        browser.post("/en/me/refugee/displacement", &NAKBA).await.location();
        let address = browser.get("/en/me/refugee").await.attributes("main .tasks form", "action").remove(0);
        assert_eq!(signed_in(site, &omar).await.post(&address, &[]).await.status, 404);
        assert_eq!(browser.post(&address, &[]).await.location(), "/en/me/refugee");
        assert_eq!(browser.post(&address, &[]).await.status, 404);
        assert!(refugee::row_of(&site.db, layla.id).await.unwrap().is_none());
    }
}
