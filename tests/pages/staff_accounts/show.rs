//! `/staff-accounts/{id}`.

use axum::http::StatusCode;

use super::{account, refused};

both! {
    async fn shows_what_can_be_done(site: Site) {
        let (clerk, own) = (account(site, "clerk-santiago").await, account(site, "administrator").await);
        let mut administrator = site.staff("administrator").await;
        let page = administrator.get(&format!("/staff-accounts/{clerk}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.texts("table tbody tr").len(), 1);
        let links = page.attributes("main .actions a", "href");
        for noun in ["grant", "reset", "suspension"] {
            assert!(links.contains(&format!("/staff-accounts/{clerk}/{noun}")), "{links:?}");
        }
        let page = administrator.get(&format!("/staff-accounts/{own}")).await;
        assert!(page.attributes("main .actions a", "href").is_empty(), "one's own account");
        let page = site.staff("auditor").await.get(&format!("/staff-accounts/{clerk}")).await;
        assert!(page.attributes("main .actions a", "href").is_empty());
        let absent = format!("/staff-accounts/{}", accounts::staff::AccountId::new());
        assert_eq!(administrator.get(&absent).await.status, StatusCode::NOT_FOUND);
        refused(site, &format!("/staff-accounts/{clerk}"), &["clerk-santiago", "analyst"]).await;
    }
}
