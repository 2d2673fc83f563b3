//! `/people/{id}/companies/{company}`.

use registry::company_role::{self, Position};
use sea_orm::EntityTrait;

use super::{OLIVO, closed, kept, known, row};

both! {
    /// The desk corrects what its own keep, and nothing is written over unseen; one that another keeps is not theirs to change.
    async fn corrected(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        closed(site, (layla.id, id), "").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/companies/{id}", layla.id);
        let page = clerk.get(&address).await;
        let seen = page.attributes("[name=seen]", "value").remove(0);
        let fields = [&OLIVO[..4], &[("seen", &*seen)]].concat();
        clerk.post(&address, &fields).await.location();
        assert_eq!(row(site, id).await.unwrap().name, "Olivo Ltda.");
        let fields = [&[("name", "Higuera")], &OLIVO[1..4], &[("seen", &*seen)]].concat();
        assert_eq!(clerk.post(&address, &fields).await.errors()[0].0, "name");
        assert_eq!(row(site, id).await.unwrap().name, "Olivo Ltda.");
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let role = company_role::new(id, omar.id, Position::Partner, site.app.clock.now());
        company_role::Entity::insert(role).exec_without_returning(&site.db).await.unwrap();
        assert_eq!(clerk.get(&format!("/people/{}/companies/{id}", omar.id)).await.status, 404);
        assert!(clerk.get(&format!("/people/{}", omar.id)).await.text("main").contains("Olivo Ltda."));
    }
}
