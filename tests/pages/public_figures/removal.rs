//! `/public-figures/{id}/removal`.

use super::{clerk, figure, keepers_only, rows};

both! {
    /// Removed by the missions of the country, for a reason of which the audit keeps the code, and no name.
    async fn removed(site: Site) {
        let id = figure(site, "Rodrigo Abufarhue", "CL").await;
        let address = format!("/public-figures/{id}/removal");
        keepers_only(site, &address, id).await;
        let mut clerk = clerk(site).await;
        assert!(clerk.get(&address).await.text("main").contains("Rodrigo Abufarhue"));
        for ground in ["", "king"] {
            let answer = clerk.post(&address, &[("ground", ground)]).await;
            assert_eq!((answer.status.as_u16(), &*answer.errors()[0].0), (422, "ground"));
        }
        assert_eq!(rows(site).await.len(), 1, "without a reason");
        assert_eq!(clerk.post(&address, &[("ground", "objects")]).await.location(), "/public-figures");
        assert_eq!(rows(site).await.len(), 0);
        assert!(clerk.get("/public-figures").await.text("main .flash").contains("no longer on the list"));
        assert_eq!(clerk.post(&address, &[("ground", "objects")]).await.status, 404, "twice");
        let acts = accounts::audit::all(&site.db).await.unwrap();
        let act = acts.iter().find(|row| row.act == "figure.remove").expect("written down");
        assert!(act.detail.contains("objects") && !act.detail.contains("Rodrigo"), "{}", act.detail);
        let told = site.staff("auditor").await.get("/audit").await.text("main");
        assert!(told.contains("لا يريد أن يكون في القائمة"), "{told}");
    }
}
