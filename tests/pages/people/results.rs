//! `/people/results`.

use axum::http::StatusCode;
use registry::saved_search;
use sea_orm::EntityTrait;

both! {
    /// The list follows the typing in one row, written down when it is first shown; of the own countries only.
    async fn follows_the_typing_in_one_row(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        site.person("أحمد", "Khatib", "JO").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let first = clerk.post("/people/results", &[("q", "kha")]).await;
        assert_eq!(first.status, StatusCode::OK);
        assert_eq!(first.texts("table tbody tr").len(), 1, "{}", first.body);
        assert!(!first.body.contains("<html"));
        let s = first.attributes("#found", "data-s").remove(0);
        assert_eq!(first.attributes("#found", "data-address"), [format!("/people?s={s}")]);
        let next = clerk.post("/people/results", &[("q", "zzz"), ("s", &s), ("status", "submitted")]).await;
        assert_eq!(next.texts("table tbody tr").len(), 0);
        assert_eq!(next.attributes("#found", "data-s"), std::slice::from_ref(&s));
        assert_eq!(saved_search::Entity::find().all(&site.db).await.unwrap().len(), 1);
        assert_eq!((site.times_done("people.search").await, site.times_done("people.list").await), (1, 1));
        assert_eq!(clerk.get(&format!("/people?s={s}")).await.value("q"), "zzz");
        // Another's row is not changed: a new one is begun.
        let mut other = site.staff("supervisor-santiago").await;
        let own = other.post("/people/results", &[("q", "mine"), ("s", &s)]).await;
        assert_ne!(own.attributes("#found", "data-s"), std::slice::from_ref(&s));
        assert_eq!(clerk.get(&format!("/people?s={s}")).await.value("q"), "zzz");
    }
}

both! {
    async fn for_staff_who_see_people(site: Site) {
        assert_eq!(site.browser().post("/people/results", &[("q", "a")]).await.location(), "/ar/sign-in");
        for slug in ["administrator", "auditor", "analyst", "data-protection"] {
            let answer = site.staff(slug).await.post("/people/results", &[("q", "a")]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{slug}");
        }
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.post("/people/results", &[("role", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

both! {
    /// What the last word may become, of the own countries only.
    async fn suggests_names(site: Site) {
        site.person("حسن", "Khatib", "CL").await;
        site.person("حسن", "Khashan", "JO").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.post("/people/results", &[("q", "Ahmad kha")]).await;
        assert_eq!(page.attributes("[data-words]", "data-words"), ["Ahmad Khatib"]);
        let none = clerk.post("/people/results", &[("q", "Ahmad ")]).await;
        assert!(none.attributes("[data-words]", "data-words").is_empty());
    }
}
