//! `/people/{id}/receipt`.

use super::new::registered;
use crate::pages::me::by_number;

both! {
    /// The number and the code that open the record; the code for half an hour, and at this desk only.
    async fn shows_number_and_code(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let receipt = registered(&mut clerk).await;
        let page = clerk.get(&receipt).await;
        let codes = page.texts("main .reference bdi");
        assert_eq!(codes.len(), 2, "{}", page.text("main"));
        assert_eq!(by_number(&mut site.browser(), "ar", &codes[0], &codes[1]).await.location(), "/ar/me");
        assert!(!site.staff("supervisor-santiago").await.get(&receipt).await.body.contains(&codes[1]));
        assert_eq!(site.staff("clerk-amman").await.get(&receipt).await.status, 404);
        assert_eq!(site.staff("auditor").await.get(&receipt).await.status, 403);
        let record = receipt.trim_end_matches("/receipt");
        clerk.post(&format!("{record}/return-code"), &[("ground", "papers")]).await.location();
        assert_eq!(clerk.get(&receipt).await.texts("main .reference bdi").len(), 1, "that code works no more");
    }
}
