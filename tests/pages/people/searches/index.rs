//! `/people/searches`.

use super::saved;

both! {
    /// A saved search finds who fits now; nobody else sees it.
    async fn lists_the_own_with_their_counts(site: Site) {
        site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        assert_eq!(clerk.get("/people/searches").await.texts("main .empty").len(), 1);
        let href = saved(&mut clerk, "khatib", "The Khatibs").await;
        assert_eq!(clerk.get(&href).await.texts("table tbody tr").len(), 1);
        site.person("أحمد", "Khatib", "CL").await;
        assert_eq!(clerk.get(&href).await.texts("table tbody tr").len(), 2, "who fits now");
        let page = clerk.get("/people/searches").await;
        assert_eq!(page.attributes("main .tasks a", "href"), std::slice::from_ref(&href));
        assert!(page.texts("main .tasks li")[0].contains("2 personas"), "{:?}", page.texts("main .tasks li"));

        let mut other = site.staff("supervisor-santiago").await;
        assert!(other.get("/people").await.attributes("nav.saved a", "href").is_empty());
        assert_eq!(other.get("/people/searches").await.texts("main .empty").len(), 1);
        assert_eq!(other.get(&href).await.value("q"), "", "its words are its author's");
    }
}

both! {
    async fn for_staff_who_see_people(site: Site) {
        assert_eq!(site.staff("auditor").await.get("/people/searches").await.status, 403);
        assert!(site.browser().get("/people/searches").await.location().starts_with("/ar/sign-in"));
    }
}
