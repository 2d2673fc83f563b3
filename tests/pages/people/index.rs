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
        // Their Arabic names are alike: each finds the own.
        let page = amman.post_on("/people", &[("q", "khatib")]).await;
        assert_eq!(page.texts("table tbody tr").len(), 1);
        assert!(page.body.contains("Yarur") && !page.body.contains("Ahmad Khatib"));
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
        let row = saved_search::Entity::find().one(&site.db).await.unwrap().unwrap();
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

both! {
    /// Each filter narrows the list, says exactly how many it would leave, and is taken off by its chip.
    async fn narrows_with_exact_counts(site: Site) {
        use registry::person::{Sex, Source, Status};
        let mut documents = Vec::new();
        let mut batch = registry::new_person::Batch::default();
        let people = [
            ("CL", "Santiago", Some(Sex::Female), Some(1957), "2512", "2026-11-02T10:00:00Z"),
            ("CL", "santiago", Some(Sex::Male), Some(1951), "2512", "2026-10-02T10:00:00Z"),
            ("CL", "Arica", Some(Sex::Female), Some(1999), "own words", "2024-01-02T10:00:00Z"),
            ("JO", "Amman", Some(Sex::Female), Some(1957), "2512", "2026-11-02T10:00:00Z"),
        ];
        for (country, city, sex, year, occupation, at) in people {
            let new = registry::new_person::New {
                given_latin: "Layla".into(),
                country: country.into(),
                city: city.into(),
                sex,
                occupation: occupation.into(),
                ..Default::default()
            };
            let mut row = new.row(Source::Own, Status::Submitted, at.parse().unwrap());
            row.birth_year = year;
            documents.extend(registry::facet::document(&row, &site.app.reference, city == "Arica"));
            batch.add(&site.app.keys, row, Vec::new(), Vec::new());
        }
        batch.write(&site.db).await.unwrap();
        site.app.index.put(documents).await.unwrap();
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.post_on("/people", &[("q", "layla")]).await;
        let offered = |page: &crate::support::browser::Answer, name: &str| page.texts(&format!("select[name={name}] option"));
        let cities: Vec<String> = offered(&page, "city").iter().map(|text| text.to_lowercase()).collect();
        assert_eq!(cities, ["todo", "santiago (2)", "arica (1)"], "two spellings are one city");
        assert_eq!(offered(&page, "sex")[1..], ["Mujer (2)", "Hombre (1)"].map(str::to_owned));
        assert_eq!(offered(&page, "born")[1..].len(), 2);
        assert!(offered(&page, "born")[2].starts_with("1950–1959") && offered(&page, "born")[2].ends_with("(2)"));
        assert_eq!(offered(&page, "occupation").len(), 2, "own words are no code");
        for (name, value, rows) in [
            ("sex", "female", 2),
            ("born", "1950", 2),
            ("occupation", "2512", 2),
            ("city", "arica", 1),
            ("from", "2026-10", 2),
            ("to", "2024-12", 1),
            ("confirmed", "3", 2),
            ("confirmed", "24", 2),
            ("email", "yes", 1),
            ("email", "no", 2),
            ("sex", "cat", 3),
            ("born", "1955", 3),
        ] {
            let page = clerk.get(&format!("/people?{name}={value}")).await;
            assert_eq!(page.texts("table tbody tr").len(), rows, "{name}={value}");
            let chips = page.attributes(".chip a", "href");
            assert_eq!(chips.len(), usize::from(rows < 3), "{name}={value}");
            assert!(chips.iter().all(|href| href == "/people"), "{chips:?}");
        }
        // With one filter on, its own values keep their counts, and the others count what is left.
        let page = clerk.get("/people?sex=female").await;
        assert_eq!(offered(&page, "sex")[1..], ["Mujer (2)", "Hombre (1)"].map(str::to_owned));
        assert!(offered(&page, "city").iter().any(|text| text.to_lowercase() == "santiago (1)"));
        // What is typed stays what it is with the filters, and the filters stay with it.
        let address = clerk.post("/people", &[("q", "Layla"), ("sex", "female"), ("from", "2026-11")]).await.location();
        assert!(address.contains("&sex=female&from=2026-11") && !address.contains("Layla"), "{address}");
        assert_eq!(clerk.get(&address).await.texts("table tbody tr").len(), 1);
    }
}

both! {
    /// What met is marked; a name that is spelt otherwise is explained; the list may have the newest first.
    async fn says_why_it_found(site: Site) {
        site.person("مُحمّد", "Khatib", "CL").await;
        site.person("حسن", "Jatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.post_on("/people", &[("q", "Mohamad Khatib")]).await;
        assert_eq!(page.texts("tbody tr:first-child mark"), ["مُحمّد", "الخطيب"], "{}", page.body);
        let why = page.texts("tbody tr:first-child small").join(" ");
        assert!(why.contains("مُحمّد ≈ Mohamad") && why.contains("الخطيب ≈ Khatib"), "{why}");
        let same = clerk.post_on("/people", &[("q", "محمد الخطيب")]).await;
        assert!(!same.texts("tbody tr:first-child small").join(" ").contains('≈'), "the same needs no reason");
        // Who has all words comes first, then who lacks one: only where three are typed.
        let page = clerk.post_on("/people", &[("q", "Mohamad Ahmad Khatib")]).await;
        assert!(page.texts("tbody tr").len() == 2 && page.body.contains("<mark>"), "{}", page.body);
        let newest = page.attributes(".actions a[href*=sort]", "href").remove(0);
        let page = clerk.get(&newest).await;
        assert_eq!(page.texts("tbody tr").len(), 2);
        assert!(!page.attributes(".actions a", "href").iter().any(|href| href.starts_with("/people?") && href.contains("sort=")), "and back");
        assert_eq!(clerk.get("/people?sort=oldest").await.value("sort"), "", "no order that there is not");
    }
}

both! {
    /// What else than a name was found is said, unless the list shows it as it was typed.
    async fn says_what_else_it_found(site: Site) {
        samples::cast::people(&site.app).await.unwrap();
        // Her pages are in Spanish.
        let mut clerk = site.staff("clerk-santiago").await;
        for (typed, why) in [
            ("Hasbun dentists", "Dentistas ≈ dentists"),
            ("Hasbun dentista", "Dentistas"),
            ("Hasbún أسنان", "Dentistas ≈ أسنان"),
            ("Soledad Belén", "Bethlehem ≈ Belén"),
            ("Hasbun تشيلي", "Chile ≈ تشيلي"),
        ] {
            let page = clerk.post_on("/people", &[("q", typed)]).await;
            let said = page.texts("tbody tr:first-child small").join(" ");
            assert!(said.contains(why), "{typed}: {said}");
        }
        let page = clerk.post_on("/people", &[("q", "Hasbún Viña")]).await;
        assert!(page.texts("tbody tr:first-child small .met").is_empty(), "the list shows the city");
    }
}

both! {
    /// Cities, countries, occupations and places of origin in any of the languages.
    async fn finds_by_other_words(site: Site) {
        site.person("حسن", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        for (typed, found) in
            [("خطيب سانتياغو", 1), ("khatib Santiago", 1), ("Jatib Chile", 1), ("الخطيب تشيلي", 1), ("khatib Berlin", 0)]
        {
            let page = clerk.post_on("/people", &[("q", typed)]).await;
            assert_eq!(page.texts("tbody tr").len(), found, "{typed}");
        }
    }
}
