//! `/opportunities`.

use chrono::TimeDelta;
use registry::opportunity::{Said, State};

use super::{BLIND, SEERS, interested, manager, open, posted, refused, said};
use crate::pages::me::known;

both! {
    /// Whoever manages them sees all of them, with what is missing and how many are interested; others what is open, and no
    /// number.
    async fn each_sees_theirs(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = open(site, "Press").await;
        interested(site, layla.id, id).await;
        posted(site, &said("Secret"), State::Draft).await;
        posted(site, &said("Past"), State::Closed).await;
        let yesterday = (site.app.clock.now() - TimeDelta::days(1)).date_naive();
        posted(site, &Said { closes_on: Some(yesterday), ..said("Late") }, State::Open).await;
        let mut manager = manager(site).await;
        let page = manager.get("/opportunities").await.text("main");
        for there in ["Press", "Secret", "Past", "Late", "One interested", "Missing: Spanish", "Past its last day"] {
            assert!(page.contains(there), "{there}: {page}");
        }
        for slug in SEERS {
            let page = site.staff(slug).await.get("/opportunities").await;
            let text = page.text("main");
            assert!(page.status == 200 && text.contains("Press"), "{slug}: {text}");
            for hidden in ["Secret", "Past", "Late", "/opportunities/new", "مهتم"] {
                assert!(!page.body.contains(hidden), "{slug} sees {hidden}");
            }
        }
        refused(site, "/opportunities", &BLIND).await;
        assert_eq!(site.browser().get("/opportunities").await.location(), "/ar/sign-in?to=%2Fopportunities");
    }
}

both! {
    /// A list of many is one of pages, and no page is large.
    async fn in_pages(site: Site) {
        for n in 0..30 {
            open(site, &format!("{n:02} {}", "ز".repeat(100))).await;
        }
        let mut manager = manager(site).await;
        let first = manager.get("/opportunities").await;
        let second = manager.get("/opportunities?page=2").await;
        assert_eq!((first.texts("main .tasks li").len(), second.texts("main .tasks li").len()), (25, 5));
        assert!(first.body.len() < 30_000, "{}", first.body.len());
        assert!(first.text("main").contains("29 ") && second.text("main").contains("00 "));
        assert_eq!(manager.get("/opportunities?page=99").await.texts("main .tasks li").len(), 5);
    }
}
