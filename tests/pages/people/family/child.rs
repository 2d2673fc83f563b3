//! `/people/{id}/family/child`.

use registry::guardianship::{self, Evidence};
use registry::person::{self, Source, Status};
use registry::{number, tie};

use super::super::{OUTSIDE, guarded, row};
use crate::pages::me::family::YARA;
use crate::pages::me::{known, verify};

both! {
    async fn guards(site: Site) {
        guarded(site, "/family/child", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// Before the desk: the child is registered and verified, and the person acts for them; sent twice it is one child.
    /// Only who is verified acts for anybody.
    async fn registered_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/family/child", layla.id);
        let page = clerk.get(&address).await;
        let token = page.attributes("[name=token]", "value").remove(0);
        let fields = [&YARA[..], &[("token", &*token), ("evidence", "family_book")]].concat();
        let answer = clerk.post(&address, &fields).await;
        assert!(answer.errors()[0].1.contains("Verifique"), "{:?}", answer.errors());
        assert_eq!(person::count(&site.db).await.unwrap(), 1, "a row of a child without a guardian");
        verify(site, layla.id).await;
        let answer = clerk.post(&address, &[&YARA[..], &[("token", &*token)]].concat()).await;
        assert_eq!(answer.errors()[0].0, "evidence");
        assert!(answer.body.contains("Yara"), "what was typed is lost");
        for _ in 0..2 {
            assert_eq!(clerk.post(&address, &fields).await.location(), format!("/people/{}/family", layla.id));
        }
        let rows = guardianship::of_guardian(&site.db, layla.id).await.unwrap();
        assert_eq!((rows.len(), rows[0].evidence), (1, Evidence::FamilyBook));
        let child = row(site, rows[0].person_id).await;
        assert_eq!((child.status, child.source, child.country.as_str()), (Status::Verified, Source::Desk, "CL"));
        assert!(child.registered_by.is_some());
        let ties = tie::of(&site.db, layla.id).await.unwrap();
        assert_eq!((ties.len(), ties[0].role(layla.id), ties[0].source), (1, tie::Role::Child, Source::Desk));

        // An adult is nobody's child here, and is not written at all.
        let token = clerk.get(&address).await.attributes("[name=token]", "value").remove(0);
        let grown: Vec<_> = YARA.iter().map(|(name, value)| if *name == "birth_year" { (*name, "2001") } else { (*name, *value) }).collect();
        let answer = clerk.post(&address, &[&grown[..], &[("token", &*token), ("evidence", "birth")]].concat()).await;
        assert_eq!((answer.status.as_u16(), person::count(&site.db).await.unwrap()), (422, 2));

        // A second parent acts for the same child, by the number; nobody abroad does, and no adult is a child.
        let omar = known(site, "Omar", "omar@example.org", true).await;
        verify(site, omar.id).await;
        let address = format!("/people/{}/family/child", omar.id);
        let child_number = number::shown(&child.number);
        let adult = number::shown(&row(site, layla.id).await.number);
        for (number, status) in [(&adult, 422), (&child_number, 303), (&child_number, 422)] {
            let token = clerk.get(&address).await.attributes("[name=token]", "value").remove(0);
            let more = [("token", &*token), ("evidence", "birth"), ("number", &**number)];
            assert_eq!(clerk.post(&address, &[&YARA[..], &more].concat()).await.status, status);
        }
        assert_eq!(guardianship::of_child(&site.db, child.id).await.unwrap().len(), 2);
        assert_eq!(person::count(&site.db).await.unwrap(), 3);
    }
}
