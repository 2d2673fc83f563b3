//! `/missions`.

mod edit;
mod index;
mod new;
mod show;

use crate::support::site::Site;

/// The id of the mission with this slug.
pub async fn id(site: &Site, slug: &str) -> String {
    accounts::mission::by_slug(&site.db, slug).await.unwrap().unwrap().id.to_string()
}

/// A mission as the form sends it.
pub const GOOD: [(&str, &str); 9] = [
    ("kind", "consulate"),
    ("country", "البرازيل"),
    ("city_ar", "ساو باولو"),
    ("city_en", "São Paulo"),
    ("city_es", "San Pablo"),
    ("serves", "Brazil\nبوليفيا\n\nBrasil"),
    ("email", "consulate@example.org"),
    ("phone", "+55 11 5555 0000"),
    ("website", "https://example.org/sp"),
];
