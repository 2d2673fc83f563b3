//! `/people/{id}/verification`.

use axum::http::StatusCode;
use registry::person::{self, Status};
use sea_orm::EntityTrait;

both! {
    async fn verifies_once(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{id}/verification");
        let empty = clerk.post(&address, &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(empty.errors()[0].0, "basis");
        assert_eq!(clerk.post(&address, &[("basis", "because")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let page = clerk.post_on(&address, &[("basis", "papers")]).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert!(!page.attributes("main a", "href").contains(&address), "offered again");
        let row = person::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap();
        assert_eq!((row.status, row.verified_at), (Status::Verified, Some(site.app.clock.now())));
        site.do_jobs().await;
        assert_eq!(clerk.get("/people?status=verified").await.texts("table tbody tr").len(), 1);

        let again = clerk.post(&address, &[("basis", "papers")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(site.times_done("person.verify").await, 1);
        assert!(clerk.get(&format!("/people/{id}")).await.texts(".flash").is_empty(), "shown twice");
    }
}

both! {
    /// Of two clerks at the same moment, one decides.
    async fn two_clerks_one_decision(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let (mut clerk, mut supervisor) =
            (site.staff("clerk-santiago").await, site.staff("supervisor-santiago").await);
        let address = format!("/people/{id}/verification");
        let (one, other) = tokio::join!(
            clerk.post(&address, &[("basis", "papers")]),
            supervisor.post(&address, &[("basis", "known")])
        );
        let mut statuses = [one.status, other.status];
        statuses.sort();
        assert_eq!(statuses, [StatusCode::SEE_OTHER, StatusCode::UNPROCESSABLE_ENTITY]);
        assert_eq!(site.times_done("person.verify").await, 1);
    }
}

both! {
    async fn out_of_scope_changes_nothing(site: Site) {
        let id = site.person("أحمد", "Khatib", "JO").await;
        let address = format!("/people/{id}/verification");
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.post(&address, &[("basis", "papers")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.browser().post(&address, &[("basis", "papers")]).await.location(), "/ar/sign-in");
        let row = person::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap();
        assert_eq!(row.status, Status::Submitted);
        assert_eq!(site.times_refused("person.find").await, 1);
    }
}
