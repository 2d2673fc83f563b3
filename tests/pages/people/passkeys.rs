//! `/people/{id}/passkeys`.

use super::guarded;
use crate::pages::me::{known, signed_in};
use crate::support::telephone::Telephone;

both! {
    /// Whoever lost a device has its passkey removed once the desk knows who they are; open sessions end, and they are told.
    async fn removed_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = format!("/people/{}/passkeys", layla.id);
        guarded(site, "/passkeys", "clerk-santiago", &["officer-south-america", "programme-manager"]).await;
        let mut clerk = site.staff("clerk-santiago").await;
        assert!(clerk.get(&address).await.attributes("main form[method=post]", "method").is_empty(), "there are none");
        let mut telephone = Telephone::new();
        let mut browser = signed_in(site, &layla).await;
        telephone.joins(&mut browser, "/en/me/passkeys/new").await.location();
        assert!(clerk.get(&address).await.text("main").contains("Tiene una llave de acceso"));
        assert_eq!(clerk.post(&address, &[]).await.errors()[0].0, "ground");
        let before = site.mails().await.len();
        clerk.post(&address, &[("ground", "papers")]).await.location();
        assert_eq!(browser.get("/en/me").await.status, 303, "its session is over");
        assert_eq!(telephone.enters(&mut site.browser(), "/en/me/sign-in/passkey").await.status, 422);
        assert_eq!(site.mails().await.len(), before + 1);
        clerk.post(&address, &[("ground", "papers")]).await.location();
        assert_eq!(site.times_done("person.passkeys_remove").await, 1);
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("The mission removed the passkeys"), "{history}");
    }
}
