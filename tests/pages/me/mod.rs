//! `/me` and below.

mod about;
mod again;
pub mod associations;
mod camp;
mod code;
pub mod companies;
mod confirmation;
mod consents;
pub mod contacts;
mod copy;
mod details;
pub mod documents;
mod emergency;
pub mod expertise;
pub mod family;
mod history;
mod index;
pub mod introductions;
pub mod leaving;
pub mod left;
mod name;
pub mod needs;
mod objection;
mod opportunities;
mod passkeys;
mod pause;
mod preferences;
mod proof;
pub mod refugee;
pub mod requests;
mod residence;
pub mod resubmission;
mod sessions;
mod sign_in;
mod sign_out;
mod who;

use accounts::session::Owner;
use registry::contact::{self, Kind};
use registry::new_person::{Batch, New};
use registry::person::{self, PersonId, Status};
use registry::{number, return_code};
use sea_orm::ActiveValue::Set;

use crate::support::browser::{Answer, Browser};
use crate::support::site::{Site, now};

/// A person as these tests know one.
pub struct Known {
    pub id: PersonId,
    /// Registry number as shown.
    pub number: String,
    /// Return code as shown.
    pub code: String,
}

/// A person in Chile who writes Spanish, with the address `email`, confirmed or not, and a return code.
pub async fn known(site: &Site, given_latin: &str, email: &str, is_confirmed: bool) -> Known {
    let keys = &site.app.keys;
    let new = New {
        given_latin: given_latin.into(),
        family_latin: "Khatib".into(),
        country: "CL".into(),
        locale: kit::Locale::Es,
        ..New::default()
    };
    let row = new.row(person::Source::Own, Status::Submitted, now());
    let (id, number) = (row.id, number::shown(&row.number));
    let mut contact = contact::new(keys, id, Kind::Email, (email, email), (true, false), now());
    contact.verified_at = Set(is_confirmed.then(now));
    let mut batch = Batch::default();
    batch.add(keys, row, vec![contact], Vec::new());
    batch.write(&site.db).await.unwrap();
    let code = return_code::derive(keys, &id.to_string());
    return_code::keep(&site.db, keys, id, &code, now()).await.unwrap();
    Known { id, number, code: return_code::shown(&code) }
}

/// The code in the newest mail, which went to `email`.
pub async fn code_sent(site: &Site, email: &str) -> String {
    let mails = site.mails().await;
    assert_eq!(mails[0].to, email);
    let code = mails[0].text.lines().find(|line| line.len() == 6 && line.parse::<u32>().is_ok());
    code.unwrap_or_else(|| panic!("no code in {}", mails[0].text)).to_owned()
}

/// A code that is not `code`.
pub fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

/// Asks for a code to `email` and types it.
pub async fn by_email(site: &Site, browser: &mut Browser, language: &str, email: &str) -> Answer {
    let asked = browser.post(&format!("/{language}/me/sign-in"), &[("email", email)]).await;
    assert_eq!(asked.location(), format!("/{language}/me/code"));
    let code = code_sent(site, email).await;
    browser.post(&format!("/{language}/me/code"), &[("code", &code)]).await
}

/// Signs in by number and return code.
pub async fn by_number(browser: &mut Browser, language: &str, number: &str, code: &str) -> Answer {
    let fields = [("way", "number"), ("number", number), ("code", code)];
    browser.post(&format!("/{language}/me/sign-in"), &fields).await
}

/// A browser in which `known` is signed in.
pub async fn signed_in(site: &Site, known: &Known) -> Browser {
    // On a device on which they have signed in before: else they are told by mail.
    let cookie = accounts::known_device::remember(&site.app, None, Owner::Member(known.id.0));
    let mut browser = site.browser().keeping(cookie.to_str().unwrap());
    by_number(&mut browser, "en", &known.number, &known.code).await.location();
    browser
}

/// Each of `addresses`, without the language, is closed to guests, and opens after signing in.
pub async fn closed_to_guests(site: &Site, addresses: &[&str]) {
    for address in addresses {
        let answer = site.browser().get(&format!("/es{address}")).await;
        let to = format!("/es/me/sign-in?to={}", address.replace('/', "%2F"));
        assert_eq!(answer.location(), to, "{address}");
        let answer = site.browser().post(&format!("/es{address}"), &[]).await;
        assert!(answer.status == 405 || answer.location() == "/es/me/sign-in", "{address}");
    }
}

/// When the person's address was confirmed.
pub async fn confirmed_at(site: &Site, person: PersonId) -> Option<chrono::DateTime<chrono::Utc>> {
    contact::of(&site.db, person).await.unwrap()[0].verified_at
}

/// Sets the person's status.
pub async fn set_status(site: &Site, person: PersonId, status: Status) {
    use sea_orm::EntityTrait;
    let row = person::ActiveModel { id: Set(person), status: Set(status), ..Default::default() };
    person::Entity::update(row).exec(&site.db).await.unwrap();
}

/// The person's row.
pub async fn row(site: &Site, person: PersonId) -> person::Model {
    use sea_orm::EntityTrait;
    person::Entity::find_by_id(person).one(&site.db).await.unwrap().unwrap()
}

/// The clerk of Santiago verifies the registration.
pub async fn verify(site: &Site, person: PersonId) {
    let mut clerk = site.staff("clerk-santiago").await;
    clerk.post(&format!("/people/{person}/verification"), &[("basis", "papers")]).await.location();
    assert_eq!(row(site, person).await.status, Status::Verified);
}

/// The clerk of Santiago does `act` with the row of `person`.
pub async fn as_clerk<T, F, Fut>(site: &Site, person: PersonId, act: F) -> T
where
    T: Send + 'static,
    F: Fn(accounts::Ctx, person::Model) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = kit::Result<T>> + Send + 'static,
{
    let clerk = site.staff("clerk-santiago").await;
    let row = row(site, person).await;
    site.within_as(&clerk, move |ctx| act(ctx, row.clone())).await.unwrap()
}
