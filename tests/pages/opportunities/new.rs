//! `/opportunities/new`.

use chrono::NaiveDate;
use registry::opportunity::{self, State};
use sea_orm::EntityTrait;

use super::{PRESS, manager, managers_only};
use crate::pages::staff_accounts::account;

both! {
    /// Written down by the department as a draft, in the languages that there are.
    async fn written_down(site: Site) {
        managers_only(site, "/opportunities/new").await;
        let mut manager = manager(site).await;
        assert_eq!(manager.get("/opportunities/new").await.status, 200);
        let to = manager.post("/opportunities/new", &PRESS).await.location();
        let rows = opportunity::Entity::find().all(&site.db).await.unwrap();
        let row = &rows[0];
        assert_eq!((rows.len(), to), (1, format!("/opportunities/{}", row.id)));
        assert_eq!((row.state, row.amount, &*row.industry), (State::Draft, Some(180_000), "10"));
        assert_eq!(row.closes_on, NaiveDate::from_ymd_opt(2027, 12, 31));
        assert_eq!(row.created_by, account(site, "programme-manager").await);
        assert_eq!(site.times_done("opportunity.create").await, 1);
    }
}

/// What is wrong is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let mut manager = manager(&site).await;
    let (long, text) = ("x".repeat(121), "x".repeat(2001));
    for locale in kit::Locale::ALL {
        manager.post("/language", &[("to", locale.code()), ("back", "/opportunities")]).await.location();
        let said = |key: &'static str| site.app.texts.get(locale, key, None);
        let mut wrong = async |fields: &[(&str, &str)], expected: &[(&str, &'static str)]| {
            let page = manager.post("/opportunities/new", fields).await;
            assert_eq!(page.status.as_u16(), 422, "{fields:?}");
            for (field, key) in expected {
                let error = ((*field).to_owned(), said(key));
                assert!(page.errors().contains(&error), "{error:?}: {:?}", page.errors());
            }
            page
        };
        wrong(
            &[],
            &[
                ("kind", "opportunities-error-kind"),
                ("institution", "opportunities-error-institution"),
                ("title_ar", "opportunities-error-language"),
            ],
        )
        .await;
        let halves =
            [("title_ar", "زيتون"), ("text_es", "Aceitunas"), ("amount", "12.5"), ("closes_day", "31")];
        let page = wrong(
            &halves,
            &[
                ("text_ar", "opportunities-error-text"),
                ("title_es", "opportunities-error-title"),
                ("amount", "opportunities-error-amount"),
                ("closes", "opportunities-error-closes"),
            ],
        )
        .await;
        assert!(
            page.value("title_ar") == "زيتون" && page.value("amount") == "12.5",
            "what was typed is lost"
        );
        let past =
            [("closes_year", "2025"), ("activity", "textiles"), ("institution", &*long), ("text_en", &*text)];
        wrong(
            &past,
            &[
                ("closes", "opportunities-error-closes-past"),
                ("activity_code", "me-companies-error-industry"),
                ("institution", "opportunities-error-long"),
                ("text_en", "opportunities-error-text-long"),
            ],
        )
        .await;
    }
    assert!(opportunity::Entity::find().all(&site.db).await.unwrap().is_empty());
}
