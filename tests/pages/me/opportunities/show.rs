//! `/me/opportunities/{id}`.

use chrono::TimeDelta;
use registry::opportunity::{self, Said, State as Stands};
use registry::opportunity_interest::{self, MOST, State};
use registry::person::Source;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};
use crate::pages::me::companies::kept;
use crate::pages::opportunities::{interest, interested, open, posted, said};

const WORDS: [(&str, &str); 2] = [("words", "I import oil."), ("contact", "+56 2 2345 6789")];

both! {
    /// Said once, for a company of one's own, with what goes to whom on the page; it is kept for no other person.
    async fn said_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (own, foreign) = (kept(site, layla.id, "Olivo").await, kept(site, omar.id, "Naranja").await.to_string());
        let olivo = own.to_string();
        let id = open(site, "Press").await;
        let address = format!("/en/me/opportunities/{id}");
        closed_to_guests(site, &[&address[3..]]).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get(&address).await;
        for there in ["Press. Forty families.", "180,000 US dollars", "department for expatriates gets these things", "Olivo"] {
            assert!(page.text("main").contains(there), "{there}: {}", page.text("main"));
        }
        assert!(!page.body.contains("Naranja"));
        let other = [&WORDS[..], &[("company", &*foreign)]].concat();
        assert_eq!(browser.post(&address, &other).await.errors()[0].0, "company", "for another's company");
        let fields = [&WORDS[..], &[("company", &*olivo)]].concat();
        for _ in 0..2 {
            assert_eq!(browser.post(&address, &fields).await.location(), address);
        }
        let rows = opportunity_interest::Entity::find().all(&site.db).await.unwrap();
        let row = &rows[0];
        assert_eq!((rows.len(), row.person_id, row.company_id, row.source), (1, layla.id, Some(own), Source::Own));
        assert_eq!((row.state, &*row.company_name, site.times_done("interest.express").await), (State::Expressed, "Olivo", 1));
        let page = browser.get(&address).await.text("main");
        assert!(page.contains("Interest expressed") && page.contains("I import oil.") && page.contains("Olivo"), "{page}");
        // Its seat is the database's, too.
        let row = opportunity_interest::new((layla.id, id), &Default::default(), Source::Own, site.app.clock.now());
        assert!(opportunity_interest::Entity::insert(row).exec_without_returning(&site.db).await.is_err());
        let page = signed_in(site, &omar).await.get(&address).await;
        assert!(!page.body.contains("I import oil.") && page.text("main").contains("Are you interested?"));
    }
}

both! {
    /// What is not open takes no interest: one that there is not, a draft, a closed one and one of yesterday answer alike.
    async fn only_what_is_open(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let yesterday = (site.app.clock.now() - TimeDelta::days(1)).date_naive();
        let late = Said { closes_on: Some(yesterday), ..said("Late") };
        let nobody = opportunity::OpportunityId::new();
        let nothing = browser.get(&format!("/en/me/opportunities/{nobody}")).await;
        for id in [
            posted(site, &said("Draft"), Stands::Draft).await, posted(site, &said("Closed"), Stands::Closed).await,
            posted(site, &late, Stands::Open).await,
        ] {
            let address = format!("/en/me/opportunities/{id}");
            let answer = browser.get(&address).await;
            assert_eq!((answer.status.as_u16(), nothing.status.as_u16()), (404, 404));
            assert_eq!(answer.body.replace(&id.to_string(), ""), nothing.body.replace(&nobody.to_string(), ""));
            assert_eq!(browser.post(&address, &WORDS).await.status, 404);
        }
        // The same, while it is open.
        let id = open(site, "Press").await;
        browser.post(&format!("/en/me/opportunities/{id}"), &WORDS).await.location();
        assert_eq!(opportunity_interest::Entity::find().all(&site.db).await.unwrap().len(), 1);
        // Taken back and closed meanwhile, it is read, and takes nothing.
        let row = opportunity::ActiveModel { id: Set(id), state: Set(Stands::Closed), ..Default::default() };
        browser.post(&format!("/en/me/opportunities/{id}/withdrawal"), &[]).await.location();
        opportunity::Entity::update(row).exec(&site.db).await.unwrap();
        let page = browser.post_on(&format!("/en/me/opportunities/{id}"), &WORDS).await;
        assert!(page.text(".flash").contains("This opportunity is closed.") && page.attributes("main [name=words]", "name").is_empty());
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Withdrawn);
    }
}

both! {
    /// So many at once and no more.
    async fn so_many_at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let mut last = open(site, "First").await;
        for n in 0..MOST {
            interested(site, layla.id, last).await;
            last = open(site, &n.to_string()).await;
        }
        let answer = browser.post(&format!("/en/me/opportunities/{last}"), &WORDS).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-opportunities-error-many", None));
        assert!(answer.body.contains("I import oil.") && interest(site, layla.id, last).await.is_none());
    }
}

/// What is wrong is said in three languages, and nothing that was typed is lost, also by a change of language.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    kept(&site, layla.id, "Olivo").await;
    let id = open(&site, "Press").await;
    let mut browser = signed_in(&site, &layla).await;
    let (words, contact) = ("x".repeat(601), "y".repeat(121));
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/opportunities/{id}", locale.code());
        let error = |field: &str, key| (field.to_owned(), site.app.texts.get(locale, key, None));
        let page = browser.post(&address, &[("company", "x")]).await;
        assert_eq!(
            page.errors(),
            [
                error("words", "me-opportunities-error-words"),
                error("contact", "me-opportunities-error-contact"),
                error("company", "me-opportunities-error-company")
            ]
        );
        let page = browser.post(&address, &[("words", &*words), ("contact", &*contact)]).await;
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
    assert!(interest(&site, layla.id, id).await.is_none());
}
