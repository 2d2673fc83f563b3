//! `/names`.

use axum::http::StatusCode;

both! {
    /// What met and why, and what is left of both; what was typed stays in its boxes.
    async fn says_what_met_and_why(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        assert!(clerk.get("/names").await.texts("main table").is_empty());
        let typed = [("first", "يوسف حسن عبد الرحمن الخطيب"), ("second", "Khatib, Youssef Omar Rahman")];
        let page = clerk.post("/names", &typed).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!((page.value("first"), page.value("second")), (typed[0].1.into(), typed[1].1.into()));
        let rows = page.texts("main tbody tr");
        assert_eq!(rows.len(), 3, "{rows:?}");
        assert!(rows[0].contains("يوسف") && rows[0].contains("Youssef"), "{rows:?}");
        assert!(rows[1].contains("عبد الرحمن") && rows[1].contains("Rahman") && rows[1].contains("«abd»"), "{rows:?}");
        assert!(rows[2].contains("الخطيب") && rows[2].contains("Khatib"), "{rows:?}");
        let text = page.text("main");
        assert!(text.contains("Solo en el nombre A: حسن") && text.contains("Solo en el nombre B: Omar"), "{text}");
    }
}

both! {
    async fn says_how_alike(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        for (first, second, key) in [
            ("محمد الخطيب", "Mohammad Khatib", "names-verdict-one"),
            ("Layla Haddad", "layla hadād", "names-verdict-one"),
            ("محمد علي حسن الخطيب", "Mohammad Khatib", "names-verdict-alike"),
            ("محمد الخطيب", "Samir Haddad", "names-verdict-other"),
        ] {
            let page = clerk.post("/names", &[("first", first), ("second", second)]).await;
            let verdict = site.app.texts.get(kit::Locale::Es, key, None);
            assert!(page.text("main").contains(&verdict), "{first} {second}: {}", page.text("main"));
        }
        let page = clerk.post("/names", &[("first", "يوحنا"), ("second", "Juan")]).await;
        assert!(page.text("main tbody").contains(&site.app.texts.get(kit::Locale::Es, "names-how-meaning", None)));
    }
}

both! {
    async fn explains_mistakes(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let long = "a".repeat(201);
        for (first, second, wrong, key) in [
            ("", "Layla", "first", "names-error-none"),
            ("Layla", "123", "second", "names-error-none"),
            (&long, "Layla", "first", "names-error-long"),
        ] {
            let page = clerk.post("/names", &[("first", first), ("second", second)]).await;
            assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(page.errors(), [(wrong.to_owned(), site.app.texts.get(kit::Locale::Es, key, None))]);
            assert_eq!(page.value("second"), second);
        }
    }
}

both! {
    /// What is typed goes nowhere: not into a table, nor into the audit.
    async fn keeps_nothing(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let before = crate::skin::fingerprint(site).await;
        clerk.post("/names", &[("first", "Zaynabtheonly"), ("second", "زينب")]).await;
        assert_eq!(crate::skin::changed(&before, &crate::skin::fingerprint(site).await), [] as [String; 0]);
        assert!(site.staff("auditor").await.get("/names").await.status == StatusCode::FORBIDDEN);
    }
}
