//! `/people/{id}/contacts/new`.

use registry::contact::{self, Kind};

use super::super::{OUTSIDE, guarded};
use crate::pages::me::known;

both! {
    async fn guards(site: Site) {
        guarded(site, "/contacts/new", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// An address that the desk writes down opens nothing before its owner has proved it; a telephone may be proved here.
    async fn adds_what_was_given(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/contacts/new", layla.id);
        for (fields, field) in [
            (vec![], "phone"),
            (vec![("phone", "12")], "phone"),
            (vec![("email", "layla@")], "email"),
            (vec![("email", "layla@gmial.com")], "email_right"),
        ] {
            let answer = clerk.post(&address, &fields).await;
            assert_eq!((answer.status.as_u16(), answer.errors()[0].0.as_str()), (422, field));
        }
        let fields = [("phone", "9 6123 4567"), ("phone_seen", "yes"), ("email", "other@example.org")];
        let page = clerk.post_on(&address, &fields).await;
        assert!(page.text("main .tasks").contains("+56 9 6123 4567"), "{}", page.text("main"));
        let rows = contact::of(&site.db, layla.id).await.unwrap();
        let added: Vec<_> = rows[1..].iter().map(|row| (row.kind, row.verified_at.is_some())).collect();
        assert_eq!(added, [(Kind::Phone, true), (Kind::Email, false)]);
        clerk.post(&address, &fields).await.location();
        assert_eq!(contact::of(&site.db, layla.id).await.unwrap().len(), 3, "written down twice");
        assert_eq!(site.times_done("contact.prove").await, 1);
        site.do_jobs().await;
        assert_eq!(clerk.post_on("/people", &[("q", "961234567")]).await.texts("table tbody tr").len(), 1);
    }
}
