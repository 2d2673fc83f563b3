//! `/me/family/{id}`.

use accounts::policy::Guard;
use registry::guardianship::{self, Stopped};
use registry::person::{self, PersonId, Status};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::super::set_status;
use super::{child_of, known, signed_in};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// Pages on which a guardian acts.
const PAGES: [&str; 7] = ["", "/name", "/about", "/residence", "/email", "/copy", "/leaving"];

/// Whether `browser` may act for `child`, on any page; all agree.
async fn acts(browser: &mut Browser, child: PersonId) -> bool {
    let mut may = Vec::new();
    for page in PAGES {
        may.push(browser.get(&format!("/en/me/family/{child}{page}")).await.status != 404);
    }
    let is_posted = |answer: &crate::support::browser::Answer| answer.status != 404;
    for page in ["/name", "/about", "/residence"] {
        may.push(is_posted(&browser.post(&format!("/en/me/family/{child}{page}"), &[]).await));
    }
    assert!(may.iter().all(|one| *one == may[0]), "{may:?}");
    may[0]
}

async fn born(site: &Site, child: PersonId, date: (i16, i16, i16)) {
    let row = person::ActiveModel {
        id: Set(child),
        birth_year: Set(Some(date.0)),
        birth_month: Set(Some(date.1)),
        birth_day: Set(Some(date.2)),
        ..Default::default()
    };
    person::Entity::update(row).exec(&site.db).await.unwrap();
}

both! {
    /// For confirmed minors only; never after majority, at a court's word, after death, or when the mission has ended it.
    async fn for_confirmed_minors_only(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (mut browser, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        let child = child_of(site, &layla, &mut browser).await;
        assert!(acts(&mut browser, child).await);
        assert!(!acts(&mut other, child).await, "somebody else acts");
        assert!(!acts(&mut browser, omar.id).await, "an adult is acted for");
        assert!(!acts(&mut browser, PersonId::new()).await);
        assert!(site.times_refused("guardianship.act").await >= 20);
        let page = browser.get(&format!("/en/me/family/{child}")).await;
        let shown = page.text("main");
        assert!(shown.contains("Yara Khatib") && shown.contains("2 March 2033"), "{shown}");
        // That they live with her is changed where the tie is.
        let tie = registry::tie::of(&site.db, child).await.unwrap().remove(0);
        assert!(page.attributes("main a", "href").contains(&format!("/en/me/family/ties/{}", tie.id)));

        // The day before one's eighteenth birthday, and that day.
        born(site, child, (2008, 11, 24)).await;
        assert!(acts(&mut browser, child).await);
        born(site, child, (2008, 11, 23)).await;
        assert!(!acts(&mut browser, child).await, "after majority");
        born(site, child, (2015, 3, 2)).await;
        set_status(site, child, Status::Deceased).await;
        assert!(!acts(&mut browser, child).await);
        set_status(site, child, Status::Verified).await;
        // A guardian whose own registration the mission has taken back.
        set_status(site, layla.id, Status::Rejected).await;
        assert!(!acts(&mut browser, child).await);
        set_status(site, layla.id, Status::Verified).await;

        let row = guardianship::of_child(&site.db, child).await.unwrap().remove(0);
        let desk = format!("/people/{child}/family/guardianships/{}", row.id);
        let mut clerk = site.staff("clerk-santiago").await;
        for (to, may) in [("stop", false), ("resume", true), ("end", false)] {
            clerk.post(&desk, &[("to", to), ("reason", "Case 12/2026")]).await.location();
            assert_eq!(acts(&mut browser, child).await, may, "{to}");
        }
    }
}

both! {
    /// The guard is one: with it off, whoever asks acts.
    async fn without_the_guard_anyone_acts(site: Site) {
        for (site, may) in [(site, false), (&site.without(&[Guard::Guardianship]).await, true)] {
            let layla = known(site, "Layla", "layla@example.org", true).await;
            let omar = known(site, "Omar", "omar@example.org", true).await;
            let mut browser = signed_in(site, &layla).await;
            let child = child_of(site, &layla, &mut browser).await;
            let row = guardianship::of_child(&site.db, child).await.unwrap().remove(0);
            let stopped = guardianship::ActiveModel {
                id: Set(row.id),
                stopped: Set(Some(Stopped::Court)),
                ..Default::default()
            };
            guardianship::Entity::update(stopped).exec(&site.db).await.unwrap();
            assert_eq!(acts(&mut browser, child).await, may);
            assert_eq!(acts(&mut signed_in(site, &omar).await, child).await, may);
        }
    }
}
