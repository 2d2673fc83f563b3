//! `/people/{id}/reopening`.

use registry::person::Status;

use super::{OUTSIDE, guarded, row};
use crate::pages::me::{known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/reopening", "supervisor-santiago", &[&OUTSIDE[..], &["clerk-santiago"]].concat()).await;
    }
}

both! {
    /// Whatever ended it, the registration stands where it stood; of what was not decided nothing is undone.
    async fn undoes_what_ended_it(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let here = format!("/people/{}", layla.id);
        supervisor.post(&format!("{here}/reopening"), &[]).await.location();
        assert_eq!(site.times_done("person.reopen").await, 0);
        supervisor.post(&format!("{here}/verification"), &[("basis", "papers")]).await.location();
        let verified_at = row(site, layla.id).await.verified_at;
        supervisor.post(&format!("{here}/death"), &[("ground", "family")]).await.location();
        assert_eq!(supervisor.get(&format!("{here}/reopening")).await.status, 200);
        supervisor.post(&format!("{here}/reopening"), &[]).await.location();
        let person = row(site, layla.id).await;
        assert_eq!((person.status, person.verified_at), (Status::Verified, verified_at));
        assert_eq!(signed_in(site, &layla).await.get("/en/me").await.status, 200);
        supervisor.post(&format!("{here}/reopening"), &[]).await.location();
        assert_eq!(site.times_done("person.reopen").await, 1);

        let omar = known(site, "Omar", "omar@example.org", true).await;
        let here = format!("/people/{}", omar.id);
        supervisor.post(&format!("{here}/rejection"), &[("ground", "no_bond"), ("reason", "x")]).await.location();
        supervisor.post(&format!("{here}/reopening"), &[]).await.location();
        assert_eq!(row(site, omar.id).await.status, Status::Submitted);
    }
}
