//! `/people/{id}/returning`.

use registry::person::Status;

use super::{OUTSIDE, guarded, row};
use crate::pages::me::known;

both! {
    async fn guards(site: Site) {
        guarded(site, "/returning", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// The reason goes to the person, not into the mail; it is sent back once.
    async fn sends_back_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/returning", layla.id);
        for (fields, wrong) in [
            (vec![], vec!["page", "reason"]),
            (vec![("page", "king"), ("reason", "Which father?")], vec!["page"]),
            (vec![("page", "name"), ("reason", " ")], vec!["reason"]),
        ] {
            let answer = clerk.post(&address, &fields).await;
            assert_eq!(answer.status, 422);
            assert_eq!(answer.errors().iter().map(|error| error.0.as_str()).collect::<Vec<_>>(), wrong);
        }
        let page = clerk.post_on(&address, &[("page", "name"), ("reason", "Which father?")]).await;
        assert!(page.texts("main blockquote").contains(&"Which father?".to_owned()), "the record shows why");
        assert_eq!(row(site, layla.id).await.status, Status::Returned);
        let again = clerk.post(&address, &[("page", "name"), ("reason", "Again")]).await;
        assert_eq!((again.status.as_u16(), again.text("textarea").as_str()), (422, "Again"));
        assert_eq!(again.errors()[0].0, "page");
        assert_eq!(site.times_done("person.return").await, 1);
        let mails = site.mails().await;
        assert_eq!(mails.len(), 1);
        assert!(!mails[0].text.contains("father"));
    }
}
