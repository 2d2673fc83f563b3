//! `/account/passkeys/new`.

use axum::http::StatusCode;

use super::typed;
use crate::support::telephone::{Telephone, asked};

both! {
    /// A role that wants a passkey opens nothing but the own account before there is one; then the session counts as one
    /// in which it was used, and its owner is told by mail.
    async fn a_role_that_wants_one_waits_for_it(site: Site) {
        for (slug, pages) in [
            ("administrator", ["/dashboard", "/staff-accounts", "/staff-accounts/new", "/roles"]),
            ("officer-south-america", ["/dashboard", "/people", "/dashboard/table", "/roles"]),
        ] {
            let mut browser = typed(site, slug).await;
            for page in pages {
                let to = browser.get(page).await.location();
                assert_eq!(to, format!("/account/passkeys/proof?to={}", page.replace('/', "%2F")), "{slug}");
                let on = browser.get(&to).await.location();
                assert_eq!(on, format!("/account/passkeys/new?to={}", page.replace('/', "%2F")));
            }
            assert_eq!(browser.get("/account").await.status, StatusCode::OK);
            let page = browser.get("/account/passkeys/new?to=%2Froles").await;
            let answer = Telephone::new().makes(&asked(&page));
            let fields = [("name", "My phone"), ("answer", &*answer), ("to", "/roles")];
            assert_eq!(browser.post("/account/passkeys/new", &fields).await.location(), "/roles");
            for page in pages {
                assert_eq!(browser.get(page).await.status, StatusCode::OK, "{page}");
            }
        }
        assert_eq!(site.times_done("staff.passkey_add").await, 2);
        assert_eq!(site.mails().await.iter().filter(|mail| mail.text.contains("passkeys") || mail.text.contains("مفاتيح")).count(), 2);
    }
}

both! {
    /// What is no answer to what was asked is refused, and nothing that was typed is lost.
    async fn refuses_what_was_not_asked_for(site: Site) {
        let mut clerk = typed(site, "clerk-santiago").await;
        let old = asked(&clerk.get("/account/passkeys/new").await);
        let page = clerk.get("/account/passkeys/new").await;
        let mut elsewhere = Telephone::new();
        elsewhere.origin = "https://evil.example";
        let mut unverified = Telephone::new();
        unverified.is_verified = false;
        for (answer, why) in [
            (Telephone::new().makes(&old), "of a page before"),
            (elsewhere.makes(&asked(&page)), "of another site"),
            (unverified.makes(&asked(&page)), "without a finger"),
            (String::new(), "none"),
            ("{}".into(), "none"),
        ] {
            clerk.get("/account/passkeys/new").await;
            let fields = [("name", "My phone"), ("answer", &*answer)];
            let refused = clerk.post("/account/passkeys/new", &fields).await;
            assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{why}");
            assert_eq!(refused.value("name"), "My phone");
            assert_eq!(refused.errors()[0].0, "name");
        }
        let mut telephone = Telephone::new();
        let page = asked(&clerk.get("/account/passkeys/new").await);
        let answer = telephone.makes(&page);
        let nameless = clerk.post("/account/passkeys/new", &[("name", " "), ("answer", &answer)]).await;
        assert_eq!(nameless.errors()[0].0, "name");
        assert_eq!(telephone.joins(&mut clerk, "/account/passkeys/new").await.location(), "/account/passkeys");
        // The same once more, and by somebody else.
        assert_eq!(telephone.joins(&mut clerk, "/account/passkeys/new").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut other = typed(site, "clerk-berlin").await;
        assert_eq!(telephone.joins(&mut other, "/account/passkeys/new").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

both! {
    /// Who knows password and digits, and not the device, adds no passkey of their own beside the one that there is.
    async fn the_first_guards_the_others(site: Site) {
        let mut owner = typed(site, "clerk-santiago").await;
        let mut telephone = Telephone::new();
        telephone.joins(&mut owner, "/account/passkeys/new").await.location();
        let mut thief = typed(site, "clerk-santiago").await;
        let to = "/account/passkeys/proof?to=%2Faccount%2Fpasskeys%2Fnew";
        assert_eq!(thief.get("/account/passkeys/new").await.location(), to);
        assert_eq!(thief.post("/account/passkeys/new", &[("name", "Mine"), ("answer", "{}")]).await.location(), to);
        // With the device it goes on.
        assert_eq!(telephone.enters(&mut thief, "/account/passkeys/proof").await.location(), "/dashboard");
        assert_eq!(Telephone::new().joins(&mut thief, "/account/passkeys/new").await.location(), "/account/passkeys");
    }
}
