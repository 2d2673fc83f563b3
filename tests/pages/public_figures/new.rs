//! `/public-figures/new`.

use registry::public_figure::Office;

use super::{MARISOL, READERS, clerk, closed, rows, with};
use crate::pages::staff_accounts::account;

const ADDRESS: &str = "/public-figures/new";

both! {
    /// Written down by a mission of the country, with its source; digits of any script are years, and a source is an address.
    async fn written_down(site: Site) {
        closed(site, ADDRESS, &READERS).await;
        for slug in READERS {
            assert_eq!(site.staff(slug).await.post(ADDRESS, &MARISOL).await.status, 403, "{slug}");
        }
        let mut clerk = clerk(site).await;
        assert_eq!(clerk.get(ADDRESS).await.value("country"), "Chile", "the one country of the mission");
        let to = clerk.post(ADDRESS, &MARISOL).await.location();
        let all = rows(site).await;
        let row = &all[0];
        assert_eq!((all.len(), to), (1, format!("/public-figures/{}", row.id)));
        assert_eq!((row.office, &*row.country, row.since_year, row.until_year), (Office::Councillor, "CL", Some(2021), None));
        assert_eq!((&*row.origin, &*row.source), ("bayt-jala", "https://example.org/los-aromos"));
        assert_eq!((row.added_by, row.revision, row.ended_at), (account(site, "clerk-santiago").await, 0, None));
        assert_eq!((row.checked_at, &*row.city_key), (row.added_at, "losaromos"));
        assert_eq!(site.times_done("figure.add").await, 1);
        let page = clerk.get(&format!("/public-figures/{}", row.id)).await;
        assert!(page.text("main .flash").contains("is on the list"));
    }
}

both! {
    /// The same person with the same office, however it is written, stands there once; with another office again.
    async fn once(site: Site) {
        let mut clerk = clerk(site).await;
        clerk.post(ADDRESS, &MARISOL).await.location();
        let again = with(&with(&MARISOL, "name", "MARISOL  HANANIA"), "body", "municipalidad de los aromos");
        let answer = clerk.post(ADDRESS, &again).await;
        assert_eq!((answer.status.as_u16(), &*answer.errors()[0].0), (422, "name"));
        assert!(answer.errors()[0].1.contains("already"), "{:?}", answer.errors());
        assert_eq!((answer.value("name"), rows(site).await.len()), ("MARISOL HANANIA".to_owned(), 1));
        clerk.post(ADDRESS, &with(&MARISOL, "office", "mayor")).await.location();
        assert_eq!((rows(site).await.len(), site.times_done("figure.add").await), (2, 2));
    }
}

both! {
    /// What is wrong is said beside its field, and nothing that was typed is lost.
    async fn what_is_wrong(site: Site) {
        let mut clerk = clerk(site).await;
        let empty = clerk.post(ADDRESS, &[]).await;
        let fields: Vec<String> = empty.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!((empty.status.as_u16(), fields), (422, ["name", "office", "body", "country", "source"].map(str::to_owned).into()));
        let long = "ب".repeat(1001);
        for (field, value) in [
            ("name", "1234"), ("name", &long[..300]), ("office", "king"), ("office", ""), ("body", "-"), ("country", "Jordan"), ("country", "الأردن"),
            ("country", "Nowhere"), ("country", ""), ("since_year", "21"), ("since_year", "2030"), ("until_year", "2019"),
            ("until_year", "2027"), ("source", ""), ("source", "javascript:alert(1)"), ("source", "los diarios"),
            ("source", "http://127.0.0.1/x"), ("words", &long), ("contact", &long[..500]),
        ] {
            let answer = clerk.post(ADDRESS, &with(&MARISOL, field, value)).await;
            let errors = answer.errors();
            assert_eq!((answer.status.as_u16(), errors.len()), (422, 1), "{field}={value}: {errors:?}");
            assert_eq!(errors[0].0, field, "{value}");
            assert_eq!(answer.value("other_name"), "ماريسول حنانيا", "what was typed is lost");
            assert_eq!(answer.value("contact") == "+56 2 2555 0142", field != "contact");
        }
        let foreign = clerk.post(ADDRESS, &with(&MARISOL, "country", "Jordan")).await;
        assert!(foreign.errors()[0].1.contains("your mission’s countries"));
        // Another office needs its name; a place that may be several is asked about, and may stay as it is.
        let other = with(&with(&MARISOL, "office", "other"), "office_words", "");
        assert_eq!(clerk.post(ADDRESS, &other).await.errors()[0].0, "office_words");
        let several = with(&with(&MARISOL, "origin", "بيت لحم"), "origin_code", "");
        let answer = clerk.post(ADDRESS, &several).await;
        assert_eq!(answer.errors()[0].0, "origin_code");
        assert!(answer.attributes("[name=origin_code]", "value").contains(&"bethlehem".to_owned()));
        assert_eq!(rows(site).await.len(), 0);
        clerk.post(ADDRESS, &with(&several, "origin_code", "as-typed")).await.location();
        assert_eq!(rows(site).await[0].origin, "بيت لحم");
    }
}
