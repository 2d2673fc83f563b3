//! `/people/{id}/rejection`.

use registry::person::Status;

use super::{OUTSIDE, guarded, row};
use crate::pages::me::{known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/rejection", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// The person reads why; what is verified is not rejected.
    async fn rejects_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/rejection", layla.id);
        let answer = clerk.post(&address, &[("ground", "certificate")]).await;
        let errors = answer.errors();
        assert_eq!(errors.iter().map(|error| error.0.as_str()).collect::<Vec<_>>(), ["ground", "reason"]);
        let fields = [("ground", "twice"), ("reason", "You are registered already.")];
        clerk.post(&address, &fields).await.location();
        assert_eq!(row(site, layla.id).await.status, Status::Rejected);
        assert_eq!(clerk.post(&address, &fields).await.status, 422, "decided twice");
        assert_eq!(site.times_done("person.reject").await, 1);
        let mut browser = signed_in(site, &layla).await;
        assert!(browser.get("/en/me").await.texts("main blockquote").contains(&"You are registered already.".to_owned()));
        assert_eq!(site.mails().await.len(), 1);

        let verified = site.person("أحمد", "Khatib", "CL").await;
        clerk.post(&format!("/people/{verified}/verification"), &[("basis", "papers")]).await.location();
        assert_eq!(clerk.post(&format!("/people/{verified}/rejection"), &fields).await.status, 422);
        assert_eq!(row(site, verified).await.status, Status::Verified);
    }
}
