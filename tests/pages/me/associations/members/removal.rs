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
        assert!(membership(site, omar.id).await.is_none());
        let mails = site.mails().await;
        assert!(mails.len() > before && mails.iter().any(|mail| mail.to == "omar@example.org"));
        let history = signed_in(site, &omar).await.get("/en/me/history").await.text("main");
        assert!(history.contains("said that there is no membership"), "{history}");
        assert_eq!(browser.post(&address, &[]).await.status, 404);
    }
}
