//! `/me/associations/find`.

use registry::association::{About, State};

use super::{closed_to_guests, club, kept, known, signed_in};

both! {
    /// Those at work in one's own country; those of another where it is chosen.
    async fn of_a_country(site: Site) {
        closed_to_guests(site, &["/me/associations/find"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        kept(site, &club()).await;
        kept(site, &About { name: "Charity".into(), country: "JO".into(), ..club() }).await;
        kept(site, &About { name: "Gone".into(), state: State::Closed, ..club() }).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/associations/find").await;
        let text = page.text("main ul.tasks");
        assert!(text.contains("Club Jerusalén") && !text.contains("Charity") && !text.contains("Gone"), "{text}");
        assert_eq!(page.attributes("#country option", "value"), ["CL", "JO"]);
        let text = browser.get("/en/me/associations/find?country=JO").await.text("main ul.tasks");
        assert!(text.contains("Charity") && !text.contains("Jerusalén"), "{text}");
        let text = browser.get("/en/me/associations/find?country=SE").await.text("main");
        assert!(text.contains("No association of this country"), "{text}");
        assert_eq!(browser.get("/en/me/associations/find?country=%3Cb").await.status, 200);
    }
}
