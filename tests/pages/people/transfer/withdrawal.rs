//! `/people/{id}/transfer/withdrawal`.

use super::super::row;
use super::asked;

both! {
    /// Withdrawn, it cannot be accepted any more.
    async fn ends_it(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let transfer = asked(site, &mut supervisor, id).await;
        let address = format!("/people/{id}/transfer/withdrawal");
        assert_eq!(site.staff("clerk-santiago").await.post(&address, &[]).await.status, 403);
        supervisor.post(&address, &[]).await.location();
        let mut amman = site.staff("clerk-amman").await;
        assert_eq!(amman.get(&transfer).await.location(), "/queue");
        assert_eq!(amman.post(&transfer, &[("answer", "accept")]).await.location(), "/queue");
        assert_eq!(row(site, id).await.country, "CL");
        supervisor.post(&address, &[]).await.location();
        assert_eq!(site.times_done("transfer.withdraw").await, 1);
    }
}
