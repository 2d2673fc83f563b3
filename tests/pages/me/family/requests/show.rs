//! `/me/family/requests/{id}`.

use registry::child_request::{self, State};

use super::super::{SEEN, asked, known, signed_in};

both! {
    /// One's own is shown, and taken back; another's is not there; what was taken back is not decided.
    async fn shown_and_taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let request = asked(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/requests/{request}");
        let shown = browser.get(&address).await.text("main");
        for there in ["يارا", "Yara Khatib", "2 March 2015", "Father or mother", "Bring the child’s papers"] {
            assert!(shown.contains(there), "{there}: {shown}");
        }
        let mut other = signed_in(site, &omar).await;
        assert_eq!(other.get(&address).await.status, 404);
        assert_eq!(other.post(&address, &[]).await.status, 404);
        for _ in 0..2 {
            browser.post(&address, &[]).await.location();
        }
        assert_eq!(site.times_done("child.withdraw").await, 1);
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{}/family/requests/{request}", layla.id), &SEEN).await.location();
        assert_eq!(child_request::of(&site.db, layla.id).await.unwrap()[0].state, State::Withdrawn);
        assert!(browser.get("/en/me/family").await.texts("main .tasks").is_empty());
    }
}
