//! `/associations/{id}/officers/{officer}`.

use registry::person::Status;

use crate::pages::associations::{club, headed_by, kept, kept_by_its_mission, officer};
use crate::pages::me::{known, set_status};

both! {
    /// The desk ends a term; who changed it meanwhile is not written over unseen; an office of another association is none of this.
    async fn changed(site: Site) {
        let (id, other) = (kept(site, &club()).await, kept(site, &club()).await);
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let head = headed_by(site, id, layla.id).await;
        let address = format!("/associations/{id}/officers/{head}");
        kept_by_its_mission(site, &address).await;
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get(&format!("/associations/{other}/officers/{head}")).await.status, 404);
        let page = clerk.get(&address).await;
        assert!(page.text("main").contains("Layla"));
        assert_eq!((page.value("until_year").as_str(), page.value("seen").as_str()), ("2030", "0"));
        let fields = [("office", "chair"), ("until_day", "31"), ("until_month", "12"), ("until_year", "2026"), ("seen", "0")];
        clerk.post(&address, &fields).await.location();
        let now = officer(site, head).await.unwrap();
        assert_eq!((now.until.unwrap().to_string().as_str(), now.sees_members, now.revision), ("2026-12-31", false, 1));
        assert_eq!(clerk.post(&address, &fields).await.errors()[0].0, "office");
        // Whoever is not verified does not come to see members.
        let again = [("office", "chair"), ("until_year", "2026"), ("seen", "1"), ("sees_members", "yes")];
        assert_eq!(clerk.post(&address, &again).await.errors()[0].0, "sees_members");
        set_status(site, layla.id, Status::Verified).await;
        clerk.post(&address, &again).await.location();
        assert!(officer(site, head).await.unwrap().sees_members);
        let wrong = [("office", "king"), ("since_year", "2027"), ("until_year", "2026"), ("seen", "2")];
        let page = clerk.post(&address, &wrong).await;
        let fields: Vec<String> = page.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["office", "until"]);
        assert_eq!(site.times_done("association.officer_change").await, 2);
        assert_eq!(site.mails().await.last().unwrap().to, "layla@example.org", "what they hold is theirs to know");
    }
}

both! {
    /// The name of who is not registered is mended; it is never left out.
    async fn a_name_is_mended(site: Site) {
        let id = kept(site, &club()).await;
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/associations/{id}/officers/new"), &[("name", "Jorje"), ("office", "board")]).await.location();
        let page = clerk.get(&format!("/associations/{id}")).await;
        let address = page.attributes("main .row-tools a[href*=\"/officers/\"]", "href").remove(0);
        assert_eq!(clerk.get(&address).await.value("name"), "Jorje");
        assert_eq!(clerk.post(&address, &[("name", ""), ("office", "board"), ("seen", "0")]).await.errors()[0].0, "name");
        clerk.post(&address, &[("name", "Jorge"), ("office", "board"), ("seen", "0")]).await.location();
        assert!(clerk.get(&format!("/associations/{id}")).await.text("main").contains("Jorge"));
    }
}
