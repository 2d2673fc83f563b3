//! `/me/expertise/directory`.

use registry::expert::WORDING;

use super::{closed_to_guests, kept, known, row, signed_in, surgeon};

both! {
    /// Nothing is answered for anyone; a yes is kept with its wording, language and time; a no holds at once.
    async fn only_with_a_word(site: Site) {
        closed_to_guests(site, &["/me/expertise/directory"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = "/es/me/expertise/directory";
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.get(address).await.status, 404, "there is nothing to list");
        kept(site, layla.id, &surgeon()).await;
        let page = browser.get(address).await;
        assert!(page.attributes("[name=listed][checked]", "value").is_empty());
        assert!(!page.text("main").contains("CM-4711"), "the number of the licence is shown to nobody");
        assert_eq!(browser.post(address, &[]).await.status, 422);
        assert!(row(site, layla.id).await.unwrap().listed_at.is_none());
        for _ in 0..2 {
            browser.post(address, &[("listed", "yes")]).await.location();
        }
        let now = row(site, layla.id).await.unwrap();
        assert_eq!((now.listed_version.as_deref(), now.listed_locale), (Some(WORDING), Some(kit::Locale::Es)));
        assert_eq!((now.listed_at, site.times_done("expert.list").await), (Some(site.app.clock.now()), 1));
        let page = browser.get("/es/me/expertise").await.text("main");
        assert!(page.contains("haya verificado su registro"), "{page}");
        browser.post(address, &[("listed", "no")]).await.location();
        let now = row(site, layla.id).await.unwrap();
        assert_eq!((now.listed_at, now.listed_version, now.listed_locale), (None, None, None));
        assert_eq!(site.times_done("expert.unlist").await, 1);
    }
}
