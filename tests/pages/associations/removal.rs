//! `/associations/{id}/removal`.

use registry::association::{self, About};
use sea_orm::EntityTrait;

use super::{club, headed_by, kept, kept_by_its_mission};
use crate::pages::me::associations::joined;
use crate::pages::me::known;
use crate::support::site::Site;

async fn is_there(site: &Site, id: association::AssociationId) -> bool {
    association::Entity::find_by_id(id).one(&site.db).await.unwrap().is_some()
}

both! {
    /// One on which nothing hangs is removed, and leaves the directory; one with a member, wherever they live, an officer or a
    /// branch stays.
    async fn only_a_bare_one(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let fields = [("name", "Equivocado"), ("kind", "club"), ("country", "Chile")];
        let address = clerk.post("/associations/new", &fields).await.location();
        site.do_jobs().await;
        let bare = address.rsplit('/').next().unwrap().parse().unwrap();
        kept_by_its_mission(site, &format!("{address}/removal")).await;
        clerk.post(&format!("{address}/removal"), &[]).await.location();
        site.do_jobs().await;
        assert!(!is_there(site, bare).await);
        assert!(!clerk.get("/associations").await.text("main").contains("Equivocado"));
        let (with_member, with_officer, with_branch) =
            (kept(site, &club()).await, kept(site, &club()).await, kept(site, &club()).await);
        let abroad = site.person("عمر", "Haddad", "JO").await;
        joined(site, with_member, abroad, &[]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        headed_by(site, with_officer, layla.id).await;
        kept(site, &About { parent: Some(with_branch), ..club() }).await;
        for id in [with_member, with_officer, with_branch] {
            let address = format!("/associations/{id}/removal");
            assert!(clerk.get(&address).await.attributes("main form[method=post]", "method").is_empty());
            clerk.post(&address, &[]).await.location();
            assert!(is_there(site, id).await);
        }
        assert_eq!(site.times_done("association.remove").await, 1);
    }
}
