//! `/people/searches/{id}/removal`.

use super::saved;

both! {
    async fn removes_the_own_only(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let href = saved(&mut clerk, "khatib", "The Khatibs").await;
        let address = clerk.get("/people/searches").await.attributes(".tasks form", "action").remove(0);
        let mut other = site.staff("supervisor-santiago").await;
        assert_eq!(other.post(&address, &[]).await.status, 404);
        assert_eq!(clerk.post(&address, &[]).await.location(), "/people/searches");
        assert_eq!(clerk.post(&address, &[]).await.status, 404);
        assert_eq!(clerk.get(&href).await.value("q"), "");
        assert_eq!(site.times_done("search.remove").await, 1);
    }
}
