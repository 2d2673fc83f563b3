//! `/people/{id}/needs/new`.

use registry::need;

use super::super::{OUTSIDE, guarded};
use crate::pages::me::needs::ILL;
use crate::pages::me::{known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/needs/new", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// What the desk writes down about a child may be about who acts for them, who does not learn of it.
    async fn of_a_child_for_no_guardian(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut mother = signed_in(site, &layla).await;
        let child = crate::pages::me::family::child_of(site, &layla, &mut mother).await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let said = [("kind", "violence"), ("words", "La madre le pega.")];
        supervisor.post(&format!("/people/{child}/needs/new"), &said).await.location();
        let id = need::of(&site.db, child).await.unwrap()[0].id;
        let mails = site.mails().await.len();
        let close = [("to", "close"), ("answer", "Vive con su abuela.")];
        supervisor.post(&format!("/needs/{id}"), &close).await.location();
        assert_eq!(site.mails().await.len(), mails, "a mail to whoever acts for the child");
        for format in ["json", "csv", "html"] {
            let copy = mother.post(&format!("/en/me/family/{child}/copy"), &[("format", format)]).await;
            assert!(copy.body.contains("Yara"));
            for part in ["pega", "abuela", "violence", "need.ask", "need.close", "Help was asked", "was closed"] {
                assert!(!copy.body.contains(part), "{format}: {part}");
            }
        }
    }
}

both! {
    /// Whoever writes it down does not read it again; the person does, and the supervisor.
    async fn written_down_at_the_desk(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/needs/new", layla.id);
        let answer = clerk.post(&address, &[("words", "دواء")]).await;
        assert_eq!((answer.status.as_u16(), answer.errors()[0].0.as_str()), (422, "kind"));
        assert!(answer.body.contains("دواء"), "what was typed is lost");
        clerk.post(&address, &ILL).await.location();
        let id = need::of(&site.db, layla.id).await.unwrap()[0].id;
        for page in [format!("/people/{}", layla.id), "/needs".to_owned(), "/queue".to_owned()] {
            let page = clerk.get(&page).await;
            assert!(page.status == 200 && !page.body.contains("القلب") && !page.body.contains(&id.to_string()));
            assert!(!page.text("main").contains("Se pidió ayuda"), "the record tells that something is needed");
        }
        assert_eq!(clerk.get(&format!("/needs/{id}")).await.status, 404);
        assert_eq!(site.times_refused("need.find").await, 1);
        let mut member = signed_in(site, &layla).await;
        assert!(member.get(&format!("/en/me/needs/{id}")).await.text("main").contains("القلب"));
        let mut supervisor = site.staff("supervisor-santiago").await;
        assert!(supervisor.get(&format!("/needs/{id}")).await.text("main").contains("القلب"));
    }
}
