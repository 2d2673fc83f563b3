//! `/register/about`.

use axum::http::StatusCode;

use super::up_to;
use crate::support::site::Site;

both! {
    /// Everything may be skipped.
    async fn all_of_it_is_optional(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "about").await;
        assert_eq!(browser.post("/en/register/about", &[]).await.location(), "/en/register/consents");
        assert_eq!(browser.post("/en/register/about", &[("sex", "none"), ("birth_year", "١٩٥٧")]).await.location(), "/en/register/consents");
    }
}

both! {
    /// A place that several share is chosen by its sub-district; one with its exact name is taken; any spelling is
    /// offered; what nobody knows stays as typed.
    async fn places_by_any_spelling(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "about").await;
        assert_eq!(browser.post("/en/register/about", &[("origin", "بيت جالا")]).await.location(), "/en/register/consents");
        assert_eq!(browser.get("/en/register/about").await.value("origin_code"), "bayt-jala");

        let page = browser.post("/en/register/about", &[("origin", "Bet Jala")]).await;
        assert_eq!(page.errors()[0].0, "origin_code");
        let offered = page.attributes("input[name=origin_code]", "value");
        assert!(offered.contains(&"bayt-jala".to_owned()) && offered.last().is_some_and(|last| last == "as-typed"));
        assert!(page.texts(".choice .hint").contains(&"Jerusalem".to_owned()), "the sub-district stands beside it");
        for (chosen, kept) in [("bayt-jala", "Bayt Jala (Jerusalem)"), ("as-typed", "Bet Jala")] {
            browser.post("/en/register/about", &[("origin", "Bet Jala"), ("origin_code", chosen)]).await.location();
            browser.post("/en/register/consents", &[]).await.location();
            assert!(browser.get("/en/register/check").await.text("main").contains(kept), "{kept}");
        }
        // An id that was not offered for what stands in the box counts for nothing.
        let forged = browser.post("/en/register/about", &[("origin", "Bet Jala"), ("origin_code", "acre")]).await;
        assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.post("/en/register/about", &[("origin", "Qwxyz")]).await.location(), "/en/register/check");
    }
}

both! {
    /// A minor is told who registers them; the date can be corrected; nothing is sent meanwhile.
    async fn minors_are_registered_by_their_family(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "check").await;
        let birth = [("birth_day", "1"), ("birth_month", "2"), ("birth_year", "2015")];
        assert_eq!(browser.post("/ar/register/about", &birth).await.location(), "/ar/register/minor");
        assert_eq!(browser.get("/ar/register/check").await.location(), "/ar/register/about");
        assert_eq!(browser.get("/ar/register/about").await.value("birth_year"), "2015");
        browser.post("/ar/register/about", &[("birth_year", "1985")]).await.location();
        assert_eq!(browser.get("/ar/register/check").await.status, StatusCode::OK);
    }
}

/// Each rule's own message in three languages, beside its field; what was typed stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = Site::on_sqlite().await;
    let long = "a".repeat(101);
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);
    let cases: [Case; 13] = [
        (&[("birth_day", "27"), ("birth_month", "3")], "birth_year", "register-about-error-birth-no-year"),
        (
            &[("birth_day", "27"), ("birth_year", "1957")],
            "birth_month",
            "register-about-error-birth-no-month",
        ),
        (
            &[("birth_day", "32"), ("birth_month", "3"), ("birth_year", "1957")],
            "birth_day",
            "register-about-error-birth-day",
        ),
        (&[("birth_month", "13"), ("birth_year", "1957")], "birth_month", "register-about-error-birth-month"),
        (&[("birth_year", "57")], "birth_year", "register-about-error-birth-year"),
        (
            &[("birth_day", "31"), ("birth_month", "شباط"), ("birth_year", "1957")],
            "birth_day",
            "register-about-error-birth-no-such-day",
        ),
        (&[("birth_year", "2031")], "birth_year", "register-about-error-birth-future"),
        (&[("birth_year", "1857")], "birth_year", "register-about-error-birth-old"),
        (&[("birth_year", "1920")], "birth_right", "register-about-error-birth-unsure"),
        (&[("origin", &long)], "origin", "register-about-error-origin-long"),
        (&[("origin", "Bet Jala")], "origin_code", "register-about-error-origin-several"),
        (&[("occupation", &long)], "occupation", "register-about-error-occupation-long"),
        (&[("occupation", "teacher")], "occupation_code", "register-about-error-occupation-several"),
    ];
    for locale in kit::Locale::ALL {
        let address = format!("/{}/register/about", locale.code());
        let mut browser = site.browser();
        up_to(&mut browser, locale.code(), "about").await;
        for (fields, field, key) in cases {
            let page = browser.post(&address, fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
            for (name, typed) in fields {
                assert_eq!(page.value(name), *typed);
            }
        }
        let sure = [("birth_year", "1920"), ("birth_right", "yes")];
        browser.post(&address, &sure).await.location();
    }
}
