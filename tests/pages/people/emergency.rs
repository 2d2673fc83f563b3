//! `/people/{id}/emergency`.

use super::{OUTSIDE, guarded};
use crate::pages::me::{known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/emergency", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// The desk writes it down for them: the record says so, the member reads it, and may change it.
    async fn written_down_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/emergency", layla.id);
        let answer = clerk.post(&address, &[("name", "سلمى")]).await;
        assert_eq!((answer.status.as_u16(), answer.errors().len()), (422, 2));
        assert!(answer.body.contains("سلمى"));
        let fields = [("name", "سلمى"), ("relation", "parent"), ("phone", "9 8123 4567")];
        let page = clerk.post_on(&address, &fields).await;
        let shown = page.text("main");
        assert!(shown.contains("سلمى") && shown.contains("+56 9 8123 4567"), "{shown}");
        let mut member = signed_in(site, &layla).await;
        assert!(member.get("/en/me/details").await.text("main").contains("Father or mother"));
        let history = member.get("/en/me/history").await.text("main");
        assert!(history.contains("Whom to call in an emergency changed"), "{history}");
        member.post("/en/me/emergency", &[("remove", "yes")]).await.location();
        assert!(!clerk.get(&address).await.body.contains("سلمى"));
    }
}
