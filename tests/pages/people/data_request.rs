//! `/people/{id}/data-request`.

use registry::data_request::{self, Evidence, Kind, State};
use registry::person::Status;

use super::{OUTSIDE, guarded, row};
use crate::pages::me::{known, signed_in};

both! {
    async fn in_scope_only(site: Site) {
        guarded(site, "/data-request", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// A pause holds at once and is taken back at once; an erasure waits for someone else's word.
    async fn at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = format!("/people/{}/data-request", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        let ask = |kind: &'static str| [("kind", kind), ("evidence", "papers"), ("words", "")];
        assert_eq!(clerk.post(&address, &ask("rest")).await.location(), format!("/people/{}", layla.id));
        assert_eq!(row(site, layla.id).await.status, Status::Paused);
        assert_eq!(clerk.post(&address, &ask("rest")).await.errors()[0].0, "kind", "it rests already");
        clerk.post(&address, &ask("resume")).await.location();
        assert_eq!(row(site, layla.id).await.status, Status::Submitted);
        assert_eq!(clerk.post(&address, &ask("resume")).await.errors()[0].0, "kind", "it does not rest");

        clerk.post(&address, &[("kind", "erasure"), ("evidence", "letter"), ("words", "Her letter of 20 November")]).await.location();
        assert_eq!(clerk.post(&address, &ask("erasure")).await.errors()[0].0, "kind", "asked twice");
        let kept = data_request::of(&site.db, layla.id).await.unwrap();
        assert_eq!((kept.len(), kept[0].kind, kept[0].state), (1, Kind::Erasure, State::Open));
        assert_eq!((kept[0].evidence, kept[0].rests), (Some(Evidence::Letter), false));
        assert!(kept[0].filed_by.is_some() && kept[0].mission_id.is_some());
        assert!(registry::departure::waiting(&site.db, layla.id).await.unwrap().is_none(), "by one person alone");
        assert_eq!(row(site, layla.id).await.status, Status::Submitted);
        // It is in the person's copy, with what they said.
        let mut member = signed_in(site, &layla).await;
        let copy = member.post("/en/me/copy", &[("format", "json")]).await;
        assert!(copy.body.contains("Her letter of 20 November"), "{}", copy.body);
    }
}

both! {
    /// What is missing is said beside its field, and nothing is filed; who has died asks for nothing.
    async fn says_what_is_missing(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = format!("/people/{}/data-request", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        let fields = |answer: crate::support::browser::Answer| -> Vec<String> {
            answer.errors().into_iter().map(|(field, _)| field).collect()
        };
        assert_eq!(fields(clerk.post(&address, &[]).await), ["kind", "evidence"]);
        assert_eq!(fields(clerk.post(&address, &[("kind", "objection"), ("evidence", "known")]).await), ["words"]);
        let wrong = [("kind", "grant"), ("evidence", "self"), ("words", "x")];
        let page = clerk.post(&address, &wrong).await;
        assert!(page.body.contains("x</textarea>"));
        assert_eq!(fields(page), ["kind", "evidence"]);
        assert_eq!(data_request::of(&site.db, layla.id).await.unwrap().len(), 0);
        clerk.post(&format!("/people/{}/death", layla.id), &[("ground", "family")]).await.location();
        assert_eq!(clerk.get(&address).await.location(), format!("/people/{}", layla.id));
        let ask = [("kind", "erasure"), ("evidence", "known"), ("words", "")];
        assert_eq!(clerk.post(&address, &ask).await.location(), format!("/people/{}", layla.id));
        assert_eq!(data_request::of(&site.db, layla.id).await.unwrap().len(), 0);
    }
}
