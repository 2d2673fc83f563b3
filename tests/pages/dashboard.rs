//! `/dashboard`.

use axum::http::StatusCode;

both! {
    /// The numbers are those of the clerk's own countries and of the lists they open.
    async fn counts_the_scope_only(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        site.person("علي", "Khatib", "CL").await;
        site.person("سعيد", "Khatib", "JO").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.get("/dashboard").await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(page.texts(".figure .value"), ["2", "0", "2"], "{}", page.body);
        let list = clerk.get("/people?status=submitted").await;
        assert_eq!(list.texts("table tbody tr").len(), 2);
    }
}

both! {
    async fn a_guest_is_asked_to_sign_in(site: Site) {
        assert_eq!(site.browser().get("/dashboard").await.location(), "/ar/sign-in");
    }
}

both! {
    /// Who sees no people gets no numbers of them; an officer of the ministry gets those of the region.
    async fn each_role_its_own(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        site.person("سعيد", "Khatib", "JO").await;
        for slug in ["administrator", "auditor", "analyst", "data-protection"] {
            let page = site.staff(slug).await.get("/dashboard").await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.texts(".figure").is_empty(), "{slug} sees numbers of people");
        }
        let page = site.staff("officer-south-america").await.get("/dashboard").await;
        assert_eq!(page.texts(".figure .value"), ["1", "0", "1"], "{}", page.body);
    }
}
