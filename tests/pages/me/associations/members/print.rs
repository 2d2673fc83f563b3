//! `/me/associations/{id}/members/print`.

use registry::association::Share;

use super::{for_its_head_alone, head, member, signed_in, with_passkey};

both! {
    /// Marked with who prints it; everybody on it reads that they were printed.
    async fn marked(site: Site) {
        let (layla, id) = head(site).await;
        let (omar, _) = member(site, id, &[Share::Email]).await;
        for_its_head_alone(site, id, "/print", (&layla, &omar)).await;
        let page = with_passkey(site, &layla).await.get(&format!("/en/me/associations/{id}/members/print")).await;
        let text = page.text("main");
        for seen in ["Omar", "omar@example.org", "Printed by Layla Khatib", &*layla.number] {
            assert!(text.contains(seen), "{seen}: {text}");
        }
        assert!(!text.contains("Concepción"), "{text}");
        let history = signed_in(site, &omar).await.get("/en/me/history").await.text("main");
        assert!(history.contains("A list with what you agreed to was printed"), "{history}");
    }
}
