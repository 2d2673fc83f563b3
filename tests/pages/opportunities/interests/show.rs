//! `/opportunities/{id}/interests/{interest}`.

use accounts::policy::Guard;
use registry::opportunity::State as Stands;
use registry::opportunity_interest::State;

use super::{asked, interest, interested, manager, managers_only, open, posted, standing, wanted};
use crate::pages::me::{known, signed_in};
use crate::pages::staff_accounts::account;

both! {
    /// The department reads what was sent and nothing else, and follows it to an outcome with its value; the person is told,
    /// once a step, and reads who read it.
    async fn followed_to_an_outcome(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = open(site, "Press").await;
        let own = interested(site, layla.id, id).await;
        let address = format!("/opportunities/{id}/interests/{own}");
        managers_only(site, &address).await;
        let mut manager = manager(site).await;
        let page = manager.get(&address).await;
        for there in ["Press", "Layla Khatib", "Chile", "I import oil.", "in the evening"] {
            assert!(page.text("main").contains(there), "{there}: {}", page.text("main"));
        }
        for hidden in ["layla@example.org", &layla.number, "/people/"] {
            assert!(!page.body.contains(hidden), "{hidden}");
        }
        let mails = site.mails().await.len();
        let met = [("to", "met"), ("note", "In Ramallah.")];
        for _ in 0..2 {
            assert_eq!(manager.post(&address, &met).await.location(), format!("/opportunities/{id}"));
        }
        assert_eq!(site.mails().await.len(), mails + 1);
        let noted = [("to", "met"), ("note", "In Nablus.")];
        manager.post(&address, &noted).await.location();
        assert_eq!(site.mails().await.len(), mails + 1, "a note is no news");
        manager.post(&address, &[("to", "agreed"), ("value", "١٢٬٥٠٠"), ("note", "In Nablus.")]).await.location();
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, row.value, &*row.note), (State::Agreed, Some(12_500), "In Nablus."));
        assert_eq!(row.followed_by, Some(account(site, "programme-manager").await));
        assert_eq!((site.times_done("interest.follow").await, site.mails().await.len()), (3, mails + 2));
        assert!(site.times_done("interest.view").await >= 2);
        let mut member = signed_in(site, &layla).await;
        let page = member.get(&format!("/en/me/opportunities/{id}")).await.text("main");
        assert!(page.contains("Agreed") && page.contains("12,500 US dollars") && !page.contains("Nablus"), "{page}");
        let history = member.get("/en/me/history").await.text("main");
        assert!(history.contains("The department for expatriates read an interest in an opportunity"), "{history}");
        assert!(manager.get(&format!("/opportunities/{id}")).await.text("main").contains("12,500 US dollars"));
    }
}

both! {
    /// An expert's help is counted in days, once it was given; no value is asked, and the person reads the days.
    async fn help_is_counted_in_days(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = posted(site, &wanted("Surgeon"), Stands::Open).await;
        let own = interested(site, layla.id, id).await;
        let address = format!("/opportunities/{id}/interests/{own}");
        let mut manager = manager(site).await;
        let page = manager.get(&address).await;
        assert!(page.attributes("[name=value]", "name").is_empty() && page.value("days").is_empty());
        manager.post(&address, &[("to", "agreed")]).await.location();
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Agreed, "without a value");
        for _ in 0..2 {
            manager.post(&address, &[("to", "done"), ("days", "١٢"), ("note", "In Nablus.")]).await.location();
        }
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, row.days, row.value, &*row.note), (State::Done, Some(12), None, "In Nablus."));
        assert_eq!(site.times_done("interest.follow").await, 2);
        assert!(manager.get(&format!("/opportunities/{id}")).await.text("main").contains("12 days of help"));
        let page = signed_in(site, &layla).await.get(&format!("/en/me/opportunities/{id}")).await;
        assert!(page.text("main").contains("Help given") && page.text("main").contains("Days of help12"), "{}", page.text("main"));
        assert!(!page.body.contains("withdrawal"), "what was done is taken back");
        // Days of a project there are none.
        let other = open(site, "Press").await;
        let own = interested(site, layla.id, other).await;
        let answer = manager.post(&format!("/opportunities/{other}/interests/{own}"), &[("to", "done"), ("days", "3")]).await;
        assert_eq!(answer.errors()[0].0, "to");
    }
}

both! {
    /// Who has not said yes is not followed: what was asked stands there, and no form.
    async fn not_before_a_yes(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = posted(site, &wanted("Surgeon"), Stands::Open).await;
        crate::pages::me::expertise::listed(site, layla.id, &crate::pages::me::expertise::surgeon()).await;
        let own = asked(site, layla.id, id).await;
        let address = format!("/opportunities/{id}/interests/{own}");
        let mut manager = manager(site).await;
        for (state, said) in [(State::Asked, "once the person has said yes"), (State::Declined, "They said no")] {
            standing(site, own, state).await;
            let page = manager.get(&address).await;
            assert!(page.text("main").contains("Sixty patients wait.") && page.text("main").contains(said), "{}", page.text("main"));
            assert!(page.attributes("main form", "method").is_empty(), "{state:?} is followed");
            let page = manager.post_on(&address, &[("to", "contacted")]).await;
            assert!(page.text(".flash").contains("once the person has said yes"));
            assert_eq!(interest(site, layla.id, id).await.unwrap().state, state);
        }
        assert_eq!(site.times_done("interest.follow").await, 0);
    }
}

both! {
    /// What was taken back, or belongs to another opportunity, answers like what there is not; and nobody else reads it.
    async fn only_as_long_as_they_are_interested(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let (id, other) = (open(site, "Press").await, open(site, "Mill").await);
        let own = interested(site, layla.id, id).await;
        let mut manager = manager(site).await;
        let nobody = format!("/opportunities/{id}/interests/{}", uuid::Uuid::now_v7());
        let nothing = manager.get(&nobody).await;
        let elsewhere = manager.get(&format!("/opportunities/{other}/interests/{own}")).await;
        assert_eq!((elsewhere.status.as_u16(), &elsewhere.body), (404, &nothing.body));
        let address = format!("/opportunities/{id}/interests/{own}");
        assert_eq!(manager.get(&address).await.status, 200);
        let mut member = signed_in(site, &layla).await;
        member.post(&format!("/en/me/opportunities/{id}/withdrawal"), &[]).await.location();
        let gone = manager.get(&address).await;
        assert_eq!((gone.status.as_u16(), &gone.body), (404, &nothing.body));
        assert_eq!(manager.post(&address, &[("to", "met")]).await.status, 404);
        assert!(!manager.get(&format!("/opportunities/{id}")).await.body.contains("Khatib"));
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Withdrawn);
        assert!(site.times_refused("interest.find").await >= 4);
        assert_eq!(manager.get(&format!("/people/{}", layla.id)).await.status, 403);
    }
}

both! {
    /// The mask is a guard: with the right alone, another role reads who it is and not what was sent.
    async fn without_the_right_nothing_is_read(site: Site) {
        let site = &site.without(&[Guard::Permission]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = open(site, "Press").await;
        let own = interested(site, layla.id, id).await;
        let page = site.staff("analyst").await.get(&format!("/opportunities/{id}/interests/{own}")).await;
        assert!(page.status == 200 && page.body.contains("Layla") && !page.body.contains("I import oil."));
    }
}

/// What is wrong is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let id = open(&site, "Press").await;
    let own = interested(&site, layla.id, id).await;
    let address = format!("/opportunities/{id}/interests/{own}");
    let mut manager = manager(&site).await;
    let long = "x".repeat(601);
    for locale in kit::Locale::ALL {
        manager.post("/language", &[("to", locale.code()), ("back", "/opportunities")]).await.location();
        for (fields, field, key) in [
            (vec![], "to", "opportunities-interests-error-to"),
            (vec![("to", "expressed")], "to", "opportunities-interests-error-to"),
            (vec![("to", "withdrawn")], "to", "opportunities-interests-error-to"),
            (vec![("to", "agreed")], "value", "opportunities-interests-error-value"),
            (vec![("to", "agreed"), ("value", "12.5")], "value", "opportunities-interests-error-value"),
            (vec![("to", "met"), ("value", "12")], "value", "opportunities-interests-error-value-early"),
            (vec![("to", "met"), ("note", &*long)], "note", "opportunities-interests-error-note-long"),
        ] {
            let page = manager.post(&address, &fields).await;
            assert_eq!(
                page.errors(),
                [(field.to_owned(), site.app.texts.get(locale, key, None))],
                "{fields:?}"
            );
            for (name, value) in fields.into_iter().filter(|(name, _)| *name == "value") {
                assert_eq!(page.value(name), value, "what was typed is lost");
            }
        }
    }
    assert_eq!(interest(&site, layla.id, id).await.unwrap().state, State::Expressed);
}

/// The same where an expert is followed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_about_days() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let id = posted(&site, &wanted("Surgeon"), Stands::Open).await;
    let own = interested(&site, layla.id, id).await;
    let address = format!("/opportunities/{id}/interests/{own}");
    let mut manager = manager(&site).await;
    for locale in kit::Locale::ALL {
        manager.post("/language", &[("to", locale.code()), ("back", "/opportunities")]).await.location();
        for (to, days, key) in [
            ("done", "", "opportunities-interests-error-days"),
            ("done", "0", "opportunities-interests-error-days"),
            ("done", "3661", "opportunities-interests-error-days"),
            ("done", "2.5", "opportunities-interests-error-days"),
            ("agreed", "3", "opportunities-interests-error-days-early"),
        ] {
            let page = manager.post(&address, &[("to", to), ("days", days)]).await;
            assert_eq!(
                page.errors(),
                [("days".to_owned(), site.app.texts.get(locale, key, None))],
                "{to} {days}"
            );
            assert_eq!(page.value("days"), days, "what was typed is lost");
        }
    }
    assert_eq!(interest(&site, layla.id, id).await.unwrap().state, State::Expressed);
}
