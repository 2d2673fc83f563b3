//! `/staff-accounts/{id}/handover`.

use registry::claim;
use sea_orm::EntityTrait;

use super::{account, refused};

both! {
    /// The rights end with the request, open page included; the case in hand is the successor's, and in nobody else's
    /// way.
    async fn passes_on_and_ends(site: Site) {
        let (clerk, supervisor) = (account(site, "clerk-santiago").await, account(site, "supervisor-santiago").await);
        site.person("أحمد", "Khatib", "CL").await;
        let mut of_clerk = site.staff("clerk-santiago").await;
        let case = of_clerk.post("/queue/next", &[]).await.location();
        let mut administrator = site.staff("administrator").await;
        let address = format!("/staff-accounts/{clerk}/handover");
        let page = administrator.get(&address).await;
        assert_eq!(page.texts("main tbody tr td.number")[0], "العدد1", "{:?}", page.texts("main tbody tr td.number"));
        assert_eq!(page.attributes("input[name=to]", "value"), [supervisor.to_string(), "nobody".into()]);
        for to in ["", "x", &account(site, "clerk-amman").await.to_string()] {
            assert_eq!(administrator.post(&address, &[("to", to)]).await.status, 422, "{to}");
        }
        assert_eq!(of_clerk.get(&case).await.status, 200);
        administrator.post(&address, &[("to", &supervisor.to_string())]).await.location();
        assert!(of_clerk.post(&format!("{case}/verification"), &[("basis", "papers")]).await.location().starts_with("/ar/sign-in"));
        let claim = claim::Entity::find().one(&site.db).await.unwrap().unwrap();
        assert_eq!(claim.account_id, supervisor);
        assert_eq!(site.staff("supervisor-santiago").await.post("/queue/next", &[]).await.location(), case);
        assert_eq!((site.times_done("staff.handover").await, site.times_done("grant.end").await), (1, 1));
        refused(site, &address, &["supervisor-santiago", "auditor", "data-protection"]).await;
    }
}

both! {
    /// Without a successor the case is free; who leaves is suspended; nobody hands over their own post.
    async fn leaves_it_to_the_office(site: Site) {
        let clerk = account(site, "clerk-santiago").await;
        site.person("أحمد", "Khatib", "CL").await;
        site.staff("clerk-santiago").await.post("/queue/next", &[]).await.location();
        let mut administrator = site.staff("administrator").await;
        let address = format!("/staff-accounts/{clerk}/handover");
        administrator.post(&address, &[("to", "nobody"), ("leaves", "yes")]).await.location();
        assert!(claim::Entity::find().all(&site.db).await.unwrap().is_empty());
        let row = accounts::staff::find(&site.db, clerk).await.unwrap().unwrap();
        assert_eq!(row.state, accounts::staff::State::Suspended);
        let own = account(site, "administrator").await;
        let answer = administrator.post(&format!("/staff-accounts/{own}/handover"), &[("to", "nobody")]).await;
        assert_eq!((answer.status.as_u16(), answer.errors()[0].0.as_str()), (422, "to"));
        assert_eq!(administrator.get("/staff-accounts").await.status, 200);
    }
}
