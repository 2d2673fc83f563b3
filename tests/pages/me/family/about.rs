//! `/me/family/{id}/about`.

use registry::change_request::{self, Field};

use super::super::row;
use super::{child_of, known, signed_in};

both! {
    /// Origin is asked for; of a minor the day of birth stays known and a minor's.
    async fn what_is_asked_and_what_is_not(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/about");
        for (date, key) in [
            ([("birth_day", "2"), ("birth_month", "3"), ("birth_year", "2001")], "me-family-about-error-birth"),
            ([("birth_day", ""), ("birth_month", "3"), ("birth_year", "2015")], "me-family-child-error-birth-full"),
            ([("birth_day", ""), ("birth_month", ""), ("birth_year", "")], "me-family-child-error-birth"),
        ] {
            let answer = browser.post(&address, &date).await;
            assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, key, None));
        }
        let fields = [
            ("birth_day", "3"), ("birth_month", "3"), ("birth_year", "2015"), ("sex", "female"), ("origin", "Nazareth"),
            ("origin_code", "nazareth"),
        ];
        let page = browser.post(&address, &[&fields[..], &[("switch", "ar")]].concat()).await;
        assert_eq!(page.attributes("[name=birth_day]", "value"), ["3"]);
        browser.post(&address, &fields).await.location();
        let asked: Vec<Field> =
            change_request::open(&site.db, child).await.unwrap().into_iter().map(|row| row.field).collect();
        assert_eq!(asked, [Field::Birth, Field::Origin]);
        assert_eq!(row(site, child).await.birth_day, Some(2));
        // Accepted, it changes the day on which the record becomes the child's own.
        let request = change_request::open(&site.db, child).await.unwrap().remove(0).id;
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{child}/requests/{request}"), &[("answer", "accept")]).await.location();
        let rows = registry::guardianship::of_child(&site.db, child).await.unwrap();
        assert_eq!(rows[0].of_age_at.date_naive().to_string(), "2033-03-03");
    }
}
