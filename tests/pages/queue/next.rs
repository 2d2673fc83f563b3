//! `/queue/next`.

use chrono::TimeDelta;
use registry::claim;
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel};

both! {
    /// Two clerks get two cases, also at the same moment; one's own comes again; then nothing is left.
    async fn each_gets_another(site: Site) {
        for family in ["Khatib", "Yarur"] {
            site.person("أحمد", family, "CL").await;
        }
        let (mut clerk, mut supervisor) = (site.staff("clerk-santiago").await, site.staff("supervisor-santiago").await);
        let (one, other) = tokio::join!(clerk.post("/queue/next", &[]), supervisor.post("/queue/next", &[]));
        let (one, other) = (one.location(), other.location());
        assert_ne!(one, other);
        assert_eq!(clerk.post("/queue/next", &[]).await.location(), one, "no other is left");
        let record = supervisor.get(&one).await;
        assert!(record.texts("main .notice.warning:not([hidden])")[0].contains("Layla Giacaman"), "{}", record.text("main"));
        assert!(clerk.get(&one).await.texts("main .notice.warning:not([hidden])").is_empty());
        clerk.post(&format!("{one}/verification"), &[("basis", "papers")]).await.location();
        assert_eq!(clerk.post("/queue/next", &[]).await.location(), "/queue");
        assert_eq!(claim::Entity::find().all(&site.db).await.unwrap().len(), 1, "what is decided is nobody's work");
    }
}

both! {
    /// What nobody came back to in half an hour is free again.
    async fn ends_by_itself(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        let (mut clerk, mut supervisor) = (site.staff("clerk-santiago").await, site.staff("supervisor-santiago").await);
        let case = clerk.post("/queue/next", &[]).await.location();
        assert_eq!(supervisor.post("/queue/next", &[]).await.location(), "/queue");
        let mut row = claim::Entity::find().one(&site.db).await.unwrap().unwrap().into_active_model();
        row.at = Set(site.app.clock.now() - claim::LIFE - TimeDelta::seconds(1));
        claim::Entity::update(row).exec(&site.db).await.unwrap();
        assert_eq!(supervisor.post("/queue/next", &[]).await.location(), case);
    }
}

both! {
    /// Who cannot decide one goes on to the next.
    async fn goes_on(site: Site) {
        for family in ["Khatib", "Yarur"] {
            site.person("أحمد", family, "CL").await;
        }
        let mut clerk = site.staff("clerk-santiago").await;
        let first = clerk.post("/queue/next", &[]).await.location();
        let second = clerk.post("/queue/next", &[]).await.location();
        assert_ne!(first, second);
        assert_eq!(clerk.post("/queue/next", &[]).await.location(), first);
    }
}

both! {
    async fn guards(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        assert_eq!(site.staff("officer-south-america").await.post("/queue/next", &[]).await.status, 403);
        assert_eq!(site.staff("clerk-amman").await.post("/queue/next", &[]).await.location(), "/queue");
    }
}
