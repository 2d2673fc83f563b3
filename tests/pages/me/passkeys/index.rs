//! `/me/passkeys`.

use crate::pages::me::{closed_to_guests, known, signed_in};
use crate::support::telephone::Telephone;

both! {
    async fn lists_ones_own(site: Site) {
        closed_to_guests(site, &["/me/passkeys"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        Telephone::new().joins(&mut browser, "/en/me/passkeys/new").await.location();
        assert_eq!(browser.get("/en/me/passkeys").await.texts("main .card h2"), ["My phone"]);
        assert!(signed_in(site, &omar).await.get("/en/me/passkeys").await.texts("main .card").is_empty());
    }
}
