//! `/me/passkeys/new`.

use axum::http::StatusCode;

use crate::pages::me::{closed_to_guests, known, signed_in};
use crate::support::telephone::{Telephone, asked};

both! {
    /// It is known by the number: who else holds the device reads no name. Ten at most.
    async fn is_added(site: Site) {
        closed_to_guests(site, &["/me/passkeys/new"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let page = asked(&browser.get("/en/me/passkeys/new").await);
        assert_eq!(page["user"]["name"], layla.number);
        assert!(!page.to_string().contains("Layla") && !page.to_string().contains("layla"), "{page}");
        for _ in 0..10 {
            assert_eq!(Telephone::new().joins(&mut browser, "/en/me/passkeys/new").await.location(), "/en/me/passkeys");
        }
        let more = Telephone::new().joins(&mut browser, "/en/me/passkeys/new").await;
        assert_eq!((more.status, more.value("name").as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "My phone"));
        assert_eq!(site.times_done("member.passkey_add").await, 10);
        let mails = site.mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (10, "layla@example.org"));
        assert!(mails[0].text.contains("/me/passkeys"), "{}", mails[0].text);
        let history = browser.get("/en/me/history").await.text("main");
        assert!(history.contains("A passkey was added"), "{history}");
    }
}

both! {
    /// What a stranger at a telephone left lying must not do: a sign-in a while ago is not enough.
    async fn asks_once_more(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        Telephone::new().joins(&mut browser, "/en/me/passkeys/new").await.location();
        let removal = browser.get("/en/me/passkeys").await.attributes("main .card a", "href").remove(0);
        site.app.clock.advance(chrono::TimeDelta::minutes(16));
        assert!(browser.get("/en/me/passkeys/new").await.location().starts_with("/en/me/again?to="));
        assert!(browser.get(&removal).await.location().starts_with("/en/me/again?to="));
        site.app.clock.advance(chrono::TimeDelta::minutes(15));
        let mut browser = signed_in(site, &layla).await;
        site.app.clock.advance(chrono::TimeDelta::minutes(16));
        browser.get("/en/me").await;
        site.app.clock.advance(chrono::TimeDelta::minutes(16));
        let fields = [("name", "Mine"), ("answer", "{}")];
        assert!(browser.post("/en/me/passkeys/new", &fields).await.location().starts_with("/en/me/again?to="));
        assert!(browser.post(&removal, &[]).await.location().starts_with("/en/me/again?to="));
    }
}
