//! `/people/{id}/notes/{note}/removal`.

use super::new::noted;

both! {
    async fn by_its_author_only(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        noted(&mut clerk, id, "wrong", "office").await;
        let page = clerk.get(&format!("/people/{id}")).await;
        let address = page.attributes("main .note form", "action").remove(0);
        let mut supervisor = site.staff("supervisor-santiago").await;
        assert!(supervisor.get(&format!("/people/{id}")).await.attributes("main .note form", "action").is_empty());
        assert_eq!(supervisor.post(&address, &[]).await.status, 404);
        assert_eq!(site.staff("clerk-amman").await.post(&address, &[]).await.status, 404);
        clerk.post(&address, &[]).await.location();
        assert_eq!(clerk.post(&address, &[]).await.status, 404);
        assert_eq!(site.times_done("note.remove").await, 1);
    }
}
