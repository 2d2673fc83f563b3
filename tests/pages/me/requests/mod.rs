//! `/me/requests` and below.

mod index;
mod show;
mod withdrawal;

use registry::change_request::{self, Model, RequestId};

use super::{Known, verify};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// The member, whose record the mission has verified, asks for the given name Leila.
pub async fn asked(site: &Site, browser: &mut Browser, known: &Known) -> RequestId {
    verify(site, known.id).await;
    let fields = [("given_latin", "Leila"), ("family_latin", "Khatib")];
    assert_eq!(browser.post("/en/me/name", &fields).await.location(), "/en/me/requests");
    newest(site, known).await.id
}

/// What the member asked for last.
async fn newest(site: &Site, known: &Known) -> Model {
    change_request::of(&site.db, known.id).await.unwrap().remove(0)
}
