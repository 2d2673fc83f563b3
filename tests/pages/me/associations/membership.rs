//! `/me/associations/{id}/membership`.

use registry::association::{About, Share, State};
use registry::association_member::{MOST, WORDING};
use registry::person::Source;

use super::{closed_to_guests, club, joined, kept, known, membership, signed_in};

both! {
    /// Nothing is ticked beforehand; a word is kept with its wording, language and time; what is unticked is seen no more.
    async fn only_what_is_ticked(site: Site) {
        let id = kept(site, &club()).await;
        let address = format!("/me/associations/{id}/membership");
        closed_to_guests(site, &[&address]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let own = format!("/es{address}");
        let page = browser.get(&own).await;
        assert!(page.attributes("[name=shares][checked]", "value").is_empty());
        assert_eq!(page.attributes("[name=shares]", "value").len(), 6);
        let wrong = browser.post(&own, &[("shares", "documents")]).await;
        assert_eq!((wrong.status.as_u16(), wrong.errors()[0].0.as_str()), (422, "shares"));
        assert!(membership(site, layla.id).await.is_none());
        for _ in 0..2 {
            browser.post(&own, &[]).await.location();
        }
        let now = membership(site, layla.id).await.unwrap();
        assert_eq!((now.shares().len(), now.source), (0, Source::Own), "the name alone");
        assert_eq!((&*now.agreed_version, now.agreed_locale, now.agreed_at), (WORDING, kit::Locale::Es, site.app.clock.now()));
        browser.post(&own, &[("shares", "phone"), ("shares", "place")]).await.location();
        assert_eq!(membership(site, layla.id).await.unwrap().shares(), [Share::Place, Share::Phone]);
        assert_eq!(browser.get(&own).await.attributes("[name=shares][checked]", "value"), ["place", "phone"]);
        let switched = browser.post(&own, &[("shares", "email"), ("switch", "ar")]).await;
        assert_eq!(switched.status, 200);
        assert_eq!(switched.attributes("[name=shares][checked]", "value"), ["email"]);
        browser.post(&own, &[("shares", "place")]).await.location();
        assert_eq!(membership(site, layla.id).await.unwrap().shares(), [Share::Place]);
        assert_eq!((site.times_done("association.join").await, site.times_done("association.share").await), (1, 2));
        let history = browser.get("/en/me/history").await.text("main");
        assert!(history.contains("An association was joined"), "{history}");
        let copy = browser.get("/en/me/copy").await;
        assert_eq!(copy.status, 200);
    }
}

both! {
    /// Of a closed one nobody becomes a member; nobody is one of more than there is room for.
    async fn where_there_is_room(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let closed = kept(site, &About { state: State::Closed, ..club() }).await;
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.get(&format!("/en/me/associations/{closed}/membership")).await.status, 404);
        assert_eq!(browser.post(&format!("/en/me/associations/{closed}/membership"), &[]).await.status, 404);
        for _ in 0..MOST {
            let id = kept(site, &club()).await;
            joined(site, id, layla.id, &[]).await;
        }
        let one_more = kept(site, &club()).await;
        let page = browser.post(&format!("/en/me/associations/{one_more}/membership"), &[("shares", "place")]).await;
        assert_eq!((page.status.as_u16(), page.errors()[0].0.as_str()), (422, "shares"));
        assert_eq!(page.attributes("[name=shares][checked]", "value"), ["place"]);
    }
}
