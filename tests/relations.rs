//! The proof on which the layout of the crates rests: a relation between entities of two crates.

use accounts::mission::{self, MissionId};
use registry::person;
use sea_orm::{ActiveValue::Set, EntityLoaderTrait, EntityTrait, IntoActiveModel};

both! {
    /// A person of `registry` belongs to a mission of `accounts`: joined, loaded, and held by a foreign
    /// key that refuses a mission that does not exist.
    async fn person_belongs_to_mission_of_another_crate(site: Site) {
        let db = &site.db;
        let mission = mission::by_slug(db, "cl-santiago").await.unwrap().unwrap();
        let desk = site.person("أحمد", "Khatib", "CL").await;
        let alone = site.person("علي", "Khatib", "CL").await;
        let row = person::Entity::find_by_id(desk).one(db).await.unwrap().unwrap();
        let mut row = row.into_active_model();
        row.registered_by = Set(Some(mission.id));
        person::Entity::update(row.clone()).exec(db).await.unwrap();

        let joined = person::Entity::find_by_id(desk).find_also_related(mission::Entity).one(db).await.unwrap();
        assert_eq!(joined.unwrap().1, Some(mission.clone()));
        let loaded = person::Entity::load().filter_by_id(desk).with(mission::Entity).one(db).await.unwrap();
        assert_eq!(loaded.unwrap().mission.unwrap().id, mission.id);
        let nobody = person::Entity::find_by_id(alone).find_also_related(mission::Entity).one(db).await.unwrap();
        assert_eq!(nobody.unwrap().1, None);

        row.registered_by = Set(Some(MissionId::new()));
        let orphan = person::Entity::update(row).exec(db).await;
        assert!(matches!(orphan.unwrap_err().sql_err(), Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_))));
    }
}
