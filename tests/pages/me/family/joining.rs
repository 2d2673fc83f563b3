//! `/me/family/joining`.

use registry::person::Status;
use registry::tie;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::super::set_status;
use super::{code, known, signed_in};

both! {
    /// Nothing is kept before the yes; with it both stand on each other's page, the one who invited is told, and the code
    /// is used up.
    async fn both_say_so(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (mut browser, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        let code = code(&mut browser, "spouse").await;
        // In any writing.
        let typed = code.to_lowercase().replace('-', " ");
        let page = other.post("/en/me/family/joining", &[("code", &typed)]).await;
        let shown = page.text("main");
        assert!(shown.contains("Layla Khatib") && shown.contains("you two are married"), "{shown}");
        assert_eq!(tie::Entity::find().count(&site.db).await.unwrap(), 0);
        let answer = other.post("/en/me/family/joining", &[("code", &*typed), ("answering", "yes")]).await;
        assert_eq!(answer.errors()[0].0, "answer");
        let yes = [("code", &*typed), ("answer", "yes"), ("answering", "yes")];
        let page = other.post_on("/en/me/family/joining", &yes).await;
        assert!(page.text("main").contains("Layla Khatib"));
        assert!(browser.get("/en/me/family").await.text("main").contains("Omar Khatib"));
        assert!(site.mails().await.iter().any(|mail| mail.to == "layla@example.org" && mail.subject.contains("espera")));
        assert_eq!(other.post("/en/me/family/joining", &yes).await.status, 422, "used twice");
        let rows = tie::of(&site.db, layla.id).await.unwrap();
        assert_eq!((rows.len(), rows[0].role(omar.id)), (1, tie::Role::Spouse));
        assert_eq!(site.times_done("tie.add").await, 2, "of both records");
        // Tied once, they are not tied again.
        let again = super::code(&mut browser, "parent").await;
        let yes = [("code", &*again), ("answer", "yes"), ("answering", "yes")];
        let answer = other.post("/en/me/family/joining", &yes).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-family-error-tied", None));
    }
}

both! {
    /// A no keeps nothing, and the one who invited does not learn of it; one's own code is nobody else's; who left invites
    /// no more.
    async fn a_no_and_other_codes(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (mut browser, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        let first = code(&mut browser, "child").await;
        let answer = |code: &str, answer: &'static str| {
            [("code", code.to_owned()), ("answer", answer.to_owned()), ("answering", "yes".to_owned())]
        };
        async fn post(browser: &mut crate::support::browser::Browser, fields: &[(&str, String)]) -> crate::support::browser::Answer {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
            browser.post("/en/me/family/joining", &fields).await
        }
        let own = post(&mut browser, &answer(&first, "yes")).await;
        assert_eq!(own.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-family-error-same", None));
        let mails = site.mails().await.len();
        post(&mut other, &answer(&first, "no")).await.location();
        assert_eq!(site.mails().await.len(), mails);
        assert_eq!(post(&mut other, &answer(&first, "yes")).await.status, 422);
        assert_eq!(tie::Entity::find().count(&site.db).await.unwrap(), 0);
        let second = code(&mut browser, "child").await;
        set_status(site, layla.id, Status::Withdrawn).await;
        assert_eq!(post(&mut other, &answer(&second, "yes")).await.status, 422);
    }
}

both! {
    /// Codes are not guessed: after some wrong ones none is looked at, also the right one. The right ones do not count.
    async fn tries_are_counted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (mut browser, mut other) = (signed_in(site, &layla).await, signed_in(site, &omar).await);
        let code = code(&mut browser, "spouse").await;
        assert_eq!(other.post("/en/me/family/joining", &[]).await.errors()[0].0, "code");
        let most = site.app.settings.sign_in.tries_an_hour;
        for _ in 0..=most {
            assert_eq!(other.post("/en/me/family/joining", &[("code", &code)]).await.status, 200);
        }
        for _ in 0..most {
            let answer = other.post("/en/me/family/joining", &[("code", "7K3M-9QXD-4T2P")]).await;
            assert_eq!(answer.status, 422);
        }
        assert_eq!(other.post("/en/me/family/joining", &[("code", &code)]).await.status, 429);
        assert_eq!(site.times_refused("family.answer").await, most as usize);
    }
}
