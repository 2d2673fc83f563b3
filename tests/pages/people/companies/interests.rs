//! `/people/{id}/companies/{company}/interests`.

use super::{closed, kept, known, row};

both! {
    async fn written_down(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        closed(site, (layla.id, id), "/interests").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/companies/{id}/interests", layla.id);
        assert_eq!(clerk.post(&address, &[("budget", "all")]).await.errors()[0].0, "budget");
        clerk.post(&address, &[("invests", "home_companies"), ("budget", "above1m")]).await.location();
        assert_eq!(row(site, id).await.unwrap().invests, "home_companies");
        let record = clerk.get(&format!("/people/{}", layla.id)).await.text("main");
        assert!(record.contains("Empresas en Palestina"), "{record}");
    }
}
