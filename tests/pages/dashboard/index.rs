//! `/dashboard`.

use std::collections::BTreeMap;

use axum::http::StatusCode;
use chrono::{DateTime, TimeDelta, Utc};
use kit::clock::Clock;
use kit::format::PartialDate;
use registry::new_person::{Batch, New};
use registry::person::{self, Sex, Status};
use search::{Index, Query, Scope};
use server::config::Config;

use crate::support::browser::{Answer, Browser};
use crate::support::database;
use crate::support::site::{Site, now};

/// Someone who lives there.
pub fn living_in(country: &str, city: &str) -> New {
    let (given_ar, given_latin) = ("ليلى".to_owned(), "Layla".to_owned());
    New { given_ar, given_latin, country: country.into(), city: city.into(), ..New::default() }
}

/// Registers `count` people alike at `at`, in the database and in the index.
pub async fn people(site: &Site, count: usize, of: &New, status: Status, at: DateTime<Utc>) {
    let (mut batch, mut documents) = (Batch::default(), Vec::new());
    for _ in 0..count {
        let row = of.clone().row(person::Source::Own, status, at);
        documents.extend(registry::facet::document(&row, &site.app.reference, false));
        batch.add(&site.app.keys, row, Vec::new(), Vec::new());
    }
    batch.write(&site.db).await.unwrap();
    site.app.index.put(documents).await.unwrap();
}

/// The number at the end of a text, or the words for none and one.
fn count(text: &str) -> u64 {
    match text {
        "Nadie" | "لا أحد" | "Nobody" => 0,
        "Una persona" | "شخص واحد" | "One person" => 1,
        "شخصان" => 2,
        text => {
            let digits: String = text.chars().filter(char::is_ascii_digit).collect();
            digits.parse().unwrap_or_else(|_| panic!("no number: {text}"))
        }
    }
}

/// The numbers of the page with the lists that they open.
fn links(page: &Answer) -> BTreeMap<String, u64> {
    let figures = page.attributes(".figure a", "href").into_iter().zip(page.texts(".figure .value"));
    let tables = page.attributes(".counts td a", "href").into_iter().zip(page.texts(".counts td a"));
    let mut links = BTreeMap::new();
    for (href, text) in figures.chain(tables) {
        let number = count(text.rsplit([',', '،']).next().unwrap());
        // A number that stands twice is the same.
        assert_eq!(*links.entry(href.clone()).or_insert(number), number, "{href}");
    }
    links
}

/// Follows each number to its rows; how many there were.
async fn equals_its_rows(browser: &mut Browser) -> usize {
    let page = browser.get("/dashboard").await;
    let links = links(&page);
    for (href, number) in &links {
        let list = browser.get(href).await;
        assert_eq!(list.status, StatusCode::OK, "{href}");
        assert_eq!(count(&list.texts("main h2")[0]), *number, "{href}");
        assert_eq!(list.texts("main .table tbody tr").len() as u64, *number.min(&25), "{href}");
    }
    links.len()
}

/// A few people of each kind in two countries of one region, and one beyond.
async fn variety(site: &Site) {
    let chile = New {
        sex: Some(Sex::Female),
        birth: PartialDate::parse("1987-03"),
        occupation: "2330".into(),
        ..living_in("CL", "Santiago")
    };
    let origin = site.app.reference.origins.all()[0].id.clone();
    people(site, 3, &chile, Status::Submitted, now()).await;
    people(
        site,
        2,
        &New { sex: None, origin, ..chile.clone() },
        Status::Verified,
        now() - TimeDelta::days(200),
    )
    .await;
    people(site, 1, &living_in("CL", "تشيّان"), Status::Returned, now() - TimeDelta::days(400)).await;
    people(site, 4, &living_in("CL", ""), Status::Deceased, now() - TimeDelta::days(1400)).await;
    people(site, 2, &living_in("CL", "Santiago"), Status::Held, now()).await;
    people(site, 1, &living_in("CL", "Santiago"), Status::Withdrawn, now()).await;
    people(site, 6, &living_in("PE", "Lima"), Status::Verified, now()).await;
    people(site, 5, &living_in("JO", "عمّان"), Status::Verified, now()).await;
}

both! {
    /// Each number is that of the rows it opens, for a mission and for a region; held registrations are not counted.
    async fn every_number_equals_its_rows(site: Site) {
        variety(site).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.get("/dashboard").await;
        assert_eq!(page.texts(".figure .value"), ["10", "3", "2", "5", "3"], "{}", page.body);
        assert!(equals_its_rows(&mut clerk).await > 35);
        let mut officer = site.staff("officer-south-america").await;
        assert_eq!(officer.get("/dashboard").await.texts(".figure .value"), ["16", "3", "8", "11", "9"]);
        assert!(equals_its_rows(&mut officer).await > 40);
    }
}

both! {
    /// A person who moves is counted where they live now, and by nobody else.
    async fn counts_the_own_countries_only(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        site.person("علي", "Khatib", "CL").await;
        site.person("سعيد", "Khatib", "JO").await;
        let (mut santiago, mut amman) = (site.staff("clerk-santiago").await, site.staff("clerk-amman").await);
        let totals = async |santiago: &mut Browser, amman: &mut Browser| {
            let of = async |browser: &mut Browser| browser.get("/dashboard").await.texts(".figure .value")[0].clone();
            [of(santiago).await, of(amman).await]
        };
        assert_eq!(totals(&mut santiago, &mut amman).await, ["2", "1"]);
        let person = person::for_index(&site.db, &[id]).await.unwrap().remove(0);
        let moved = person::Model { country: "JO".into(), ..person };
        let document = registry::facet::document(&moved, &site.app.reference, false);
        site.app.index.put(document.into_iter().collect()).await.unwrap();
        assert_eq!(totals(&mut santiago, &mut amman).await, ["1", "2"]);
        assert!(!santiago.get("/dashboard").await.body.contains("country=JO"));
    }
}

both! {
    async fn a_guest_is_asked_to_sign_in(site: Site) {
        assert_eq!(site.browser().get("/dashboard").await.location(), "/ar/sign-in");
    }
}

both! {
    /// Who counts nobody gets no numbers.
    async fn each_role_its_own(site: Site) {
        variety(site).await;
        for slug in ["administrator", "auditor", "data-protection"] {
            let page = site.staff(slug).await.get("/dashboard").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.texts(".figure, .numbers, svg.chart").is_empty(), "{slug} sees numbers of people");
        }
    }
}

both! {
    /// The analyst has the numbers of all countries and opens none of them; few people are hidden, and others with them.
    async fn the_analyst_sees_numbers_of_many_only(site: Site) {
        variety(site).await;
        let mut analyst = site.staff("analyst").await;
        let page = analyst.get("/dashboard").await;
        assert_eq!(page.texts(".figure .value"), ["21", "Hidden", "13", "16", "14"], "{}", page.body);
        assert!(page.attributes("main a", "href").iter().all(|href| !href.starts_with("/people")));
        assert!(!page.body.contains(">3<") && !page.body.contains(">2<"));
        let rows = page.texts(".counts th[scope=row]");
        for (country, is_shown) in [("Chile", true), ("Peru", true), ("Jordan", true), ("Honduras", false)] {
            assert_eq!(rows.iter().any(|row| row == country), is_shown, "{country}");
        }
        // Santiago's 5, Lima's 6 and Amman's 5 stand beside one of تشيّان and four of nowhere.
        assert!(rows.iter().any(|row| row == "Lima"), "{rows:?}");
        assert!(!page.body.contains("تشيّان"), "a city of one person");
        // Months stand in their order, also those whose number is hidden.
        assert_eq!(page.texts("#chart-registered-title").len(), 1);
        let months = analyst.get("/dashboard/table?of=registered").await;
        assert_eq!(months.texts(".counts tbody tr").len(), 24);
        assert_eq!(months.texts(".counts td").iter().filter(|count| *count != "Hidden").count(), 1);
        assert_eq!(analyst.get("/people").await.status, StatusCode::FORBIDDEN);
    }
}

both! {
    /// Where there is nobody, or too few, the page says so and draws nothing.
    async fn nobody_yet(site: Site) {
        let page = site.staff("clerk-berlin").await.get("/dashboard").await;
        assert_eq!(page.texts(".figure .value"), ["0", "0", "0", "0", "0"]);
        assert!(page.texts("svg.chart").is_empty());
        people(site, 4, &living_in("DE", "Berlin"), Status::Submitted, now()).await;
        let page = site.staff("analyst").await.get("/dashboard").await;
        assert_eq!(page.texts(".figure .value"), ["Hidden"; 5]);
        assert!(page.texts("svg.chart").is_empty() && !page.body.contains("Berlin"));
        assert!(page.body.contains("Fewer than five people have registered."));
    }
}

both! {
    /// The map is drawn for several countries, with Palestine on it; not for a browser that saves data.
    async fn the_map_shows_palestine(site: Site) {
        variety(site).await;
        let officer = site.staff("officer-south-america").await;
        let page = officer.clone().get("/dashboard").await;
        assert_eq!(page.texts("svg.world > text"), ["فلسطين"]);
        assert_eq!(page.texts("svg.world circle").len(), 2);
        assert_eq!(page.texts("svg.chart[role=img] > title").len(), 8);
        assert_eq!(page.texts("svg.chart > desc").len(), 8);
        let lean = officer.with("save-data", "on").get("/dashboard").await;
        assert!(lean.texts("svg.world").is_empty());
        assert_eq!(lean.texts("svg.chart[role=img] > title").len(), 8, "bars in its place");
        assert!(lean.body.len() + 40_000 < page.body.len());
    }
}

/// Without the index: the last numbers with their time; where none were kept, those of the database.
async fn without_the_index(environment: &[(&str, &str)]) {
    let folder = tempfile::tempdir().unwrap();
    let environment: Vec<(String, String)> =
        environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let config = Config::from(folder.path(), &environment).unwrap();
    let site = async |hours| {
        let clock = Clock::fixed(now() + TimeDelta::hours(hours));
        Site::around(server::build::app(&config, true, clock).await.unwrap(), &config).await
    };
    let with_index = site(0).await;
    people(&with_index, 7, &living_in("CL", "Santiago"), Status::Submitted, now()).await;
    with_index.staff("supervisor-santiago").await.get("/dashboard").await;
    people(&with_index, 1, &living_in("CL", "Santiago"), Status::Submitted, now()).await;
    // The same minute: what is kept stays.
    with_index.staff("supervisor-santiago").await.get("/dashboard").await;

    // The first process has the index open, so that the second has none.
    let away = site(3).await;
    let query = Query { kind: person::KIND, ..Query::default() };
    assert!(matches!(away.app.index, Index::Away(_)));
    assert!(away.app.index.search(&Scope::Countries(vec![]), query).await.is_err());
    let page = away.staff("supervisor-santiago").await.get("/dashboard").await;
    assert_eq!(page.texts(".figure .value"), ["7", "7", "0", "7", "7"]);
    assert!(page.text("main > .notice.warning:not([hidden])").contains("10:42 UTC"), "{}", page.body);

    people_of_database(&away, "JO", 3).await;
    let page = away.staff("clerk-amman").await.get("/dashboard").await;
    assert_eq!(page.texts(".figure .value"), ["3", "3", "0"]);
    assert_eq!(page.texts("main > .notice.warning:not([hidden])").len(), 1);
    assert!(page.texts(".numbers section").is_empty());
    let table = away.staff("clerk-amman").await.get("/dashboard/table?of=city&as=csv").await;
    assert_eq!(
        (table.status, table.texts("main > .notice.warning:not([hidden])").len()),
        (StatusCode::OK, 1)
    );
    let page = away.staff("analyst").await.get("/dashboard").await;
    assert!(
        page.texts(".figure").is_empty() && page.texts("main > .notice.warning:not([hidden])").len() == 1,
        "{}",
        page.body
    );
}

/// People in the database alone.
async fn people_of_database(site: &Site, country: &str, count: usize) {
    let mut batch = Batch::default();
    for _ in 0..count {
        let row = living_in(country, "").row(person::Source::Own, Status::Submitted, now());
        batch.add(&site.app.keys, row, Vec::new(), Vec::new());
    }
    batch.write(&site.db).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_index_sqlite() {
    without_the_index(&[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_index_postgres() {
    without_the_index(&[("DATABASE_URL", &database::postgres().await)]).await;
}
