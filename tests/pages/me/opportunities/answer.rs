//! `/me/opportunities/{id}/answer`.

use chrono::TimeDelta;
use registry::opportunity::{self, OpportunityId, State as Stands};
use registry::opportunity_interest::State;
use registry::person::Source;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};
use crate::pages::opportunities::{asked, interest, interested, open, posted, wanted};
use crate::support::site::Site;

const YES: [(&str, &str); 3] = [("answer", "yes"), ("words", "In spring."), ("contact", "+49 30 123456")];

async fn surgeon(site: &Site) -> OpportunityId {
    posted(site, &wanted("Surgeon"), Stands::Open).await
}

both! {
    /// The member reads what was written and what the department learns, says yes once, and may take that back.
    async fn yes(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = surgeon(site).await;
        asked(site, layla.id, id).await;
        let own = format!("/en/me/opportunities/{id}");
        let address = format!("{own}/answer");
        closed_to_guests(site, &[&address[3..]]).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get(&own).await;
        assert!(page.text("main").contains("Sixty patients wait.") && page.attributes("main a.button", "href") == [&*address], "{}", page.text("main"));
        assert!(page.attributes("[name=words]", "name").is_empty(), "both are asked");
        let page = browser.get(&address).await;
        for there in ["Sixty patients wait.", "Surgeon. Forty families.", "Hand and microsurgery", "Before you say yes"] {
            assert!(page.text("main").contains(there), "{there}: {}", page.text("main"));
        }
        assert!(page.attributes("main [checked]", "name").is_empty(), "something is chosen beforehand");
        let answer = browser.post(&address, &YES[..2]).await;
        assert!(answer.errors()[0].0 == "contact" && answer.body.contains("In spring."), "what was typed is lost");
        site.app.clock.advance(TimeDelta::minutes(5));
        for said in ["Your answer has reached", "You have answered this before."] {
            let page = browser.post_on(&address, &YES).await;
            assert!(page.text(".flash").contains(said), "{}", page.text(".flash"));
        }
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, &*row.words, &*row.contact, row.company_id), (State::Expressed, "In spring.", "+49 30 123456", None));
        assert_eq!((row.source, row.at, &*row.asking), (Source::Own, site.app.clock.now(), "Sixty patients wait."));
        assert_eq!((site.times_done("interest.accept").await, site.times_done("interest.express").await), (1, 0));
        assert_eq!(browser.get(&address).await.status, 404, "asked once more");
        browser.post(&address, &[("answer", "no")]).await.location();
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Expressed, "a yes became a no");
        let page = browser.get(&own).await.text("main");
        assert!(page.contains("Interest expressed") && page.contains("In spring.") && page.contains("Sixty patients wait."), "{page}");
        browser.post(&format!("{own}/withdrawal"), &[]).await.location();
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Withdrawn);
    }
}

both! {
    /// With a no nothing else is kept; the member may think better of it.
    async fn no(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = surgeon(site).await;
        asked(site, layla.id, id).await;
        let own = format!("/en/me/opportunities/{id}");
        let mut browser = signed_in(site, &layla).await;
        let fields = [("answer", "no"), ("words", "Too far."), ("contact", "x")];
        for said in ["You are not asked for this again.", "You have answered this before."] {
            let page = browser.post_on(&format!("{own}/answer"), &fields).await;
            assert!(page.text(".flash").contains(said), "{}", page.text(".flash"));
        }
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, &*row.words, &*row.contact), (State::Declined, "", ""));
        assert_eq!(site.times_done("interest.decline").await, 1);
        let page = browser.get(&own).await.text("main");
        assert!(page.contains("The answer is no") && page.contains("Are you interested?"), "{page}");
        assert!(browser.get("/en/me/history").await.text("main").contains("The answer to an opportunity was no"));
        browser.post(&own, &[("words", "After all."), ("contact", "y")]).await.location();
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, &*row.words, &*row.asking), (State::Expressed, "After all.", "Sixty patients wait."));
    }
}

both! {
    /// Whoever says by themselves that they are interested while they are asked says yes, whatever else they follow.
    async fn interest_is_a_yes(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = surgeon(site).await;
        asked(site, layla.id, id).await;
        for n in 0..registry::opportunity_interest::MOST {
            interested(site, layla.id, open(site, &n.to_string()).await).await;
        }
        let own = format!("/en/me/opportunities/{id}");
        signed_in(site, &layla).await.post(&own, &[("words", "Gladly."), ("contact", "y")]).await.location();
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, &*row.words, row.asked_by.is_some()), (State::Expressed, "Gladly.", true));
        assert_eq!((site.times_done("interest.accept").await, site.times_done("interest.express").await), (1, 0));
    }
}

both! {
    /// What is closed meanwhile takes a no, and no yes.
    async fn closed_meanwhile(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = surgeon(site).await;
        asked(site, layla.id, id).await;
        let row = opportunity::ActiveModel { id: Set(id), state: Set(Stands::Closed), ..Default::default() };
        opportunity::Entity::update(row).exec(&site.db).await.unwrap();
        let own = format!("/en/me/opportunities/{id}");
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get(&own).await;
        assert!(page.text("main").contains("This opportunity is closed.") && page.attributes("main a.button", "href").is_empty());
        let page = browser.post_on(&format!("{own}/answer"), &YES).await;
        assert!(page.text(".flash").contains("This opportunity is closed."));
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, &*row.contact), (State::Asked, ""));
        browser.post(&format!("{own}/answer"), &[("answer", "no")]).await.location();
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Declined);
    }
}

both! {
    /// Who was not asked finds nothing, whether the opportunity is there or another was asked.
    async fn not_who_was_not_asked(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (id, other) = (surgeon(site).await, open(site, "Press").await);
        asked(site, layla.id, id).await;
        interested(site, omar.id, other).await;
        let mut browser = signed_in(site, &omar).await;
        let nobody = uuid::Uuid::now_v7().to_string();
        let nothing = browser.get(&format!("/en/me/opportunities/{nobody}/answer")).await;
        for id in [id, other] {
            let address = format!("/en/me/opportunities/{id}/answer");
            let answer = browser.get(&address).await;
            assert_eq!((answer.status.as_u16(), nothing.status.as_u16()), (404, 404));
            assert_eq!(answer.body.replace(&id.to_string(), ""), nothing.body.replace(&nobody, ""));
            assert_eq!(browser.post(&address, &YES).await.status, 404);
        }
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Asked);
        assert_eq!(interest(site, omar.id, other).await.unwrap().words, "I import oil.");
    }
}

/// What is wrong is said in three languages, and nothing that was typed is lost, also by a change of language.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let id = surgeon(&site).await;
    asked(&site, layla.id, id).await;
    let mut browser = signed_in(&site, &layla).await;
    let (words, contact) = ("x".repeat(601), "y".repeat(121));
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/opportunities/{id}/answer", locale.code());
        let error = |field: &str, key| (field.to_owned(), site.app.texts.get(locale, key, None));
        let page = browser.post(&address, &[("contact", "y")]).await;
        assert_eq!(page.errors(), [error("answer", "me-opportunities-error-answer")]);
        assert_eq!((page.status.as_u16(), page.value("contact")), (422, "y".to_owned()));
        let page = browser.post(&address, &[("answer", "yes")]).await;
        assert_eq!(page.errors(), [error("contact", "me-opportunities-error-contact")]);
        let long = [("answer", "yes"), ("words", &*words), ("contact", &*contact)];
        let page = browser.post(&address, &long).await;
        assert_eq!(
            page.errors(),
            [
                error("words", "me-opportunities-error-words-long"),
                error("contact", "me-opportunities-error-contact-long")
            ]
        );
        assert_eq!(page.value("contact"), contact, "what was typed is lost");
        let page = browser.post(&address, &[("words", "زيت"), ("switch", locale.code())]).await;
        assert!(page.status == 200 && page.body.contains("زيت"), "lost by a change of language");
    }
    assert_eq!(interest(&site, layla.id, id).await.unwrap().state, State::Asked);
}
