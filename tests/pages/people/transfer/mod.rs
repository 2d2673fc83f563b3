//! `/people/{id}/transfer`.

mod index;
mod withdrawal;

use registry::person::PersonId;
use registry::transfer;

use crate::support::browser::Browser;
use crate::support::site::Site;

/// What is sent to ask Jordan's missions.
pub const TO_AMMAN: [(&str, &str); 3] =
    [("country", "Jordan"), ("city", "Amman"), ("reason", "Her brother came and said so.")];

/// The address of the transfer that `supervisor` asks for.
pub async fn asked(site: &Site, supervisor: &mut Browser, id: PersonId) -> String {
    supervisor.post(&format!("/people/{id}/transfer"), &TO_AMMAN).await.location();
    let open = transfer::open_of(&site.db, id).await.unwrap().expect("a transfer");
    format!("/transfers/{}", open.id)
}

/// Amman takes the person over, as `supervisor` asks.
pub async fn to_amman(site: &Site, supervisor: &mut Browser, id: PersonId) {
    let address = asked(site, supervisor, id).await;
    site.staff("clerk-amman").await.post(&address, &[("answer", "accept")]).await.location();
}
