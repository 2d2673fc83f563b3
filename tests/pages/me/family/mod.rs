//! `/me/family` and below.

mod about;
mod block;
mod child;
mod copy;
mod documents;
mod email;
mod index;
mod invitation;
mod invitations;
mod joining;
mod leaving;
mod name;
mod requests;
mod residence;
mod show;
mod ties;

use registry::child_request::{self, ChildRequestId};
use registry::guardianship;
use registry::person::PersonId;

use super::{Known, known, row, signed_in, verify};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// What is asked for a child.
pub const YARA: [(&str, &str); 9] = [
    ("given_ar", "يارا"),
    ("given_latin", "Yara"),
    ("family_latin", "Khatib"),
    ("birth_day", "2"),
    ("birth_month", "3"),
    ("birth_year", "2015"),
    ("sex", "female"),
    ("basis", "parent"),
    ("together", "yes"),
];

/// Asks for Yara.
pub async fn asked(site: &Site, known: &Known, browser: &mut Browser) -> ChildRequestId {
    browser.post("/en/me/family/child", &YARA).await.location();
    child_request::open(&site.db, known.id).await.unwrap().pop().expect("a request").id
}

/// What the clerk says who has seen the papers.
pub const SEEN: [(&str, &str); 2] = [("answer", "accept"), ("evidence", "birth")];

/// Yara, for whom `known`, whom the clerk of Santiago verifies first, acts.
pub async fn child_of(site: &Site, known: &Known, browser: &mut Browser) -> PersonId {
    if !row(site, known.id).await.is_verified() {
        verify(site, known.id).await;
    }
    let request = asked(site, known, browser).await;
    let mut clerk = site.staff("clerk-santiago").await;
    clerk.post(&format!("/people/{}/family/requests/{request}", known.id), &SEEN).await.location();
    let rows = guardianship::of_guardian(&site.db, known.id).await.unwrap();
    rows.last().expect("a guardianship").person_id
}

/// The code by which `browser` invites someone who is `role` to them.
pub async fn code(browser: &mut Browser, role: &str) -> String {
    let fields = [("role", role), ("name", "Habibi"), ("together", "no")];
    let to = browser.post("/en/me/family/invitation", &fields).await.location();
    browser.get(&to).await.text(".reference")
}

/// `other` says yes to being `role` to `browser`'s member.
pub async fn tied(browser: &mut Browser, other: &mut Browser, role: &str) {
    let code = code(browser, role).await;
    let fields = [("code", &*code), ("answer", "yes"), ("answering", "yes")];
    other.post("/en/me/family/joining", &fields).await.location();
}

/// `known` has one of each: a tie, a child, a request and an invitation.
pub async fn with_all(site: &Site, of: &Known, browser: &mut Browser) {
    let salma = known(site, "Salma", "salma@example.org", true).await;
    let mut other = signed_in(site, &salma).await;
    tied(browser, &mut other, "spouse").await;
    child_of(site, of, browser).await;
    asked(site, of, browser).await;
    code(browser, "parent").await;
}

/// What [`with_all`] made.
pub struct All {
    pub child: PersonId,
    pub guardianship: guardianship::GuardianshipId,
    pub tie: registry::tie::TieId,
    pub request: ChildRequestId,
    pub invitation: registry::family_invitation::InvitationId,
}

impl All {
    /// What there is of `person`.
    pub async fn of(site: &Site, person: PersonId) -> Self {
        use sea_orm::EntityTrait;
        let guarded = guardianship::of_guardian(&site.db, person).await.unwrap().remove(0);
        let invited = registry::family_invitation::Entity::find().one(&site.db).await.unwrap();
        Self {
            child: guarded.person_id,
            guardianship: guarded.id,
            tie: registry::tie::of(&site.db, person).await.unwrap()[0].id,
            request: child_request::open(&site.db, person).await.unwrap()[0].id,
            invitation: invited.expect("an invitation").id,
        }
    }
}
