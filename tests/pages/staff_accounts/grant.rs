//! `/staff-accounts/{id}/grant`.

use axum::http::StatusCode;
use chrono::TimeDelta;

use super::confirmation::agreed;
use super::{account, refused};
use crate::support::site::Site;

async fn mission(site: &Site, slug: &str) -> String {
    accounts::mission::by_slug(&site.db, slug).await.unwrap().unwrap().id.to_string()
}

both! {
    /// The page that is open follows the role: the next request has the new scope, and the old one no longer.
    async fn moves_the_scope_at_once(site: Site) {
        let (in_chile, in_jordan) =
            (site.person("أحمد", "Khatib", "CL").await, site.person("علي", "Khatib", "JO").await);
        let clerk = account(site, "clerk-santiago").await;
        let (mut administrator, mut of_clerk) = (site.staff("administrator").await, site.staff("clerk-santiago").await);
        assert_eq!(of_clerk.get(&format!("/people/{in_chile}")).await.status, StatusCode::OK);
        let address = format!("/staff-accounts/{clerk}/grant");
        assert_eq!(administrator.get(&address).await.status, StatusCode::OK);
        let amman = mission(site, "jo-amman").await;
        administrator.post(&address, &[("role", "clerk"), ("mission", &amman)]).await.location();
        assert_eq!(of_clerk.get(&format!("/people/{in_chile}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(of_clerk.get(&format!("/people/{in_jordan}")).await.status, StatusCode::OK);
        let page = administrator.get(&format!("/staff-accounts/{clerk}")).await;
        assert_eq!(page.texts("table tbody tr").len(), 2);
        // From a clerk's desk to the keys: no person any more, once a second person has agreed.
        administrator.post(&address, &[("role", "administrator")]).await.location();
        assert_eq!(of_clerk.get(&format!("/people/{in_jordan}")).await.status, StatusCode::OK);
        agreed(site, clerk).await;
        assert_eq!(of_clerk.get(&format!("/people/{in_jordan}")).await.status, StatusCode::FORBIDDEN);
        assert_eq!(site.times_done("grant.give").await, 2);
    }
}

both! {
    /// A role begins on its day and ends after its last; until then the former holds.
    async fn has_a_term(site: Site) {
        let clerk = account(site, "clerk-santiago").await;
        let mut administrator = site.staff("administrator").await;
        let address = format!("/staff-accounts/{clerk}/grant");
        let amman = mission(site, "jo-amman").await;
        let term = [("from_day", "25"), ("from_month", "11"), ("from_year", "2026"), ("to_day", "26"), ("to_month", "11"), ("to_year", "2026")];
        administrator.post(&address, &[&[("role", "clerk"), ("mission", amman.as_str())][..], &term].concat()).await.location();
        let at = |days: i64, hours: i64| site.app.clock.now() + TimeDelta::days(days) + TimeDelta::hours(hours);
        for (when, country) in [(at(0, 0), Some("CL")), (at(1, 0), Some("CL")), (at(2, 0), Some("JO")), (at(3, 13), Some("JO")), (at(3, 14), None)] {
            let staff = accounts::staff::asking(&site.db, site.app.guards, clerk, when).await.unwrap();
            let first = staff.and_then(|staff| staff.countries.first().cloned());
            assert_eq!(first.as_deref(), country, "{when}");
        }
    }
}

both! {
    async fn never_to_oneself(site: Site) {
        let (own, other) = (account(site, "administrator").await, account(site, "administrator-two").await);
        let mut administrator = site.staff("administrator").await;
        let answer = administrator.post(&format!("/staff-accounts/{own}/grant"), &[("role", "auditor")]).await;
        assert_eq!(answer.errors()[0].0, "role");
        administrator.post(&format!("/staff-accounts/{other}/grant"), &[("role", "auditor")]).await.location();
        assert_eq!(site.times_done("grant.give").await, 1);
        refused(site, &format!("/staff-accounts/{own}/grant"), &["clerk-santiago", "data-protection", "auditor"]).await;
    }
}

both! {
    /// Two administrators take each other's role at the same moment: one stays. A weak role, for which nobody waits.
    async fn one_administrator_stays(site: Site) {
        let (one, two) = (account(site, "administrator").await, account(site, "administrator-two").await);
        let (mut of_one, mut of_two) = (site.staff("administrator").await, site.staff("administrator-two").await);
        let (on_two, on_one) = (format!("/staff-accounts/{two}/grant"), format!("/staff-accounts/{one}/grant"));
        tokio::join!(of_one.post(&on_two, &[("role", "analyst")]), of_two.post(&on_one, &[("role", "analyst")]));
        let left = accounts::grant::administrators(&site.db, site.app.clock.now()).await.unwrap();
        assert_eq!(left.len(), 1);
        assert_eq!(site.times_done("grant.give").await, 1);
    }
}
