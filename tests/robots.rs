//! Robots: what they send gets its number and waits apart; what people send does not.

use chrono::TimeDelta;
use registry::person::{self, Status};
use registry::{contact, held, number};
use sea_orm::EntityTrait;

use crate::pages::me::by_email;
use crate::pages::{register_by_hand, register_done, register_up_to};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// Where the registrations stand, oldest first.
async fn statuses(site: &Site) -> Vec<Status> {
    let mut people = person::Entity::find().all(&site.db).await.unwrap();
    people.sort_by_key(|person| person.id);
    people.into_iter().map(|person| person.status).collect()
}

/// Sends a registration whose check page gets these fields beside its token.
async fn send(browser: &mut Browser, fields: &[(&str, &str)]) {
    register_up_to(browser, "en", "check").await;
    let token = browser.get("/en/register/check").await.value("token");
    let asked = fields.iter().any(|(_, value)| *value == "WORK");
    let work = if asked { kit::proof::find(&token) } else { String::new() };
    let mut all = vec![("token", token.as_str())];
    all.extend(
        fields.iter().map(|(name, value)| (*name, if *value == "WORK" { work.as_str() } else { value })),
    );
    browser.post("/en/register/check", &all).await.location();
}

both! {
    /// With the work done and at a person's pace, registrations of one range go through, up to the hour's allowance.
    async fn people_go_straight_through(site: Site) {
        for _ in 0..31 {
            register_by_hand(site, &mut site.browser()).await;
            // Thirty in an hour: the clock moves two minutes with each.
            site.app.clock.advance(TimeDelta::seconds(-115));
        }
        let statuses = statuses(site).await;
        assert_eq!(statuses.iter().filter(|status| **status == Status::Submitted).count(), 31, "30, and one more");
        register_by_hand(site, &mut site.browser()).await;
        assert_eq!(self::statuses(site).await[31], Status::Held);
        register_by_hand(site, &mut site.browser().from("203.0.113.1")).await;
        assert_eq!(self::statuses(site).await[32], Status::Submitted);
    }
}

both! {
    /// Without scripts one an hour goes through; more wait, with their number, in a list of their own.
    async fn the_slow_lane(site: Site) {
        register_done(&mut site.browser()).await;
        let number = register_done(&mut site.browser()).await;
        assert_eq!(statuses(site).await, [Status::Submitted, Status::Held]);
        site.do_jobs().await;
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get("/people").await.texts("table tbody tr").len(), 1);
        let apart = clerk.get("/people?status=held").await;
        assert!(apart.text("table tbody tr").contains(&number));
        assert!(clerk.get("/dashboard").await.texts(".figure .value").iter().all(|value| value != "2"));

        // The allowance of the next hour frees who waits longest.
        let released = held::release_due(&site.app, site.app.clock.now()).await.unwrap();
        assert_eq!(released, 0, "this hour's is used up");
        site.app.clock.advance(TimeDelta::hours(1));
        assert_eq!(held::release_due(&site.app, site.app.clock.now()).await.unwrap(), 1);
        site.do_jobs().await;
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get("/people").await.texts("table tbody tr").len(), 2);
        assert!(clerk.get("/people?status=held").await.texts("table tbody tr").is_empty());
        assert_eq!(site.times_done("person.release").await, 1);
    }
}

both! {
    /// What is too quick, or shows no work of its own, has proved nothing; what fills in the trap is freed by no
    /// allowance.
    async fn what_robots_do(site: Site) {
        send(&mut site.browser(), &[("work", "WORK")]).await;
        send(&mut site.browser(), &[("work", "WORK")]).await;
        assert_eq!(statuses(site).await, [Status::Submitted, Status::Held], "too quick: only the allowance");
        send(&mut site.browser().from("203.0.113.1"), &[("website", "https://spam.example")]).await;
        assert_eq!(statuses(site).await[2], Status::Held, "the allowance is not asked");
        site.app.clock.advance(TimeDelta::hours(2));
        assert_eq!(held::release_due(&site.app, site.app.clock.now()).await.unwrap(), 1);
        assert_eq!(statuses(site).await, [Status::Submitted, Status::Submitted, Status::Held]);
    }
}

both! {
    /// A confirmed e-mail address frees, and so does the desk.
    async fn a_code_or_the_desk_frees(site: Site) {
        for _ in 0..3 {
            register_done(&mut site.browser()).await;
        }
        let people = person::Entity::find().all(&site.db).await.unwrap();
        let held: Vec<_> = people.iter().filter(|person| person.status == Status::Held).collect();
        assert_eq!(held.len(), 2);
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{}/verification", held[0].id), &[("basis", "papers")]).await.location();
        let row = person::Entity::find_by_id(held[0].id).one(&site.db).await.unwrap().unwrap();
        assert_eq!(row.status, Status::Verified);
        assert_eq!(held::Entity::find().all(&site.db).await.unwrap().len(), 1, "it waits no more");

        let mut own = site.browser();
        let contact = contact::of(&site.db, held[1].id).await.unwrap().remove(0);
        let mut answer = by_email(site, &mut own, "en", &contact.value).await;
        assert_eq!(answer.location(), "/en/me/proof", "nobody confirmed it yet");
        answer = own.post("/en/me/proof", &[("proof", &number::shown(&held[1].number))]).await;
        answer.location();
        let row = person::Entity::find_by_id(held[1].id).one(&site.db).await.unwrap().unwrap();
        assert_eq!(row.status, Status::Submitted);
        assert!(held::Entity::find().all(&site.db).await.unwrap().is_empty());
    }
}

both! {
    /// A flood from one range: the hourly allowance does not let it into the queue hour by hour.
    async fn a_flood_stays_apart(site: Site) {
        for _ in 0..27 {
            register_done(&mut site.browser()).await;
        }
        for _ in 0..5 {
            site.app.clock.advance(TimeDelta::hours(2));
            assert_eq!(held::release_due(&site.app, site.app.clock.now()).await.unwrap(), 0);
        }
        assert_eq!(statuses(site).await.iter().filter(|status| **status == Status::Held).count(), 26);
    }
}

/// The drill: scripted registrations from a hundred ranges of addresses, of which at most one in a hundred may reach
/// the queue. `MAHJAR_DRILL_POSTS` sets how many (`just drill robots`: 10,000); here a tenth of the ranges.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn scripted_posts_stay_out_of_the_queue() {
    let posts: usize =
        std::env::var("MAHJAR_DRILL_POSTS").ok().and_then(|posts| posts.parse().ok()).unwrap_or(300);
    let ranges = posts.div_ceil(100);
    let site = Site::with(&[("MAHJAR_ROBOTS__HOURLY_BEGUN", "100000")]).await;
    for n in 0..posts {
        let mut robot = site.browser().from(&format!("198.18.{}.7", n % ranges));
        // Some fill in all they find, some leave out what they do not know, none does the work.
        let fields: &[(&str, &str)] = match n % 3 {
            0 => &[("website", "https://spam.example"), ("work", "1,2,3,4,5,6,7,8")],
            1 => &[("work", "")],
            _ => &[],
        };
        send(&mut robot, fields).await;
        site.app.clock.advance(TimeDelta::milliseconds(100));
    }
    let statuses = statuses(&site).await;
    let queued = statuses.iter().filter(|status| **status != Status::Held).count();
    assert_eq!(statuses.len(), posts, "each has its number");
    println!("{posts} scripted registrations from {ranges} ranges: {queued} in the queue");
    assert!(queued * 100 <= posts, "{queued} of {posts} reached the queue");
    assert!(queued > 0, "the first of a range goes through");
}
