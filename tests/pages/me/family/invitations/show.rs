//! `/me/family/invitations/{id}`.

use registry::family_invitation;
use sea_orm::EntityTrait;

use super::super::{code, known, signed_in};

both! {
    /// One's own alone; taken back, its code leads nowhere, and neither does one that is thirty days old.
    async fn ones_own_and_good_for_a_time(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (mut browser, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        for way in ["taken back", "old"] {
            let code = code(&mut browser, "spouse").await;
            let row = family_invitation::Entity::find().one(&site.db).await.unwrap().unwrap();
            let address = format!("/en/me/family/invitations/{}", row.id);
            assert_eq!(other.get(&address).await.status, 404);
            assert_eq!(other.post(&address, &[]).await.status, 404);
            let asked = other.post("/en/me/family/joining", &[("code", &code)]).await;
            assert!(asked.status == 200 && asked.text("main").contains("Layla Khatib"), "{way}");
            if way == "taken back" {
                browser.post(&address, &[]).await.location();
            } else {
                use sea_orm::ActiveValue::Set;
                let over = site.app.clock.now();
                let old = family_invitation::ActiveModel { id: Set(row.id), expires_at: Set(over), ..Default::default() };
                family_invitation::Entity::update(old).exec(&site.db).await.unwrap();
            }
            assert_eq!(browser.get(&address).await.status, 404, "{way}");
            assert_eq!(other.post("/en/me/family/joining", &[("code", &code)]).await.status, 422, "{way}");
        }
        assert_eq!(family_invitation::remove_expired(&site.db, site.app.clock.now()).await.unwrap(), 1);
    }
}
