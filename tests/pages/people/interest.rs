//! `/people/{id}/interest`.

use registry::opportunity::State as Stands;
use registry::opportunity_interest::State;
use registry::person::Source;

use super::{OUTSIDE, guarded};
use crate::pages::me::companies::kept;
use crate::pages::me::{known, signed_in};
use crate::pages::opportunities::{asked, interest, open, posted, said};

both! {
    async fn guards(site: Site) {
        guarded(site, "/interest", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america", "programme-manager"]].concat()).await;
    }
}

both! {
    /// Whoever is asked, and says at the desk that they are interested, says yes; the record shows where it stands.
    async fn a_yes_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = open(site, "Press").await;
        asked(site, layla.id, id).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let record = clerk.get(&format!("/people/{}", layla.id)).await;
        assert!(record.text("main").contains("Press") && record.text("main").contains("A la espera de respuesta"));
        assert!(!record.body.contains("Sixty patients"), "what was written is shown");
        let fields = [("opportunity", &*id.to_string()), ("words", "She would."), ("contact", "by phone")];
        clerk.post(&format!("/people/{}/interest", layla.id), &fields).await.location();
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.state, row.source, &*row.contact), (State::Expressed, Source::Desk, "by phone"));
        assert_eq!(site.times_done("interest.accept").await, 1);
    }
}

both! {
    /// Written down once at the desk, for what is open; the record says in what and where it stands, and not what was written.
    async fn written_down_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let olivo = kept(site, layla.id, "Olivo").await;
        let (id, draft) = (open(site, "Press").await, posted(site, &said("Secret"), Stands::Draft).await);
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/interest", layla.id);
        let page = clerk.get(&address).await;
        assert!(page.attributes("[name=opportunity] option", "value").contains(&id.to_string()));
        assert!(!page.body.contains("Secret"), "a draft is offered");
        for opportunity in ["", "x", &draft.to_string()] {
            let fields = [("opportunity", opportunity), ("words", "She has oil."), ("contact", "by phone")];
            let answer = clerk.post(&address, &fields).await;
            assert_eq!(answer.errors()[0].0, "opportunity");
            assert_eq!(answer.value("contact"), "by phone", "what was typed is lost");
        }
        let fields = [
            ("opportunity", &*id.to_string()), ("words", "She has oil."), ("contact", "by phone"), ("company", &*olivo.to_string()),
        ];
        for _ in 0..2 {
            assert_eq!(clerk.post(&address, &fields).await.location(), format!("/people/{}", layla.id));
        }
        let row = interest(site, layla.id, id).await.unwrap();
        assert_eq!((row.source, row.company_id, &*row.company_name), (Source::Desk, Some(olivo), "Olivo"));
        assert_eq!((row.state, site.times_done("interest.express").await), (State::Expressed, 1));
        let record = clerk.get(&format!("/people/{}", layla.id)).await;
        assert!(record.text("main").contains("Press") && record.text("main").contains("Interés expresado"));
        let mut officer = site.staff("officer-south-america").await;
        crate::pages::people::reason::said(&mut officer, layla.id).await;
        for page in [record, officer.get(&format!("/people/{}", layla.id)).await] {
            assert!(!page.body.contains("She has oil.") && !page.body.contains("by phone"), "what was written is shown");
        }
        assert!(signed_in(site, &layla).await.get("/en/me/opportunities").await.text("main").contains("Interest expressed"));
    }
}
