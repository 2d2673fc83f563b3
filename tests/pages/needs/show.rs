//! `/needs/{id}`.

use accounts::policy::Guard;
use registry::need::{self, State};

use crate::pages::me::needs::said;
use crate::pages::me::{known, signed_in};
use crate::pages::staff_accounts::account;

both! {
    /// Referred, the one in charge reads it, and nobody else of the desk; closed, the person reads what was done, and the
    /// one who was in charge reads it no more.
    async fn referred_and_closed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let id = said(site, &layla, &mut member).await;
        let address = format!("/needs/{id}");
        let (clerk_id, amman_id) = (account(site, "clerk-santiago").await, account(site, "clerk-amman").await);
        let mut supervisor = site.staff("supervisor-santiago").await;
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get(&address).await.status, 404);
        assert_eq!(clerk.post(&address, &[("to", "close"), ("answer", "x")]).await.status, 404);
        assert_eq!(supervisor.post(&address, &[]).await.errors()[0].0, "to");
        assert_eq!(supervisor.post(&address, &[("to", "close")]).await.errors()[0].0, "answer");
        let both = [("to", "refer"), ("carer", &*clerk_id.to_string()), ("answer", "Llamé a su hermana.")];
        let answer = supervisor.post(&address, &both).await;
        assert!(answer.errors()[0].0 == "answer" && answer.body.contains("Llamé a su hermana."), "what was typed is lost");
        let abroad = [("to", "refer"), ("carer", &*amman_id.to_string())];
        assert_eq!(supervisor.post(&address, &abroad).await.errors()[0].0, "carer", "another mission's clerk");
        let refer = [("to", "refer"), ("carer", &*clerk_id.to_string())];
        for _ in 0..2 {
            supervisor.post(&address, &refer).await.location();
        }
        assert_eq!(site.times_done("need.refer").await, 1);
        assert!(clerk.get("/needs").await.text("main").contains("Layla"));
        assert!(clerk.get(&address).await.text("main").contains("القلب"));
        assert_eq!(site.staff("supervisor-amman").await.get(&address).await.status, 404);
        assert!(member.get(&format!("/en/me/needs/{id}")).await.text("main").contains("Someone works on it"));
        let mails = site.mails().await.len();
        clerk.post(&address, &[("to", "close"), ("answer", "Se consiguió el medicamento.")]).await.location();
        assert_eq!(site.mails().await.len(), mails + 1);
        // Sent once more, over a line that broke, it is answered as what was done.
        assert_eq!(clerk.post(&address, &[("to", "close"), ("answer", "Otra vez.")]).await.location(), "/needs");
        assert_eq!((site.times_done("need.close").await, site.mails().await.len()), (1, mails + 1));
        let page = member.get(&format!("/en/me/needs/{id}")).await;
        assert!(page.text("main").contains("Se consiguió el medicamento."));
        let row = need::of(&site.db, layla.id).await.unwrap().remove(0);
        assert_eq!(row.state, State::Closed);
        assert!(!row.answer.unwrap().windows(4).any(|of| of == b"medi"));
        for browser in [&mut clerk, &mut supervisor] {
            assert_eq!(browser.get(&address).await.status, 404, "read after it was closed");
        }
        assert!(site.times_done("need.view").await >= 4);
    }
}

both! {
    /// The guard is one: with it off, every clerk of the mission reads it.
    async fn without_the_guard_every_clerk_reads_it(site: Site) {
        for (site, status) in [(site, 404), (&site.without(&[Guard::NeedToKnow]).await, 200)] {
            let layla = known(site, "Layla", "layla@example.org", true).await;
            let mut member = signed_in(site, &layla).await;
            let id = said(site, &layla, &mut member).await;
            assert_eq!(site.staff("clerk-santiago").await.get(&format!("/needs/{id}")).await.status, status);
        }
    }
}

both! {
    /// In another country a supervisor there has it, as new; of who has died nobody sees to it any more.
    async fn it_goes_where_the_person_goes(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let id = said(site, &layla, &mut member).await;
        let address = format!("/needs/{id}");
        let refer = [("to", "refer"), ("carer", &*account(site, "clerk-santiago").await.to_string())];
        site.staff("supervisor-santiago").await.post(&address, &refer).await.location();
        member.post("/en/me/residence", &[("country", "Jordan"), ("city", "Amman")]).await.location();
        let row = need::of(&site.db, layla.id).await.unwrap().remove(0);
        assert_eq!((row.state, row.referred_to), (State::Open, None), "in nobody's care, and told as if it were");
        assert_eq!(site.staff("clerk-santiago").await.get(&address).await.status, 404);
        let mut amman = site.staff("supervisor-amman").await;
        assert!(amman.get(&address).await.text("main").contains("القلب"));
        let mut clerk = site.staff("clerk-amman").await;
        clerk.post(&format!("/people/{}/death", layla.id), &[("ground", "family")]).await.location();
        let row = need::of(&site.db, layla.id).await.unwrap().remove(0);
        assert!(row.state == State::Withdrawn && row.closed_at.is_some());
        assert_eq!(amman.get(&address).await.status, 404);
    }
}

both! {
    /// What someone leaves behind who leaves their post goes to whoever follows, or waits for a supervisor again.
    async fn passed_on(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let id = said(site, &layla, &mut member).await;
        let clerk = account(site, "clerk-santiago").await;
        let supervisor = account(site, "supervisor-santiago").await;
        let refer = [("to", "refer"), ("carer", &*clerk.to_string())];
        site.staff("supervisor-santiago").await.post(&format!("/needs/{id}"), &refer).await.location();
        assert_eq!(need::count_of(&site.db, clerk).await.unwrap(), 1);
        let now = site.app.clock.now();
        need::pass_on(&site.db, clerk, Some(supervisor), now).await.unwrap();
        assert_eq!(need::of(&site.db, layla.id).await.unwrap()[0].referred_to, Some(supervisor));
        need::pass_on(&site.db, supervisor, None, now).await.unwrap();
        let row = need::of(&site.db, layla.id).await.unwrap().remove(0);
        assert_eq!((row.state, row.referred_to), (State::Open, None));
    }
}
