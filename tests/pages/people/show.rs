//! `/people/{id}`.

use axum::http::StatusCode;

both! {
    /// The record, its history, and the look at it in the audit.
    async fn shows_and_writes_it_down(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.get(&format!("/people/{id}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.text("h1"), "أحمد الخطيب");
        assert!(page.attributes("main a", "href").contains(&format!("/people/{id}/verification")));
        assert_eq!(site.times_done("person.view").await, 1);
        let again = clerk.get(&format!("/people/{id}")).await;
        assert_eq!(again.texts("table tbody tr").len(), 1, "the first look is in the history");
    }
}

both! {
    /// Out of scope answers as absent, byte for byte; the try is written down.
    async fn out_of_scope_is_absent(site: Site) {
        let id = site.person("أحمد", "Khatib", "JO").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let absent = uuid::Uuid::now_v7();
        for path in ["", "/verification"] {
            let foreign = clerk.get(&format!("/people/{id}{path}")).await;
            let nobody = clerk.get(&format!("/people/{absent}{path}")).await;
            assert_eq!(foreign.status, StatusCode::NOT_FOUND);
            assert_eq!(foreign.body, nobody.body);
            assert_eq!(foreign.headers.len(), nobody.headers.len());
        }
        assert_eq!(site.times_refused("person.find").await, 4, "absent ones are written down as well");
        assert_eq!(site.times_done("person.view").await, 0);
        assert_eq!(clerk.get("/people/not-an-id").await.status, StatusCode::NOT_FOUND);
    }
}

both! {
    /// A person who moves is the other mission's at once.
    async fn scope_follows_the_person(site: Site) {
        use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
        let id = site.person("أحمد", "Khatib", "CL").await;
        let (mut santiago, mut amman) = (site.staff("clerk-santiago").await, site.staff("clerk-amman").await);
        assert_eq!(santiago.get(&format!("/people/{id}")).await.status, StatusCode::OK);
        let row = registry::person::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap();
        let mut row = row.into_active_model();
        row.country = Set("JO".into());
        registry::person::Entity::update(row).exec(&site.db).await.unwrap();
        assert_eq!(santiago.get(&format!("/people/{id}")).await.status, StatusCode::NOT_FOUND);
        assert_eq!(amman.get(&format!("/people/{id}")).await.status, StatusCode::OK);
        // The index has not heard of it yet: the list shows nobody all the same.
        assert_eq!(santiago.get("/people").await.texts("table tbody tr").len(), 0);
    }
}

both! {
    /// A suspended account and one whose term has ended see nothing from the next request on.
    async fn rights_end_at_once(site: Site) {
        use accounts::staff;
        use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let show = format!("/people/{id}");
        assert_eq!(clerk.get(&show).await.status, StatusCode::OK);
        let db = &site.db;
        let accounts = staff::Entity::find().all(db).await.unwrap();
        for account in accounts {
            let mut account = account.into_active_model();
            account.state = Set(staff::State::Suspended);
            staff::Entity::update(account).exec(db).await.unwrap();
        }
        assert!(clerk.get(&show).await.location().starts_with("/ar/sign-in"));
        for account in staff::Entity::find().all(db).await.unwrap() {
            let mut account = account.into_active_model();
            account.state = Set(staff::State::Active);
            staff::Entity::update(account).exec(db).await.unwrap();
        }
        assert_eq!(clerk.get(&show).await.status, StatusCode::OK);
        for grant in accounts::grant::Entity::find().all(db).await.unwrap() {
            let mut grant = grant.into_active_model();
            grant.to_at = Set(Some(site.app.clock.now()));
            accounts::grant::Entity::update(grant).exec(db).await.unwrap();
        }
        assert!(clerk.get(&show).await.location().starts_with("/ar/sign-in"));
    }
}
