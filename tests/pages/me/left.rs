//! `/me/left`.

use axum::http::StatusCode;
use chrono::TimeDelta;

use super::known;
use super::leaving::proved;
use crate::support::browser::Browser;
use crate::support::site::Site;

/// A browser in which someone has just left the registry.
pub async fn left(site: &Site) -> Browser {
    let gone = known(site, "Layla", "gone@example.org", false).await;
    let mut browser = proved(site, &gone).await;
    let answer = browser.post("/en/me/leaving/departure", &[("when", "now")]).await;
    assert_eq!(answer.location(), "/en/me/left");
    browser
}

both! {
    /// Shown again for half an hour, here alone; to others it is nothing.
    async fn shown_again_for_a_while(site: Site) {
        let mut browser = left(site).await;
        assert_eq!(site.browser().get("/ar/me/left").await.location(), "/ar");
        let page = browser.get("/ar/me/left").await;
        assert_eq!((page.status, page.texts(".panel .reference").len()), (StatusCode::OK, 1));
        assert!(!page.body.contains("Layla") && !page.body.contains("gone@"));
        assert!(page.attributes("body", "class") == ["guest"]);
        site.app.clock.advance(TimeDelta::minutes(30));
        assert_eq!(browser.get("/ar/me/left").await.location(), "/ar");
    }
}
