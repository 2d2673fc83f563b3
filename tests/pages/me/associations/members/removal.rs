//! `/me/associations/{id}/members/{member}/removal`.

use super::{for_its_head_alone, head, member, signed_in, with_passkey};
use crate::pages::me::associations::membership;

both! {
    /// Whoever is no member is taken off by who heads it, is told, and reads it.
    async fn taken_off(site: Site) {
        let (layla, id) = head(site).await;
        let (omar, row) = member(site, id, &[]).await;
        let below = format!("/{row}/removal");
        for_its_head_alone(site, id, &below, (&layla, &omar)).await;
        let address = format!("/en/me/associations/{id}/members{below}");
        assert!(signed_in(site, &layla).await.post(&address, &[]).await.location().contains("/passkeys/proof"));
        assert!(membership(site, omar.id).await.is_some(), "without a passkey nothing is done");
        let mut browser = with_passkey(site, &layla).await;
        let before = site.mails().await.len();
        assert_eq!(browser.post(&address, &[]).await.location(), format!("/en/me/associations/{id}/members"));
        assert!(membership(site, omar.id).await.unwrap().excluded_at.is_some());
        let mails = site.mails().await;
        assert!(mails.len() > before && mails.iter().any(|mail| mail.to == "omar@example.org"));
        let history = signed_in(site, &omar).await.get("/en/me/history").await.text("main");
        assert!(history.contains("said that you are not a member: Club Jerusalén"), "{history}");
        assert_eq!(browser.post(&address, &[]).await.status, 404);
        let list = format!("/en/me/associations/{id}/members");
        assert!(!browser.get(&list).await.text("main").contains("Omar"));
        // They read what was said, and do not come back by themselves; their mission records it anew.
        let mut own = signed_in(site, &omar).await;
        assert!(own.get("/en/me/associations").await.text("main").contains("said that you are not a member"));
        let again = own.post(&format!("/en/me/associations/{id}/membership"), &[("shares", "place")]).await;
        assert_eq!((again.status.as_u16(), again.errors()[0].0.as_str()), (422, "shares"));
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{}/associations/{id}", omar.id), &[]).await.location();
        assert!(browser.get(&list).await.text("main").contains("Omar"));
    }
}
