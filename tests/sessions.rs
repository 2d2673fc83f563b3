//! The store behind the sessions.

use accounts::session::{LIFE, Store};
use sea_orm::EntityTrait;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};

both! {
    /// A page still under way when its session was ended does not bring it back.
    async fn an_ended_session_stays_ended(site: Site) {
        let store = Store::new(site.app.db.clone(), site.app.keys.clone(), site.app.clock.clone());
        let mut record = Record { id: Id::default(), data: Default::default(), expiry_date: time::OffsetDateTime::now_utc() };
        record.data.insert("secret".into(), "Khatib".into());
        store.create(&mut record).await.unwrap();
        assert_eq!(store.load(&record.id).await.unwrap().unwrap().data, record.data);
        let row = accounts::session::Entity::find().one(&site.app.db).await.unwrap().unwrap();
        assert!(!row.sealed.windows(6).any(|window| window == b"Khatib"), "kept in clear");
        assert_ne!(row.id_hash, record.id.0.to_be_bytes(), "the cookie stands in the database");
        store.delete(&record.id).await.unwrap();
        store.save(&record).await.unwrap();
        assert!(store.load(&record.id).await.unwrap().is_none());
    }
}

both! {
    /// Twelve hours without being used, and it is nobody's; used, it lives on.
    async fn sessions_end_by_themselves(site: Site) {
        let mut clerk = site.staff("clerk-amman").await;
        let forgotten = site.staff("clerk-santiago").await;
        for _ in 0..3 {
            site.app.clock.advance(LIFE / 2);
            assert_eq!(clerk.get("/dashboard").await.status, 200);
        }
        assert_eq!(forgotten.clone().get("/dashboard").await.status, 404);
        site.app.clock.advance(LIFE + chrono::TimeDelta::seconds(1));
        assert_eq!(clerk.get("/dashboard").await.status, 404);
    }
}
