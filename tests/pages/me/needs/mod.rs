//! `/me/needs` and below.

mod index;
mod new;
mod show;

use registry::need::{self, NeedId};

use super::{Known, known, signed_in};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// What is said.
pub const ILL: [(&str, &str); 2] = [("kind", "health"), ("words", "أحتاج إلى دواء القلب")];

/// The need of `known`, who says so in `browser`.
pub async fn said(site: &Site, of: &Known, browser: &mut Browser) -> NeedId {
    browser.post("/en/me/needs/new", &ILL).await.location();
    need::of(&site.db, of.id).await.unwrap().remove(0).id
}
