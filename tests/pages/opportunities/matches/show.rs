//! `/opportunities/{id}/matches/{expert}`.

use registry::opportunity_interest::State;

use super::{address, interest, kept, known, listed, manager, needed, open, refused, standing, surgeon};
use crate::pages::me::signed_in;

both! {
    /// The department asks somebody of another country; they are told that something waits, and once they say yes it reads how
    /// they are reached. Nobody is asked twice.
    async fn asked_and_answered(site: Site) {
        let id = needed(site).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let expert = listed(site, layla.id, &surgeon()).await;
        let address = address(id, expert);
        refused(site, &address, &["clerk-santiago", "officer-south-america", "administrator", "data-protection"]).await;
        let mut browser = manager(site).await;
        let page = browser.get(&address).await;
        assert!(page.text("main").contains("Layla") && !page.body.contains("CM-4711") && !page.body.contains("layla@example.org"));
        assert_eq!(browser.post(&address, &[]).await.errors()[0].0, "words");
        let long = "x".repeat(601);
        let answer = browser.post(&address, &[("words", &long)]).await;
        assert_eq!((answer.errors()[0].0.as_str(), answer.text("[name=words]")), ("words", long));
        assert!(interest(site, layla.id, id).await.is_none());
        for _ in 0..2 {
            browser.post(&address, &[("words", "Sixty patients wait for just this.")]).await.location();
        }
        assert_eq!(site.times_done("interest.ask").await, 1);
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, &*row.asking), (State::Asked, "Sixty patients wait for just this."));
        assert!(browser.get(&format!("/opportunities/{id}/matches")).await.text("main").contains("Nobody in the bank"));
        let mut member = signed_in(site, &layla).await;
        let answer = format!("/en/me/opportunities/{id}/answer");
        assert!(member.get(&answer).await.text("main").contains("Sixty patients"));
        member.post(&answer, &[("answer", "yes"), ("contact", "+56 9 8765 4321")]).await.location();
        let page = browser.get(&format!("/opportunities/{id}/interests/{}", row.id)).await.text("main");
        assert!(page.contains("+56 9 8765 4321"), "{page}");
        let history = member.get("/en/me/history").await.text("main");
        assert!(history.contains("The expertise was opened in the bank"), "{history}");
        // Until the work is done, an expert may take it back, also once it was agreed.
        standing(site, row.id, State::Agreed).await;
        member.post(&format!("/en/me/opportunities/{id}/withdrawal"), &[]).await.location();
        assert_eq!(interest(site, layla.id, id).await.unwrap().state, State::Withdrawn);
        // Who took it back is not asked again, and it is not said that they did.
        let page = browser.get(&address).await;
        assert!(page.attributes("main form", "method").is_empty() && !page.text("main").contains("taken back"), "{}", page.text("main"));
    }
}

both! {
    /// Who does not stand in the bank cannot be asked, nor for what needs no expert.
    async fn only_of_the_bank(site: Site) {
        let (id, press) = (needed(site).await, open(site, "Press").await);
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let hidden = kept(site, layla.id, &surgeon()).await;
        let expert = listed(site, omar.id, &surgeon()).await;
        let mut browser = manager(site).await;
        let words = [("words", "Come.")];
        for address in [address(id, hidden), address(press, expert)] {
            assert_eq!(browser.get(&address).await.status, 404, "{address}");
            assert_eq!(browser.post(&address, &words).await.status, 404, "{address}");
        }
        assert!(interest(site, layla.id, id).await.is_none() && interest(site, omar.id, press).await.is_none());
        // What they said no to is not asked again.
        browser.post(&address(id, expert), &words).await.location();
        let row = interest(site, omar.id, id).await.unwrap();
        standing(site, row.id, State::Declined).await;
        browser.post(&address(id, expert), &words).await.location();
        assert_eq!(interest(site, omar.id, id).await.unwrap().state, State::Declined);
    }
}
