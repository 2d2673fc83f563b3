//! `/me/expertise`.

use super::{closed_to_guests, kept, known, listed, signed_in, surgeon};

both! {
    /// A member reads what is kept of them, with all of it, and whether others read it; another's is not there.
    async fn their_own(site: Site) {
        closed_to_guests(site, &["/me/expertise"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert!(browser.get("/en/me/expertise").await.text("main").contains("Nothing has been added yet"));
        kept(site, layla.id, &surgeon()).await;
        let page = browser.get("/en/me/expertise").await.text("main");
        for said in ["Cirujana", "Hand and microsurgery", "12 years", "CM-4711", "Spanish, Arabic", "Treat patients and the wounded"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(page.contains("You are not listed in the bank"), "{page}");
        let page = signed_in(site, &omar).await.get("/en/me/expertise").await.text("main");
        assert!(!page.contains("Cirujana"), "{page}");
        listed(site, omar.id, &surgeon()).await;
        let page = signed_in(site, &omar).await.get("/ar/me/expertise").await.text("main");
        assert!(page.contains("في بنك الخبرات") && page.contains("جراحة اليد والجراحة المجهرية"), "{page}");
    }
}
