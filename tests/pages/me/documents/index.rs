//! `/me/documents`.

use chrono::{DateTime, Utc};
use registry::identity_document;
use registry::person::Status;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{closed_to_guests, kept, known, signed_in, until};
use crate::pages::me::{family, set_status};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/documents", "/me/documents/new"]).await;
    }
}

both! {
    /// One's own, without their numbers; what runs out says so, there and on the first page.
    async fn ones_own(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        until(site, layla.id, "N1234567", "2027-02-01").await;
        until(site, layla.id, "M765432", "2026-11-22").await;
        kept(site, omar.id, "K5555555").await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/documents").await;
        let list = page.texts("main .tasks li");
        assert!(list[0].contains("Passport") && list[0].contains("567") && list[0].contains("Runs out soon"), "{list:?}");
        assert!(list[1].contains("Expired") && list[1].contains("Its number is kept"), "{list:?}");
        assert!(list.len() == 2 && !page.body.contains("N1234567") && !page.body.contains("765432"));
        let first = browser.get("/en/me").await;
        assert_eq!(first.texts("main .notice.warning li").len(), 2, "{}", first.text("main"));
        assert!(browser.get("/en/me/details").await.attributes("main a", "href").contains(&"/en/me/documents".to_owned()));
    }
}

both! {
    /// Their owner is written to half a year before, a month before and on the last day, once each, with nothing of the
    /// document; who rests is not, and for a minor those are who act for them.
    async fn reminders(site: Site) {
        let at = |day: &str| format!("{day}T03:00:00Z").parse::<DateTime<Utc>>().unwrap();
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = family::child_of(site, &layla, &mut browser).await;
        until(site, layla.id, "N1234567", "2027-12-01").await;
        until(site, layla.id, "N1234568", "2027-12-01").await;
        let paused = until(site, omar.id, "N7654321", "2027-12-01").await;
        set_status(site, omar.id, Status::Paused).await;
        let mails = site.mails().await.len();
        let send = async |day| identity_document::send_due(&site.app, at(day)).await.unwrap();
        assert_eq!(send("2027-06-03").await, 0);
        assert_eq!((send("2027-06-04").await, send("2027-06-05").await), (3, 0));
        let all = site.mails().await;
        assert_eq!(all.len(), mails + 1, "one letter for all, and none to who rests");
        assert!(all[0].to == "layla@example.org" && all[0].text.contains("/es/me/documents"), "{}", all[0].text);
        for part in ["1234567", "Pasaporte", "pasaporte", "2027", "Layla"] {
            assert!(!all[0].text.contains(part) && !all[0].subject.contains(part), "{part}");
        }
        assert_eq!(site.times_done("document.remind").await, 1);
        let row = identity_document::of(&site.db, omar.id).await.unwrap().remove(0);
        assert!(row.id == paused && row.remind_at.is_some_and(|next| next > at("2027-06-05")));
        assert_eq!((send("2027-11-01").await, send("2027-12-01").await, send("2028-12-01").await), (3, 3, 0));
        assert_eq!(site.mails().await.len(), mails + 3);
        until(site, child, "N9999999", "2027-12-31").await;
        send("2027-12-31").await;
        let told = site.mails().await.remove(0);
        assert!(told.to == "layla@example.org" && told.text.contains("/es/me/family"), "{}", told.text);
        // Who may act no more is not written to, and one row that does not open keeps nobody else from it.
        until(site, child, "N9999998", "2028-03-01").await;
        let broken = until(site, omar.id, "N1111111", "2028-02-28").await;
        identity_document::Entity::update_many()
            .col_expr(identity_document::Column::Sealed, Expr::value(vec![7_u8; 60]))
            .filter(identity_document::Column::Id.eq(broken))
            .exec(&site.db)
            .await
            .unwrap();
        set_status(site, layla.id, Status::Rejected).await;
        let mails = site.mails().await.len();
        assert_eq!((send("2028-03-01").await, send("2028-03-02").await), (2, 0));
        assert_eq!(site.mails().await.len(), mails);
        set_status(site, layla.id, Status::Verified).await;
        let history = browser.get("/en/me/history").await.text("main");
        assert!(history.contains("A letter about a document that runs out"), "{history}");
    }
}
