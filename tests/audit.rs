//! The audit: rows stay as they are; what cannot be accounted for does not happen.

use accounts::audit::{self, ActorKind, Entry, Outcome};
use axum::http::StatusCode;
use sea_orm::ConnectionTrait;

both! {
    /// The application's own rights do not reach to change or remove a row.
    async fn rows_stay_as_they_are(site: Site) {
        let db = &site.app.db;
        audit::write(db, (ActorKind::Operator, None), site.app.clock.now(), vec![Entry::done("test")]).await.unwrap();
        for statement in ["UPDATE audit SET act = 'x'", "DELETE FROM audit"] {
            assert!(db.execute_unprepared(statement).await.is_err(), "{statement}");
        }
        assert_eq!(site.audit().await, [("test".to_owned(), Outcome::Done)]);
    }
}

/// A record is not shown when the look at it cannot be written down, and a verification is undone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_audit_nothing_happens() {
    let site = crate::support::site::Site::on_sqlite().await;
    let id = site.person("أحمد", "Khatib", "CL").await;
    let mut clerk = site.staff("clerk-santiago").await;
    let show = format!("/people/{id}");
    assert_eq!(clerk.get(&show).await.status, StatusCode::OK);
    let block = "CREATE TRIGGER audit_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END";
    site.app.db.execute_unprepared(block).await.unwrap();
    let answer = clerk.get(&show).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(!answer.body.contains("أحمد"));
    let verification = format!("{show}/verification");
    assert_eq!(
        clerk.post(&verification, &[("basis", "papers")]).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    site.app.db.execute_unprepared("DROP TRIGGER audit_full").await.unwrap();
    let after = clerk.get(&show).await;
    assert_eq!(after.status, StatusCode::OK);
    assert!(after.attributes("main a", "href").contains(&verification), "it was verified all the same");
}
