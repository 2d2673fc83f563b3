//! `/account/recovery-codes`.

use axum::http::StatusCode;
use samples::cast;

use crate::pages::sign_in::{of, signed_in};

both! {
    async fn renews_them(site: Site) {
        let (clerk, digits) = of(site, "clerk-berlin").await;
        let mut here = site.staff("clerk-berlin").await;
        assert_eq!(here.get("/account/recovery-codes").await.status, StatusCode::OK);
        let page = here.post("/account/recovery-codes", &[("password", cast::PASSWORD), ("code", &digits)]).await;
        let first = page.texts(".codes li");
        assert_eq!(first.len(), 10, "{}", page.body);
        // One of them proves as well, and all of them go with the next ten.
        let page = here.post("/account/recovery-codes", &[("password", cast::PASSWORD), ("code", &first[0])]).await;
        let second = page.texts(".codes li");
        assert!(second.len() == 10 && first.iter().all(|code| !second.contains(code)));
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &first[1]).await.status, 422);
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &second[1]).await.status, 303);
        let wrong = here.post("/account/recovery-codes", &[("password", "guess"), ("code", &second[2])]).await;
        assert_eq!(wrong.errors()[0].0, "password");
        assert!(wrong.texts(".codes li").is_empty());
        assert_eq!(site.times_done("staff.recovery_codes").await, 2);
    }
}
