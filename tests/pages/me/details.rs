//! `/me/details`.

use axum::http::StatusCode;

use super::{closed_to_guests, known, signed_in, verify};

both! {
    async fn closed(site: Site) {
        closed_to_guests(site, &["/me/details"]).await;
    }
}

both! {
    /// All that stands in the record, each row with the way to change it, in each language; of oneself alone.
    async fn plain_rows_with_the_way_to_change_them(site: Site) {
        known(site, "Omar", "omar@example.org", true).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for (language, country) in [("ar", "تشيلي"), ("en", "Chile"), ("es", "Chile")] {
            let page = browser.get(&format!("/{language}/me/details")).await;
            assert_eq!(page.status, StatusCode::OK);
            let text = page.text("main");
            for there in ["Layla Khatib", &layla.number, country, "layla@example.org", "2026"] {
                assert!(text.contains(there), "{there}: {text}");
            }
            assert!(!page.body.contains("Omar") && !page.body.contains("omar@"));
            let changes = page.attributes("dl.summary .change a", "href");
            for path in ["name", "residence", "about", "contacts", "preferences", "emergency"] {
                let href = format!("/{language}/me/{path}");
                assert!(changes.contains(&href), "{href} of {changes:?}");
                assert_eq!(browser.get(&href).await.status, StatusCode::OK, "{href}");
            }
            assert!(!changes.iter().any(|href| href.ends_with("/camp")), "Chile has no camps");
        }
    }
}

both! {
    /// In a verified record the page says what is asked for, and what waits.
    async fn says_what_waits(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let text = |key| site.app.texts.get(kit::Locale::En, key, None);
        let (verified, asked) = (text("me-details-verified"), text("me-details-asked"));
        assert!(!browser.get("/en/me/details").await.text("main").contains(&verified));
        verify(site, layla.id).await;
        let page = browser.get("/en/me/details").await.text("main");
        assert!(page.contains(&verified) && !page.contains(&asked), "{page}");
        browser.post("/en/me/name", &[("given_latin", "Leila")]).await.location();
        assert!(browser.get("/en/me/details").await.text("main").contains(&asked));
    }
}
