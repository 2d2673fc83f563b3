//! `/me/family/{id}/copy`.

use axum::http::header;

use super::{child_of, known, signed_in};

both! {
    /// All that is kept of the child, for whoever acts for them, and written down.
    async fn of_the_child(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut browser).await;
        let address = format!("/en/me/family/{child}/copy");
        assert_eq!(browser.get(&address).await.status, 200);
        let answer = browser.post(&address, &[("format", "json")]).await;
        assert_eq!(answer.headers[header::CONTENT_DISPOSITION], "attachment; filename=\"mahjar-2026-11-23.json\"");
        let copy: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
        let sections = &copy["sections"];
        assert_eq!(sections["people"][0]["given_latin"], "Yara");
        assert_eq!(sections["ties"][0]["kind"], "parent");
        assert_eq!(sections["guardianships"][0]["side"], "child");
        assert!(!answer.body.contains("layla@example.org") && !answer.body.contains("Layla"), "of somebody else");
        for format in ["csv", "html"] {
            assert!(browser.post(&address, &[("format", format)]).await.body.contains("Yara"));
        }
        assert_eq!(browser.post(&address, &[("format", "exe")]).await.status, 404);
        assert_eq!(site.times_done("person.copy").await, 3);
        assert_eq!(signed_in(site, &omar).await.post(&address, &[("format", "json")]).await.status, 404);
    }
}
