//! `/people/{id}/family/guardianships/{guardianship}`.

use registry::guardianship::{self, Ended, Stopped};
use registry::number;

use crate::pages::me::family::{YARA, child_of};
use crate::pages::me::{known, signed_in};

both! {
    /// Stopped at a court's word, let go on, ended: each with the paper on which it rests, which is sealed; by the mission
    /// of the child alone.
    async fn stopped_and_ended(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let row = guardianship::of_child(&site.db, child).await.unwrap().remove(0);
        let address = format!("/people/{child}/family/guardianships/{}", row.id);
        let fields = [("to", "stop"), ("reason", "Juzgado 3, 12/2026")];
        for slug in ["clerk-amman", "officer-south-america", "administrator"] {
            let status = site.staff(slug).await.post(&address, &fields).await.status;
            assert!([403, 404].contains(&status.as_u16()), "{slug}");
        }
        let mut clerk = site.staff("clerk-santiago").await;
        let elsewhere = format!("/people/{}/family/guardianships/{}", layla.id, row.id);
        assert_eq!(clerk.get(&elsewhere).await.status, 404, "of another record");
        let named: Vec<_> = clerk.post(&address, &[]).await.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(named, ["to", "reason"]);
        clerk.post(&address, &fields).await.location();
        let stopped = guardianship::of_child(&site.db, child).await.unwrap().remove(0);
        assert_eq!(stopped.stopped, Some(Stopped::Court));
        assert!(!stopped.reason.unwrap().windows(7).any(|part| part == b"Juzgado"));
        assert!(clerk.get(&address).await.text("blockquote").contains("Juzgado 3"));
        for _ in 0..2 {
            clerk.post(&address, &[("to", "end"), ("reason", "Pasó a la abuela")]).await.location();
        }
        let ended = guardianship::of_child(&site.db, child).await.unwrap().remove(0);
        assert_eq!((ended.ended, ended.stopped), (Some(Ended::Desk), Some(Stopped::Court)));
        assert_eq!(site.times_done("guardianship.end").await, 2, "of both records, once");
        // Another clerk does not confirm anew unseen what was ended: the one who knows better lets it go on here.
        let token = clerk.get(&format!("/people/{}/family/child", layla.id)).await.attributes("[name=token]", "value").remove(0);
        let number = number::shown(&crate::pages::people::row(site, child).await.number);
        let again = [("token", &*token), ("evidence", "birth"), ("number", &*number)];
        let answer = clerk.post(&format!("/people/{}/family/child", layla.id), &[&YARA[..], &again].concat()).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::Es, "people-family-error-stopped", None));
        assert_eq!(browser.get(&format!("/en/me/family/{child}")).await.status, 404);
        clerk.post(&address, &[("to", "resume"), ("reason", "Sentencia revocada")]).await.location();
        let open = guardianship::of_child(&site.db, child).await.unwrap().remove(0);
        assert_eq!((open.ended, open.stopped), (None, None));
        assert_eq!(browser.get(&format!("/en/me/family/{child}")).await.status, 200);
    }
}

both! {
    /// A guardian who has died acts for nobody, and what they had asked for is not carried out.
    async fn ended_by_death(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = crate::pages::me::leaving::proved(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        browser.post(&format!("/en/me/family/{child}/leaving"), &[("to", "leave")]).await.location();
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{}/death", layla.id), &[("ground", "family")]).await.location();
        assert_eq!(guardianship::of_child(&site.db, child).await.unwrap()[0].ended, Some(Ended::Death));
        assert!(registry::departure::waiting(&site.db, child).await.unwrap().is_none(), "erased at a dead one's word");
        let page = clerk.get(&format!("/people/{child}/family")).await;
        assert!(page.text("main").contains(&site.app.texts.get(kit::Locale::Es, "people-family-alone", None)));
        // A death that was none ends nothing.
        let mut supervisor = site.staff("supervisor-santiago").await;
        supervisor.post(&format!("/people/{}/reopening", layla.id), &[]).await.location();
        assert!(guardianship::of_child(&site.db, child).await.unwrap()[0].is_open());
    }
}
