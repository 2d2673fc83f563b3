//! `/me/refugee/displacement`.

use super::super::{known, signed_in};
use super::NAKBA;

both! {
    /// Kept once, in the order of the years; so many and no more.
    async fn kept_in_order(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let syria = [("cause", "syria"), ("year", "2012"), ("from", "Yarmouk"), ("to", "Beirut")];
        for fields in [&syria, &NAKBA, &NAKBA] {
            browser.post("/en/me/refugee/displacement", fields).await.location();
        }
        let page = browser.get("/en/me/refugee").await;
        let list = page.texts("main .tasks li");
        assert_eq!(list.len(), 2, "{list:?}");
        assert!(list[0].contains("1948") && list[0].contains("صفورية") && list[1].contains("Yarmouk"), "{list:?}");
        for n in 3..=21 {
            let from = format!("Camp {n}");
            let fields = [("cause", "other"), ("year", ""), ("from", &*from), ("to", "x")];
            let answer = browser.post("/en/me/refugee/displacement", &fields).await;
            assert_eq!(answer.status.as_u16(), if n <= 20 { 303 } else { 422 }, "{n}");
            assert!(n <= 20 || answer.body.contains(&from), "what was typed is lost");
        }
    }
}

/// What is missing is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/refugee/displacement", locale.code());
        let text = |key| site.app.texts.get(locale, key, None);
        let page = browser.post(&address, &[("cause", "x"), ("year", "48")]).await;
        let told = [
            ("cause", "me-refugee-displacement-error-cause"),
            ("year", "me-refugee-displacement-error-year"),
            ("from", "me-refugee-displacement-error-from"),
            ("to", "me-refugee-displacement-error-to"),
        ];
        assert_eq!(page.status.as_u16(), 422);
        assert_eq!(page.errors(), told.map(|(field, key)| (field.to_owned(), text(key))));
        let long = "س".repeat(101);
        let fields = [("cause", "gaza"), ("year", "2031"), ("from", &*long), ("to", "x")];
        let page = browser.post(&address, &fields).await;
        let told =
            [("year", "me-refugee-displacement-error-year"), ("from", "me-refugee-displacement-error-long")];
        assert_eq!(page.errors(), told.map(|(field, key)| (field.to_owned(), text(key))));
        assert!(page.body.contains(&long), "what was typed is lost");
        let page = browser.post(&address, &[("from", "صفورية"), ("switch", locale.code())]).await;
        assert!(page.body.contains("صفورية"), "what was typed is lost by a change of language");
    }
}
