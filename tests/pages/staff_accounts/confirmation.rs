//! `/staff-accounts/{id}/confirmation`.

use accounts::grant;
use accounts::policy::Guard;
use accounts::staff::{self, AccountId};
use axum::http::StatusCode;
use chrono::TimeDelta;

use super::{account, refused};
use crate::pages::invitations::show::link;
use crate::support::site::Site;

/// The data protection officer agrees to the role that waits for `account`.
pub async fn agreed(site: &Site, account: AccountId) {
    let mut second = site.staff("data-protection").await;
    let address = format!("/staff-accounts/{account}/confirmation");
    assert_eq!(second.get(&address).await.status, StatusCode::OK);
    second.post(&address, &[("answer", "agree")]).await.location();
}

both! {
    /// A strong role holds once another than its giver has agreed; until then the former one does.
    async fn takes_two_persons(site: Site) {
        let clerk = account(site, "clerk-santiago").await;
        let (mut one, mut two) = (site.staff("administrator").await, site.staff("administrator-two").await);
        let mut of_clerk = site.staff("clerk-santiago").await;
        let address = format!("/staff-accounts/{clerk}/confirmation");
        let none = two.post(&address, &[("answer", "agree")]).await;
        assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY, "nothing waits");
        one.post(&format!("/staff-accounts/{clerk}/grant"), &[("role", "auditor")]).await.location();
        assert_eq!(of_clerk.get("/people").await.status, StatusCode::OK);
        assert_eq!(of_clerk.get("/audit").await.status, StatusCode::FORBIDDEN);
        let alone = one.post(&address, &[("answer", "agree")]).await;
        assert_eq!(alone.status, StatusCode::UNPROCESSABLE_ENTITY, "who gave it agrees as well");
        assert_eq!(two.post(&address, &[("answer", "perhaps")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let menu = two.get("/dashboard").await.texts("nav .count");
        assert!(menu.iter().any(|count| count.contains('1')), "what waits is counted in the menu: {menu:?}");
        two.post(&address, &[("answer", "agree")]).await.location();
        assert_eq!(of_clerk.get("/audit").await.status, StatusCode::OK);
        assert_eq!(of_clerk.get("/people").await.status, StatusCode::FORBIDDEN);
        assert_eq!((site.times_done("grant.confirm").await, site.times_refused("grant.confirm").await), (1, 2));
        let others = ["clerk-amman", "supervisor-santiago", "officer-south-america", "analyst"];
        refused(site, &address, &others).await;
    }
}

both! {
    /// Nobody agrees to a role of their own; one that is refused, or waits too long, is none.
    async fn never_ones_own(site: Site) {
        let officer = account(site, "data-protection").await;
        let (mut one, mut own) = (site.staff("administrator").await, site.staff("data-protection").await);
        let address = format!("/staff-accounts/{officer}/confirmation");
        let give = format!("/staff-accounts/{officer}/grant");
        one.post(&give, &[("role", "administrator")]).await.location();
        assert_eq!(own.post(&address, &[("answer", "agree")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let mut two = site.staff("administrator-two").await;
        two.post(&address, &[("answer", "refuse")]).await.location();
        assert_eq!(two.post(&address, &[("answer", "agree")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        one.post(&give, &[("role", "administrator")]).await.location();
        site.app.clock.advance(TimeDelta::days(7));
        let mut late = site.staff("administrator-two").await;
        assert_eq!(late.post(&address, &[("answer", "agree")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.times_done("grant.confirm").await, 0);
    }
}

both! {
    /// Whoever gave it must still be one who may give it when the second person agrees.
    async fn by_one_who_still_may(site: Site) {
        let (clerk, giver) = (account(site, "clerk-santiago").await, account(site, "administrator").await);
        let mut one = site.staff("administrator").await;
        one.post(&format!("/staff-accounts/{clerk}/grant"), &[("role", "auditor")]).await.location();
        let mut two = site.staff("administrator-two").await;
        two.post(&format!("/staff-accounts/{giver}/grant"), &[("role", "analyst")]).await.location();
        let answer = two.post(&format!("/staff-accounts/{clerk}/confirmation"), &[("answer", "agree")]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

both! {
    /// Who is invited into a strong role gets the link when the second person has agreed, not before.
    async fn the_invitation_waits(site: Site) {
        let email = "huda@ministry.example.org";
        let mut one = site.staff("administrator").await;
        let fields = [("name", "هدى"), ("email", email), ("language", "ar"), ("role", "auditor")];
        one.post("/staff-accounts/new", &fields).await.location();
        let huda = staff::by_email(&site.db, email).await.unwrap().unwrap().id;
        one.post(&format!("/staff-accounts/{huda}/invitation"), &[]).await.location();
        assert!(site.mails().await.is_empty());
        agreed(site, huda).await;
        assert_eq!(site.browser().get(&link(site, email).await).await.status, StatusCode::OK);

        // The same by the operator, where there is no second person.
        let email = "sami@ministry.example.org";
        let fields = [("name", "سامي"), ("email", email), ("language", "ar"), ("role", "administrator")];
        one.post("/staff-accounts/new", &fields).await.location();
        let role = server::commands::admin::confirm(&site.app, email).await.unwrap();
        assert_eq!(role, accounts::policy::Role::Administrator);
        assert!(server::commands::admin::confirm(&site.app, email).await.is_err(), "twice");
        assert_eq!(site.browser().get(&link(site, email).await).await.status, StatusCode::OK);
    }
}

both! {
    /// Each of the guards is one: with it off, what the tests above refuse is done.
    async fn the_guards_are_needed(site: Site) {
        for guard in [Guard::SecondPerson, Guard::OwnGrant] {
            let site = &site.without(&[guard]).await;
            let clerk = account(site, "clerk-santiago").await;
            let mut one = site.staff("administrator").await;
            let own = account(site, "administrator").await;
            let of = if guard == Guard::OwnGrant { own } else { clerk };
            let answer = one.post(&format!("/staff-accounts/{of}/grant"), &[("role", "auditor")]).await;
            assert_eq!(answer.status, StatusCode::SEE_OTHER, "{guard:?}");
            if guard == Guard::SecondPerson {
                let answer =
                    one.post(&format!("/staff-accounts/{of}/confirmation"), &[("answer", "agree")]).await;
                assert_eq!(answer.status, StatusCode::SEE_OTHER);
            }
        }
    }
}

both! {
    /// Of roles for which there is no place yet nobody gives any, also past the form.
    async fn only_what_one_may_give(site: Site) {
        use accounts::grant::{NotGiven, Terms};
        use accounts::policy::Role;
        let given = async |site: &Site| {
            let clerk = account(site, "clerk-santiago").await;
            let administrator = site.staff("administrator").await;
            let give = move |ctx: accounts::Ctx| async move {
                let terms = Terms::open(Role::CampLeader, None, None, ctx.now());
                grant::give(&ctx, clerk, terms).await
            };
            site.within_as(&administrator, give).await.unwrap()
        };
        assert_eq!(given(site).await, Err(NotGiven::NotEntitled));
        assert!(given(&site.without(&[Guard::Entitled]).await).await.is_ok());
    }
}
