//! `/me/contacts/new`.

use axum::http::StatusCode;
use chrono::TimeDelta;
use registry::contact::Kind;

use super::super::{closed_to_guests, code_sent, known, signed_in};
use super::{of, one_more};

const PAGE: &str = "/en/me/contacts/new";

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/contacts/new"]).await;
    }
}

both! {
    /// An address gets its code at once; a telephone is in the list; both are written down.
    async fn adds_both(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let fields = [("email", "Layla.K@example.net"), ("phone", "9 6123 4567"), ("whatsapp", "yes")];
        let to = browser.post(PAGE, &fields).await.location();
        let rows = of(site, layla.id).await;
        assert_eq!(rows.len(), 3);
        let phone = rows.iter().find(|row| row.kind == Kind::Phone).unwrap();
        assert_eq!((phone.value.as_str(), phone.whatsapp), ("+56961234567", true));
        let email = rows.iter().find(|row| row.value == "Layla.K@example.net").unwrap();
        assert!(email.verified_at.is_none());
        assert_eq!(to, format!("/en/me/contacts/{}/verification", email.id));
        let code = code_sent(site, "Layla.K@example.net").await;
        assert_eq!(browser.post(&to, &[("code", &code)]).await.location(), "/en/me/contacts");
        // The address that was confirmed before is told, and nothing of the new one.
        let mails = site.mails().await;
        assert_eq!((mails[0].to.as_str(), mails.len()), ("layla@example.org", 2));
        assert_eq!(mails[0].subject, "Mahjar: cambiaron los datos de contacto");
        for form in [&mails[0].text, &mails[0].html] {
            assert!(!form.contains("Layla") && !form.contains("example.net"), "{form}");
        }
        assert_eq!(site.times_done("contact.add").await, 2);
        assert_eq!(site.times_done("contact.confirm").await, 1);
    }
}

both! {
    /// What is there already is not there twice; only a telephone goes back to the list.
    async fn known_ones_stay_one(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for _ in 0..2 {
            assert_eq!(browser.post(PAGE, &[("phone", "+56 9 6123 4567")]).await.location(), "/en/me/contacts");
        }
        assert_eq!(browser.post(PAGE, &[("email", "LAYLA@example.org")]).await.location(), "/en/me/contacts");
        assert_eq!(of(site, layla.id).await.len(), 2);
        assert_eq!(site.times_done("contact.add").await, 1);
    }
}

both! {
    /// Ten are enough.
    async fn ten_at_most(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        for n in 1..10 {
            one_more(site, layla.id, Kind::Phone, &format!("+5696123456{n}"), false).await;
        }
        let mut browser = signed_in(site, &layla).await;
        let page = browser.post(PAGE, &[("email", "more@example.org")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors()[0].0, "email");
        assert_eq!(of(site, layla.id).await.len(), 10);
    }
}

/// Each rule's message in three languages; what was typed stays; a change of language keeps it, too.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/contacts/new", locale.code());
        for (fields, field, key) in [
            (&[][..], "email", "me-contacts-new-error-none"),
            (&[("email", "a@b")], "email", "register-contact-error-email-form"),
            (&[("phone", "123")], "phone", "register-contact-error-phone-form"),
        ] {
            let page = browser.post(&address, fields).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
            assert_eq!(page.errors(), [(field.to_owned(), site.app.texts.get(locale, key, None))]);
            for (name, typed) in fields {
                assert_eq!(page.value(name), *typed);
            }
        }
        let asked = [("email", "a@gmial.com"), ("phone", "+970 51 234 5678")];
        let fields: Vec<String> =
            browser.post(&address, &asked).await.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["email_right", "phone_right"]);
        let page = browser.post(&address, &[("email", "a@b"), ("switch", locale.code())]).await;
        assert_eq!((page.status, page.value("email").as_str()), (StatusCode::OK, "a@b"));
    }
    assert_eq!(of(&site, layla.id).await.len(), 1);
}

both! {
    /// After a quarter of an hour the member proves once more who they are; after half an hour a page that was
    /// open is not taken either.
    async fn only_soon_after_signing_in(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        site.app.clock.advance(TimeDelta::minutes(15));
        let again = "/en/me/again?to=%2Fme%2Fcontacts%2Fnew";
        assert_eq!(browser.get(PAGE).await.location(), again);
        assert_eq!(browser.post(PAGE, &[("email", "a@b")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        site.app.clock.advance(TimeDelta::minutes(15));
        assert_eq!(browser.post(PAGE, &[("email", "new@example.org")]).await.location(), again);
        assert_eq!(of(site, layla.id).await.len(), 1);
    }
}
