//! `/register/consents`.

use super::up_to;

both! {
    /// All are off until the person turns them on, and none is needed.
    async fn all_off_and_none_needed(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "consents").await;
        let page = browser.get("/en/register/consents").await;
        assert_eq!(page.attributes("input[type=checkbox]", "name").len(), 5);
        assert!(page.attributes("input[checked]", "name").is_empty());
        assert_eq!(browser.post("/en/register/consents", &[]).await.location(), "/en/register/check");
        assert_eq!(browser.post("/en/register/consents", &[("news", "yes")]).await.location(), "/en/register/check");
        assert_eq!(browser.get("/en/register/consents").await.attributes("input[checked]", "name"), ["news"]);
    }
}
