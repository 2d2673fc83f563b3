//! `/me/sign-in/passkey`.

use axum::http::StatusCode;
use registry::person::Status;

use crate::pages::account::passkeys::typed;
use crate::pages::me::{known, set_status, signed_in};
use crate::support::telephone::Telephone;

both! {
    /// A passkey signs in by itself and leads on; its owner is told, unless the device is known.
    async fn by_itself(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut telephone = Telephone::new();
        telephone.joins(&mut signed_in(site, &layla).await, "/en/me/passkeys/new").await.location();
        let before = site.mails().await.len();
        let mut browser = site.browser();
        assert_eq!(telephone.enters(&mut browser, "/en/me/sign-in/passkey").await.location(), "/en/me");
        assert_eq!(browser.get("/en/me").await.status, StatusCode::OK);
        let mails = site.mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (before + 1, "layla@example.org"));
        assert!(mails[0].text.contains("/me/sessions"), "{}", mails[0].text);
        browser.post("/en/me/sign-out", &[]).await.location();
        telephone.enters(&mut browser, "/en/me/sign-in/passkey").await.location();
        assert_eq!(site.mails().await.len(), before + 1, "the device is known");
    }
}

both! {
    /// Whose registration has ended, and whoever is none of the members, does not come in.
    async fn nobody_else(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut telephone = Telephone::new();
        telephone.joins(&mut signed_in(site, &layla).await, "/en/me/passkeys/new").await.location();
        set_status(site, layla.id, Status::Withdrawn).await;
        let mut of_staff = Telephone::new();
        of_staff.joins(&mut typed(site, "clerk-santiago").await, "/account/passkeys/new").await.location();
        let mut said = Vec::new();
        for one in [&mut telephone, &mut of_staff, &mut Telephone::new()] {
            let answer = one.enters(&mut site.browser(), "/en/me/sign-in/passkey").await;
            said.push((answer.status, answer.errors()));
        }
        assert!(said.iter().all(|one| *one == said[0] && one.0 == StatusCode::UNPROCESSABLE_ENTITY), "{said:?}");
        // And a member's is none of the staff's.
        let answer = telephone.enters(&mut site.browser(), "/en/sign-in/passkey").await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}
