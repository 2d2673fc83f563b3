//! The proof on which the layout of the crates rests: a relation between entities of two crates.

use accounts::mission::{self, MissionId};
use registry::person::{self, PersonId};
use sea_orm::{ActiveValue::Set, EntityLoaderTrait, EntityTrait};

both! {
    /// A person of `registry` belongs to a mission of `accounts`: joined, loaded, and held by a
    /// foreign key that refuses a mission that does not exist.
    async fn person_belongs_to_mission_of_another_crate(database: Database) {
        let db = &database.connection;
        let mission = mission::ActiveModel {
            id: Set(MissionId::new()),
            slug: Set("cl-santiago".into()),
            country: Set("CL".into()),
        };
        let mission = mission::Entity::insert(mission).exec_with_returning(db).await.unwrap();
        let row = |registered_by| person::ActiveModel {
            id: Set(PersonId::new()),
            country: Set("CL".into()),
            registered_by: Set(registered_by),
        };
        let desk = person::Entity::insert(row(Some(mission.id))).exec_with_returning(db).await.unwrap();
        let alone = person::Entity::insert(row(None)).exec_with_returning(db).await.unwrap();

        let joined =
            person::Entity::find_by_id(desk.id).find_also_related(mission::Entity).one(db).await.unwrap().unwrap();
        assert_eq!(joined, (desk.clone(), Some(mission.clone())));
        let loaded = person::Entity::load().filter_by_id(desk.id).with(mission::Entity).one(db).await.unwrap().unwrap();
        assert_eq!(loaded.mission.unwrap().id, mission.id);
        let nobody =
            person::Entity::find_by_id(alone.id).find_also_related(mission::Entity).one(db).await.unwrap().unwrap();
        assert_eq!(nobody.1, None);

        let orphan = person::Entity::insert(row(Some(MissionId::new()))).exec(db).await;
        assert!(matches!(
            orphan.unwrap_err().sql_err(),
            Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_))
        ));
    }
}
