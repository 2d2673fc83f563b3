//! `/opportunities/{id}/matches`.

use registry::expert::{Help, Said, Way};
use registry::opportunity::State;
use registry::person::Status;

use super::{asked, kept, known, listed, manager, needed, open, posted, refused, surgeon, wanted};
use crate::pages::me::set_status;

both! {
    /// The best first, each with what speaks for and against them, wherever they live; nobody who has not agreed, is not verified,
    /// knows something else, or was asked already.
    async fn the_best_first(site: Site) {
        let id = needed(site).await;
        let address = format!("/opportunities/{id}/matches");
        refused(site, &address, &["clerk-santiago", "supervisor-santiago", "officer-south-america", "administrator", "analyst"]).await;
        let people = [
            ("Nadia", Said { ways: vec![Way::Online], ..surgeon() }),
            ("Omar", Said { specialties: vec!["SUR10".into()], helps: vec![Help::Advise], languages: vec!["es".into()], ..surgeon() }),
            ("Salma", Said { specialties: vec!["MED02".into()], ..surgeon() }),
            ("Tareq", Said { languages: vec!["es".into()], ..surgeon() }),
        ];
        for (name, said) in &people {
            let person = known(site, name, &format!("{name}@example.org"), true).await;
            listed(site, person.id, said).await;
        }
        let hidden = known(site, "Hidden", "hidden@example.org", true).await;
        kept(site, hidden.id, &surgeon()).await;
        let waiting = known(site, "Waiting", "waiting@example.org", true).await;
        listed(site, waiting.id, &surgeon()).await;
        set_status(site, waiting.id, Status::Submitted).await;
        let known_already = known(site, "Answered", "answered@example.org", true).await;
        listed(site, known_already.id, &surgeon()).await;
        asked(site, known_already.id, id).await;
        let mut browser = manager(site).await;
        let page = browser.get(&address).await;
        let rows = page.texts("main .tasks > li");
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert!(rows[0].contains("Nadia") && rows[0].contains("Exactly their specialty"), "{rows:?}");
        assert!(rows[1].contains("Tareq") && rows[1].contains("Against: They named other languages"), "{rows:?}");
        let omar = &rows[2];
        for why in ["Omar", "of the same field", "they would do other things", "named other languages"] {
            assert!(omar.contains(why), "{why}: {omar}");
        }
        assert!(!page.body.contains("CM-4711") && !page.body.contains("Salma"), "a cardiologist is no surgeon");
        assert_eq!(site.times_done("expert.match").await, 1);
    }
}

both! {
    /// Where nobody fits, or nobody can be asked yet, the page says so; of other kinds there is none.
    async fn nobody(site: Site) {
        let mut browser = manager(site).await;
        let id = posted(site, &wanted("Surgeon"), State::Draft).await;
        let page = browser.get(&format!("/opportunities/{id}/matches")).await.text("main");
        assert!(page.contains("Nobody in the bank of expertise fits") && page.contains("Publish the draft first"), "{page}");
        let press = open(site, "Press").await;
        assert_eq!(browser.get(&format!("/opportunities/{press}/matches")).await.status, 404);
        assert!(!browser.get(&format!("/opportunities/{press}")).await.body.contains("/matches"));
        assert!(browser.get(&format!("/opportunities/{id}")).await.body.contains("/matches"));
    }
}
