//! `/me/associations/{id}/members/{member}`.

use registry::association::Share;
use registry::{contact, person};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{for_its_head_alone, head, member, signed_in, with_passkey};
use crate::pages::me::associations::joined;
use crate::pages::me::{known, set_status};
use registry::person::Status;

both! {
    /// What was agreed to, and nothing of the rest; the member reads that they were looked at, and by whom.
    async fn what_was_agreed_to(site: Site) {
        let (layla, id) = head(site).await;
        let (omar, row) = member(site, id, &[Share::Place, Share::Email, Share::Age]).await;
        for_its_head_alone(site, id, &format!("/{row}"), (&layla, &omar)).await;
        let mut browser = with_passkey(site, &layla).await;
        let page = browser.get(&format!("/en/me/associations/{id}/members/{row}")).await;
        let text = page.text("main");
        for seen in ["Omar", "Concepción", "omar@example.org", "30"] {
            assert!(text.contains(seen), "{seen}: {text}");
        }
        for hidden in ["1990", &*omar.number, "physician", "Physician", "doctor"] {
            assert!(!page.body.contains(hidden), "{hidden}: {}", page.body);
        }
        assert_eq!(page.texts("main dt").len(), 3);
        let mut own = signed_in(site, &omar).await;
        let history = own.get("/en/me/history").await.text("main");
        assert!(history.contains("Your page was opened in an association: Club Jerusalén") && history.contains("Whoever heads the association"), "{history}");
        assert!(!history.contains("Layla"), "{history}");
        own.post(&format!("/en/me/associations/{id}/membership"), &[]).await.location();
        let page = browser.get(&format!("/en/me/associations/{id}/members/{row}")).await;
        assert!(page.text("main").contains("nothing here but the name") && !page.body.contains("omar@example.org"));
    }
}

both! {
    /// Each thing is shown with its own tick alone.
    async fn each_by_itself(site: Site) {
        let (layla, id) = head(site).await;
        let mut browser = with_passkey(site, &layla).await;
        let (omar, row) = member(site, id, &[]).await;
        let phone = contact::new(
            &site.app.keys, omar.id, contact::Kind::Phone, ("+56987654321", "+56987654321"), (true, false), site.app.clock.now(),
        );
        contact::Entity::insert(phone).exec_without_returning(&site.db).await.unwrap();
        let wrong = contact::new(
            &site.app.keys, omar.id, contact::Kind::Phone, ("77", "77"), (false, false), site.app.clock.now(),
        );
        contact::Entity::insert(wrong).exec_without_returning(&site.db).await.unwrap();
        let origin = person::ActiveModel { id: Set(omar.id), origin: Set("Ayn Karim".into()), ..Default::default() };
        person::Entity::update(origin).exec(&site.db).await.unwrap();
        let mut own = signed_in(site, &omar).await;
        let address = format!("/en/me/associations/{id}/members/{row}");
        for (share, seen) in [
            ("place", "Concepción"),
            ("email", "omar@example.org"),
            ("age", "30"),
            ("occupation", "medical"),
            ("phone", "8765 4321"),
            ("origin", "ayn karim"),
        ] {
            own.post(&format!("/en/me/associations/{id}/membership"), &[("shares", share)]).await.location();
            let text = browser.get(&address).await.text("main").to_lowercase();
            for (other, value) in [("place", "concepción"), ("email", "omar@"), ("age", "30 to 39"), ("occupation", "medical"), ("phone", "8765 4321"), ("origin", "ayn karim")] {
                let is_shown = text.contains(value);
                assert_eq!(is_shown, other == share, "{share} {other} ({seen}): {text}");
            }
            assert!(!text.contains("77"), "a number that cannot be: {text}");
        }
        // Somebody who is not verified is not there.
        let huda = known(site, "Huda", "huda@example.org", true).await;
        let hers = joined(site, id, huda.id, &[Share::Email]).await;
        let address = format!("/en/me/associations/{id}/members/{hers}");
        assert_eq!(browser.get(&address).await.status, 404);
        set_status(site, huda.id, Status::Verified).await;
        assert_eq!(browser.get(&address).await.status, 200);
        let child = person::ActiveModel { id: Set(huda.id), birth_year: Set(Some(2015)), ..Default::default() };
        person::Entity::update(child).exec(&site.db).await.unwrap();
        assert_eq!(browser.get(&address).await.status, 404, "a child");
    }
}
