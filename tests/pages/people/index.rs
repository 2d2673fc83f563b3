//! `/people`.

use axum::http::StatusCode;
use registry::saved_search;
use sea_orm::EntityTrait;

both! {
    /// Found by either script as far as folding reaches, within the clerk's countries only.
    async fn finds_the_own_and_nobody_else(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        site.person("أحمد", "Yarur", "JO").await;
        let mut santiago = site.staff("clerk-santiago").await;
        let mut amman = site.staff("clerk-amman").await;
        for typed in ["احمد الخطيب", "خطيب", "ahmad KHATIB", "khat"] {
            let page = santiago.post_on("/people", &[("q", typed)]).await;
            assert_eq!(page.texts("table tbody tr").len(), 1, "{typed}: {}", page.body);
            assert_eq!(page.value("q"), typed);
        }
        let none = santiago.post_on("/people", &[("q", "yarur")]).await;
        assert_eq!(none.texts("table tbody tr").len(), 0);
        assert_eq!(amman.post_on("/people", &[("q", "khatib")]).await.texts("table tbody tr").len(), 0);
        assert_eq!(amman.post_on("/people", &[("q", "yarur")]).await.texts("table tbody tr").len(), 1);
        // No country is a filter that is not the clerk's.
        let page = santiago.get("/people?country=JO").await;
        assert_eq!(page.texts("table tbody tr").len(), 1);
        assert_eq!(page.attributes("select[name=country] option", "value"), ["", "CL"]);
    }
}

both! {
    /// A registry number, an address or a telephone in any writing leads to its people, of the scope only.
    async fn finds_by_number_and_contact(site: Site) {
        let number = crate::pages::register_done(&mut site.browser()).await;
        site.do_jobs().await;
        let mut santiago = site.staff("clerk-santiago").await;
        let mut amman = site.staff("clerk-amman").await;
        let lower = number.to_lowercase();
        for typed in [number.as_str(), &lower, "AHMAD@example.org", "+56 9 6123 4567", "961234567", "٠٠٥٦٩٦١٢٣٤٥٦٧"] {
            assert_eq!(santiago.post_on("/people", &[("q", typed)]).await.texts("table tbody tr").len(), 1, "{typed}");
            assert_eq!(amman.post_on("/people", &[("q", typed)]).await.texts("table tbody tr").len(), 0, "{typed}");
        }
    }
}

both! {
    /// What is typed stands in no address, and sealed in its row, which its author alone may use.
    async fn what_is_typed_is_kept_to_its_author(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = clerk.post("/people", &[("q", "Khatib"), ("status", "submitted")]).await.location();
        assert!(!address.contains("Khatib") && address.contains("status=submitted"), "{address}");
        let row = saved_search::Entity::find().one(&site.app.db).await.unwrap().unwrap();
        assert!(!row.sealed.windows(6).any(|window| window == b"Khatib"));
        assert_eq!(site.times_done("people.search").await, 1);
        assert_eq!(clerk.get(&address).await.value("q"), "Khatib");
        let other = site.staff("supervisor-santiago").await.get(&address).await;
        assert_eq!(other.value("q"), "");
    }
}

both! {
    /// Pages of a long list, newest first, each person once.
    async fn lists_page_by_page(site: Site) {
        for n in 0..30 {
            site.person("أحمد", &format!("Khatib{n}"), "CL").await;
        }
        let mut clerk = site.staff("clerk-santiago").await;
        let first = clerk.get("/people").await;
        let second = clerk.get("/people?page=2").await;
        let mut links = first.attributes("table tbody a", "href");
        assert_eq!(links.len(), 25);
        links.extend(second.attributes("table tbody a", "href"));
        links.sort();
        links.dedup();
        assert_eq!(links.len(), 30);
        assert_eq!(site.times_done("people.list").await, 2, "who leafs through the list is written down");
        assert!(first.attributes(".pager a", "href").contains(&"/people?page=2".to_owned()));
    }
}

both! {
    async fn for_staff_only(site: Site) {
        assert_eq!(site.browser().get("/people?status=held").await.location(), "/ar/sign-in?to=%2Fpeople%3Fstatus%3Dheld");
        assert_eq!(site.browser().post("/people", &[("q", "a")]).await.location(), "/ar/sign-in");
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get("/people?role=x").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(clerk.get("/people?status=x&s=x").await.status, StatusCode::OK);
        assert_eq!(clerk.get("/people?page=99999999999999").await.location(), "/people");
    }
}

/// Without the index the database answers, and the page says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_index_the_database_answers() {
    crate::support::site::log();
    let folder = tempfile::tempdir().unwrap();
    // A file where the index's folder should be.
    std::fs::write(folder.path().join("index"), "").unwrap();
    let config = server::config::Config::from(folder.path(), &[]).unwrap();
    let clock = kit::clock::Clock::fixed(crate::support::site::now());
    let app = server::build::app(&config, true, clock).await.unwrap();
    samples::cast::staff(&app).await.unwrap();
    let mut browser = crate::support::browser::Browser::new(server::layers::service(&app, &config));
    super::super::register::registered(&mut browser).await;
    browser.post("/ar/demo", &[("slug", "clerk-santiago")]).await.location();
    let page = browser.post_on("/people", &[("q", "أحمد")]).await;
    assert_eq!(page.texts("table tbody tr").len(), 1, "{}", page.body);
    assert_eq!(page.texts(".notice.warning:not([hidden])").len(), 1);
    assert_eq!(browser.get("/dashboard").await.texts(".notice.warning:not([hidden])").len(), 1);
}
