//! `/me/associations/{id}/members/{member}`.

use registry::association::Share;

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
        assert!(history.contains("The page of a member was opened") && history.contains("Whoever heads an association"), "{history}");
        assert!(!history.contains("Layla"), "{history}");
        own.post(&format!("/en/me/associations/{id}/membership"), &[]).await.location();
        let page = browser.get(&format!("/en/me/associations/{id}/members/{row}")).await;
        assert!(page.text("main").contains("nothing but the name") && !page.body.contains("omar@example.org"));
    }
}

both! {
    /// Each thing is shown with its own tick alone.
    async fn each_by_itself(site: Site) {
        let (layla, id) = head(site).await;
        let mut browser = with_passkey(site, &layla).await;
        let (omar, row) = member(site, id, &[]).await;
        let telephone = "+56 9 8765 4321";
        let mut own = signed_in(site, &omar).await;
        own.post("/en/me/contacts/new", &[("kind", "phone"), ("value", telephone)]).await;
        let address = format!("/en/me/associations/{id}/members/{row}");
        for (share, seen) in [
            ("place", "Concepción"),
            ("email", "omar@example.org"),
            ("age", "30"),
            ("occupation", "medical"),
        ] {
            own.post(&format!("/en/me/associations/{id}/membership"), &[("shares", share)]).await.location();
            let text = browser.get(&address).await.text("main").to_lowercase();
            for (other, value) in [("place", "concepción"), ("email", "omar@"), ("age", "30 to 39"), ("occupation", "medical")] {
                let is_shown = text.contains(value);
                assert_eq!(is_shown, other == share, "{share} {other} ({seen}): {text}");
            }
        }
        // Somebody who is not verified is not there.
        let huda = known(site, "Huda", "huda@example.org", true).await;
        let hers = joined(site, id, huda.id, &[Share::Email]).await;
        let address = format!("/en/me/associations/{id}/members/{hers}");
        assert_eq!(browser.get(&address).await.status, 404);
        set_status(site, huda.id, Status::Verified).await;
        assert_eq!(browser.get(&address).await.status, 200);
    }
}
