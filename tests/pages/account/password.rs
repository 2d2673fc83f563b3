//! `/account/password`.

use axum::http::StatusCode;
use chrono::TimeDelta;
use samples::cast;

use crate::pages::sign_in::{of, signed_in};

const NEW: &str = "zapato luna trece ventana";

both! {
    /// With password and code; all other devices are out, and the owner is told.
    async fn changes_it(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let (mut here, mut there) = (site.staff("clerk-santiago").await, site.staff("clerk-santiago").await);
        assert_eq!(here.get("/account/password").await.status, StatusCode::OK);
        let before = site.mails().await.len();
        let fields = [("password", cast::PASSWORD), ("code", digits.as_str()), ("new", NEW)];
        let page = here.post_on("/account/password", &fields).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert_eq!(there.get("/dashboard").await.location(), "/ar/sign-in");
        let mails = site.mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (before + 1, clerk.email));
        site.app.clock.advance(TimeDelta::seconds(30));
        let (_, digits) = of(site, "clerk-santiago").await;
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &digits).await.status, 422);
        site.app.clock.advance(TimeDelta::seconds(30));
        let (_, digits) = of(site, "clerk-santiago").await;
        assert_eq!(signed_in(&mut site.browser(), clerk.email, NEW, &digits).await.location(), "/dashboard");
    }
}

both! {
    /// Whoever sits down at an open page cannot, and is stopped from guessing.
    async fn needs_a_proof(site: Site) {
        let (_, digits) = of(site, "clerk-berlin").await;
        let mut here = site.staff("clerk-berlin").await;
        let empty = here.post("/account/password", &[]).await;
        let fields: Vec<String> = empty.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["password", "code", "new"]);
        let weak = here.post("/account/password", &[("password", "x"), ("code", "1"), ("new", "omar darwish")]).await;
        assert_eq!(weak.errors()[0].0, "new");
        let wrong = [("password", "guess"), ("code", digits.as_str()), ("new", NEW)];
        for _ in 0..10 {
            assert_eq!(here.post("/account/password", &wrong).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        site.app.clock.advance(TimeDelta::seconds(60));
        let (_, digits) = of(site, "clerk-berlin").await;
        let right = [("password", cast::PASSWORD), ("code", digits.as_str()), ("new", NEW)];
        assert_eq!(here.post("/account/password", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(site.times_refused("staff.prove").await, 11);
    }
}
