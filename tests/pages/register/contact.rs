//! `/register/contact`.

use axum::http::StatusCode;

use super::up_to;

both! {
    async fn one_way_or_none_is_enough(site: Site) {
        for fields in [
            &[("phone", "9 6123 4567"), ("language", "ar")][..],
            &[("email", "a@example.org"), ("language", "en")],
            &[("no_contact", "yes"), ("language", "es")],
        ] {
            let mut browser = site.browser();
            up_to(&mut browser, "en", "contact").await;
            assert_eq!(browser.post("/en/register/contact", fields).await.location(), "/en/register/about");
        }
    }
}

/// Each rule's own message in three languages; what was typed stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let long_mail = format!("{}@example.org", "a".repeat(250));
    type Case<'a> = (&'a [(&'a str, &'a str)], &'a str, &'a str);
    let cases: [Case; 7] = [
        (&[("language", "ar")], "phone", "register-contact-error-none"),
        (&[("phone", "123"), ("language", "ar")], "phone", "register-contact-error-phone-form"),
        (
            &[("phone", "1234567890123456789012345678901"), ("language", "ar")],
            "phone",
            "register-contact-error-phone-long",
        ),
        (&[("email", "a@b"), ("language", "ar")], "email", "register-contact-error-email-form"),
        (&[("email", &long_mail), ("language", "ar")], "email", "register-contact-error-email-long"),
        (
            &[("email", "a@example.org"), ("no_contact", "yes"), ("language", "ar")],
            "no_contact",
            "register-contact-error-both",
        ),
        (&[("email", "a@example.org")], "language", "register-contact-error-language"),
    ];
    for locale in kit::Locale::ALL {
        let mut browser = site.browser();
        up_to(&mut browser, locale.code(), "contact").await;
        for (fields, field, key) in cases {
            let page = browser.post(&format!("/{}/register/contact", locale.code()), fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
            for (name, typed) in fields.iter().filter(|(name, _)| ["phone", "email"].contains(name)) {
                assert_eq!(page.value(name), *typed);
            }
        }
    }
}

/// What looks mistyped and can be right is asked about, once, and then taken.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_looks_mistyped_is_asked_about() {
    let site = crate::support::site::Site::on_sqlite().await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/register/contact", locale.code());
        let mut browser = site.browser();
        up_to(&mut browser, locale.code(), "contact").await;
        let asked = [("phone", "+970 51 234 5678"), ("email", "a@gmial.com"), ("language", "ar")];
        let page = browser.post(&address, &asked).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let errors = page.errors();
        let fields: Vec<&str> = errors.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["phone_right", "email_right"]);
        assert!(
            errors[0].1.replace('\u{A0}', " ").contains("+970 512 345 678")
                && errors[1].1.contains("a@gmail.com"),
            "{errors:?}"
        );
        let sure = [asked[0], asked[1], asked[2], ("phone_right", "yes"), ("email_right", "yes")];
        browser.post(&address, &sure).await.location();
    }
}
