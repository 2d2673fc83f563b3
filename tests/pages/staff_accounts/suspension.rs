//! `/staff-accounts/{id}/suspension`.

use axum::http::StatusCode;

use super::{account, refused};

both! {
    /// Out at once, with every open page; back again with what they had.
    async fn acts_at_once(site: Site) {
        let clerk = account(site, "clerk-santiago").await;
        let (mut administrator, mut of_clerk) = (site.staff("administrator").await, site.staff("clerk-santiago").await);
        assert_eq!(of_clerk.get("/people").await.status, StatusCode::OK);
        let address = format!("/staff-accounts/{clerk}/suspension");
        assert_eq!(administrator.get(&address).await.status, StatusCode::OK);
        administrator.post(&address, &[]).await.location();
        assert_eq!(of_clerk.get("/people").await.location(), "/ar/sign-in?to=%2Fpeople");
        administrator.post(&address, &[]).await.location();
        assert_eq!(of_clerk.get("/people").await.location(), "/ar/sign-in?to=%2Fpeople", "an ended session came back");
        assert_eq!(site.staff("clerk-santiago").await.get("/people").await.status, StatusCode::OK);
        assert_eq!((site.times_done("staff.suspend").await, site.times_done("staff.resume").await), (1, 1));
        refused(site, &address, &["clerk-santiago", "auditor", "data-protection"]).await;
    }
}

both! {
    async fn never_ones_own(site: Site) {
        let (own, other) = (account(site, "administrator").await, account(site, "administrator-two").await);
        let mut administrator = site.staff("administrator").await;
        let answer = administrator.post(&format!("/staff-accounts/{own}/suspension"), &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        administrator.post(&format!("/staff-accounts/{other}/suspension"), &[]).await.location();
        assert!(site.staff("administrator").await.get("/staff-accounts").await.status == StatusCode::OK);
    }
}
