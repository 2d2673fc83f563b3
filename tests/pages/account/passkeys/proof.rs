//! `/account/passkeys/proof`.

use accounts::policy::Guard;
use axum::http::StatusCode;

use super::typed;
use crate::support::telephone::Telephone;

both! {
    /// Once in each session; the page that was asked for waits, and the session gets a new id.
    async fn once_in_a_session(site: Site) {
        let mut telephone = Telephone::new();
        telephone.joins(&mut typed(site, "administrator").await, "/account/passkeys/new").await.location();
        let mut browser = typed(site, "administrator").await;
        let to = browser.get("/staff-accounts?state=active").await.location();
        let page = browser.get(&to).await;
        assert_eq!(page.attributes("main input[name=to]", "value"), ["/staff-accounts?state=active"]);
        let before = browser.cookie().unwrap();
        let answer = telephone.answers(&crate::support::telephone::asked(&page));
        let fields = [("answer", &*answer), ("to", "/staff-accounts?state=active")];
        assert_eq!(browser.post("/account/passkeys/proof", &fields).await.location(), "/staff-accounts?state=active");
        assert_ne!(browser.cookie().unwrap(), before, "the session keeps its id");
        assert_eq!(browser.get("/staff-accounts").await.status, StatusCode::OK);
        // The answer is worth nothing a second time.
        let again = browser.post("/account/passkeys/proof", &fields).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.times_refused("staff.prove").await, 1);
    }
}

both! {
    /// Another's passkey proves nothing; tries are counted.
    async fn of_ones_own(site: Site) {
        let (mut own, mut other) = (Telephone::new(), Telephone::new());
        own.joins(&mut typed(site, "administrator").await, "/account/passkeys/new").await.location();
        other.joins(&mut typed(site, "clerk-berlin").await, "/account/passkeys/new").await.location();
        let mut browser = typed(site, "administrator").await;
        for _ in 0..10 {
            let answer = other.enters(&mut browser, "/account/passkeys/proof").await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let answer = own.enters(&mut browser, "/account/passkeys/proof").await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(browser.get("/dashboard").await.location().starts_with("/account/passkeys/proof"));
    }
}

both! {
    /// The guard is one: without it, password and digits are enough.
    async fn the_guard_is_needed(site: Site) {
        let site = &site.without(&[Guard::Passkey]).await;
        assert_eq!(typed(site, "administrator").await.get("/staff-accounts").await.status, StatusCode::OK);
    }
}
