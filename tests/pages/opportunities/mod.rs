//! `/opportunities` and below.

mod closing;
mod edit;
mod index;
mod interests;
mod matches;
mod new;
mod publication;
mod show;

use accounts::staff::AccountId;
use registry::expert::Help;
use registry::opportunity::{self, Expert, Kind, OpportunityId, Said, State, Words};
use registry::opportunity_interest::{self, InterestId};
use registry::person::{PersonId, Source};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::staff_accounts::refused;
use crate::support::browser::Browser;
use crate::support::site::Site;

/// An opportunity, as the form has it.
pub const PRESS: [(&str, &str); 8] = [
    ("kind", "investment"),
    ("institution", "جمعية سبسطية"),
    ("title_en", "An olive press"),
    ("text_en", "Forty families press together."),
    ("activity", "Manufacture of food products"),
    ("place", "Sabastiya"),
    ("amount", "180.000"),
    ("closes_year", "2027"),
];

/// An opportunity for an expert, as the form has it.
pub const SURGEON: [(&str, &str); 13] = [
    ("kind", "expertise"),
    ("institution", "مستشفى رفيديا"),
    ("title_en", "A hand surgeon"),
    ("text_en", "Sixty patients wait."),
    ("help", "treat"),
    ("specialty", "Hand and microsurgery"),
    ("languages", "en"),
    ("languages", "ar"),
    ("language", "hebreo"),
    ("starts_year", "2027"),
    ("ends_month", "5"),
    ("ends_year", "2027"),
    ("online", "yes"),
];

/// Those who neither see nor manage opportunities.
pub const BLIND: [&str; 4] = ["administrator", "auditor", "analyst", "data-protection"];
/// Those who see them, and do not manage them.
pub const SEERS: [&str; 3] = ["clerk-santiago", "supervisor-santiago", "officer-south-america"];

/// What is said of an opportunity in Arabic and English, called `title`.
pub fn said(title: &str) -> Said {
    let words = |title: &str| Words { title: title.into(), text: format!("{title}. ") + "Forty families." };
    Said {
        kind: Kind::Investment,
        institution: "جمعية سبسطية".into(),
        words: [words(&format!("معصرة {title}")), words(title), Words::default()],
        activity: "Telas".into(),
        industry: "13".into(),
        place: "Sabastiya".into(),
        amount: Some(180_000),
        closes_on: None,
        expert: Expert::default(),
    }
}

/// What is said of an opportunity for an expert, called `title`: a hand surgeon who works in Arabic.
pub fn wanted(title: &str) -> Said {
    Said {
        kind: Kind::Expertise,
        activity: String::new(),
        industry: String::new(),
        amount: None,
        expert: Expert {
            specialty: "SUR09".into(),
            help: Some(Help::Treat),
            languages: "ar".into(),
            online: true,
            ..Expert::default()
        },
        ..said(title)
    }
}

/// An opportunity of which this is said, in this state.
pub async fn posted(site: &Site, said: &Said, state: State) -> OpportunityId {
    let now = site.app.clock.now();
    let mut row = opportunity::new(said, AccountId::new(), now);
    row.state = Set(state);
    row.opened_at = Set((state != State::Draft).then_some(now));
    opportunity::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// An opportunity that is open, called `title`.
pub async fn open(site: &Site, title: &str) -> OpportunityId {
    posted(site, &said(title), State::Open).await
}

/// The opportunity.
pub async fn row(site: &Site, id: OpportunityId) -> opportunity::Model {
    opportunity::find(&site.db, id).await.unwrap().unwrap()
}

/// That `person` is interested in `opportunity`.
pub async fn interested(site: &Site, person: PersonId, opportunity: OpportunityId) -> InterestId {
    let said = opportunity_interest::Said {
        words: "I import oil.".into(),
        contact: "in the evening".into(),
        company: None,
    };
    let row = opportunity_interest::new((person, opportunity), &said, Source::Own, site.app.clock.now());
    opportunity_interest::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// That `person` is asked for `opportunity`, in words.
pub async fn asked(site: &Site, person: PersonId, opportunity: OpportunityId) -> InterestId {
    let by = (AccountId::new(), site.app.clock.now());
    let row = opportunity_interest::new_asked((person, opportunity), "Sixty patients wait.", by);
    opportunity_interest::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id
}

/// An interest that stands there.
pub async fn standing(site: &Site, id: InterestId, state: opportunity_interest::State) {
    let row = opportunity_interest::ActiveModel { id: Set(id), state: Set(state), ..Default::default() };
    opportunity_interest::Entity::update(row).exec(&site.db).await.unwrap();
}

/// The interest of `person` in `opportunity`.
pub async fn interest(
    site: &Site,
    person: PersonId,
    opportunity: OpportunityId,
) -> Option<opportunity_interest::Model> {
    opportunity_interest::find_of(&site.db, person, opportunity).await.unwrap()
}

/// Who manages opportunities.
async fn manager(site: &Site) -> Browser {
    let mut browser = site.staff("programme-manager").await;
    browser.post("/language", &[("to", "en"), ("back", "/opportunities")]).await.location();
    browser
}

/// `address` is open to whoever manages opportunities alone, and sends nobody else anything.
async fn managers_only(site: &Site, address: &str) {
    refused(site, address, &[&BLIND[..], &SEERS].concat()).await;
    for slug in ["clerk-santiago", "analyst"] {
        assert_eq!(site.staff(slug).await.post(address, &[]).await.status, 403, "{slug} {address}");
    }
    let guest = site.browser().post(address, &[]).await.location();
    assert!(guest.starts_with("/ar/sign-in"), "{guest}");
}
