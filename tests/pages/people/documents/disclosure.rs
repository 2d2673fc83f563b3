//! `/people/{id}/documents/{document}/disclosure`.

use super::{closed, kept, known, signed_in};

both! {
    /// Only who says why reads the number, in that answer alone; it is written down with the reason, and the person sees it.
    async fn with_a_reason(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "N1234567").await;
        closed(site, (layla.id, id), "/disclosure").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/documents/{id}/disclosure", layla.id);
        assert!(!clerk.get(&address).await.text("main").contains("Passport"));
        let answer = clerk.post(&address, &[("reason", "curious")]).await;
        assert!(answer.status == 422 && !answer.body.contains("1234567"));
        assert_eq!(site.times_done("document.disclose").await, 0);
        let shown = clerk.post(&address, &[("reason", "danger")]).await;
        assert!(shown.status == 200 && shown.body.contains("N1234567"));
        assert!(!clerk.get(&address).await.body.contains("1234567"), "shown without a reason");
        let rows = accounts::audit::all(&site.db).await.unwrap();
        let told: Vec<_> = rows.iter().filter(|row| row.act == "document.disclose").collect();
        assert!(told.len() == 1 && told[0].detail.contains("danger") && !told[0].detail.contains("1234"));
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        let read = "An identity document was read: you were in danger, detained or stranded";
        assert!(history.contains(read), "{history}");
    }
}
