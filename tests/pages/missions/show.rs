//! `/missions/{id}`.

use axum::http::StatusCode;

use super::id;

both! {
    /// Everyone on staff sees how it is reached; who works there, only who may see accounts.
    async fn shows_contacts_and_staff(site: Site) {
        let address = format!("/missions/{}", id(site, "cl-santiago").await);
        let page = site.staff("clerk-berlin").await.get(&address).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.body.contains("Layla Giacaman"));
        let page = site.staff("administrator-two").await.get(&address).await;
        assert!(page.body.contains("Layla Giacaman"));
        assert!(page.attributes("main a", "href").contains(&format!("{address}/edit")));
        let absent = format!("/missions/{}", accounts::mission::MissionId::new());
        assert_eq!(site.staff("clerk-berlin").await.get(&absent).await.status, StatusCode::NOT_FOUND);
    }
}
