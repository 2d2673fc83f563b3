//! `/me/companies` and below.

mod about;
mod directory;
mod index;
mod interests;
mod invitation;
mod joining;
mod new;
mod people;
mod removal;
mod show;

use registry::company::{self, About, CompanyId};
use registry::company_role::{self, Position};
use registry::person::{PersonId, Source, Status};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// A company, as a form has it.
pub const OLIVO: [(&str, &str); 5] = [
    ("name", "Olivo Ltda."),
    ("activity", "textiles"),
    ("activity_code", "13"),
    ("country", "Chile"),
    ("position", "owner"),
];

/// A company of Chile that `person` keeps, called `name`.
pub async fn kept(site: &Site, person: PersonId, name: &str) -> CompanyId {
    let now = site.app.clock.now();
    let about = About {
        name: name.into(),
        activity: "Telas".into(),
        industry: "13".into(),
        country: "CL".into(),
        city: "Santiago".into(),
        ..About::default()
    };
    let row = company::new(person, &about, Source::Own, now);
    let id = company::Entity::insert(row).exec_with_returning(&site.db).await.unwrap().id;
    let role = company_role::new(id, person, Position::Owner, now);
    company_role::Entity::insert(role).exec_without_returning(&site.db).await.unwrap();
    id
}

/// The same in the directory and in the index; the registration of `person` is verified.
pub async fn listed(site: &Site, person: PersonId, name: &str) -> CompanyId {
    let id = kept(site, person, name).await;
    super::set_status(site, person, Status::Verified).await;
    let row = company::ActiveModel {
        id: Set(id),
        listed_at: Set(Some(site.app.clock.now())),
        ..Default::default()
    };
    let row = company::Entity::update(row).exec(&site.db).await.unwrap();
    site.app.index.put(vec![company::directory::document(&row, &site.app.reference)]).await.unwrap();
    id
}

/// The company.
pub async fn row(site: &Site, id: CompanyId) -> Option<company::Model> {
    company::Entity::find_by_id(id).one(&site.db).await.unwrap()
}

/// The code by which others join the company `id`, which the member of `browser` keeps.
pub async fn code(browser: &mut Browser, id: CompanyId) -> String {
    browser.post(&format!("/en/me/companies/{id}/invitation"), &[("to", "make")]).await.location();
    browser.get(&format!("/en/me/companies/{id}")).await.text(".reference")
}

/// No page `below` a company is open to guests, to whoever has no part in it, or to who has one and does not keep it.
async fn keepers_only(site: &Site, below: &str) {
    let layla = known(site, "Layla", "layla@example.org", true).await;
    let omar = known(site, "Omar", "omar@example.org", true).await;
    let salma = known(site, "Salma", "salma@example.org", true).await;
    let id = kept(site, layla.id, "Olivo").await;
    let role = company_role::new(id, omar.id, Position::Partner, site.app.clock.now());
    company_role::Entity::insert(role).exec_without_returning(&site.db).await.unwrap();
    let answer = site.browser().post(&format!("/es/me/companies/{id}{below}"), &[]).await;
    assert_eq!(answer.location(), "/es/me/sign-in", "{below}");
    let before = row(site, id).await;
    for other in [&omar, &salma] {
        let answer =
            signed_in(site, other).await.post(&format!("/en/me/companies/{id}{below}"), &OLIVO).await;
        // What this page does not ask is not even read.
        assert!([404, 422].contains(&answer.status.as_u16()), "{below}: {}", answer.status);
        let answer = signed_in(site, other).await.post(&format!("/en/me/companies/{id}{below}"), &[]).await;
        assert_eq!(answer.status, 404, "{below}");
    }
    assert_eq!(row(site, id).await, before, "{below}");
}
