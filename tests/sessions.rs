//! The store behind the sessions.

use accounts::session::{self, LIFE, MEMBER_IDLE, Owner, STAFF_IDLE, Store};
use accounts::staff::AccountId;
use chrono::TimeDelta;
use sea_orm::EntityTrait;
use serde_json::json;
use tower_sessions::SessionStore;
use tower_sessions::session::{Id, Record};
use uuid::Uuid;

use crate::support::site::Site;

both! {
    /// A page still under way when its session was ended does not bring it back.
    async fn an_ended_session_stays_ended(site: Site) {
        let store = Store::new(site.db.clone(), site.app.keys.clone(), site.app.clock.clone());
        let mut record = Record { id: Id::default(), data: Default::default(), expiry_date: time::OffsetDateTime::now_utc() };
        record.data.insert("secret".into(), "Khatib".into());
        store.create(&mut record).await.unwrap();
        assert_eq!(store.load(&record.id).await.unwrap().unwrap().data, record.data);
        let row = accounts::session::Entity::find().one(&site.db).await.unwrap().unwrap();
        assert!(!row.sealed.windows(6).any(|window| window == b"Khatib"), "kept in clear");
        assert_ne!(row.id_hash, record.id.0.to_be_bytes(), "the cookie stands in the database");
        store.delete(&record.id).await.unwrap();
        store.save(&record).await.unwrap();
        assert!(store.load(&record.id).await.unwrap().is_none());
    }
}

both! {
    /// A quarter of an hour without being used, and it is nobody's; used, it lives on, for twelve hours at most.
    async fn sessions_of_staff_end_by_themselves(site: Site) {
        let mut clerk = site.staff("clerk-amman").await;
        let forgotten = site.staff("clerk-santiago").await;
        let moment = TimeDelta::seconds(1);
        for _ in 0..48 {
            site.app.clock.advance(STAFF_IDLE - moment);
            assert_eq!(clerk.get("/dashboard").await.status, 200);
        }
        assert_eq!(forgotten.clone().get("/dashboard").await.location(), "/ar/sign-in");
        assert_eq!(STAFF_IDLE * 48, LIFE);
        site.app.clock.advance(moment * 48);
        assert_eq!(clerk.get("/dashboard").await.location(), "/ar/sign-in");
    }
}

/// A session of `owner`'s with this content, in the store; its id.
async fn begun(site: &Site, key: &str, owner: Uuid, device: &str) -> Id {
    let store = store(site);
    let mut record =
        Record { id: Id::default(), data: Default::default(), expiry_date: time::OffsetDateTime::now_utc() };
    record.data.insert(key.into(), json!(owner));
    record.data.insert("begun".into(), json!(site.app.clock.now()));
    record.data.insert("device".into(), json!(device));
    store.create(&mut record).await.unwrap();
    record.id
}

fn store(site: &Site) -> Store {
    Store::new(site.db.clone(), site.app.keys.clone(), site.app.clock.clone())
}

async fn lives(site: &Site, id: &Id) -> bool {
    store(site).load(id).await.unwrap().is_some()
}

both! {
    /// A member's session ends after half an hour unused, and after twelve hours at all.
    async fn a_members_session_is_short(site: Site) {
        let member = begun(site, "member", Uuid::now_v7(), "").await;
        let unused = begun(site, "member", Uuid::now_v7(), "").await;
        for _ in 0..24 {
            site.app.clock.advance(MEMBER_IDLE);
            // At the very end of its half hour it has ended: each is used a moment before.
            site.app.clock.advance(TimeDelta::seconds(-1));
            assert!(lives(site, &member).await);
            let record = store(site).load(&member).await.unwrap().unwrap();
            store(site).save(&record).await.unwrap();
        }
        assert!(!lives(site, &unused).await);
        site.app.clock.advance(TimeDelta::seconds(24));
        assert!(!lives(site, &member).await, "after twelve hours");
    }
}

both! {
    /// All sessions of one owner are listed and ended, and nobody else's; whose they are is not readable.
    async fn of_one_owner(site: Site) {
        let (mine, other) = (Uuid::now_v7(), Uuid::now_v7());
        let first = begun(site, "member", mine, "Chrome, Android").await;
        site.app.clock.advance(TimeDelta::minutes(5));
        let second = begun(site, "member", mine, "Safari, iPhone").await;
        // The same id as a staff account's is another owner.
        let foreign = [begun(site, "member", other, "").await, begun(site, "staff", mine, "").await];
        let listed = site.within("192.0.2.1", move |ctx| async move { session::of(&ctx, Owner::Member(mine)).await });
        let listed = listed.await.unwrap();
        let devices: Vec<_> = listed.iter().map(|session| session.device.as_str()).collect();
        assert_eq!(devices, ["Safari, iPhone", "Chrome, Android"]);
        assert!(listed.iter().all(|session| !session.is_current));
        assert_eq!(listed[0].created_at - listed[1].created_at, TimeDelta::minutes(5));
        for row in session::Entity::find().all(&site.db).await.unwrap() {
            let owner = row.owner_hash.unwrap();
            assert!(owner.len() == 32 && owner[..16] != *mine.as_bytes());
            assert!(!row.sealed.windows(6).any(|window| window == b"iPhone"));
        }
        let ended = site.within("192.0.2.1", move |ctx| async move { session::end_others(&ctx, Owner::Member(mine)).await });
        assert_eq!(ended.await.unwrap(), 2);
        for id in [first, second] {
            assert!(!lives(site, &id).await);
        }
        for id in foreign {
            assert!(lives(site, &id).await);
        }
        let owner = Owner::Staff(AccountId(mine));
        assert_eq!(session::end_all(&site.db, &site.app.keys, owner).await.unwrap(), 1);
    }
}
