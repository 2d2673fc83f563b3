//! `/data-requests` and below.

mod index;
mod show;

use crate::support::browser::Browser;
use crate::support::site::Site;

/// Where what waits for `officer` is answered, the oldest first.
pub async fn waiting(officer: &mut Browser) -> Vec<String> {
    officer.get("/data-requests").await.attributes("main tbody a", "href")
}

/// Has the clerk of Santiago file a request of `kind` by the person `id`; where it is answered.
pub async fn filed(site: &Site, id: registry::person::PersonId, kind: &str) -> String {
    let mut clerk = site.staff("clerk-santiago").await;
    let ask = [("kind", kind), ("evidence", "papers"), ("words", "as she said")];
    clerk.post(&format!("/people/{id}/data-request"), &ask).await.location();
    let open = registry::data_request::open_of(&site.db, id).await.unwrap();
    format!("/data-requests/{}", open.last().expect("a request").id)
}
