//! `/register/minor`.

both! {
    async fn says_who_registers_children(site: Site) {
        let page = site.browser().get("/ar/register/minor").await;
        assert_eq!(page.status, 200);
        assert!(page.attributes("main a", "href").contains(&"/ar/register/about".to_owned()));
    }
}
