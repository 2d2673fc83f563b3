//! `/data-requests`.

use chrono::TimeDelta;

use super::{filed, waiting};
use crate::pages::me::known;

both! {
    /// The oldest first, of every country, with the day by which it is to be answered; once that is past, it says so.
    async fn what_waits(site: Site) {
        let mut officer = site.staff("data-protection").await;
        assert!(officer.get("/data-requests").await.attributes("main .empty", "class").len() == 1);
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let first = filed(site, layla.id, "objection").await;
        site.app.clock.advance(TimeDelta::days(1));
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let second = filed(site, omar.id, "erasure").await;
        let mut officer = site.staff("data-protection").await;
        assert_eq!(waiting(&mut officer).await, [first, second]);
        let page = officer.get("/data-requests").await;
        assert_eq!(page.texts("main tbody .tag.bad").len(), 0);
        assert!(page.body.contains("Layla") && page.body.contains(&layla.number));
        // The menu counts them.
        assert!(page.texts("nav").concat().contains("طلبات بشأن البيانات 2"), "{:?}", page.texts("nav"));
        site.app.clock.advance(TimeDelta::days(31));
        let mut officer = site.staff("data-protection").await;
        assert_eq!(officer.get("/data-requests").await.texts("main tbody .tag.bad").len(), 2);
        assert_eq!(site.times_done("data_request.list").await, 4);
    }
}

both! {
    /// Whom the list shows is known, should an account have been misused.
    async fn who_was_shown_is_written_down(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        filed(site, layla.id, "erasure").await;
        site.staff("data-protection").await.get("/data-requests").await;
        let rows = accounts::audit::all(&site.db).await.unwrap();
        let row = rows.iter().find(|row| row.act == "data_request.list").unwrap();
        assert_eq!(accounts::audit::shown(row), Some(vec![layla.id.0]));
    }
}
