//! `/associations/{id}/officers/new`.

use registry::association::Office;
use registry::association_officer::{self, MOST};
use registry::person::{PersonId, Status};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use crate::pages::associations::{club, kept, kept_by_its_mission};
use crate::pages::me::{known, set_status, signed_in};
use crate::support::site::Site;

async fn all(site: &Site) -> Vec<association_officer::Model> {
    association_officer::Entity::find().all(&site.db).await.unwrap()
}

both! {
    /// A name, for who is not registered; a number, for whom the mission serves, who is told, and reads it in their history.
    async fn by_name_or_number(site: Site) {
        let id = kept(site, &club()).await;
        let address = format!("/associations/{id}/officers/new");
        kept_by_its_mission(site, &address).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.post(&address, &[("office", "chair")]).await;
        assert_eq!((page.status.as_u16(), page.errors()[0].0.as_str()), (422, "name"));
        let named = [("name", "Jorge Sahurie"), ("office", "board"), ("title", "Cultura"), ("since_year", "2024"), ("until_year", "2026")];
        clerk.post(&address, &named).await.location();
        let layla = known(site, "Layla", "layla@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let head = [("number", &*layla.number), ("office", "chair"), ("until_year", "2030"), ("sees_members", "yes")];
        clerk.post(&address, &head).await.location();
        let rows = all(site).await;
        assert_eq!((rows[0].name.as_str(), rows[0].office, rows[0].person_id), ("Jorge Sahurie", Office::Board, None));
        assert_eq!(rows[0].until.unwrap().to_string(), "2026-12-31");
        assert_eq!((rows[1].name.as_str(), rows[1].person_id, rows[1].sees_members), ("", Some(layla.id), true));
        assert_eq!(site.mails().await.last().unwrap().to, "layla@example.org");
        let mut member = signed_in(site, &layla).await;
        assert!(member.get("/en/me/history").await.text("main").contains("An office in an association was recorded"));
        assert!(member.get("/en/me/associations").await.text("main").contains("Club Jerusalén"));
        let shown = clerk.get(&format!("/associations/{id}")).await.text("main");
        assert!(shown.contains("Jorge Sahurie") && shown.contains("Layla") && shown.contains("Cultura"), "{shown}");
        let record = clerk.get(&format!("/people/{}", layla.id)).await.text("main");
        assert!(record.contains("Club Jerusalén"), "{record}");
    }
}

both! {
    /// Who sees members is registered, verified, of age and served by the mission, and does so for a term that ends.
    async fn who_sees_members(site: Site) {
        let id = kept(site, &club()).await;
        let address = format!("/associations/{id}/officers/new");
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        // Also of an office that lets nobody see anything they are told, and so verified.
        let plain = [("number", &*layla.number), ("office", "board")];
        assert_eq!(clerk.post(&address, &plain).await.errors()[0].0, "number");
        let wrong = |fields: Vec<(&'static str, String)>| {
            let fields: Vec<(&str, String)> = [&[("office", "chair".to_owned()), ("sees_members", "yes".into())][..], &fields].concat();
            fields
        };
        let number = layla.number.clone();
        let end = ("until_year", "2030".to_owned());
        for (fields, field) in [
            (wrong(vec![("name", "Jorge".into()), end.clone()]), "number"),
            (wrong(vec![("number", number.clone()), end.clone()]), "number"),
            (wrong(vec![("number", "ABCDEFGH1".into()), end.clone()]), "number"),
            (wrong(vec![("number", number.clone())]), "until"),
        ] {
            let sent: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let page = clerk.post(&address, &sent).await;
            assert!(page.status == 422 && page.errors().iter().any(|(wrong, _)| wrong == field), "{fields:?}");
        }
        set_status(site, layla.id, Status::Verified).await;
        let born = |year| registry::person::ActiveModel { id: Set(layla.id), birth_year: Set(year), ..Default::default() };
        registry::person::Entity::update(born(Some(2015))).exec(&site.db).await.unwrap();
        let head = [("number", &*number), ("office", "chair"), ("until_year", "2030"), ("sees_members", "yes")];
        assert_eq!(clerk.post(&address, &head).await.errors()[0].0, "number", "a child heads nothing");
        registry::person::Entity::update(born(None)).exec(&site.db).await.unwrap();
        let abroad = site.person("عمر", "Haddad", "JO").await;
        let theirs = registry::person::Entity::find_by_id::<PersonId>(abroad).one(&site.db).await.unwrap().unwrap().number;
        let fields = [("number", &*theirs), ("office", "board")];
        assert_eq!(clerk.post(&address, &fields).await.errors()[0].0, "number", "nobody is found beyond the scope");
        assert!(all(site).await.is_empty());
        for (office, until, field) in [("treasurer", "2030", "sees_members"), ("chair", "2050", "until")] {
            let fields = [("number", &*number), ("office", office), ("until_year", until), ("sees_members", "yes")];
            assert_eq!(clerk.post(&address, &fields).await.errors()[0].0, field);
        }
        let both = [&head[..], &[("name", "Jorge")]].concat();
        assert_eq!(clerk.post(&address, &both).await.errors()[0].0, "name", "which of the two?");
        for status in [Status::Deceased, Status::Withdrawn] {
            set_status(site, layla.id, status).await;
            assert_eq!(clerk.post(&address, &head).await.errors()[0].0, "number", "{status:?}");
        }
        set_status(site, layla.id, Status::Verified).await;
        for _ in 0..2 {
            clerk.post(&address, &head).await.location();
        }
        assert_eq!(all(site).await.len(), 1, "the same once");
    }
}

both! {
    /// As many as there is room for.
    async fn not_without_end(site: Site) {
        let id = kept(site, &club()).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/associations/{id}/officers/new");
        for number in 0..MOST {
            let name = format!("Jorge {number}");
            clerk.post(&address, &[("name", &*name), ("office", "board")]).await.location();
        }
        assert_eq!(clerk.post(&address, &[("name", "Salma"), ("office", "board")]).await.errors()[0].0, "name");
    }
}
