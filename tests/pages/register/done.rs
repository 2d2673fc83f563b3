//! `/register/done`.

use chrono::TimeDelta;

use registry::return_code;
use sea_orm::EntityTrait;

use super::{registered, up_to};

both! {
    /// Shown again for 30 minutes, in any language, to this browser only.
    async fn shows_the_number_again_for_a_while(site: Site) {
        let mut browser = site.browser();
        let number = registered(&mut browser).await;
        assert_eq!(number.len(), 11);
        site.app.clock.advance(TimeDelta::minutes(29));
        let page = browser.get("/es/register/done").await;
        assert_eq!(page.text(".panel .reference"), number);
        assert!(page.text("main").contains("Santiago"), "the mission of Chile");
        assert_eq!(page.text("main > p.reference").len(), 14, "the return code");
        assert_eq!(site.browser().get("/es/register/done").await.location(), "/es/register");
        site.app.clock.advance(TimeDelta::minutes(2));
        assert_eq!(browser.get("/es/register/done").await.location(), "/es/register");
    }
}

both! {
    /// The same return code for the same registration, however often it is sent; kept as a hash; another one that was
    /// given out since takes its place.
    async fn the_return_code(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "check").await;
        let token = browser.get("/en/register/check").await.value("token");
        let code = browser.post_on("/en/register/check", &[("token", &token)]).await.text("main > p.reference");
        let again = browser.post_on("/en/register/check", &[("token", &token)]).await.text("main > p.reference");
        assert_eq!(code, again);
        let kept = return_code::Entity::find().one(&site.db).await.unwrap().unwrap();
        let plain = code.replace('-', "");
        assert!(!kept.code_hash.windows(plain.len()).any(|window| window == plain.as_bytes()));
        return_code::keep(&site.db, &site.app.keys, kept.person_id, "0123456789AB", site.app.clock.now()).await.unwrap();
        assert!(browser.get("/en/register/done").await.texts("main > p.reference").is_empty(), "it works no more");
    }
}

both! {
    /// Who waits apart is told so, and what to do.
    async fn says_what_is_left_to_do(site: Site) {
        registered(&mut site.browser()).await;
        let mut second = site.browser();
        registered(&mut second).await;
        assert_eq!(second.get("/ar/register/done").await.texts(".notice.warning").len(), 1);
    }
}
