//! `/people/{id}/expertise`.

use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed, kept, known, row, surgeon};
use crate::pages::me::signed_in;

both! {
    /// The desk writes down what its own say and notes that it saw the licence, which the person reads in their history.
    async fn written_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        kept(site, layla.id, &surgeon()).await;
        closed(site, layla.id, "").await;
        let address = format!("/people/{}/expertise", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        let seen = clerk.get(&address).await.attributes("[name=seen]", "value").remove(0);
        let base = [("profession", "Cirujana"), ("profession_code", "2212"), ("seen", &*seen), ("licence_seen", "yes")];
        let answer = clerk.post(&address, &base).await;
        assert_eq!(answer.errors()[0].0, "issuer", "which licence?");
        let fields = [&base[..], &[("issuer", "Colegio Médico"), ("licence", "CM-1")]].concat();
        clerk.post(&address, &fields).await.location();
        let now = row(site, layla.id).await.unwrap();
        assert_eq!((now.licence_seen_at, &*now.licence_number), (Some(site.app.clock.now()), "CM-1"));
        assert_eq!(now.source, registry::person::Source::Desk);
        let record = clerk.get(&format!("/people/{}", layla.id)).await.text("main");
        assert!(record.contains("Cirujana") && record.contains("CM-1"), "{record}");
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("The mission saw the licence"), "{history}");
        // Once more the same: nothing is new. The box is never ticked beforehand.
        let page = clerk.get(&address).await;
        assert!(page.attributes("[name=licence_seen][checked]", "value").is_empty());
        let seen = page.attributes("[name=seen]", "value").remove(0);
        let mut again = fields.clone();
        again[2] = ("seen", &seen);
        clerk.post(&address, &again).await.location();
        assert_eq!((site.times_done("expert.licence").await, site.times_done("expert.change").await), (1, 1));
        // A slip is mended.
        again[3] = ("licence_unseen", "yes");
        clerk.post(&address, &again).await.location();
        assert!(row(site, layla.id).await.unwrap().licence_seen_at.is_none());
        assert_eq!(site.times_done("expert.unlicence").await, 1);
    }
}

both! {
    /// Of a child there is none.
    async fn not_of_a_child(site: Site) {
        let child = site.person("ريم", "Khatib", "CL").await;
        let born = registry::person::ActiveModel { id: Set(child), birth_year: Set(Some(2020)), ..Default::default() };
        registry::person::Entity::update(born).exec(&site.db).await.unwrap();
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get(&format!("/people/{child}/expertise")).await.status, 404);
        let record = clerk.get(&format!("/people/{child}")).await;
        assert!(record.attributes(&format!("main a[href=\"/people/{child}/expertise\"]"), "href").is_empty());
    }
}
