//! `/me/companies/{id}/directory`.

use registry::company::WORDING;

use super::{keepers_only, kept, known, row, signed_in};

both! {
    async fn for_its_keeper(site: Site) {
        keepers_only(site, "/directory").await;
    }
}

both! {
    /// Nothing is answered for anyone; a yes is kept with its wording, language and time; a no holds at once.
    async fn only_with_a_word(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let address = format!("/es/me/companies/{id}/directory");
        let mut browser = signed_in(site, &layla).await;
        assert!(browser.get(&address).await.attributes("[name=listed][checked]", "value").is_empty());
        assert_eq!(browser.post(&address, &[]).await.status, 422);
        assert!(row(site, id).await.unwrap().listed_at.is_none());
        for _ in 0..2 {
            browser.post(&address, &[("listed", "yes")]).await.location();
        }
        let now = row(site, id).await.unwrap();
        assert_eq!((now.listed_version.as_deref(), now.listed_locale), (Some(WORDING), Some(kit::Locale::Es)));
        assert_eq!((now.listed_at, site.times_done("company.list").await), (Some(site.app.clock.now()), 1));
        let page = browser.get(&format!("/es/me/companies/{id}")).await.text("main");
        assert!(page.contains("haya verificado su inscripción"), "{page}");
        browser.post(&address, &[("listed", "no")]).await.location();
        let now = row(site, id).await.unwrap();
        assert_eq!((now.listed_at, now.listed_version, now.listed_locale), (None, None, None));
        assert_eq!(site.times_done("company.unlist").await, 1);
    }
}
