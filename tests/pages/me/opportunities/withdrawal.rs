//! `/me/opportunities/{id}/withdrawal`.

use registry::opportunity_interest::{self, State};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{known, signed_in};
use crate::pages::opportunities::{interest, interested, open};

both! {
    /// One takes back one's own, and may say it anew; another's answers as one that there is not.
    async fn taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = open(site, "Press").await;
        interested(site, layla.id, id).await;
        let address = format!("/en/me/opportunities/{id}/withdrawal");
        assert_eq!(site.browser().post(&address, &[]).await.location(), "/en/me/sign-in");
        let mut other = signed_in(site, &omar).await;
        let nobody = uuid::Uuid::now_v7().to_string();
        let (answer, nothing) = (
            other.post(&address, &[]).await,
            other.post(&address.replace(&id.to_string(), &nobody), &[]).await,
        );
        assert_eq!((answer.status.as_u16(), nothing.status.as_u16()), (404, 404));
        assert_eq!(answer.body.replace(&id.to_string(), ""), nothing.body.replace(&nobody, ""));
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Expressed);
        let mut browser = signed_in(site, &layla).await;
        for _ in 0..2 {
            assert_eq!(browser.post(&address, &[]).await.location(), "/en/me/opportunities");
        }
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Withdrawn);
        assert_eq!(site.times_done("interest.withdraw").await, 1);
        let page = browser.get(&format!("/en/me/opportunities/{id}")).await;
        assert!(!page.body.contains("I import oil."), "what was taken back is filled in");
        browser.post(&format!("/en/me/opportunities/{id}"), &[("words", "Again"), ("contact", "y")]).await.location();
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, &*row.words), (State::Expressed, "Again"));
    }
}

both! {
    /// What has come to its end stays as it ended.
    async fn not_what_has_ended(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for state in [State::Agreed, State::Nothing] {
            let id = open(site, "Press").await;
            let own = interested(site, layla.id, id).await;
            let row = opportunity_interest::ActiveModel { id: Set(own), state: Set(state), ..Default::default() };
            opportunity_interest::Entity::update(row).exec(&site.db).await.unwrap();
            browser.post(&format!("/en/me/opportunities/{id}/withdrawal"), &[]).await.location();
            assert_eq!(interest(site, layla.id, id).await.unwrap().state, state);
            let page = browser.get(&format!("/en/me/opportunities/{id}")).await;
            assert!(!page.body.contains("withdrawal") && page.attributes("main [name=words]", "name").is_empty());
        }
    }
}
