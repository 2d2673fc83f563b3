//! `/experts/{id}`.

use super::{closed, kept, known, listed, surgeon};
use crate::pages::me::signed_in;

both! {
    /// Shown without how they are reached; that it was looked at is told to them. Who is not listed is answered as an absent one.
    async fn shown_without_contact(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = listed(site, layla.id, &surgeon()).await;
        let address = format!("/experts/{id}");
        closed(site, &address).await;
        let mut amman = site.staff("clerk-amman").await;
        let page = amman.get(&address).await;
        let text = page.text("main");
        assert!(text.contains("Layla Khatib") && text.contains("جراحة اليد والجراحة المجهرية"), "{text}");
        assert!(!page.body.contains("CM-4711") && !page.body.contains("layla@example.org"));
        assert!(!page.body.contains(&layla.id.to_string()), "they serve others");
        let page = site.staff("clerk-santiago").await.get(&address).await;
        assert!(page.body.contains(&layla.id.to_string()), "they serve them");
        assert_eq!(site.staff("programme-manager").await.get(&address).await.status, 200);
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("The expertise was opened in the bank"), "{history}");
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let other = kept(site, omar.id, &surgeon()).await;
        let hidden = amman.get(&format!("/experts/{other}")).await;
        let absent = amman.get(&format!("/experts/{}", uuid::Uuid::now_v7())).await;
        assert_eq!((hidden.status.as_u16(), hidden.body), (404, absent.body));
        assert_eq!(site.times_refused("expert.find").await, 2);
    }
}
