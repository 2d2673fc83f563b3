//! `/register/done`.

use chrono::TimeDelta;

use super::registered;

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
        assert_eq!(site.browser().get("/es/register/done").await.location(), "/es/register");
        site.app.clock.advance(TimeDelta::minutes(2));
        assert_eq!(browser.get("/es/register/done").await.location(), "/es/register");
    }
}
