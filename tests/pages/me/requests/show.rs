//! `/me/requests/{id}`.

use axum::http::StatusCode;

use super::super::{known, signed_in};
use super::{asked, newest};

both! {
    /// What shows that it is right is kept with the request; one of somebody else is as if there were none.
    async fn what_shows_that_it_is_right(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let id = asked(site, &mut browser, &layla).await;
        let address = format!("/en/me/requests/{id}");
        let answer = browser.post(&address, &[("note", "My new passport")]).await;
        assert_eq!(answer.location(), "/en/me/requests");
        assert!(browser.get("/en/me/requests").await.text("main").contains("My new passport"));
        assert_eq!(browser.get(&address).await.texts("textarea"), ["My new passport"]);
        let row = newest(site, &layla).await;
        assert!(!row.sealed.windows(8).any(|part| part == b"passport"));
        let mut foreign = signed_in(site, &omar).await;
        assert_eq!(foreign.get(&address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(foreign.post(&address, &[("note", "mine")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(site.browser().get(&address).await.location(), format!("/en/me/sign-in?to=%2Fme%2Frequests%2F{id}"));
    }
}

/// Too long is said in three languages; a change of language keeps what was typed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    let id = asked(&site, &mut browser, &layla).await;
    let long = "a".repeat(501);
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/requests/{id}", locale.code());
        let page = browser.post(&address, &[("note", &long)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = site.app.texts.get(locale, "me-requests-error-note-long", None);
        assert_eq!(page.errors(), [("note".to_owned(), text)]);
        assert_eq!(page.texts("textarea"), std::slice::from_ref(&long));
        let page = browser.post(&address, &[("note", "passport"), ("switch", locale.code())]).await;
        assert_eq!((page.status, page.texts("textarea")), (StatusCode::OK, vec!["passport".to_owned()]));
    }
}
