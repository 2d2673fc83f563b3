//! `/companies/{id}/introduction`.

use super::{closed, kept, known, listed};

both! {
    /// Leads on to the page of the two companies: of somebody whom the desk serves, and who keeps one.
    async fn whom_to_introduce(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = listed(site, layla.id, "Olivo").await;
        let address = format!("/companies/{id}/introduction");
        closed(site, &address, &["officer-south-america", "programme-manager", "administrator"]).await;
        let mut clerk = site.staff("clerk-santiago").await;
        for wrong in ["", "nonsense", &*omar.number] {
            let answer = clerk.post(&address, &[("person", wrong)]).await;
            assert_eq!((answer.status.as_u16(), &*answer.errors()[0].0), (422, "person"), "{wrong}");
            assert_eq!(answer.attributes("[name=person]", "value"), [wrong], "what was typed is lost");
        }
        let own = kept(site, omar.id, "Naranja").await;
        let to = clerk.post(&address, &[("person", &*omar.number)]).await.location();
        assert_eq!(to, format!("/people/{}/companies/{own}/partners/{id}", omar.id));
        kept(site, omar.id, "Limón").await;
        let page = clerk.post(&address, &[("person", &*omar.number)]).await.text("main");
        assert!(page.contains("Naranja") && page.contains("Limón"), "{page}");
        let abroad = site.staff("clerk-amman").await.post(&address, &[("person", &*omar.number)]).await;
        assert_eq!(abroad.errors()[0].0, "person", "somebody of another country");
    }
}
