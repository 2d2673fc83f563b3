//! The clock jumps ahead, by years, and is put right again: nothing is erased by it, nothing stays open for longer than it
//! should, and nothing that was done under the wrong time stands in the way afterwards.

use accounts::runner;
use axum::http::StatusCode;
use chrono::TimeDelta;
use registry::{departure, note, person};
use sea_orm::EntityTrait;
use serde_json::json;

use crate::pages::me::{code_sent, known, leaving, signed_in};
use crate::pages::people::notes::new::noted;
use crate::pages::sign_in::{of, signed_in as staff_in};
use samples::cast;

/// By how much it is wrong: long enough for all that is ever kept.
fn years() -> TimeDelta {
    TimeDelta::days(12 * 365)
}

both! {
    /// Everything that waits to be erased waits on; once the clock has run for a day as it stands, it is done.
    async fn nothing_is_erased_by_it(site: Site) {
        let [leaves, dead, noted_one] = ["Leaves", "Dead", "Noted"].map(|name| (name, name.to_lowercase() + "@example.org"));
        let leaves = known(site, leaves.0, &leaves.1, true).await;
        let dead = known(site, dead.0, &dead.1, true).await;
        let of_note = known(site, noted_one.0, &noted_one.1, true).await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        supervisor.post(&format!("/people/{}/death", dead.id), &[("ground", "family")]).await.location();
        noted(&mut supervisor, of_note.id, "x", "all").await;
        leaving::proved(site, &leaves).await.post("/en/me/leaving/departure", &[("when", "later")]).await.location();
        site.browser().post("/ar/register", &[]).await.location();
        let is_whole = async || {
            let people = person::Entity::find().all(&site.db).await.unwrap().len();
            let notes = note::of(&site.db, of_note.id).await.unwrap().len();
            let drafts = registry::draft::Entity::find().all(&site.db).await.unwrap().len();
            (people, notes, drafts) == (3, 1, 1)
        };
        for jump in [years(), -years(), years()] {
            site.app.clock.advance(jump);
            // What is written down under the wrong time makes it no better.
            site.staff("supervisor-santiago").await.get(&format!("/people/{}", of_note.id)).await;
            runner::clear_up(&site.app, site.app.clock.now()).await;
            assert!(is_whole().await, "erased after a jump of {jump}");
        }
        // If it is right after all, it only takes a day longer.
        site.app.clock.advance(TimeDelta::hours(25));
        runner::clear_up(&site.app, site.app.clock.now()).await;
        let left: Vec<_> = person::Entity::find().all(&site.db).await.unwrap().into_iter().map(|row| row.id).collect();
        assert_eq!(left, [of_note.id]);
        assert!(note::of(&site.db, of_note.id).await.unwrap().is_empty());
        assert_eq!(departure::Entity::find().all(&site.db).await.unwrap().len(), 2);
    }
}

both! {
    /// Sessions, codes, digits, limits, jobs and claims of the wrong time: over when it is put right, and in nobody's way.
    async fn ahead_and_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut before = signed_in(site, &layla).await;
        // Who works here was given their role before.
        cast::staff(&site.app).await.unwrap();
        site.app.clock.advance(years());
        assert!(before.get("/en/me").await.location().starts_with("/en/me/sign-in"), "a session of years ago");

        // Under the wrong time: in by number and by digits, a code asked for, tries used up, work put off, a case taken.
        let mut member = signed_in(site, &layla).await;
        assert_eq!(member.get("/en/me").await.status, StatusCode::OK);
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let mut staff = site.browser();
        assert_eq!(staff_in(&mut staff, clerk.email, cast::PASSWORD, &digits).await.location(), "/dashboard");
        staff.post("/queue/next", &[]).await.location();
        assert_eq!(registry::claim::Entity::find().all(&site.db).await.unwrap().len(), 1);
        let mut guest = site.browser();
        guest.post("/en/me/sign-in", &[("email", "layla@example.org")]).await.location();
        let code = code_sent(site, "layla@example.org").await;
        let mut tried = 0;
        while site.browser().post("/en/me/sign-in", &[("way", "number"), ("number", &layla.number), ("code", "7K3M9QXD4T2P")]).await.status != StatusCode::TOO_MANY_REQUESTS {
            tried += 1;
            assert!(tried < 50, "no limit");
        }
        kit::job::enqueue(&site.db, person::INDEX_JOB, &json!({ "person": "no id" }), None, site.app.clock.now()).await.unwrap();
        site.do_jobs().await;

        site.app.clock.advance(-years() + TimeDelta::minutes(2));
        assert!(member.get("/en/me").await.location().starts_with("/en/me/sign-in"), "a session that never ends");
        assert!(staff.get("/dashboard").await.location().contains("/sign-in"), "a session that never ends");
        let answer = guest.post("/en/me/code", &[("code", &code)]).await;
        assert!(answer.location().starts_with("/en/me/sign-in"), "a code that never ends");
        // The limit that they met is of the years to come.
        let mut member = signed_in(site, &layla).await;
        assert_eq!(member.get("/en/me").await.status, StatusCode::OK);
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let mut staff = site.browser();
        assert_eq!(staff_in(&mut staff, clerk.email, cast::PASSWORD, &digits).await.location(), "/dashboard");
        // The same digits once more are refused as ever.
        assert_eq!(staff_in(&mut site.browser(), clerk.email, cast::PASSWORD, &digits).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!staff.get("/queue").await.text("main .tasks").contains("ليلى العبسي"), "a case that is never free");
        // What was put off until then is tried now.
        let attempts = kit::job::Entity::find().one(&site.db).await.unwrap().unwrap().attempts;
        site.do_jobs().await;
        assert!(kit::job::Entity::find().one(&site.db).await.unwrap().unwrap().attempts > attempts);
        // The audit holds together, whatever time its rows name.
        accounts::audit::link::seal(&site.db, &site.app.keys, site.app.clock.now()).await.unwrap();
        let said = &mut |finding| println!("{finding}");
        let report = server::commands::audit::checked(&site.db, &site.app.keys, &[], said).await.unwrap();
        assert_eq!(report.findings, 0);
    }
}
