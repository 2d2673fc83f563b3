//! `/account/passkeys/{id}/removal`.

use axum::http::StatusCode;

use super::typed;
use crate::support::telephone::Telephone;

both! {
    /// By its owner, in a session in which one was used; it lets nobody in any more.
    async fn by_its_owner(site: Site) {
        let mut telephone = Telephone::new();
        let mut clerk = typed(site, "clerk-santiago").await;
        telephone.joins(&mut clerk, "/account/passkeys/new").await.location();
        let removal = clerk.get("/account/passkeys").await.attributes("main .card a", "href").remove(0);
        let mut thief = typed(site, "clerk-santiago").await;
        for answer in [thief.get(&removal).await, thief.post(&removal, &[]).await] {
            assert!(answer.location().starts_with("/account/passkeys/proof?to="));
        }
        let mut other = typed(site, "clerk-berlin").await;
        assert_eq!(other.get(&removal).await.status, StatusCode::NOT_FOUND);
        assert_eq!(other.post(&removal, &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.get(&removal).await.status, StatusCode::OK);
        assert_eq!(clerk.post(&removal, &[]).await.location(), "/account/passkeys");
        assert!(clerk.get("/account/passkeys").await.texts("main .card").is_empty());
        let gone = telephone.enters(&mut site.browser(), "/en/sign-in/passkey").await;
        assert_eq!(gone.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.times_done("staff.passkey_remove").await, 1);
    }
}
