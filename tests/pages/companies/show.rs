//! `/companies/{id}`.

use super::{OUTSIDE, closed, kept, known, listed};
use crate::pages::me::signed_in;

both! {
    /// Shown without who keeps it, but to those who serve them; that it was looked at is told to them. What is not listed is
    /// answered as an absent one.
    async fn shown_without_its_keeper(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = listed(site, layla.id, "Olivo").await;
        let address = format!("/companies/{id}");
        closed(site, &address, &OUTSIDE).await;
        let mut amman = site.staff("clerk-amman").await;
        let page = amman.get(&address).await;
        assert!(page.text("main").contains("Olivo") && !page.body.contains("Layla"));
        assert!(!page.body.contains(&layla.id.to_string()), "who keeps it is told");
        let page = site.staff("clerk-santiago").await.get(&address).await;
        assert!(page.body.contains(&layla.id.to_string()), "they serve its keeper");
        let manager = site.staff("programme-manager").await.get(&address).await;
        assert!(manager.status == 200 && !manager.body.contains("/introduction"));
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("A company of the directory was opened"), "{history}");
        let other = kept(site, layla.id, "Higuera").await;
        let hidden = amman.get(&format!("/companies/{other}")).await;
        let absent = amman.get(&format!("/companies/{}", uuid::Uuid::now_v7())).await;
        assert_eq!((hidden.status.as_u16(), hidden.body), (404, absent.body));
        assert_eq!(site.times_refused("company.find").await, 2);
    }
}
