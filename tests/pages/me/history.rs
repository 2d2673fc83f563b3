//! `/me/history`.

use registry::person::Status;

use super::{by_number, closed_to_guests, known, set_status, signed_in};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/history"]).await;
    }
}

both! {
    /// The office that looked is named with its role, its officer is not; nothing of another's record is there.
    async fn names_offices_and_no_officer(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.get(&format!("/people/{}", layla.id)).await;
        clerk.get(&format!("/people/{}", omar.id)).await;
        clerk.post(&format!("/people/{}/verification", omar.id), &[("basis", "papers")]).await.location();
        by_number(&mut site.browser(), "en", &layla.number, "7K3M-9QXD-4T2P").await;
        let mut browser = signed_in(site, &layla).await;
        browser.post("/en/me/consents", &[("purpose", "news"), ("given", "yes")]).await.location();
        let page = browser.get("/en/me/history").await;
        let rows = page.texts("tbody tr");
        assert_eq!(rows.len(), 4, "{rows:?}");
        assert!(rows[0].starts_with("A consent was given") && rows[0].contains("You"), "{rows:?}");
        assert!(rows[2].contains("failed") && rows[2].contains("did not prove"), "{rows:?}");
        assert!(rows[3].contains("Embassy of Palestine, Santiago") && rows[3].contains("Clerk"), "{rows:?}");
        let officer = samples::cast::STAFF.iter().find(|of| of.slug == "clerk-santiago").unwrap().name;
        assert!(!page.body.contains(officer));
    }
}

both! {
    /// 25 rows a page; past the end is the last; who is merged sees nothing any more.
    async fn paged(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for round in 0..30 {
            let given = ["yes", "no"][round % 2];
            browser.post("/es/me/consents", &[("purpose", "news"), ("given", given)]).await.location();
        }
        let page = browser.get("/es/me/history").await;
        assert_eq!(page.texts("tbody tr").len(), 25);
        let next = page.attributes("a[rel=next]", "href");
        assert_eq!(next, ["/es/me/history?page=2"]);
        assert_eq!(browser.get(&next[0]).await.texts("tbody tr").len(), 6);
        assert_eq!(browser.get("/es/me/history?page=9").await.location(), "/es/me/history?page=2");
        assert_eq!(browser.get("/es/me/history?page=99999999999").await.location(), "/es/me/history?page=2");
        set_status(site, layla.id, Status::Merged).await;
        assert_eq!(browser.get("/es/me/history").await.location(), "/es/me/sign-in");
    }
}

both! {
    /// Who has moved to another mission since is named by where they were then.
    async fn the_office_of_that_day(site: Site) {
        use accounts::grant::{self, Terms};
        use accounts::policy::Role;
        use accounts::staff::AccountId;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        site.staff("clerk-santiago").await.get(&format!("/people/{}", layla.id)).await;
        let row = accounts::audit::all(&site.db).await.unwrap();
        let account = row.iter().find(|row| row.act == "person.view").unwrap().actor_id.unwrap();
        let amman = accounts::mission::by_slug(&site.db, "jo-amman").await.unwrap().unwrap();
        site.app.clock.advance(chrono::TimeDelta::hours(1));
        let moved = Terms::open(Role::Supervisor, Some(amman.id), None, site.app.clock.now());
        grant::insert(&site.db, AccountId(account), moved, None).await.unwrap();
        let page = signed_in(site, &layla).await.get("/en/me/history").await;
        assert!(page.texts("tbody tr")[1].contains("Santiago"), "{:?}", page.texts("tbody tr"));
        assert!(!page.text("main").contains("Amman"));
    }
}
