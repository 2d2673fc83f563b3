//! `/register/email`.

use axum::http::StatusCode;
use registry::{contact, person};
use sea_orm::EntityTrait;

use super::registered;
use crate::pages::me::{code_sent, other};
use crate::support::site::Site;

async fn confirmed(site: &Site) -> bool {
    let person = person::Entity::find().one(&site.db).await.unwrap().unwrap();
    contact::of(&site.db, person.id).await.unwrap().iter().any(|contact| contact.verified_at.is_some())
}

both! {
    /// Offered after registering, sent on demand, confirmed by the code, in the browser that registered.
    async fn confirms_the_address(site: Site) {
        let mut browser = site.browser();
        registered(&mut browser).await;
        let done = browser.get("/en/register/done").await;
        assert!(done.attributes("main a.button", "href").contains(&"/en/register/email".to_owned()));
        let page = browser.get("/en/register/email").await;
        assert!(page.text("main").contains("ahmad@example.org"));
        assert!(page.attributes("[name=code]", "value").is_empty(), "nothing was sent yet");
        assert!(site.mails().await.is_empty());
        let page = browser.post_on("/en/register/email", &[("send", "yes")]).await;
        assert_eq!(page.value("code"), "");
        let code = code_sent(site, "ahmad@example.org").await;
        assert_eq!(site.mails().await[0].locale, kit::Locale::Es, "the language of letters");
        assert!(!confirmed(site).await);
        let page = browser.post_on("/en/register/email", &[("code", &code)]).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert!(!page.attributes("main a", "href").contains(&"/en/register/email".to_owned()), "offered again");
        assert!(confirmed(site).await);
        assert_eq!(site.times_done("contact.confirm").await, 1);
        assert_eq!(browser.get("/en/register/email").await.location(), "/en/register/done");
        // It brings the person back from anywhere.
        let back = crate::pages::me::by_email(site, &mut site.browser(), "es", "ahmad@example.org").await;
        assert_eq!(back.location(), "/es/me");
    }
}

both! {
    /// What is wrong is said in three languages; another code may be sent, so many times.
    async fn says_what_is_wrong(site: Site) {
        let mut browser = site.browser();
        registered(&mut browser).await;
        assert_eq!(browser.post("/en/register/email", &[("code", "123456")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        browser.post("/en/register/email", &[("send", "yes")]).await.location();
        let wrong = other(&code_sent(site, "ahmad@example.org").await);
        let mut texts = std::collections::BTreeSet::new();
        for language in ["ar", "en", "es"] {
            for typed in ["", "12", &wrong] {
                let page = browser.post(&format!("/{language}/register/email"), &[("code", typed)]).await;
                assert_eq!((page.status, page.errors()[0].0.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "code"));
                texts.insert(page.errors().remove(0).1);
            }
        }
        assert_eq!(texts.len(), 9, "{texts:?}");
        assert_eq!(browser.post_on("/en/register/email", &[("send", "yes")]).await.texts(".flash").len(), 1);
        for _ in 0..3 {
            browser.post("/en/register/email", &[("send", "yes")]).await.location();
        }
        let many = browser.post("/en/register/email", &[("send", "yes")]).await;
        assert_eq!((many.status, many.errors()[0].0.as_str()), (StatusCode::TOO_MANY_REQUESTS, "code"));
        assert_eq!(site.mails().await.len(), 5);
        assert!(!confirmed(site).await);
    }
}

both! {
    /// Only where someone has just registered, and only with a code that was sent to confirm.
    async fn for_who_has_just_registered(site: Site) {
        let mut guest = site.browser();
        assert_eq!(guest.get("/es/register/email").await.location(), "/es/register");
        assert_eq!(guest.post("/es/register/email", &[("send", "yes")]).await.location(), "/es/register");
        let mut browser = site.browser();
        registered(&mut browser).await;
        // A code for signing in, to the same address, does not confirm.
        browser.post("/es/me/sign-in", &[("email", "ahmad@example.org")]).await.location();
        let code = code_sent(site, "ahmad@example.org").await;
        assert_eq!(browser.post("/es/register/email", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(!confirmed(site).await);
        site.app.clock.advance(chrono::TimeDelta::minutes(31));
        assert_eq!(browser.get("/es/register/email").await.location(), "/es/register");
    }
}
