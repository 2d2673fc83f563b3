//! `/me/introductions/{id}`.

use registry::company;
use registry::introduction::State;
use registry::person::Status;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{asked, closed_to_guests, kept, known, listed, row, set_status, signed_in};

both! {
    /// With a yes both read how the other is reached; nobody else opens it, and it is answered once.
    async fn accepted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let salma = known(site, "Salma", "salma@example.org", true).await;
        let id = asked(site, kept(site, layla.id, "Olivo").await, listed(site, omar.id, "Higuera").await).await;
        let address = format!("/en/me/introductions/{id}");
        closed_to_guests(site, &[&address[3..]]).await;
        let yes = [("answer", "yes"), ("contact", "+962 7 9012 3456")];
        assert_eq!(signed_in(site, &salma).await.post(&address, &yes).await.status, 404);
        let (mut asker, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        assert_eq!(asker.post(&address, &yes).await.errors()[0].0, "answer", "who asks does not answer");
        assert_eq!(other.post(&address, &[("answer", "withdraw")]).await.status, 422);
        assert_eq!(other.get(&address).await.attributes("[name=contact]", "value"), ["omar@example.org"]);
        assert_eq!(other.post(&address, &[("answer", "yes"), ("contact", "")]).await.errors()[0].0, "contact");
        assert_eq!(row(site, id).await.state, State::Asked);
        let before = site.mails().await.len();
        for _ in 0..2 {
            other.post(&address, &yes).await.location();
        }
        assert_eq!(site.mails().await.len(), before + 1);
        assert_eq!(site.times_done("introduction.accept").await, 2, "once of each");
        let page = asker.get(&address).await.text("main");
        assert!(page.contains("Omar Khatib") && page.contains("+962 7 9012 3456"), "{page}");
        let page = other.get(&address).await.text("main");
        assert!(page.contains("Layla Khatib") && page.contains("layla@example.org"), "{page}");
        other.post(&address, &[("answer", "no")]).await.location();
        assert_eq!(row(site, id).await.state, State::Accepted, "answered once");
    }
}

both! {
    /// With a no, or taken back, neither learns anything more.
    async fn declined_or_taken_back(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (own, other) = (kept(site, layla.id, "Olivo").await, listed(site, omar.id, "Higuera").await);
        for (browser_of, answer, state) in [(&omar, "no", State::Declined), (&layla, "withdraw", State::Withdrawn)] {
            let id = asked(site, own, other).await;
            let address = format!("/en/me/introductions/{id}");
            signed_in(site, browser_of).await.post(&address, &[("answer", answer)]).await.location();
            assert_eq!(row(site, id).await.state, state);
            let page = signed_in(site, &layla).await.get(&address).await.text("main");
            assert!(!page.contains("Omar"), "{page}");
            let page = signed_in(site, &omar).await.get(&address).await.text("main");
            assert!(!page.contains("Layla") && !page.contains("layla@"), "{page}");
        }
    }
}

both! {
    /// Whoever is no longer verified, or keeps the company no longer, is brought together with nobody, and shown no more.
    async fn between_those_who_stand(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (own, other) = (kept(site, layla.id, "Olivo").await, listed(site, omar.id, "Higuera").await);
        let id = asked(site, own, other).await;
        let address = format!("/en/me/introductions/{id}");
        let yes = [("answer", "yes"), ("contact", "omar@example.org")];
        set_status(site, layla.id, Status::Rejected).await;
        let mut browser = signed_in(site, &omar).await;
        browser.post(&address, &yes).await.location();
        assert_eq!(row(site, id).await.state, State::Asked);
        assert!(!browser.get(&address).await.text("main").contains("Layla"), "shown although not accepted");
        set_status(site, layla.id, Status::Verified).await;
        browser.post(&address, &yes).await.location();
        assert_eq!(row(site, id).await.state, State::Accepted);
        assert!(browser.get(&address).await.text("main").contains("layla@example.org"));
        // The company passes on: what its next keeper says of it is not for who was introduced to the last.
        let salma = known(site, "Salma", "salma@example.org", true).await;
        let passed = company::ActiveModel { id: Set(own), person_id: Set(salma.id), ..Default::default() };
        company::Entity::update(passed).exec(&site.db).await.unwrap();
        assert!(!browser.get(&address).await.text("main").contains("Telas"), "another's company is shown");
        set_status(site, layla.id, Status::Rejected).await;
        assert!(!browser.get(&address).await.text("main").contains("layla@example.org"));
    }
}
