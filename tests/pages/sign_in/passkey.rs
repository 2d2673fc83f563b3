//! `/sign-in/passkey`.

use axum::http::StatusCode;

use crate::pages::account::passkeys::typed;
use crate::support::telephone::{Telephone, asked};

both! {
    /// A passkey signs in by itself, and opens what a role wants one for; on a device that is not known its owner is told.
    async fn by_itself(site: Site) {
        let mut telephone = Telephone::new();
        telephone.joins(&mut typed(site, "administrator").await, "/account/passkeys/new").await.location();
        let before = site.mails().await.len();
        let mut browser = site.browser();
        assert_eq!(telephone.enters(&mut browser, "/en/sign-in/passkey").await.location(), "/dashboard");
        assert_eq!(browser.get("/staff-accounts").await.status, StatusCode::OK);
        let mails = site.mails().await;
        assert_eq!(mails.len(), before + 1, "its owner is told of another device");
        assert!(mails[0].subject.contains("جهاز"), "{}", mails[0].subject);
        // Known from now on.
        browser.post("/sign-out", &[]).await.location();
        assert_eq!(telephone.enters(&mut browser, "/en/sign-in/passkey").await.location(), "/dashboard");
        assert_eq!(site.mails().await.len(), before + 1);
        assert_eq!(browser.get("/en/sign-in/passkey").await.location(), "/dashboard");
    }
}

both! {
    /// Whoever is none of the staff any more, and whatever is no answer, comes in by nothing, and is told the same.
    async fn nobody_else(site: Site) {
        let mut telephone = Telephone::new();
        telephone.joins(&mut typed(site, "clerk-santiago").await, "/account/passkeys/new").await.location();
        let mut replayed = site.browser();
        let page = asked(&replayed.get("/en/sign-in/passkey").await);
        let answer = telephone.answers(&page);
        let mut browser = site.browser();
        browser.get("/en/sign-in/passkey").await;
        let mut unverified = telephone.clone();
        unverified.is_verified = false;
        let mut elsewhere = telephone.clone();
        elsewhere.origin = "https://evil.example";
        let mut said = Vec::new();
        for answer in [answer.clone(), String::new(), "{}".into()] {
            said.push(browser.post("/en/sign-in/passkey", &[("answer", &answer)]).await);
        }
        for mut one in [unverified, elsewhere, Telephone::new()] {
            said.push(one.enters(&mut browser, "/en/sign-in/passkey").await);
        }
        let texts: Vec<_> = said.iter().map(|answer| (answer.status, answer.errors())).collect();
        assert!(texts.iter().all(|one| *one == texts[0] && one.0 == StatusCode::UNPROCESSABLE_ENTITY), "{texts:?}");
        let id = crate::pages::staff_accounts::account(site, "clerk-santiago").await;
        let mut administrator = site.staff("administrator").await;
        administrator.post(&format!("/staff-accounts/{id}/suspension"), &[]).await.location();
        let suspended = telephone.enters(&mut browser, "/en/sign-in/passkey").await;
        assert_eq!((suspended.status, suspended.errors()), texts[0]);
    }
}
