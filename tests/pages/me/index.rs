//! `/me`.

use axum::http::StatusCode;
use registry::contact;
use registry::person::Status;
use sea_orm::EntityTrait;

use super::{by_number, known, set_status, signed_in};

both! {
    /// A member sees their own record, in each language, with the way out.
    async fn shows_ones_own(site: Site) {
        known(site, "Omar", "omar@example.org", true).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for language in ["ar", "en", "es"] {
            let page = browser.get(&format!("/{language}/me")).await;
            assert_eq!(page.status, StatusCode::OK);
            let text = page.text("main");
            assert!(text.contains("Layla Khatib") && text.contains(&layla.number), "{text}");
            assert!(!page.body.contains("Omar"));
            assert_eq!(page.attributes("nav.menu form", "action"), [format!("/{language}/me/sign-out")]);
            let menu = page.attributes("nav.menu a", "href");
            assert!(menu.len() > 5 && menu[0] == format!("/{language}/me"), "{menu:?}");
            assert_eq!(page.attributes("nav.menu a[aria-current]", "href"), menu[..1]);
            assert_eq!(page.attributes("a.brand", "href"), [format!("/{language}/me")]);
            assert_eq!(browser.get(&format!("/{language}")).await.location(), format!("/{language}/me"));
        }
        assert_eq!(browser.get("/me").await.location(), "/ar/me");
    }
}

both! {
    /// Each status says something else.
    async fn says_where_it_stands(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let mut said = std::collections::BTreeSet::new();
        let statuses = [
            Status::Submitted,
            Status::Verified,
            Status::Held,
            Status::Returned,
            Status::Paused,
            Status::Rejected,
        ];
        for status in statuses {
            set_status(site, layla.id, status).await;
            said.insert(browser.get("/ar/me").await.texts("main .card p")[1].clone());
        }
        assert_eq!(said.len(), statuses.len());
    }
}

both! {
    /// What would complete the record, why, and where; what is there is not asked for. Whom to turn to, and who looked.
    async fn says_what_comes_next(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me").await;
        let contact = contact::of(&site.db, layla.id).await.unwrap()[0].id;
        let steps = page.attributes("progress + * a, ul.tasks a", "href");
        let verification = format!("/en/me/contacts/{contact}/verification");
        for href in [verification.as_str(), "/en/me/name", "/en/me/about", "/en/me/residence"] {
            assert!(steps.iter().any(|step| step == href), "{href}: {steps:?}");
        }
        assert_eq!(page.attributes("progress", "value"), ["2"]);
        assert!(page.text("main").contains("Santiago"), "the mission: {}", page.text("main"));
        let seen = site.app.texts.get(kit::Locale::En, "me-seen", None);
        assert!(!page.text("main").contains(&seen), "nobody has looked");
        site.staff("clerk-santiago").await.get(&format!("/people/{}", layla.id)).await;
        assert!(browser.get("/en/me").await.text("main").contains(&seen));
        let fields = [("given_latin", "Layla"), ("family_latin", "Khatib"), ("given_ar", "ليلى"), ("father_ar", "خالد"), ("family_ar", "الخطيب")];
        browser.post("/en/me/name", &fields).await.location();
        let fields = [("birth_year", "1957"), ("origin", "بيت جالا"), ("occupation", "x"), ("occupation_code", "as-typed")];
        browser.post("/en/me/about", &fields).await.location();
        browser.post("/en/me/residence", &[("country", "CL"), ("city", "Santiago")]).await.location();
        assert_eq!(browser.get("/en/me").await.attributes("progress", "value"), ["7"]);
        registry::contact::Entity::update_many()
            .col_expr(registry::contact::Column::VerifiedAt, sea_orm::sea_query::Expr::value(crate::support::site::now()))
            .exec(&site.db)
            .await
            .unwrap();
        let page = browser.get("/en/me").await;
        assert!(page.attributes("progress", "value").is_empty());
        assert!(page.text("main").contains(&site.app.texts.get(kit::Locale::En, "me-steps-all", None)));
    }
}

both! {
    /// A guest is asked to sign in, and so are staff; a member finds nothing of the staff's.
    async fn for_members_only(site: Site) {
        assert_eq!(site.browser().get("/es/me").await.location(), "/es/me/sign-in");
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get("/es/me").await.location(), "/es/me/sign-in");
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        for path in ["/people", "/dashboard"] {
            assert_eq!(member.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        assert_eq!(member.get(&format!("/people/{}", layla.id)).await.status, StatusCode::NOT_FOUND);
    }
}

both! {
    /// Whose record was merged or taken back is signed out at once.
    async fn who_is_gone_is_signed_out(site: Site) {
        for status in [Status::Merged, Status::Withdrawn] {
            let layla = known(site, "Layla", "layla@example.org", true).await;
            let mut browser = signed_in(site, &layla).await;
            let mut copy = browser.clone();
            set_status(site, layla.id, status).await;
            assert_eq!(browser.get("/en/me").await.location(), "/en/me/sign-in");
            set_status(site, layla.id, Status::Submitted).await;
            assert_eq!(copy.get("/en/me").await.location(), "/en/me/sign-in", "the session lives on");
        }
    }
}

both! {
    /// Half an hour unused, and the session is nobody's; used, it lives on, but for twelve hours only.
    async fn a_session_is_short(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let mut unused = signed_in(site, &layla).await;
        let step = chrono::TimeDelta::minutes(29);
        for used in 1..=24 {
            site.app.clock.advance(step);
            assert_eq!(browser.get("/en/me").await.status, StatusCode::OK, "{used}");
        }
        assert_eq!(unused.get("/en/me").await.location(), "/en/me/sign-in");
        site.app.clock.advance(step);
        assert_eq!(browser.get("/en/me").await.location(), "/en/me/sign-in");
    }
}

both! {
    /// All sessions of a member are seen with their devices, and all others ended: at once, everywhere.
    async fn other_sessions_are_ended(site: Site) {
        use accounts::session::{self, Owner};
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let phone = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/131.0.0.0 Mobile Safari/537.36";
        let mut here = site.browser().with("user-agent", phone);
        by_number(&mut here, "en", &layla.number, &layla.code).await.location();
        site.app.clock.advance(chrono::TimeDelta::minutes(1));
        let mut elsewhere = signed_in(site, &layla).await;
        let mut foreign = signed_in(site, &omar).await;
        let owner = Owner::Member(layla.id.0);
        let listed = site.within_as(&here, move |ctx| async move { session::of(&ctx, owner).await }).await.unwrap();
        let listed: Vec<_> = listed.iter().map(|one| (one.device.as_str(), one.is_current)).collect();
        assert_eq!(listed, [("", false), ("Chrome, Android", true)]);
        let ended = site.within_as(&here, move |ctx| async move { session::end_others(&ctx, owner).await }).await;
        assert_eq!(ended.unwrap(), 1);
        assert_eq!(elsewhere.get("/en/me").await.location(), "/en/me/sign-in");
        assert_eq!(here.get("/en/me").await.status, StatusCode::OK);
        assert_eq!(foreign.get("/en/me").await.status, StatusCode::OK);
    }
}
