//! `/opportunities/{id}/publication`.

use chrono::TimeDelta;
use registry::opportunity::{Said, State};

use super::{SEERS, manager, posted, row, said};
use crate::pages::me::{known, signed_in};

both! {
    /// From then on members and staff read it; once is enough.
    async fn published(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let id = posted(site, &said("Press"), State::Draft).await;
        let address = format!("/opportunities/{id}/publication");
        for slug in SEERS {
            assert_eq!(site.staff(slug).await.post(&address, &[]).await.status, 403, "{slug}");
        }
        assert!(site.browser().post(&address, &[]).await.location().starts_with("/ar/sign-in"));
        assert_eq!(member.get(&format!("/en/me/opportunities/{id}")).await.status, 404);
        let mut manager = manager(site).await;
        for _ in 0..2 {
            assert_eq!(manager.post(&address, &[]).await.location(), format!("/opportunities/{id}"));
        }
        let now = row(site, id).await;
        assert!(now.state == State::Open && now.opened_at == Some(site.app.clock.now()));
        assert_eq!(site.times_done("opportunity.open").await, 1);
        assert_eq!(member.get(&format!("/en/me/opportunities/{id}")).await.status, 200);
        assert_eq!(manager.post(&format!("/opportunities/{}/publication", uuid::Uuid::now_v7()), &[]).await.status, 404);
    }
}

both! {
    /// Not once its last day is over, and never again once it was closed.
    async fn neither_late_nor_again(site: Site) {
        let yesterday = (site.app.clock.now() - TimeDelta::days(1)).date_naive();
        let late = posted(site, &Said { closes_on: Some(yesterday), ..said("Late") }, State::Draft).await;
        let closed = posted(site, &said("Closed"), State::Closed).await;
        let mut manager = manager(site).await;
        for (id, state) in [(late, State::Draft), (closed, State::Closed)] {
            let page = manager.post_on(&format!("/opportunities/{id}/publication"), &[]).await;
            assert_eq!((page.texts(".flash").len(), row(site, id).await.state), (1, state));
        }
    }
}
