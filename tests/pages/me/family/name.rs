//! `/me/family/{id}/name`.

use registry::change_request;

use super::super::row;
use super::{child_of, known, signed_in};

both! {
    /// The mission has verified it, so it is asked; its answer holds, and the guardian is told.
    async fn asked_of_the_mission(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/name");
        assert_eq!(browser.get(&address).await.attributes("[name=given_latin]", "value"), ["Yara"]);
        assert_eq!(browser.post(&address, &[("family_latin", "Saba")]).await.status, 422);
        let page = browser.post(&address, &[("given_latin", "Lara"), ("switch", "ar")]).await;
        assert_eq!(page.attributes("[name=given_latin]", "value"), ["Lara"]);
        let new = [("given_ar", "يارا"), ("given_latin", "Yara"), ("family_latin", "Khatib Saba")];
        let page = browser.post_on(&address, &new).await;
        assert!(page.text("main").contains("The request is with the mission"), "that it is asked for");
        assert!(page.texts("main .card").concat().contains("Khatib Saba"), "nor what was asked for");
        let request = change_request::open(&site.db, child).await.unwrap().remove(0);
        let mails = site.mails().await.len();
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post(&format!("/people/{child}/requests/{}", request.id), &[("answer", "accept")]).await.location();
        assert_eq!(row(site, child).await.family_latin, "Khatib Saba");
        let all = site.mails().await;
        assert!(all.len() == mails + 1 && all[0].to == "layla@example.org");
        let page = browser.get(&format!("/en/me/family/{child}")).await;
        assert!(page.texts("main .card").concat().contains("Accepted"), "{}", page.text("main"));
    }
}
