//! `/me/needs/{id}`.

use registry::need::{self, State};

use super::{known, said, signed_in};

both! {
    /// One's own, with what was done; taken back once, nobody sees to it.
    async fn shown_and_taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let id = said(site, &layla, &mut browser).await;
        let address = format!("/en/me/needs/{id}");
        assert!(browser.get(&address).await.text("main").contains("دواء القلب"));
        let mut other = signed_in(site, &omar).await;
        assert_eq!(other.get(&address).await.status, 404);
        assert_eq!(other.post(&address, &[]).await.status, 404);
        for _ in 0..2 {
            browser.post(&address, &[]).await.location();
        }
        assert_eq!(need::of(&site.db, layla.id).await.unwrap()[0].state, State::Withdrawn);
        assert_eq!(site.times_done("need.withdraw").await, 1);
        let mut supervisor = site.staff("supervisor-santiago").await;
        assert_eq!(supervisor.get(&format!("/needs/{id}")).await.status, 404);
        assert!(supervisor.get("/needs").await.texts("main .tasks").is_empty());
    }
}
