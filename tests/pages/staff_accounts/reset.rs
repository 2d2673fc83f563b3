//! `/staff-accounts/{id}/reset`.

use axum::http::StatusCode;
use samples::cast;

use super::{account, refused};
use crate::pages::invitations::show::{digits, link};
use crate::pages::sign_in::{of, signed_in};

both! {
    /// One asks, another agrees; then the old password is worth nothing, and the link makes a new one.
    async fn takes_two_persons(site: Site) {
        let clerk = account(site, "clerk-santiago").await;
        let (mut one, mut two) = (site.staff("administrator").await, site.staff("data-protection").await);
        let mut of_clerk = site.staff("clerk-santiago").await;
        let address = format!("/staff-accounts/{clerk}/reset");
        let early = two.post(&address, &[]).await;
        assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody has asked");
        one.post(&address, &[]).await.location();
        let alone = one.post(&address, &[]).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY, "who asks agrees as well");
        assert_eq!(of_clerk.get("/people").await.status, StatusCode::OK);
        two.post(&address, &[]).await.location();
        assert_eq!(of_clerk.get("/people").await.location(), "/ar/sign-in?to=%2Fpeople");
        let (layla, code) = of(site, "clerk-santiago").await;
        assert_eq!(signed_in(&mut site.browser(), layla.email, cast::PASSWORD, &code).await.status, 422);
        assert_eq!(two.post(&address, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY, "done twice");

        // The mail is in the owner's language, and in Arabic below it.
        let path = link(site, layla.email).await;
        let new = "zapato luna trece ventana";
        let code = digits(site, &path);
        let page = site.browser().post(&path, &[("password", new), ("code", &code)]).await;
        assert_eq!(page.texts(".codes li").len(), 10, "{}", page.body);
        assert_eq!(signed_in(&mut site.browser(), layla.email, new, &code).await.location(), "/dashboard");
        assert_eq!(site.times_done("staff.reset_confirm").await, 1);
        assert_eq!(site.times_refused("staff.reset_confirm").await, 3);
    }
}

both! {
    async fn never_ones_own(site: Site) {
        let own = account(site, "administrator").await;
        let (mut one, mut two) = (site.staff("administrator").await, site.staff("administrator-two").await);
        let address = format!("/staff-accounts/{own}/reset");
        assert_eq!(one.post(&address, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        two.post(&address, &[]).await.location();
        assert_eq!(one.post(&address, &[]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        refused(site, &address, &["clerk-santiago", "supervisor-santiago", "auditor"]).await;
    }
}
