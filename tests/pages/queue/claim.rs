//! `/queue/claim`.

use registry::claim;
use sea_orm::EntityTrait;

use super::first;

both! {
    /// A colleague's case is taken over, knowingly; none of another country's, none that is decided.
    async fn takes_and_takes_over(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let (mut clerk, mut supervisor) = (site.staff("clerk-santiago").await, site.staff("supervisor-santiago").await);
        let fields = first(&mut clerk).await;
        let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
        for (staff, times) in [(&mut clerk, 1), (&mut supervisor, 2)] {
            assert_eq!(staff.post("/queue/claim", &fields).await.location(), format!("/people/{id}"));
            assert_eq!(site.times_done("case.claim").await, times);
        }
        assert_eq!(claim::Entity::find().all(&site.db).await.unwrap().len(), 1);
        assert!(clerk.get("/queue").await.text("main .tasks").contains("إلياس"), "the list says who works on it");
        assert_eq!(site.staff("clerk-amman").await.post("/queue/claim", &fields).await.location(), "/queue");
        assert_eq!(site.staff("auditor").await.post("/queue/claim", &fields).await.status, 403);
        clerk.post(&format!("/people/{id}/verification"), &[("basis", "papers")]).await.location();
        assert_eq!(clerk.post("/queue/claim", &fields).await.location(), "/queue");
        assert_eq!(clerk.post("/queue/claim", &[("kind", "x"), ("id", "y")]).await.location(), "/queue");
        assert!(claim::Entity::find().all(&site.db).await.unwrap().is_empty());
    }
}
