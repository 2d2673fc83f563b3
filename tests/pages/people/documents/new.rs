//! `/people/{id}/documents/new`.

use registry::identity_document;
use registry::person::Source;

use super::{OUTSIDE, PASSPORT, guarded, known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/documents/new", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// Written down once at the desk; the number finds the person in their country alone; the desk sees its end, an officer
    /// of the region not.
    async fn written_down_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/documents/new", layla.id);
        let answer = clerk.post(&address, &[("number", "x")]).await;
        assert!(answer.status == 422 && answer.attributes("[name=number]", "value") == ["x"]);
        for _ in 0..2 {
            clerk.post(&address, &PASSPORT).await.location();
        }
        let rows = identity_document::of(&site.db, layla.id).await.unwrap();
        assert!(rows.len() == 1 && rows[0].source == Source::Desk);
        let found = clerk.post_on("/people", &[("q", "N-١٢٣٤٥٦٧")]).await;
        assert!(found.text("main").contains("Layla"), "the number finds nobody");
        let found = site.staff("clerk-amman").await.post_on("/people", &[("q", "N1234567")]).await;
        assert!(!found.text("main").contains("Layla"), "found in another country");
        let record = clerk.get(&format!("/people/{}", layla.id)).await;
        assert!(record.text("main").contains("567") && !record.body.contains("1234567"));
        let mut officer = site.staff("officer-south-america").await;
        crate::pages::people::reason::said(&mut officer, layla.id).await;
        let record = officer.get(&format!("/people/{}", layla.id)).await;
        assert!(record.status == 200 && !record.texts("main .tasks").concat().contains("فلسطين"), "{}", record.text("main"));
        let list = signed_in(site, &layla).await.get("/en/me/documents").await;
        assert!(list.texts("main .tasks li").len() == 1);
    }
}
