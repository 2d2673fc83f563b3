//! `/transfers/{id}`.

use crate::pages::people::row;
use crate::pages::people::transfer::asked;

both! {
    /// The mission asked takes the person over: from that moment it sees them and the other one does not, an open page
    /// included; the lists follow.
    async fn takes_over(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let mut amman = site.staff("clerk-amman").await;
        let address = asked(site, &mut supervisor, id).await;
        assert_eq!(amman.get(&format!("/people/{id}")).await.status, 404, "not before");
        let page = amman.get(&address).await;
        assert!(page.text("main").contains("Her brother came"), "{}", page.text("main"));
        assert_eq!(site.times_done("transfer.view").await, 1);
        let record = supervisor.get(&format!("/people/{id}/edit")).await;
        assert_eq!(record.status, 200);

        assert_eq!(amman.post(&address, &[("answer", "accept")]).await.location(), format!("/people/{id}"));
        let person = row(site, id).await;
        assert_eq!((person.country.as_str(), person.city.as_str()), ("JO", "Amman"));
        assert_eq!(amman.get(&format!("/people/{id}")).await.status, 200);
        for path in ["", "/edit", "/notes/new", "/transfer"] {
            assert_eq!(supervisor.get(&format!("/people/{id}{path}")).await.status, 404, "{path}");
        }
        let sent = supervisor.post(&format!("/people/{id}/notes/new"), &[("text", "x"), ("reach", "all")]).await;
        assert_eq!(sent.status, 404, "the page that was open");
        site.do_jobs().await;
        assert_eq!(amman.post_on("/people", &[("q", "khatib")]).await.texts("table tbody tr").len(), 1);
        assert_eq!(supervisor.post_on("/people", &[("q", "khatib")]).await.texts("table tbody tr").len(), 0);
        assert_eq!(amman.post(&address, &[("answer", "refuse"), ("reason", "x")]).await.location(), "/queue");
        assert_eq!(site.times_done("transfer.accept").await, 1);
    }
}

both! {
    /// Only missions of the country asked; refused with a reason; void once the person has moved by themselves.
    async fn refuses(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut supervisor = site.staff("supervisor-santiago").await;
        let address = asked(site, &mut supervisor, id).await;
        for slug in ["clerk-berlin", "supervisor-santiago"] {
            assert_eq!(site.staff(slug).await.get(&address).await.status, 404, "{slug}");
            assert_eq!(site.staff(slug).await.post(&address, &[("answer", "accept")]).await.status, 404, "{slug}");
        }
        for slug in ["officer-south-america", "auditor", "administrator"] {
            assert_eq!(site.staff(slug).await.get(&address).await.status, 403, "{slug}");
        }
        let mut amman = site.staff("clerk-amman").await;
        assert_eq!(amman.post(&address, &[]).await.errors()[0].0, "answer");
        assert_eq!(amman.post(&address, &[("answer", "refuse")]).await.errors()[0].0, "reason");
        amman.post(&address, &[("answer", "refuse"), ("reason", "He left again.")]).await.location();
        assert_eq!(row(site, id).await.country, "CL");
        assert_eq!(site.times_done("transfer.refuse").await, 1);
        // It may be asked for once more; nobody takes over who has died, or who has moved by themselves.
        let again = asked(site, &mut supervisor, id).await;
        supervisor.post(&format!("/people/{id}/death"), &[("ground", "family")]).await.location();
        assert_eq!(amman.post(&again, &[("answer", "accept")]).await.location(), "/queue");
        assert_eq!(row(site, id).await.country, "CL");
        let layla = crate::pages::me::known(site, "Layla", "layla@example.org", true).await;
        let mut member = crate::pages::me::signed_in(site, &layla).await;
        let void = asked(site, &mut supervisor, layla.id).await;
        member.post("/en/me/residence", &[("country", "Germany"), ("city", "Berlin")]).await.location();
        assert_eq!(amman.post(&void, &[("answer", "accept")]).await.location(), "/queue");
        member.post("/en/me/residence", &[("country", "Chile"), ("city", "Arica")]).await.location();
        member.post("/en/me/residence", &[("country", "Germany"), ("city", "Berlin")]).await.location();
        assert_eq!(row(site, layla.id).await.country, "DE");
    }
}
