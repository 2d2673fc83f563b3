//! `/queue/release`.

use registry::claim;
use sea_orm::EntityTrait;

use super::first;

both! {
    async fn leaves_the_own_only(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        let (mut clerk, mut supervisor) = (site.staff("clerk-santiago").await, site.staff("supervisor-santiago").await);
        clerk.post("/queue/next", &[]).await.location();
        let fields = first(&mut clerk).await;
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        supervisor.post("/queue/release", &fields).await.location();
        assert_eq!(claim::Entity::find().all(&site.db).await.unwrap().len(), 1);
        clerk.post("/queue/release", &fields).await.location();
        assert!(claim::Entity::find().all(&site.db).await.unwrap().is_empty());
        assert_eq!(site.staff("auditor").await.post("/queue/release", &fields).await.status, 403);
    }
}
