//! `/account/passkeys`.

use super::typed;
use crate::support::telephone::Telephone;

both! {
    /// Each by its name, the oldest first; other people's are theirs.
    async fn lists_ones_own(site: Site) {
        let mut clerk = typed(site, "clerk-santiago").await;
        assert!(clerk.get("/account/passkeys").await.texts("main .card").is_empty());
        Telephone::new().joins(&mut clerk, "/account/passkeys/new").await.location();
        let page = clerk.get("/account/passkeys").await;
        assert_eq!(page.texts("main .card h2"), ["My phone"]);
        assert!(typed(site, "clerk-berlin").await.get("/account/passkeys").await.texts("main .card").is_empty());
        assert!(site.browser().get("/account/passkeys").await.location().starts_with("/ar/sign-in"));
    }
}
