//! `/people/{id}/notes/new`.

use registry::note;
use registry::person::PersonId;
use sea_orm::EntityTrait;

use super::super::{OUTSIDE, guarded};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// `browser` notes `text`, read by `reach`.
pub async fn noted(browser: &mut Browser, id: PersonId, text: &str, reach: &str) {
    browser.post(&format!("/people/{id}/notes/new"), &[("text", text), ("reach", reach)]).await.location();
}

async fn read(site: &Site, slug: &str, id: PersonId) -> Vec<String> {
    let mut staff = site.staff(slug).await;
    let mut notes = staff.get(&format!("/people/{id}")).await.texts("main .note .kept-lines");
    notes.sort();
    notes
}

both! {
    async fn guards(site: Site) {
        guarded(site, "/notes/new", "clerk-santiago", &OUTSIDE).await;
    }
}

both! {
    /// Each office reads its own notes and those for all, also after a move; nothing of them is readable in the table.
    async fn read_by_whom_they_are_for(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{id}/notes/new");
        for fields in [vec![], vec![("text", "x")], vec![("text", " "), ("reach", "all")], vec![("text", "x"), ("reach", "world")]] {
            assert_eq!(clerk.post(&address, &fields).await.status, 422);
        }
        let long = "x".repeat(2001);
        let answer = clerk.post(&address, &[("text", &long), ("reach", "all")]).await;
        assert_eq!((answer.status.as_u16(), answer.errors()[0].0.as_str()), (422, "text"));
        noted(&mut clerk, id, "for the office", "office").await;
        noted(&mut clerk, id, "for all", "all").await;
        let mut officer = site.staff("officer-south-america").await;
        crate::pages::people::reason::said(&mut officer, id).await;
        noted(&mut officer, id, "for the ministry", "office").await;
        assert_eq!(read(site, "supervisor-santiago", id).await, ["for all", "for the office"]);
        assert_eq!(read(site, "officer-south-america", id).await, ["for all", "for the ministry"]);
        let rows = note::Entity::find().all(&site.db).await.unwrap();
        assert!(rows.iter().all(|row| !row.text.windows(3).any(|part| part == b"for")));

        let mut supervisor = site.staff("supervisor-santiago").await;
        super::super::super::transfer::to_amman(site, &mut supervisor, id).await;
        assert_eq!(read(site, "clerk-amman", id).await, ["for all"]);
    }
}
