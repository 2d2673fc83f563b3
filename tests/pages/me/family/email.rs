//! `/me/family/{id}/email`; and the day on which the record becomes the child's own.

use chrono::{DateTime, Utc};
use registry::guardianship::{self, Ended};
use registry::{contact, number};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::super::{by_email, row};
use super::{child_of, known, signed_in};

both! {
    /// An address of the child's own, not of whoever acts for them; nobody signs in by it as long as they are a minor.
    async fn nobody_signs_in_by_it(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/email");
        for (email, key) in [
            ("Layla@example.org", "me-family-email-error-own"),
            ("yara", "register-contact-error-email-form"),
        ] {
            let answer = browser.post(&address, &[("email", email)]).await;
            assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, key, None));
            assert!(answer.body.contains(email), "what was typed is lost");
        }
        let page = browser.post(&address, &[("email", "yara@example.org"), ("switch", "ar")]).await;
        assert!(page.body.contains("yara@example.org"));
        for email in ["yara@example.org", "yara2@example.org"] {
            browser.post(&address, &[("email", email)]).await.location();
            let kept: Vec<_> = contact::of(&site.db, child).await.unwrap().into_iter().map(|row| row.value).collect();
            assert_eq!(kept, [email]);
        }
        let mut guest = site.browser();
        guest.post("/en/me/sign-in", &[("email", "yara2@example.org")]).await.location();
        let sent = site.mails().await.remove(0);
        assert!(sent.to == "yara2@example.org" && !sent.text.lines().any(|line| line.len() == 6 && line.parse::<u32>().is_ok()));
        // Nor by a code of the desk, which gives out none.
        let mut clerk = site.staff("clerk-santiago").await;
        let code = format!("/people/{child}/return-code");
        assert_eq!(clerk.post(&code, &[("ground", "papers")]).await.location(), format!("/people/{child}"));
        browser.post(&address, &[("email", "")]).await.location();
        assert!(contact::of(&site.db, child).await.unwrap().is_empty());
    }
}

both! {
    /// On the day the guardianship is over, the new adult is told, and takes over the record with the address and a code of the
    /// desk: whoever acted for them knows the number, may have written the address, and acts no more.
    async fn the_record_becomes_theirs(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/email");
        browser.post(&address, &[("email", "yara@example.org")]).await.location();
        let day: DateTime<Utc> = "2033-03-02T00:00:00Z".parse().unwrap();
        let before = day - chrono::TimeDelta::seconds(1);
        assert_eq!(guardianship::come_of_age(&site.app, before).await.unwrap(), 0);
        assert_eq!(guardianship::come_of_age(&site.app, day).await.unwrap(), 1);
        assert_eq!(guardianship::come_of_age(&site.app, day).await.unwrap(), 0, "told twice");
        let mails = site.mails().await;
        assert_eq!(mails.iter().filter(|mail| mail.to == "yara@example.org").count(), 1);
        let rows = guardianship::of_child(&site.db, child).await.unwrap();
        assert_eq!(rows[0].ended, Some(Ended::OfAge));
        assert_eq!(browser.get(&address).await.status, 404);
        // The clock of this site stands; the child is made as old as they would be.
        let grown = registry::person::ActiveModel { id: Set(child), birth_year: Set(Some(2005)), ..Default::default() };
        registry::person::Entity::update(grown).exec(&site.db).await.unwrap();
        let mut own = site.browser();
        assert_eq!(by_email(site, &mut own, "en", "yara@example.org").await.location(), "/en/me/proof");
        let number = number::shown(&row(site, child).await.number);
        assert_eq!(own.post("/en/me/proof", &[("proof", &number)]).await.status, 422, "whoever acted knows the number");
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.post_on(&format!("/people/{child}/return-code"), &[("ground", "papers")]).await;
        let code = page.text("main .reference bdi");
        assert_eq!(own.post("/en/me/proof", &[("proof", &code)]).await.location(), "/en/me");
        assert!(own.get("/en/me").await.text("main").contains("Yara"));
        let family = own.get("/en/me/family").await.text("main");
        assert!(family.contains("Layla Khatib") && family.contains("Father or mother"), "{family}");
        let seen = browser.get("/en/me/family").await;
        assert!(seen.text("main").contains("Came of age"), "{}", seen.text("main"));
        // Confirmed so, the address opens with the number, too.
        own.post("/en/me/sign-out", &[]).await.location();
        by_email(site, &mut own, "en", "yara@example.org").await.location();
        assert!(own.get("/en/me").await.text("main").contains("Yara"));
    }
}
