//! `/me/leaving/departure`.

use axum::http::StatusCode;
use chrono::TimeDelta;
use registry::{departure, person};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::super::{code_sent, known, signed_in};
use super::{DEPARTURE, proved, rows_of};
use crate::support::site::Site;

both! {
    /// After 14 days nothing of the person is left, in no table and not in the index, but the receipt.
    async fn after_fourteen_days(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = proved(site, &layla).await;
        for _ in 0..2 {
            assert_eq!(browser.post(DEPARTURE, &[("when", "later")]).await.location(), "/en/me/leaving");
        }
        let rows = departure::Entity::find().all(&site.db).await.unwrap();
        assert_eq!(rows.len(), 1, "asked for once");
        let mails = site.mails().await;
        assert_eq!((mails[0].to.as_str(), mails.len()), ("layla@example.org", 1));
        assert!(mails[0].text.contains("7 de diciembre de 2026") && mails[0].text.contains(&departure::shown(&rows[0].reference)));
        assert!(!mails[0].text.contains("Layla") && !mails[0].text.contains("Khatib"));
        site.app.clock.advance(TimeDelta::days(14) - TimeDelta::seconds(1));
        assert_eq!(departure::carry_out_due(&site.app, site.app.clock.now()).await.unwrap(), 0);
        let mut browser = signed_in(site, &layla).await;
        site.app.clock.advance(TimeDelta::seconds(1));
        assert_eq!(departure::carry_out_due(&site.app, site.app.clock.now()).await.unwrap(), 1);
        assert_eq!(departure::carry_out_due(&site.app, site.app.clock.now()).await.unwrap(), 0, "done once");
        for (table, rows) in rows_of(site, layla.id).await {
            assert_eq!(rows, 0, "{table}");
        }
        assert!(browser.get("/en/me").await.location().starts_with("/en/me/sign-in"));
        assert_eq!(site.mails().await[0].subject, "Mahjar: borrado hecho");
        let mut clerk = site.staff("clerk-santiago").await;
        assert!(clerk.post_on("/people", &[("q", "Layla Khatib")]).await.texts("tbody tr").is_empty());
        assert!(clerk.post_on("/people", &[("q", "layla@example.org")]).await.texts("tbody tr").is_empty());
        assert_eq!(clerk.get(&format!("/people/{}", layla.id)).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.times_done("person.erase").await, 1);
        let left = departure::Entity::find().one(&site.db).await.unwrap().unwrap();
        let number = registry::number::parse(&layla.number).unwrap();
        assert_eq!(left.number_hash, departure::number_hash(&site.app.keys, &number));
        assert_eq!((left.person_id, left.done_at), (None, Some(site.app.clock.now())));
        // An unsent mail about the person goes with them; what is left in the table of mails is nobody's.
        assert!(accounts::mail::Entity::find().all(&site.db).await.unwrap().is_empty());
    }
}

both! {
    /// At once: signed out everywhere, nothing left, and the receipt, here and by mail.
    async fn at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut elsewhere = signed_in(site, &layla).await;
        let mut browser = proved(site, &layla).await;
        browser.post("/en/me/contacts/new", &[("email", "other@example.org")]).await.location();
        assert_eq!(browser.post(DEPARTURE, &[("when", "now")]).await.location(), "/en/me/left");
        let sessions = accounts::session::Entity::find().all(&site.db).await.unwrap();
        assert!(sessions.iter().all(|row| row.owner_hash.is_none()), "a session of somebody who is gone");
        let page = browser.get("/en/me/left").await;
        let reference = departure::Entity::find().one(&site.db).await.unwrap().unwrap().reference;
        assert_eq!(page.text(".panel .reference"), departure::shown(&reference));
        for (table, rows) in rows_of(site, layla.id).await {
            assert_eq!(rows, 0, "{table}");
        }
        for browser in [&mut browser, &mut elsewhere] {
            assert!(browser.get("/en/me").await.location().starts_with("/en/me/sign-in"));
        }
        let mails = site.mails().await;
        assert_eq!(mails.len(), 1, "the code for the new address was about somebody who is gone");
        assert!(mails[0].to == "layla@example.org" && mails[0].text.contains(&departure::shown(&reference)));
        assert_eq!(signed_in(site, &omar).await.get("/en/me").await.status, StatusCode::OK);
        assert_eq!(site.times_done("person.erase").await, 1);
    }
}

both! {
    /// Being signed in, however lately, is no proof: a code or the return code is.
    async fn asks_for_a_proof(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let again = "/en/me/again?to=%2Fme%2Fleaving%2Fdeparture";
        assert_eq!(browser.get(DEPARTURE).await.location(), again);
        for when in ["later", "now", ""] {
            assert_eq!(browser.post(DEPARTURE, &[("when", when)]).await.location(), again);
        }
        assert!(departure::Entity::find().all(&site.db).await.unwrap().is_empty());
        browser.post("/en/me/again", &[("send", "yes")]).await.location();
        let code = code_sent(site, "layla@example.org").await;
        browser.post("/en/me/again", &[("code", &code)]).await.location();
        assert_eq!(browser.get(DEPARTURE).await.status, StatusCode::OK);
        site.app.clock.advance(TimeDelta::minutes(29));
        browser.get("/en/me").await;
        assert_eq!(browser.get(DEPARTURE).await.location(), again, "a proof of long ago");
        assert_eq!(person::for_index(&site.db, &[layla.id]).await.unwrap().len(), 1);
    }
}

both! {
    /// While it is waited for, it can be done at once; what fails half way is undone, whole.
    async fn sooner_and_whole(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = proved(site, &layla).await;
        browser.post(DEPARTURE, &[("when", "later")]).await.location();
        let page = browser.get(DEPARTURE).await;
        assert_eq!(page.attributes("input[name=when]", "value"), ["now"]);
        // Half way: the transaction of the request cannot write its audit.
        let before = rows_of(site, layla.id).await;
        let locks = if site.db.get_database_backend() == sea_orm::DbBackend::Sqlite {
            "ALTER TABLE jobs RENAME TO jobs_away"
        } else {
            ""
        };
        if !locks.is_empty() {
            site.db.execute_unprepared(locks).await.unwrap();
            assert!(browser.post(DEPARTURE, &[("when", "now")]).await.status.is_server_error());
            assert_eq!(rows_of(site, layla.id).await, before, "half erased");
            site.db.execute_unprepared("ALTER TABLE jobs_away RENAME TO jobs").await.unwrap();
        }
        assert_eq!(browser.post(DEPARTURE, &[("when", "now")]).await.location(), "/en/me/left");
        assert_eq!(departure::Entity::find().all(&site.db).await.unwrap().len(), 1);
        assert!(rows_of(site, layla.id).await.iter().all(|(_, rows)| *rows == 0));
    }
}

/// What is missing is said in three languages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = proved(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let page = browser.post(&format!("/{}/me/leaving/departure", locale.code()), &[]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = site.app.texts.get(locale, "me-leaving-departure-error-when", None);
        assert_eq!(page.errors(), [("when".to_owned(), text)]);
    }
}
