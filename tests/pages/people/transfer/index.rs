//! `/people/{id}/transfer`.

use super::super::{OUTSIDE, guarded, row};
use super::{TO_AMMAN, asked};

both! {
    async fn guards(site: Site) {
        guarded(site, "/transfer", "supervisor-santiago", &[&OUTSIDE[..], &["clerk-santiago"]].concat()).await;
    }
}

both! {
    /// Asked once; until the other mission agrees the person stays.
    async fn asks_once(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let address = format!("/people/{id}/transfer");
        for (fields, field) in [
            (vec![("reason", "x")], "country"),
            (vec![("country", "Atlantis"), ("reason", "x")], "country"),
            (vec![("country", "Chile"), ("reason", "x")], "country"),
            (vec![("country", "Jordan")], "reason"),
            (vec![("country", "كوريا"), ("reason", "x")], "country_code"),
        ] {
            let answer = supervisor.post(&address, &fields).await;
            assert_eq!((answer.status.as_u16(), answer.errors()[0].0.as_str()), (422, field), "{fields:?}");
        }
        asked(site, &mut supervisor, id).await;
        assert_eq!(row(site, id).await.country, "CL");
        supervisor.post(&address, &TO_AMMAN).await.location();
        assert_eq!(site.times_done("transfer.ask").await, 1);
        let record = supervisor.get(&format!("/people/{id}")).await;
        assert!(record.attributes("main form", "action").contains(&format!("{address}/withdrawal")));
    }
}
