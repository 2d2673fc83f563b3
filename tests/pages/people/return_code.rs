//! `/people/{id}/return-code`.

use super::{OUTSIDE, guarded};
use crate::pages::me::{by_number, known};

both! {
    async fn guards(site: Site) {
        guarded(site, "/return-code", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// The new code opens the record and the old one no longer; it is shown once, and the person is told.
    async fn replaces_the_code(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/return-code", layla.id);
        assert_eq!(clerk.post(&address, &[]).await.errors()[0].0, "ground");
        let mut telephone = crate::pages::me::signed_in(site, &layla).await;
        telephone.post("/en/me/sign-out", &[]).await.location();
        let page = clerk.post_on(&address, &[("ground", "papers")]).await;
        let code = page.text("main .reference bdi");
        assert_eq!(code.len(), 14, "{code}");
        assert!(clerk.get(&address).await.body.contains(&code), "loaded again, it is the same");
        assert!(!site.staff("supervisor-santiago").await.get(&address).await.body.contains(&code));
        assert_eq!(by_number(&mut telephone, "en", &layla.number, &layla.code).await.status, 422);
        assert_eq!(by_number(&mut telephone, "en", &layla.number, &code).await.location(), "/en/me");
        let mails = site.mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (1, "layla@example.org"));
        assert!(!mails[0].text.contains(&code));
        let details: Vec<_> = accounts::audit::all(&site.db).await.unwrap();
        assert!(details.iter().all(|row| !row.detail.contains(&code)));
        assert_eq!(site.times_done("return_code.issue").await, 1);
    }
}
