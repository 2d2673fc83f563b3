//! `/sign-out`.

both! {
    async fn ends_the_session_for_good(site: Site) {
        let mut clerk = site.staff("clerk-amman").await;
        let mut copy = clerk.clone();
        let answer = clerk.post("/sign-out", &[]).await;
        assert_eq!(answer.location(), "/ar");
        assert!(answer.headers.contains_key("clear-site-data"));
        assert_eq!(clerk.get("/people").await.location(), "/ar/sign-in?to=%2Fpeople");
        assert_eq!(copy.get("/people").await.location(), "/ar/sign-in?to=%2Fpeople", "a copied cookie still works");
        assert_eq!(site.times_done("staff.sign_out").await, 1);
    }
}
