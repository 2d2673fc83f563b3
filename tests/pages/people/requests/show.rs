//! `/people/{id}/requests/{request}`.

use registry::change_request::{self, State};

use super::super::row;
use crate::pages::me::requests::asked;
use crate::pages::me::{known, signed_in};

both! {
    /// Both stand side by side; what is accepted holds, once; the page is in the record's scope only.
    async fn accepts_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let request = asked(site, &mut member, &layla).await;
        let address = format!("/people/{}/requests/{request}", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        assert!(clerk.get(&format!("/people/{}", layla.id)).await.attributes("main a", "href").contains(&address));
        let page = clerk.get(&address).await;
        let sides = page.texts("main .beside section");
        assert!(sides[0].contains("Layla") && sides[1].contains("Leila"), "{sides:?}");
        for slug in ["clerk-amman", "officer-south-america", "administrator"] {
            let status = site.staff(slug).await.post(&address, &[("answer", "accept")]).await.status;
            assert!([403, 404].contains(&status.as_u16()), "{slug}");
        }
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let elsewhere = format!("/people/{}/requests/{request}", omar.id);
        assert_eq!(clerk.post(&elsewhere, &[("answer", "accept")]).await.status, 404);
        assert_eq!(clerk.post(&address, &[]).await.errors()[0].0, "answer");
        clerk.post(&address, &[("answer", "accept")]).await.location();
        assert_eq!(row(site, layla.id).await.given_latin, "Leila");
        clerk.post(&address, &[("answer", "refuse"), ("reason", "late")]).await.location();
        let rows = change_request::of(&site.db, layla.id).await.unwrap();
        assert_eq!(rows[0].state, State::Accepted, "decided twice");
        assert_eq!(site.times_done("change.accept").await, 1);
    }
}

both! {
    /// What is refused changes nothing, and the person reads why.
    async fn refuses_with_a_reason(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let request = asked(site, &mut member, &layla).await;
        let address = format!("/people/{}/requests/{request}", layla.id);
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.post(&address, &[("answer", "refuse")]).await.errors()[0].0, "reason");
        clerk.post(&address, &[("answer", "refuse"), ("reason", "Bring your passport.")]).await.location();
        assert_eq!(row(site, layla.id).await.given_latin, "Layla");
        assert!(member.get("/en/me/requests").await.body.contains("Bring your passport."));
    }
}
