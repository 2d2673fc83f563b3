//! `/me/passkeys/{id}/removal`.

use axum::http::StatusCode;

use crate::pages::me::{known, signed_in};
use crate::support::telephone::Telephone;

both! {
    async fn by_its_owner(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut telephone = Telephone::new();
        let mut browser = signed_in(site, &layla).await;
        telephone.joins(&mut browser, "/en/me/passkeys/new").await.location();
        let removal = browser.get("/en/me/passkeys").await.attributes("main .card a", "href").remove(0);
        let mut other = signed_in(site, &omar).await;
        assert_eq!(other.get(&removal).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&removal, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.get(&removal).await.status, StatusCode::OK);
        assert_eq!(browser.post(&removal, &[]).await.location(), "/en/me/passkeys");
        let gone = telephone.enters(&mut site.browser(), "/en/me/sign-in/passkey").await;
        assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.times_done("member.passkey_remove").await, 1);
    }
}
