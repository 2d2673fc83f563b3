//! `/people/{id}/companies/new`.

use registry::company;
use registry::person::Source;
use sea_orm::EntityTrait;

use super::{OLIVO, OUTSIDE, guarded, known};

both! {
    async fn guards(site: Site) {
        guarded(site, "/companies/new", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// Written down once at the desk, and shown on the record.
    async fn written_down_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/companies/new", layla.id);
        let answer = clerk.post(&address, &[("name", "Olivo")]).await;
        assert!(answer.status == 422 && answer.attributes("[name=name]", "value") == ["Olivo"]);
        for _ in 0..2 {
            clerk.post(&address, &OLIVO).await.location();
        }
        let rows = company::Entity::find().all(&site.db).await.unwrap();
        assert_eq!((rows.len(), rows[0].source, rows[0].listed_at), (1, Source::Desk, None));
        let record = clerk.get(&format!("/people/{}", layla.id)).await.text("main");
        assert!(record.contains("Olivo Ltda.") && record.contains("textiles"), "{record}");
        let mut officer = site.staff("officer-south-america").await;
        crate::pages::people::reason::said(&mut officer, layla.id).await;
        let record = officer.get(&format!("/people/{}", layla.id)).await;
        assert!(record.text("main").contains("Olivo Ltda.") && !record.body.contains("/companies/"), "not theirs to change");
    }
}
