//! `/staff-accounts/{id}/invitation`.

use accounts::staff;
use axum::http::StatusCode;

use super::account;
use crate::pages::invitations::show::{invited, link};

both! {
    /// The newest link counts; one who has set up their account gets none.
    async fn sends_another_link(site: Site) {
        let first = invited(site, "huda@santiago.example.org", "clerk").await;
        let huda = staff::by_email(&site.db, "huda@santiago.example.org").await.unwrap().unwrap().id;
        let mut administrator = site.staff("administrator").await;
        administrator.post(&format!("/staff-accounts/{huda}/invitation"), &[]).await.location();
        let second = link(site, "huda@santiago.example.org").await;
        assert_ne!(first, second);
        assert_eq!(site.browser().get(&first).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.browser().get(&second).await.status, StatusCode::OK);

        let before = site.mails().await.len();
        let clerk = account(site, "clerk-santiago").await;
        administrator.post(&format!("/staff-accounts/{clerk}/invitation"), &[]).await.location();
        assert_eq!(site.mails().await.len(), before);
        let refused = site.staff("clerk-amman").await.post(&format!("/staff-accounts/{huda}/invitation"), &[]).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}
