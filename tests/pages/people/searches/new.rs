//! `/people/searches/new`.

use accounts::audit::Outcome;
use registry::saved_search;
use sea_orm::EntityTrait;

use super::saved;

both! {
    async fn wants_a_name_of_its_own(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        saved(&mut clerk, "khatib", "The Khatibs").await;
        for (name, list) in [("", "status=held"), ("The Khatibs", "status=held"), (&"x".repeat(61), "status=held")] {
            let answer = clerk.post("/people/searches/new", &[("name", name), ("list", list)]).await;
            assert_eq!(answer.status, 422, "{name}");
            assert_eq!((answer.errors()[0].0.as_str(), answer.value("name").as_str()), ("name", name));
            assert_eq!(answer.value("list"), list, "what is saved is not lost");
        }
        // Names of people may stand in it: nothing of it is readable in the table.
        let rows = saved_search::Entity::find().all(&site.db).await.unwrap();
        let named: Vec<_> = rows.iter().filter_map(|row| row.name.clone()).collect();
        assert_eq!(named.len(), 1);
        assert!(!named[0].windows(7).any(|part| part == b"Khatibs"));
        assert!(site.audit().await.contains(&("search.save".into(), Outcome::Done)));
        // What means nothing narrows nothing.
        let answer = clerk.post("/people/searches/new", &[("name", "all"), ("list", "status=x&role=y")]).await;
        assert_eq!(answer.location(), "/people");
    }
}

both! {
    /// Fifty of one account, not one more.
    async fn has_an_end(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        for n in 0..50 {
            let fields = [("name", format!("n{n}")), ("list", "status=held".to_owned())];
            let fields = fields.each_ref().map(|(name, value)| (*name, value.as_str()));
            clerk.post("/people/searches/new", &fields).await.location();
        }
        let answer = clerk.post("/people/searches/new", &[("name", "more"), ("list", "")]).await;
        assert_eq!(answer.status, 422);
    }
}

both! {
    /// It outlives the year after which what was typed is forgotten.
    async fn outlives_the_others(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        saved(&mut clerk, "khatib", "The Khatibs").await;
        let later = site.app.clock.now() + chrono::TimeDelta::days(366);
        assert_eq!(saved_search::remove_expired(&site.db, later).await.unwrap(), 1);
        let rows = saved_search::Entity::find().all(&site.db).await.unwrap();
        assert!(rows.len() == 1 && rows[0].name.is_some());
    }
}
