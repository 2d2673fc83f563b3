//! `/me/family`.

use super::super::closed_to_guests;
use super::{asked, child_of, code, known, signed_in, tied};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/family", "/me/family/child", "/me/family/invitation", "/me/family/joining"]).await;
    }
}

both! {
    /// Who lives with the member, who elsewhere and in which country; what waits; and nothing of it for anybody else.
    async fn who_is_where(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (mut browser, mut abroad) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        assert!(browser.get("/en/me/family").await.texts("main .tasks").is_empty());
        abroad.post("/en/me/residence", &[("country", "Jordan"), ("city", "Amman")]).await.location();
        tied(&mut browser, &mut abroad, "parent").await;
        let child = child_of(site, &layla, &mut browser).await;
        asked(site, &layla, &mut browser).await;
        code(&mut browser, "child").await;
        let page = browser.get("/en/me/family").await;
        let lists = page.texts("main .tasks");
        assert_eq!(lists.len(), 4, "{lists:?}");
        assert!(lists[0].contains("Yara Khatib") && lists[0].contains("You act for them"), "{lists:?}");
        assert!(lists[1].contains("Omar Khatib") && lists[1].contains("Father or mother") && lists[1].contains("Jordan"));
        assert!(lists[2].contains("Yara Khatib") && lists[3].contains("Habibi"));
        let links = page.attributes("main .tasks a", "href");
        assert!(links.contains(&format!("/en/me/family/{child}")), "{links:?}");
        assert!(browser.get("/ar/me/family").await.text("main").contains("يارا"));
        let other = abroad.get("/en/me/family").await.texts("main .tasks");
        assert!(other.len() == 1 && other[0].contains("Layla Khatib") && other[0].contains("Chile"), "{other:?}");
        let salma = known(site, "Salma", "salma@example.org", true).await;
        assert!(signed_in(site, &salma).await.get("/en/me/family").await.texts("main .tasks").is_empty());
    }
}
