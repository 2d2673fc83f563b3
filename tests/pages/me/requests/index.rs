//! `/me/requests`.

use registry::change_request::State;
use registry::person::PersonId;

use super::super::{as_clerk, closed_to_guests, known, row, signed_in};
use super::{asked, newest};
use crate::support::site::Site;

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/requests"]).await;
    }
}

async fn accept(site: &Site, person: PersonId, request: &registry::change_request::Model) -> bool {
    let request = request.clone();
    as_clerk(site, person, move |ctx, row| {
        let request = request.clone();
        async move { request.accept(&ctx, &row).await }
    })
    .await
}

async fn refuse(
    site: &Site,
    person: PersonId,
    request: &registry::change_request::Model,
    reason: &'static str,
) -> bool {
    let request = request.clone();
    as_clerk(site, person, move |ctx, row| {
        let request = request.clone();
        async move { request.refuse(&ctx, &row, reason).await }
    })
    .await
}

both! {
    /// Accepted: the record changes, the member is told, and it is not decided a second time.
    async fn accepted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        asked(site, &mut browser, &layla).await;
        let text = |key| site.app.texts.get(kit::Locale::En, key, None);
        assert!(browser.get("/en/me/requests").await.text("main").contains(&text("me-requests-open")));
        assert!(browser.get("/en/me").await.attributes("main a", "href").contains(&"/en/me/requests".to_owned()));
        let request = newest(site, &layla).await;
        assert!(accept(site, layla.id, &request).await);
        assert_eq!(row(site, layla.id).await.name_latin(), "Leila Khatib");
        assert!(row(site, layla.id).await.is_verified());
        assert!(!accept(site, layla.id, &request).await && !refuse(site, layla.id, &request, "no").await);
        let page = browser.get("/en/me/requests").await.text("main");
        assert!(page.contains(&text("me-requests-accepted")), "{page}");
        assert_eq!(site.mails().await.len(), 1);
        assert_eq!(site.times_done("change.accept").await, 1);
        let history = browser.get("/en/me/history").await.text("tbody");
        assert!(history.contains(&text("me-history-change-accept")) && history.contains(&text("me-history-change-ask")));
    }
}

both! {
    /// Refused: the record stays, and the member reads why.
    async fn refused(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        asked(site, &mut browser, &layla).await;
        let request = newest(site, &layla).await;
        assert!(refuse(site, layla.id, &request, "Bring the new passport").await);
        assert_eq!(row(site, layla.id).await.name_latin(), "Layla Khatib");
        assert!(browser.get("/ar/me/requests").await.text("main").contains("Bring the new passport"));
        assert_eq!(newest(site, &layla).await.state, State::Refused);
        assert_eq!(site.times_done("change.refuse").await, 1);
    }
}

both! {
    /// A request is decided only with the person whose it is; it stands sealed, as the answer does.
    async fn of_its_own_person(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        asked(site, &mut browser, &layla).await;
        let request = newest(site, &layla).await;
        assert!(!request.sealed.windows(5).any(|part| part == b"Leila"));
        let clerk = site.staff("clerk-santiago").await;
        let other = row(site, omar.id).await;
        let act = move |ctx| {
            let (request, other) = (request.clone(), other.clone());
            async move { request.accept(&ctx, &other).await }
        };
        assert!(site.within_as(&clerk, act).await.is_err());
        assert_eq!(row(site, omar.id).await.name_latin(), "Omar Khatib");
    }
}
