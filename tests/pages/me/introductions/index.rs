//! `/me/introductions`.

use super::{asked, closed_to_guests, kept, known, listed, signed_in};

both! {
    /// Both see it, nobody else; who is asked by name of the company alone.
    async fn of_both_sides(site: Site) {
        closed_to_guests(site, &["/me/introductions"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let salma = known(site, "Salma", "salma@example.org", true).await;
        asked(site, kept(site, layla.id, "Olivo").await, listed(site, omar.id, "Higuera").await).await;
        let list = async |known| signed_in(site, known).await.get("/en/me/introductions").await.text("main");
        assert!(list(&layla).await.contains("Higuera") && !list(&layla).await.contains("Omar"));
        assert!(list(&omar).await.contains("Olivo"));
        assert!(list(&salma).await.contains("Nothing yet"));
    }
}
