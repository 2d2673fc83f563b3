//! Work after a write: done once, tried again when it fails, never lost.

use chrono::TimeDelta;
use kit::job;
use sea_orm::EntityTrait;
use serde_json::json;

both! {
    /// A job that fails stays, with its cause and a later time; it runs when that has come.
    async fn a_job_that_fails_is_tried_again(site: Site) {
        let db = &site.db;
        let now = site.app.clock.now();
        let id = site.person("أحمد", "Khatib", "CL").await;
        site.app.index.delete("person", vec![id.0]).await.unwrap();
        job::enqueue(db, "registry.index", &json!({ "person": "no id" }), None, now).await.unwrap();
        job::enqueue(db, "no.such.work", &json!({}), None, now).await.unwrap();
        site.do_jobs().await;
        let jobs = job::Entity::find().all(db).await.unwrap();
        assert_eq!(jobs.len(), 2);
        for job in jobs {
            assert_eq!((job.attempts, job.claimed_until), (1, None));
            assert!(job.run_after > now && job.last_error.is_some());
        }
        let query = || search::Query { kind: "person", text: "احمد".into(), limit: 5, ..Default::default() };
        assert_eq!(site.app.index.search(&search::Scope::Operator, query()).await.unwrap().total, 0);
        // The bad one is due again, and holds up no good one beside it.
        site.app.clock.advance(TimeDelta::seconds(2));
        let now = site.app.clock.now();
        job::enqueue(db, "registry.index", &json!({ "person": id }), None, now).await.unwrap();
        site.do_jobs().await;
        assert_eq!(job::Entity::find().all(db).await.unwrap().len(), 2);
        assert_eq!(site.app.index.search(&search::Scope::Operator, query()).await.unwrap().total, 1);
        job::Entity::delete_many().exec(db).await.unwrap();

        job::enqueue(db, "registry.index", &json!({ "person": id }), None, now).await.unwrap();
        site.do_jobs().await;
        assert!(job::Entity::find().all(db).await.unwrap().is_empty());
        let found = site.app.index.search(&search::Scope::Operator, search::Query {
            kind: "person", text: "احمد".into(), limit: 5, ..Default::default()
        });
        assert_eq!(found.await.unwrap().ids(), [id.0]);
    }
}

both! {
    /// A job claimed by a node that died is free again once its claim has ended, not before.
    async fn a_claim_ends_by_itself(site: Site) {
        let now = site.app.clock.now();
        let db = &site.db;
        job::enqueue(db, "registry.index", &json!({ "person": uuid::Uuid::now_v7() }), None, now).await.unwrap();
        let claimed = job::Entity::update_many()
            .col_expr(job::Column::ClaimedUntil, sea_orm::sea_query::Expr::value(now + TimeDelta::seconds(30)))
            .exec(db)
            .await
            .unwrap();
        assert_eq!(claimed.rows_affected, 1);
        site.do_jobs().await;
        assert_eq!(job::Entity::find().all(db).await.unwrap().len(), 1);
        site.app.clock.advance(TimeDelta::seconds(31));
        site.do_jobs().await;
        // What is left is to rid the disk of who is gone, later.
        let left = job::Entity::find().all(db).await.unwrap();
        assert_eq!(left.iter().filter(|job| job.kind == "registry.index").count(), 0);
    }
}
