//! `/me/companies/joining`.

use registry::company_role;

use super::{closed_to_guests, code, kept, known, signed_in};

both! {
    /// Whoever was handed the code joins once; both see each other, and the keeper is told that something waits.
    async fn by_a_code(site: Site) {
        closed_to_guests(site, &["/me/companies/joining"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let mut keeper = signed_in(site, &layla).await;
        let code = code(&mut keeper, id).await;
        let mut browser = signed_in(site, &omar).await;
        let shown = browser.post("/en/me/companies/joining", &[("code", &*code.to_lowercase())]).await;
        assert!(shown.status == 200 && shown.text("main").contains("Olivo"));
        let answer = browser.post("/en/me/companies/joining", &[("code", &*code), ("joining", "yes")]).await;
        assert_eq!(answer.errors()[0].0, "position");
        assert_eq!(company_role::in_company(&site.db, id).await.unwrap().len(), 1);
        let before = site.mails().await.len();
        let joins = [("code", &*code), ("position", "partner"), ("joining", "yes")];
        for _ in 0..2 {
            assert_eq!(browser.post("/en/me/companies/joining", &joins).await.location(), format!("/en/me/companies/{id}"));
        }
        assert_eq!(site.mails().await.len(), before + 1);
        assert_eq!(site.times_done("company.join").await, 1);
        for browser in [&mut keeper, &mut browser] {
            let page = browser.get(&format!("/en/me/companies/{id}")).await.text("main");
            assert!(page.contains("Layla Khatib") && page.contains("Omar Khatib") && page.contains("Partner"), "{page}");
        }
        assert!(!browser.get(&format!("/en/me/companies/{id}")).await.body.contains(&code), "the code is its keeper's");
    }
}

both! {
    /// Who guesses is stopped, and learns nothing.
    async fn guesses_are_counted(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let code = code(&mut signed_in(site, &layla).await, id).await;
        let mut browser = signed_in(site, &omar).await;
        assert_eq!(browser.post("/en/me/companies/joining", &[]).await.errors()[0].0, "code");
        let tries = site.app.settings.sign_in.tries_an_hour;
        for n in 0..tries {
            let guess = format!("{n:012}");
            let answer = browser.post("/en/me/companies/joining", &[("code", &*guess)]).await;
            assert_eq!((answer.status.as_u16(), answer.errors().len()), (422, 1));
        }
        let answer = browser.post("/en/me/companies/joining", &[("code", &*code)]).await;
        assert_eq!(answer.status.as_u16(), 429);
        assert_eq!(company_role::in_company(&site.db, id).await.unwrap().len(), 1);
    }
}
