//! `/account/proof`.

use accounts::policy::{FRESH, Guard};
use axum::http::StatusCode;
use chrono::TimeDelta;
use samples::cast;

use crate::pages::sign_in::of;
use crate::support::browser::Browser;
use crate::support::site::Site;

/// Goes on working, so that the session does not end by itself, until the sign-in is `FRESH` old.
async fn works(site: &Site, browser: &mut Browser) {
    for _ in 0..6 {
        site.app.clock.advance(FRESH / 6);
        assert_eq!(browser.get("/dashboard").await.status, StatusCode::OK);
    }
}

both! {
    /// An hour after the sign-in, whoever changes what others may do proves once more who they are; the page that they
    /// asked for waits, the session gets a new id, and what one only reads stays open.
    async fn asks_once_more(site: Site) {
        let mut administrator = site.staff("administrator").await;
        assert_eq!(administrator.get("/staff-accounts/new").await.status, StatusCode::OK);
        works(site, &mut administrator).await;
        assert_eq!(administrator.get("/staff-accounts").await.status, StatusCode::OK);
        let proof = administrator.get("/staff-accounts/new?x=1").await.location();
        assert_eq!(proof, "/account/proof?to=%2Fstaff-accounts%2Fnew%3Fx%3D1");
        let page = administrator.get(&proof).await;
        assert_eq!(page.attributes("main input[name=to]", "value"), ["/staff-accounts/new?x=1"]);

        // What was typed before the hour was over is still taken.
        let fields = [("name", ""), ("email", ""), ("language", ""), ("role", "")];
        let typed = administrator.post("/staff-accounts/new", &fields).await;
        assert_eq!(typed.status, StatusCode::UNPROCESSABLE_ENTITY);
        works(site, &mut administrator).await;
        let late = administrator.post("/staff-accounts/new", &fields).await;
        assert_eq!(late.location(), "/account/proof?to=%2Fstaff-accounts%2Fnew");

        let before = administrator.cookie().unwrap();
        let (_, digits) = of(site, "administrator").await;
        let wrong = [("password", "guess"), ("code", digits.as_str()), ("to", "/staff-accounts/new")];
        let answer = administrator.post("/account/proof", &wrong).await;
        assert_eq!((answer.status, answer.errors()[0].0.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "password"));
        assert_eq!(answer.attributes("main input[name=to]", "value"), ["/staff-accounts/new"]);
        site.app.clock.advance(TimeDelta::seconds(30));
        let (_, digits) = of(site, "administrator").await;
        let right = [("password", cast::PASSWORD), ("code", digits.as_str()), ("to", "/staff-accounts/new")];
        assert_eq!(administrator.post("/account/proof", &right).await.location(), "/staff-accounts/new");
        assert_ne!(administrator.cookie().unwrap(), before, "the session keeps its id");
        assert_eq!(administrator.get("/staff-accounts/new").await.status, StatusCode::OK);
        assert_eq!(site.times_done("staff.prove").await, 1);
    }
}

both! {
    /// Only who has signed in; and the guard is one.
    async fn guards(site: Site) {
        let guest = site.browser().get("/account/proof").await.location();
        assert!(guest.starts_with("/ar/sign-in"), "{guest}");
        let site = site.without(&[Guard::Strength]).await;
        let mut administrator = site.staff("administrator").await;
        works(&site, &mut administrator).await;
        assert_eq!(administrator.get("/staff-accounts/new").await.status, StatusCode::OK);
    }
}
