//! `/queue`.

use chrono::TimeDelta;
use registry::person;
use sea_orm::ActiveValue::Set;
use sea_orm::{EntityTrait, IntoActiveModel};

use super::cases;
use crate::pages::me::requests::asked;
use crate::pages::me::{known, signed_in};
use crate::pages::people::{OUTSIDE, row, transfer};
use crate::support::site::Site;

/// The person registered `days` ago.
async fn waits(site: &Site, id: person::PersonId, days: i64) {
    let mut row = row(site, id).await.into_active_model();
    row.registered_at = Set(site.app.clock.now() - TimeDelta::days(days));
    person::Entity::update(row).exec(&site.db).await.unwrap();
}

both! {
    async fn guards(site: Site) {
        for slug in OUTSIDE.iter().chain(&["officer-south-america"]) {
            assert_eq!(site.staff(slug).await.get("/queue").await.status, 403, "{slug}");
        }
        assert!(site.browser().get("/queue").await.location().starts_with("/ar/sign-in"));
    }
}

both! {
    /// Every kind, the oldest first, of the own countries only; the menu counts them on every page.
    async fn lists_all_kinds_oldest_first(site: Site) {
        let (young, old) = (site.person("أحمد", "Khatib", "CL").await, site.person("أحمد", "Yarur", "CL").await);
        waits(site, young, 2).await;
        waits(site, old, 20).await;
        site.person("أحمد", "Khatib", "DE").await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let request = asked(site, &mut member, &layla).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let wanted = [
            format!("/people/{old}"),
            format!("/people/{young}"),
            format!("/people/{}/requests/{request}", layla.id),
        ];
        assert_eq!(cases(&mut clerk).await, wanted);
        let page = clerk.get("/queue").await;
        assert_eq!(page.texts("main .tag.warn").len(), 1, "one has waited too long");
        assert_eq!(clerk.get("/people").await.texts(".menu .count"), ["3"]);
        assert_eq!(clerk.get("/queue?kind=request").await.attributes("main .tasks a", "href"), wanted[2..]);
        assert_eq!(site.times_done("queue.list").await, 3);

        // What is decided is gone; whom another mission is to take over is in that one's queue.
        clerk.post(&format!("/people/{old}/verification"), &[("basis", "papers")]).await.location();
        assert_eq!(cases(&mut clerk).await, wanted[1..]);
        let mut supervisor = site.staff("supervisor-santiago").await;
        let transfer = transfer::asked(site, &mut supervisor, old).await;
        assert_eq!(cases(&mut clerk).await, wanted[1..]);
        let mut amman = site.staff("clerk-amman").await;
        assert_eq!(cases(&mut amman).await, [transfer]);
        assert_eq!(amman.get("/queue").await.texts(".menu .count"), ["1"]);
        clerk.post(&format!("/people/{old}/death"), &[("ground", "family")]).await.location();
        assert!(cases(&mut amman).await.is_empty(), "of a person who has died");
        assert!(amman.get("/queue").await.texts(".menu .count").is_empty());
    }
}
