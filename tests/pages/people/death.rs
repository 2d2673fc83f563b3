//! `/people/{id}/death`.

use registry::person::Status;

use super::{OUTSIDE, guarded, row};
use crate::pages::me::{by_number, known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/death", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// From then on nobody signs in, and whoever is signed in is out; the list has them under their own status.
    async fn closes_the_record(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/death", layla.id);
        for (fields, field) in [
            (vec![], "ground"),
            (vec![("ground", "twice")], "ground"),
            (vec![("ground", "family"), ("died_year", "2027")], "died_year"),
            (vec![("ground", "family"), ("died_day", "31"), ("died_month", "2"), ("died_year", "2025")], "died_day"),
        ] {
            let answer = clerk.post(&address, &fields).await;
            assert_eq!((answer.status.as_u16(), answer.errors()[0].0.as_str()), (422, field));
        }
        let page = clerk.post_on(&address, &[("ground", "certificate"), ("died_year", "٢٠٢٥")]).await;
        assert!(page.text("main .notice.warning:not([hidden])").contains("2025"), "{}", page.text("main"));
        assert_eq!(row(site, layla.id).await.status, Status::Deceased);
        assert!(member.get("/en/me").await.location().starts_with("/en/me/sign-in"));
        let answer = by_number(&mut site.browser(), "en", &layla.number, &layla.code).await;
        assert_eq!(answer.status, 422, "someone signs in as the dead");
        assert_eq!(clerk.post(&address, &[("ground", "family")]).await.status, 422);
        site.do_jobs().await;
        assert_eq!(clerk.get("/people?status=deceased").await.texts("table tbody tr").len(), 1);
        assert!(!clerk.get(&format!("/people/{}", layla.id)).await.attributes("main a", "href").contains(&address));
    }
}
