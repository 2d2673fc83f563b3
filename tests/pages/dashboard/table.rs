//! `/dashboard/table`.

use std::io::Cursor;

use axum::http::{StatusCode, header};
use calamine::{Data, Reader, Xlsx};
use registry::person::Status;

use super::index::{living_in, people};
use crate::support::browser::Answer;
use crate::support::site::now;

/// The rows of a CSV file.
fn lines(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.headers[header::CONTENT_TYPE], "text/csv; charset=utf-8");
    answer.body.strip_prefix('\u{FEFF}').unwrap().lines().map(str::to_owned).collect()
}

both! {
    /// A file has what the page has, and what somebody typed is no formula in it; it is written down who took it.
    async fn as_a_file(site: Site) {
        people(site, 8, &living_in("CL", "=1+1"), Status::Submitted, now()).await;
        people(site, 3, &living_in("CL", "Santiago"), Status::Verified, now()).await;
        people(site, 5, &living_in("JO", "عمّان"), Status::Verified, now()).await;
        let mut clerk = site.staff("supervisor-santiago").await;
        let page = clerk.get("/dashboard/table?of=city").await;
        assert_eq!(page.texts(".counts th[scope=row]"), ["=1+1", "Santiago"]);
        let csv = clerk.get("/dashboard/table?of=city&as=csv").await;
        let rows = lines(&csv);
        assert_eq!(rows[0], "\"المدينة\",\"الرمز\",\"عدد الأشخاص\"");
        assert!(rows[1].starts_with("\"'=1+1\",") && rows[1].ends_with(",8"), "{rows:?}");
        assert_eq!(rows[2], "\"Santiago\",\"santiago\",3");
        let name = "attachment; filename=\"mahjar-city-2026-11-23.csv\"";
        assert_eq!(csv.headers[header::CONTENT_DISPOSITION], name);
        assert!(rows.iter().any(|row| row.contains("10:42")), "its time");
        assert!(rows.iter().any(|row| row.ends_with(": 11\"")), "all of them: {rows:?}");

        let xlsx = clerk.get("/dashboard/table?of=city&as=xlsx").await;
        let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(xlsx.bytes)).unwrap();
        let sheet = book.sheet_names()[0].clone();
        let cells = book.worksheet_range(&sheet).unwrap();
        assert_eq!(cells.get_value((1, 0)), Some(&Data::String("'=1+1".into())));
        assert_eq!(cells.get_value((1, 2)), Some(&Data::Float(8.0)));
        assert_eq!(cells.get_value((2, 2)), Some(&Data::Float(3.0)));
        assert_eq!(site.times_done("numbers.download").await, 2);
    }
}

both! {
    /// The analyst's files hide as the page does.
    async fn hides_few_people(site: Site) {
        people(site, 8, &living_in("CL", "Santiago"), Status::Submitted, now()).await;
        people(site, 9, &living_in("JO", "عمّان"), Status::Submitted, now()).await;
        people(site, 3, &living_in("PE", "Lima"), Status::Submitted, now()).await;
        let mut analyst = site.staff("analyst").await;
        for of in ["country", "city"] {
            let page = analyst.get(&format!("/dashboard/table?of={of}")).await;
            let rows = page.texts(".counts td");
            assert_eq!(rows, ["9"], "3 alone could be worked out");
            assert!(page.attributes(".counts a", "href").is_empty());
            let file = analyst.get(&format!("/dashboard/table?of={of}&as=csv")).await;
            assert!(!file.body.contains("Lima") && !file.body.contains("Peru"));
            assert_eq!(lines(&file).iter().filter(|row| row.ends_with(",9")).count(), 1, "{}", file.body);
            assert!(!file.body.contains(",8") && !file.body.contains(",3"));
        }
    }
}

both! {
    async fn who_may_and_what_there_is(site: Site) {
        assert!(site.browser().get("/dashboard/table").await.location().starts_with("/ar/sign-in"));
        for slug in ["administrator", "auditor", "data-protection"] {
            assert_eq!(site.staff(slug).await.get("/dashboard/table").await.status, StatusCode::FORBIDDEN);
        }
        let mut clerk = site.staff("clerk-berlin").await;
        assert_eq!(clerk.get("/dashboard/table").await.status, StatusCode::OK);
        assert_eq!(clerk.get("/dashboard/table?of=confirmed").await.status, StatusCode::NOT_FOUND);
        assert_eq!(clerk.get("/dashboard/table?of=city&as=pdf").await.status, StatusCode::NOT_FOUND);
    }
}
