//! The audit: rows stay as they are; what cannot be accounted for does not happen.

use accounts::audit::{self, ActorKind, Entry, Outcome};
use axum::http::StatusCode;
use sea_orm::ConnectionTrait;

both! {
    /// The application's own rights do not reach to change or remove a row.
    async fn rows_stay_as_they_are(site: Site) {
        let db = &site.db;
        audit::write(db, &site.app.keys, (ActorKind::Operator, None), site.app.clock.now(), vec![Entry::done("test")]).await.unwrap();
        for statement in ["UPDATE audit SET act = 'x'", "DELETE FROM audit"] {
            assert!(db.execute_unprepared(statement).await.is_err(), "{statement}");
        }
        assert_eq!(site.audit().await, [("test".to_owned(), Outcome::Done)]);
    }
}

/// Neither a record nor a list is shown when the look at it cannot be written down, and a verification is undone.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_audit_nothing_happens() {
    let site = crate::support::site::Site::on_sqlite().await;
    let id = site.person("أحمد", "Khatib", "CL").await;
    let mut clerk = site.staff("clerk-santiago").await;
    let show = format!("/people/{id}");
    assert_eq!(clerk.get(&show).await.status, StatusCode::OK);
    let block = "CREATE TRIGGER audit_full BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'full'); END";
    site.db.execute_unprepared(block).await.unwrap();
    for page in [show.as_str(), "/people"] {
        let answer = clerk.get(page).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{page}");
        assert!(!answer.body.contains("أحمد"), "{page}");
    }
    let verification = format!("{show}/verification");
    assert_eq!(
        clerk.post(&verification, &[("basis", "papers")]).await.status,
        StatusCode::SERVICE_UNAVAILABLE
    );
    site.db.execute_unprepared("DROP TRIGGER audit_full").await.unwrap();
    let after = clerk.get(&show).await;
    assert_eq!(after.status, StatusCode::OK);
    assert!(after.attributes("main a", "href").contains(&verification), "it was verified all the same");
}

/// A list, whose row is written while the page is made, gives its own connection back before it waits for that: with no
/// other free it is answered all the same.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_list_needs_one_connection() {
    let folder = tempfile::tempdir().unwrap();
    let settings = [("MAHJAR_DATABASE_CONNECTIONS".to_owned(), "2".to_owned())];
    let config = server::config::Config::from(folder.path(), &settings).unwrap();
    let clock = kit::clock::Clock::fixed(crate::support::site::now());
    let app = server::build::app(&config, true, clock).await.unwrap();
    samples::cast::staff(&app).await.unwrap();
    let mut clerk = crate::support::browser::Browser::new(server::layers::service(&app, &config));
    clerk.post("/ar/demo", &[("slug", "clerk-santiago")]).await.location();
    let other = kit::db::begin(&app.db, kit::db::Intent::Read).await.unwrap();
    assert_eq!(clerk.get("/people").await.status, StatusCode::OK);
    other.rollback().await.unwrap();
    assert!(audit::all(&app.db).await.unwrap().iter().any(|row| row.act == "people.list"));
}

both! {
    /// Every page about a person that staff open, and every form about one that they send, leaves a row about that
    /// person; every list leaves one of its own.
    async fn every_page_about_a_person_is_written_down(site: Site) {
        use accounts::ctx::Access;
        use accounts::policy::Role;
        // Forms and lists of the reader's own, which show nobody: what they lead to is written down there.
        let nobody = [
            "/people/new", "/people/results", "/people/searches", "/people/searches/new", "/people/searches/{id}/removal",
        ];
        let layla = crate::pages::me::known(site, "Layla", "layla@example.org", true).await;
        let omar = crate::pages::me::known(site, "Omar", "omar@example.org", true).await;
        let listed = crate::pages::me::companies::listed(site, omar.id, "Higuera").await;
        crate::pages::me::expertise::kept(site, layla.id, &crate::pages::me::expertise::surgeon()).await;
        let mut member = crate::pages::me::signed_in(site, &layla).await;
        let request = crate::pages::me::requests::asked(site, &mut member, &layla).await;
        let contact = registry::contact::of(&site.db, layla.id).await.unwrap()[0].id;
        crate::pages::me::family::with_all(site, &layla, &mut member).await;
        let family = crate::pages::me::family::All::of(site, layla.id).await;
        let need = crate::pages::me::needs::said(site, &layla, &mut member).await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let mut amman = site.staff("clerk-amman").await;
        let moving = site.person("أحمد", "Khatib", "CL").await;
        let transfer = crate::pages::people::transfer::asked(site, &mut supervisor, moving).await;
        let dead = site.person("أحمد", "Khatib", "CL").await;
        supervisor.post(&format!("/people/{dead}/death"), &[("ground", "family")]).await.location();
        let rows = server::routes::ROWS.iter().filter(|row| matches!(row.access, Access::Staff(_)));
        let rows = rows.filter(|row| row.path.starts_with("/people") || row.path.starts_with("/transfers") || row.path.starts_with("/needs"));
        for row in rows.filter(|row| !nobody.contains(&row.path)) {
            let Access::Staff(action) = row.access else { unreachable!() };
            assert!(Role::Supervisor.permits(action), "{}: who opens it?", row.path);
            for method in row.methods {
                let whom = match row.path {
                    "/people/{id}/requests/{request}" | "/people/{id}/contacts/{contact}/removal" => layla.id,
                    path if ["{document}", "{company}", "{association}"].iter().any(|of| path.contains(of)) => layla.id,
                    path if path.starts_with("/people/{id}/expertise") => layla.id,
                    "/people/{id}/family/requests/{request}" | "/needs" | "/needs/{id}" => layla.id,
                    "/people/{id}/family/guardianships/{guardianship}" => family.child,
                    "/people/{id}/reopening" => dead,
                    path if path.starts_with("/transfers/") => moving,
                    _ => site.person("أحمد", "Khatib", "CL").await,
                };
                let of_child = row.path.contains("/family/requests/");
                let request = if of_child { family.request.to_string() } else { request.to_string() };
                let path = row.path.replace("{guardianship}", &family.guardianship.to_string());
                let path = path.replace("/needs/{id}", &format!("/needs/{need}"));
                let document = crate::pages::me::documents::kept(site, layla.id, "N1234567").await;
                let path = path.replace("{document}", &document.to_string());
                let club = crate::pages::associations::kept(site, &crate::pages::associations::club()).await;
                crate::pages::me::associations::joined(site, club, layla.id, &[]).await;
                let path = path.replace("{association}", &club.to_string());
                let company = crate::pages::me::companies::kept(site, layla.id, "Olivo").await;
                let path = path.replace("{company}", &company.to_string()).replace("{partner}", &listed.to_string());
                let path = path.replace("{request}", &request).replace("{contact}", &contact.to_string());
                let path = path.replace("{note}", &contact.to_string()).replace("{id}", &whom.to_string());
                let path = if row.path.starts_with("/transfers/") { transfer.clone() } else { path };
                let browser = if row.path.starts_with("/transfers/") { &mut amman } else { &mut supervisor };
                let before = audit::all(&site.db).await.unwrap().len();
                let answer = match *method {
                    "get" => browser.get(&path).await,
                    // Without words it only leads on to the list.
                    _ if row.path == "/people" => browser.post(&path, &[("q", "khatib")]).await,
                    _ => browser.post(&path, &[]).await,
                };
                if *method == "get" {
                    assert_eq!(answer.status, StatusCode::OK, "{path}");
                }
                // What is not there shows nobody.
                if answer.status == StatusCode::NOT_FOUND {
                    continue;
                }
                let after = audit::all(&site.db).await.unwrap().split_off(before);
                let is_told = |of: &audit::Model| match row.path {
                    "/people" => of.act == "people.list" || of.act == "people.search",
                    "/needs" => of.act == "need.list",
                    _ => of.subject_kind.as_deref() == Some("person") && of.subject_id == Some(whom.0),
                };
                assert!(after.iter().any(is_told), "{method} {path} ({}) leaves {after:?}", answer.status);
            }
        }
    }
}
