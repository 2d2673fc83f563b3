//! `/me/sign-out`.

use accounts::audit::{self, ActorKind};
use axum::http::StatusCode;

use super::{known, signed_in};

both! {
    async fn ends_the_session_for_good(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let mut copy = browser.clone();
        let answer = browser.post("/es/me/sign-out", &[]).await;
        assert_eq!(answer.location(), "/es");
        assert!(answer.headers.contains_key("clear-site-data"));
        assert_eq!(browser.get("/es").await.status, StatusCode::OK);
        assert_eq!(copy.get("/es/me").await.location(), "/es/me/sign-in", "a copied cookie still works");
        let rows = audit::all(&site.db).await.unwrap();
        let row = rows.iter().find(|row| row.act == "member.sign_out").unwrap();
        assert_eq!((row.actor_kind, row.actor_id), (ActorKind::Member, Some(layla.id.0)));
        // Long gone already: nothing to end, and no way back here after signing in.
        assert_eq!(browser.post("/es/me/sign-out", &[]).await.location(), "/es/me/sign-in");
        assert_eq!(site.times_done("member.sign_out").await, 1);
    }
}
