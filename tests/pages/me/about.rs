//! `/me/about`.

use axum::http::StatusCode;
use registry::change_request::{self, Field};
use registry::person::Sex;

use super::{closed_to_guests, known, row, signed_in, verify};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/about"]).await;
    }
}

const FIELDS: [(&str, &str); 6] = [
    ("birth_day", "27"),
    ("birth_month", "آذار"),
    ("birth_year", "١٩٥٧"),
    ("sex", "female"),
    ("origin", "بيت جالا"),
    ("occupation", "بائعة زعتر"),
];

both! {
    /// Before a mission has verified it, all of it holds at once; shown again and sent as it stands, nothing changes.
    async fn holds_at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let fields = [&FIELDS[..], &[("occupation_code", "as-typed")]].concat();
        assert_eq!(browser.post("/ar/me/about", &fields).await.location(), "/ar/me/details");
        let person = row(site, layla.id).await;
        assert_eq!(person.birth().unwrap().to_string(), "1957-03-27");
        assert_eq!((person.sex, person.origin.as_str(), person.occupation.as_str()), (Some(Sex::Female), "bayt-jala", "بائعة زعتر"));
        for language in ["ar", "en", "es"] {
            let page = browser.get(&format!("/{language}/me/about")).await;
            let names = ["birth_day", "birth_month", "birth_year", "origin", "origin_code", "occupation", "occupation_code"];
            let shown: Vec<String> = names.iter().map(|name| page.value(name)).collect();
            let mut again: Vec<(&str, &str)> = names.iter().copied().zip(shown.iter().map(String::as_str)).collect();
            again.push(("sex", "female"));
            assert_eq!(browser.post(&format!("/{language}/me/about"), &again).await.location(), format!("/{language}/me/details"), "{again:?}");
        }
        assert_eq!(site.times_done("person.change").await, 1);
        // What is emptied is gone.
        browser.post("/en/me/about", &[]).await.location();
        let person = row(site, layla.id).await;
        assert_eq!((person.birth(), person.sex, person.origin.as_str(), person.occupation.as_str()), (None, None, "", ""));
    }
}

both! {
    /// In a verified record each of birth, sex and origin is asked for; the occupation holds at once.
    async fn of_a_verified_record_is_asked_for(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        verify(site, layla.id).await;
        let mut browser = signed_in(site, &layla).await;
        let fields = [&FIELDS[..], &[("occupation_code", "as-typed")]].concat();
        assert_eq!(browser.post("/ar/me/about", &fields).await.location(), "/ar/me/requests");
        let person = row(site, layla.id).await;
        assert_eq!((person.birth(), person.sex, person.origin.as_str()), (None, None, ""));
        assert_eq!(person.occupation, "بائعة زعتر");
        let mut open: Vec<Field> = change_request::open(&site.db, layla.id).await.unwrap().into_iter().map(|row| row.field).collect();
        open.sort_by_key(|field| format!("{field:?}"));
        assert_eq!(open, [Field::Birth, Field::Origin, Field::Sex]);
        // Another occupation later takes none of them back: the form shows what stands in the record.
        let fields = [("occupation", "معلّمة"), ("occupation_code", "as-typed")];
        assert_eq!(browser.post("/ar/me/about", &fields).await.location(), "/ar/me/details");
        assert_eq!(change_request::open(&site.db, layla.id).await.unwrap().len(), 3);
        let page = browser.get("/ar/me/requests").await.text("main");
        for wanted in ["27 آذار/مارس 1957", "أنثى", "بيت جالا"] {
            assert!(page.contains(wanted), "{wanted}: {page}");
        }
    }
}

/// The rules are those of the registration, and nobody makes a minor of themselves.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/about", locale.code());
        for (name, typed, field, key) in [
            ("birth_year", "57", "birth_year", "register-about-error-birth-year"),
            ("birth_year", "2015", "birth_year", "me-about-error-birth-minor"),
            ("origin", "Bet Jala", "origin_code", "register-about-error-origin-several"),
        ] {
            let page = browser.post(&address, &[(name, typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
            assert_eq!(page.value(name), typed);
        }
        let page = browser.post(&address, &[("origin", "Bet Jala"), ("switch", locale.code())]).await;
        assert_eq!((page.status, page.value("origin").as_str()), (StatusCode::OK, "Bet Jala"));
    }
    assert_eq!(site.times_done("person.change").await, 0);
}
