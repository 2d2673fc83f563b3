//! Mails: how they read, and that each is sent once.

use std::collections::BTreeSet;

use accounts::mail::{self, Letter};
use chrono::TimeDelta;
use kit::Locale;
use kit::mail::Outlet;
use scraper::{Html, Selector};
use sea_orm::EntityTrait;
use serde_json::json;

use crate::support::site::Site;
use crate::texts::files;

/// What any mail may be told.
fn sample() -> serde_json::Value {
    json!({ "code": "012345", "address": "layla+<b>@example.org", "reference": "7K3M-9QXD-4T2P", "due": "2026-12-07", "path": "/invitations/abc", "device": "Firefox, Android", "is_staff": false, "line": "link 12 rows 3401" })
}

/// Every mail in every language: its own and Arabic's block with language and direction, text and HTML that
/// say the same, nothing left open, no subject that tells.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_mail_in_every_language() {
    let site = Site::on_sqlite().await;
    let names: BTreeSet<String> = files("web/templates/mail", ".html")
        .into_keys()
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .filter(|name| !["frame", "letter"].contains(&name.as_str()))
        .collect();
    assert!(names.len() >= 3);
    for name in names {
        for locale in Locale::ALL {
            let locales = if locale == Locale::Ar { vec![locale] } else { vec![locale, Locale::Ar] };
            let about = format!("{name} {}", locale.code());
            let letter = site
                .app
                .pages
                .letter(&format!("mail/{name}"), &locales, "https://mahjar.example.org", &sample())
                .unwrap();
            let html = Html::parse_document(&letter.html);
            let attributes = |selector: &str, name: &str| -> Vec<String> {
                let selector = Selector::parse(selector).unwrap();
                html.select(&selector).map(|found| found.value().attr(name).unwrap().to_owned()).collect()
            };
            let codes: Vec<&str> = locales.iter().map(|locale| locale.code()).collect();
            let dirs: Vec<&str> = locales.iter().map(|locale| locale.dir()).collect();
            assert_eq!(attributes("html, body > div", "lang"), [&codes[..1], &codes].concat(), "{about}");
            assert_eq!(attributes("html, body > div", "dir"), [&dirs[..1], &dirs].concat(), "{about}");
            for link in attributes("a", "href") {
                assert!(link.starts_with("https://mahjar.example.org/"), "{about}: {link}");
                assert!(letter.text.contains(&link), "{about}: {link}");
            }
            for form in [&letter.text, &letter.html] {
                assert!(!form.contains(['⟦', '{']), "{about}: {form}");
                assert!(form.len() < 10_000, "{about}");
            }
            assert!(letter.text.contains("layla+<b>@example.org"), "{about}: {}", letter.text);
            assert!(letter.html.contains("layla+&lt;b&gt;@example.org"), "{about}");
            for words in html.select(&Selector::parse("p, h1").unwrap()).flat_map(|block| block.text()) {
                assert!(letter.text.contains(words.trim()), "{about}: the text lacks {words}");
            }
            assert!(
                !letter.text.contains("\n\n\n") && letter.text.lines().all(|line| line.trim() == line),
                "{about}"
            );
        }
    }
    for (path, text) in files("web/locales", "/mail.ftl") {
        for line in text.lines().filter(|line| line.contains("-subject =")) {
            assert!(!line.contains('{'), "{}: a subject with a value: {line}", path.display());
        }
    }
}

async fn send(site: &Site, to: &'static str, minutes: i64) {
    site.within("192.0.2.1", move |ctx| async move {
        let until = ctx.now() + TimeDelta::minutes(minutes);
        let (template, subject) = ("mail/sign_in", "mail-sign-in-subject");
        mail::send(&ctx, Letter { to, about: None, locale: Locale::Es, template, subject, until }, &sample())
            .await
    })
    .await
    .unwrap();
}

both! {
    /// Written with the request, sealed; sent once; then nothing of it is left.
    async fn is_sent_once_and_forgotten(site: Site) {
        send(site, "layla@example.org", 15).await;
        let row = mail::Entity::find().one(&site.db).await.unwrap().unwrap();
        for clear in [&b"layla"[..], b"012345"] {
            assert!(!row.sealed.windows(clear.len()).any(|window| window == clear));
        }
        let job = kit::job::Entity::find().one(&site.db).await.unwrap().unwrap();
        assert!(!job.payload.contains("layla"));
        let mails = site.mails().await;
        assert_eq!(mails.len(), 1);
        assert_eq!((mails[0].to.as_str(), mails[0].locale), ("layla@example.org", Locale::Es));
        assert_eq!(mails[0].id, row.id.0);
        assert_eq!(mails[0].subject, "Mahjar: solicitud de ingreso");
        assert!(mails[0].text.contains("012345"));
        assert!(mail::Entity::find().all(&site.db).await.unwrap().is_empty());
        assert!(kit::job::Entity::find().all(&site.db).await.unwrap().is_empty());
        // The same job once more: a node died before it could say that it was done.
        let (now, payload) = (site.app.clock.now(), json!({ "mail": row.id }));
        kit::job::enqueue(&site.db, mail::JOB, &payload, None, now).await.unwrap();
        assert_eq!(site.mails().await.len(), 1);
    }
}

both! {
    /// What came too late is not sent; what no job sends goes.
    async fn what_is_late_is_dropped(site: Site) {
        send(site, "layla@example.org", 15).await;
        site.app.clock.advance(TimeDelta::minutes(15));
        assert!(site.mails().await.is_empty());
        assert!(mail::Entity::find().all(&site.db).await.unwrap().is_empty());
        send(site, "layla@example.org", 15).await;
        assert_eq!(mail::remove_expired(&site.app, site.app.clock.now()).await.unwrap(), 0);
        let later = site.app.clock.now() + TimeDelta::minutes(15);
        assert_eq!(mail::remove_expired(&site.app, later).await.unwrap(), 1);
        assert!(site.mails().await.is_empty());
    }
}

both! {
    /// A mail that another node is sending is left to it; if that node died, it is sent later.
    async fn two_nodes_send_one_mail(site: Site) {
        use sea_orm::sea_query::Expr;
        send(site, "layla@example.org", 15).await;
        let taken = site.app.clock.now() + TimeDelta::minutes(2);
        mail::Entity::update_many()
            .col_expr(mail::Column::TakenUntil, Expr::value(taken))
            .exec(&site.db)
            .await
            .unwrap();
        assert!(site.mails().await.is_empty());
        assert_eq!(kit::job::Entity::find().all(&site.db).await.unwrap().len(), 1, "it is tried again");
        site.app.clock.advance(TimeDelta::minutes(2));
        assert_eq!(site.mails().await.len(), 1);
    }
}

/// While the outlet fails, mails wait, and other work goes on; then all are sent.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_outage_loses_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (data, outlet) = (folder.path().join("data"), folder.path().join("data/mail"));
    let config = server::config::Config::from(&data, &[]).unwrap();
    let clock = kit::clock::Clock::fixed(crate::support::site::now());
    let app = server::build::app(&config, false, clock.clone()).await.unwrap();
    assert!(matches!(&app.mail, Outlet::Disk(path) if *path == outlet));
    // A file where the folder should be.
    std::fs::write(&outlet, "").unwrap();
    let site = Site::around(app, &config).await;
    send(&site, "layla@example.org", 60).await;
    send(&site, "omar@example.org", 60).await;
    let id = uuid::Uuid::now_v7();
    kit::job::enqueue(&site.db, "registry.index", &json!({ "person": id }), None, clock.now()).await.unwrap();
    site.do_jobs().await;
    let waits = async || -> Vec<kit::job::Model> {
        let jobs = kit::job::Entity::find().all(&site.db).await.unwrap();
        jobs.into_iter().filter(|job| [mail::JOB, "registry.index"].contains(&job.kind.as_str())).collect()
    };
    let waiting = waits().await;
    assert_eq!(waiting.len(), 2, "the index's work is done");
    for job in waiting {
        assert!(job.attempts == 1 && !job.last_error.unwrap().contains("@example.org"));
    }
    std::fs::remove_file(&outlet).unwrap();
    clock.advance(TimeDelta::seconds(2));
    site.do_jobs().await;
    assert_eq!(std::fs::read_dir(&outlet).unwrap().count(), 2);
    assert!(waits().await.is_empty());
}
