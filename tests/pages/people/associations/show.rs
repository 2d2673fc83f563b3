//! `/people/{id}/associations/{association}`.

use registry::association::{About, Share, State};
use registry::person::{self, Source, Status};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed, club, joined, kept, known, membership};
use crate::pages::me::{set_status, signed_in};

both! {
    /// The desk notes what it was told, and the person reads that it did.
    async fn noted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, &club()).await;
        closed(site, layla.id, &format!("/{id}")).await;
        let address = format!("/people/{}/associations/{id}", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        assert!(clerk.get(&address).await.attributes("[name=shares][checked]", "value").is_empty());
        assert_eq!(site.staff("clerk-amman").await.post(&address, &[]).await.status, 404);
        assert_eq!(clerk.post(&address, &[("shares", "family")]).await.errors()[0].0, "shares");
        set_status(site, layla.id, Status::Verified).await;
        clerk.post(&address, &[("shares", "place"), ("shares", "phone")]).await.location();
        assert_eq!(site.mails().await.last().unwrap().to, "layla@example.org", "they are told");
        let now = membership(site, layla.id).await.unwrap();
        assert_eq!((now.shares(), now.source), (vec![Share::Place, Share::Phone], Source::Desk));
        assert_eq!(now.agreed_locale, kit::Locale::Es, "the language in which it was read out");
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("An association was joined"), "{history}");
        let absent = format!("/people/{}/associations/{}", layla.id, uuid::Uuid::now_v7());
        assert_eq!(clerk.get(&absent).await.status, 404);
    }
}

both! {
    /// A child becomes a member of none, and nobody of a closed one; who is one of it already changes what it sees.
    async fn not_everybody(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let closed = kept(site, &About { state: State::Closed, ..club() }).await;
        let address = format!("/people/{}/associations/{closed}", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.post(&address, &[("shares", "place")]).await;
        assert_eq!((page.status.as_u16(), page.errors()[0].0.as_str()), (422, "shares"));
        joined(site, closed, layla.id, &[Share::Place]).await;
        clerk.post(&address, &[]).await.location();
        assert!(membership(site, layla.id).await.unwrap().shares().is_empty());
        let child = site.person("ريم", "Khatib", "CL").await;
        let born = person::ActiveModel { id: Set(child), birth_year: Set(Some(2020)), ..Default::default() };
        person::Entity::update(born).exec(&site.db).await.unwrap();
        let id = kept(site, &club()).await;
        let page = clerk.post(&format!("/people/{child}/associations/{id}"), &[]).await;
        assert_eq!(page.errors()[0].0, "shares");
        assert!(membership(site, child).await.is_none());
    }
}
