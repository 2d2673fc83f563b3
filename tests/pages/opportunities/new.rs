//! `/opportunities/new`.

use chrono::NaiveDate;
use registry::expert::Help;
use registry::opportunity::{self, Kind, State};
use sea_orm::EntityTrait;

use super::{PRESS, SURGEON, manager, managers_only, row};
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

both! {
    /// An expert who is wanted: what is chosen from a list is kept as its code, in any language that it was typed in.
    async fn an_expert_is_wanted(site: Site) {
        let mut manager = manager(site).await;
        let page = manager.get("/opportunities/new").await;
        assert!(page.text("details.more summary").contains("If an expert is needed"));
        assert!(page.attributes("details.more[open]", "class").is_empty(), "unfolded where none is");
        let to = manager.post("/opportunities/new", &SURGEON).await.location();
        let row = row(site, to.rsplit('/').next().unwrap().parse().unwrap()).await;
        assert_eq!((row.kind, row.help, &*row.specialty, &*row.occupation), (Kind::Expertise, Some(Help::Treat), "SUR09", ""));
        assert_eq!((&*row.languages, row.online, row.amount), ("ar en he", true, None));
        assert_eq!((row.starts_on, row.ends_on), (NaiveDate::from_ymd_opt(2027, 1, 1), NaiveDate::from_ymd_opt(2027, 5, 31)));
        let page = manager.get(&to).await.text("main");
        for there in ["Expert wanted", "Hand and microsurgery", "Treat the sick", "Arabic", "Hebrew", "1 January 2027", "31 May 2027", "from afar"] {
            assert!(page.contains(there), "{there}: {page}");
        }
        assert!(!page.contains("Amount sought") && !page.contains("Trade") && !page.contains("Occupation"), "{page}");
        assert!(manager.get("/opportunities").await.text("main").contains("Expert wanted, Hand and microsurgery"));
        // The form shows the names, and the same again changes nothing; words that no list has stay as typed.
        let edit = format!("{to}/edit");
        let page = manager.get(&edit).await;
        assert!(!page.attributes("details.more[open]", "class").is_empty());
        for (name, value) in [("specialty", "Hand and microsurgery"), ("specialty_code", "SUR09"), ("language", "Hebrew"), ("ends_day", "31")] {
            assert_eq!(page.value(name), value);
        }
        let seen = page.value("seen");
        let full = [&SURGEON[..], &[("specialty_code", "SUR09"), ("language_code", "he"), ("seen", &*seen)]].concat();
        manager.post(&edit, &full).await.location();
        assert_eq!(site.times_done("opportunity.change").await, 0, "the same again");
        let typed: Vec<_> = full.iter().copied().filter(|(name, _)| !name.starts_with("specialty")).collect();
        let typed = [&typed[..], &[("occupation", "Glass blower of Hebron"), ("occupation_code", "as-typed")]].concat();
        manager.post(&edit, &typed).await.location();
        assert!(manager.get(&to).await.text("main").contains("Glass blower of Hebron"));
    }
}

/// What is wrong with an expert who is wanted is said in three languages beside the field, which stands unfolded.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_about_an_expert() {
    let site = crate::support::site::Site::on_sqlite().await;
    let mut manager = manager(&site).await;
    let all = [&SURGEON[4..], &[("occupation", "x"), ("starts_day", "1")]].concat();
    let long = "x".repeat(121);
    for locale in kit::Locale::ALL {
        manager.post("/language", &[("to", locale.code()), ("back", "/opportunities")]).await.location();
        let cases: [(&str, Pairs, Pairs); 6] = [
            (
                "expertise",
                &[],
                &[("help", "opportunities-error-help"), ("specialty", "opportunities-error-expert")],
            ),
            (
                "expertise",
                &[
                    ("help", "x"),
                    ("specialty", "surgery"),
                    ("occupation", "engineer"),
                    ("language", "sign language"),
                ],
                &[
                    ("help", "opportunities-error-help"),
                    ("specialty_code", "opportunities-error-specialty-several"),
                    ("occupation_code", "register-about-error-occupation-several"),
                    ("language_code", "opportunities-error-language-several"),
                ],
            ),
            (
                "expertise",
                &[("languages", "xx"), ("language", "xqzxv"), ("starts_day", "5"), ("ends_year", "2025")],
                &[
                    ("languages", "me-companies-error-choice"),
                    ("language", "opportunities-error-language-unknown"),
                    ("starts", "opportunities-error-closes"),
                    ("ends", "opportunities-error-closes-past"),
                ],
            ),
            (
                "expertise",
                &[
                    ("starts_year", "2029"),
                    ("ends_year", "2028"),
                    ("specialty", &*long),
                    ("occupation", &*long),
                ],
                &[
                    ("ends", "opportunities-error-ends-before"),
                    ("specialty", "opportunities-error-long"),
                    ("occupation", "opportunities-error-long"),
                ],
            ),
            ("investment", &all, &ONLY),
            ("project", &all, &ONLY),
        ];
        for (kind, fields, expected) in cases {
            let page = manager.post("/opportunities/new", &[&[("kind", kind)], fields].concat()).await;
            assert_eq!(page.status.as_u16(), 422, "{fields:?}");
            for (field, key) in expected {
                let error = ((*field).to_owned(), site.app.texts.get(locale, key, None));
                assert!(page.errors().contains(&error), "{error:?}: {:?}", page.errors());
            }
            assert!(
                !page.attributes("details.more[open]", "class").is_empty(),
                "what is wrong is folded away"
            );
            for (name, value) in
                fields.iter().filter(|(name, _)| ["specialty", "language", "ends_year"].contains(name))
            {
                assert_eq!(page.value(name), *value, "what was typed is lost");
            }
        }
    }
    assert!(opportunity::Entity::find().all(&site.db).await.unwrap().is_empty());
}

/// Fields and what is typed, or what is wrong with them.
type Pairs<'a> = &'a [(&'a str, &'a str)];

/// What is said of every field about an expert where none is wanted.
const ONLY: [(&str, &str); 8] = [
    ("help", "opportunities-error-expert-only"),
    ("specialty", "opportunities-error-expert-only"),
    ("occupation", "opportunities-error-expert-only"),
    ("languages", "opportunities-error-expert-only"),
    ("language", "opportunities-error-expert-only"),
    ("starts", "opportunities-error-expert-only"),
    ("ends", "opportunities-error-expert-only"),
    ("online", "opportunities-error-expert-only"),
];

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
