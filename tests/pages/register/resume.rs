//! `/register/resume`.

use axum::http::StatusCode;
use chrono::TimeDelta;

use super::up_to;
use crate::pages::me::code_sent;
use crate::support::site::Site;

both! {
    /// Another phone goes on where the first one stopped, with all answers; both lead to one registration.
    async fn goes_on_elsewhere(site: Site) {
        let mut phone = site.browser();
        up_to(&mut phone, "en", "contact").await;
        let code = phone.get("/en/register/later").await.text(".panel .reference");
        let mut other = site.browser();
        let typed = code.to_lowercase().replace('-', " ");
        assert_eq!(other.post("/es/register/resume", &[("code", &typed)]).await.location(), "/es/register/contact");
        assert_eq!(other.get("/es/register/name").await.value("given_ar"), "أحمد");
        other.post("/es/register/contact", &[("no_contact", "yes"), ("language", "es")]).await.location();
        assert_eq!(phone.get("/en/register").await.attributes("main a.button", "href"), ["/en/register/about"]);
        site.app.clock.advance(TimeDelta::days(31));
        let late = site.browser().post("/en/register/resume", &[("code", &code)]).await;
        assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

/// Each message in three languages; what was typed stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = Site::on_sqlite().await;
    for locale in kit::Locale::ALL {
        for (typed, key) in
            [("", "register-resume-error-none"), ("7K3M9-QXD4T", "register-resume-error-unknown")]
        {
            let address = format!("/{}/register/resume", locale.code());
            let page = site.browser().post(&address, &[("code", typed)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [("code".to_owned(), site.app.texts.get(locale, key, None))]);
            assert_eq!(page.value("code"), typed);
        }
    }
}

both! {
    /// Nobody tries codes out: so many an hour from one range of addresses.
    async fn tries_are_limited(site: Site) {
        let mut browser = site.browser();
        for n in 0..=30 {
            let answer = browser.post("/en/register/resume", &[("code", "7K3M9-QXD4T")]).await;
            let expected = if n < 30 { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::TOO_MANY_REQUESTS };
            assert_eq!(answer.status, expected, "{n}");
        }
        let elsewhere = site.browser().from("203.0.113.1").post("/en/register/resume", &[("code", "7K3M9-QXD4T")]).await;
        assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

both! {
    /// An address proved where the registration was begun, and proved again elsewhere, leads back to it; for an address
    /// that nobody proved all looks the same until its owner types the code.
    async fn goes_on_by_email(site: Site) {
        let mut phone = site.browser();
        up_to(&mut phone, "en", "about").await;
        assert_eq!(phone.get("/en/register/later").await.value("email"), "ahmad@example.org");
        phone.post("/en/register/later", &[("send", "yes"), ("email", "ahmad@example.org")]).await.location();
        // Asked for elsewhere before it is proved, it leads nowhere.
        let mut early = site.browser();
        let digits = code_sent(site, "ahmad@example.org").await;
        early.post("/en/register/resume", &[("send", "yes"), ("email", "ahmad@example.org")]).await.location();
        let sent = code_sent(site, "ahmad@example.org").await;
        let nothing = early.post("/en/register/resume", &[("sent", "yes"), ("digits", &sent)]).await;
        assert_eq!(nothing.errors()[0].0, "digits");

        let proved = phone.post_on("/en/register/later", &[("digits", &digits)]).await;
        assert_eq!(proved.texts(".flash").len(), 1);
        // A page answered after that does not undo it.
        phone.post("/en/register/about", &[]).await.location();

        let mut other = site.browser();
        let known = other.post_on("/es/register/resume", &[("send", "yes"), ("email", "Ahmad@example.org")]).await;
        let code = code_sent(site, "Ahmad@example.org").await;
        let unknown = site.browser().post_on("/es/register/resume", &[("send", "yes"), ("email", "Ahmed@example.org")]).await;
        assert_eq!(known.body.replace("Ahmad", "Ahmed"), unknown.body, "nothing tells which is known");
        let wrong = crate::pages::me::other(&code);
        assert_eq!(other.post("/es/register/resume", &[("sent", "yes"), ("digits", &wrong)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let back = other.post("/es/register/resume", &[("sent", "yes"), ("digits", &code)]).await;
        assert_eq!(back.location(), "/es/register/consents");
    }
}
