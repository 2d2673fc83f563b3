//! `/people/{id}/companies/{company}/partners`.

use super::{closed, kept, known, listed, says};

both! {
    /// Those of the directory that fit, of any country, with the reasons, without who keeps them.
    async fn with_reasons(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        closed(site, (layla.id, id), "/partners/no").await;
        let address = format!("/people/{}/companies/{id}/partners", layla.id);
        for slug in ["clerk-amman", "officer-south-america"] {
            let answer = site.staff(slug).await.get(&address).await;
            assert!([403, 404].contains(&answer.status.as_u16()), "{slug}");
        }
        let mut clerk = site.staff("clerk-santiago").await;
        assert!(clerk.get(&address).await.texts("main .tasks li").is_empty());
        let partner = listed(site, omar.id, "Higuera").await;
        kept(site, omar.id, "Naranja").await;
        listed(site, layla.id, "Olivo Dos").await;
        assert!(clerk.get(&address).await.texts("main .tasks li").is_empty(), "nothing was said that fits");
        says(site, id, ("supplier", "13", "")).await;
        says(site, partner, ("", "", "exports")).await;
        let page = clerk.get(&address).await;
        let rows = page.texts("main .tasks > li");
        assert_eq!(rows.len(), 1, "{rows:?}");
        assert!(rows[0].contains("Higuera") && rows[0].contains("Exporta, y se busca proveedor"), "{rows:?}");
        assert!(!page.body.contains("Omar"));
    }
}
