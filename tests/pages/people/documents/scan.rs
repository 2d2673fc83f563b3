//! `/people/{id}/documents/{document}/scan`.

use super::{kept, known};
use crate::pages::me::documents::scan::{is_kept, pages, picture, sent};

both! {
    /// Put there by the desk, seen by who says why, in that answer alone.
    async fn seen_for_a_reason(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "N1234567").await;
        let address = format!("/people/{}/documents/{id}", layla.id);
        let scan = format!("{address}/scan");
        let mut amman = site.staff("clerk-amman").await;
        assert_eq!(sent(&mut amman, &scan, &picture()).await.status, 404);
        for slug in ["officer-south-america", "administrator"] {
            assert_eq!(sent(&mut site.staff(slug).await, &scan, &picture()).await.status, 403, "{slug}");
        }
        let other = site.person("أحمد", "Khatib", "CL").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let elsewhere = format!("/people/{other}/documents/{id}/scan");
        assert_eq!(sent(&mut clerk, &elsewhere, &picture()).await.status, 404);
        assert!(!is_kept(site, id).await);
        assert_eq!(sent(&mut clerk, &scan, b"nothing").await.errors()[0].0, "file");
        sent(&mut clerk, &scan, &picture()).await.location();
        let reading = format!("{address}/disclosure");
        for (file, (of, name), kind) in [
            (picture(), ("img.scan", "src"), "data:image/jpeg;base64,"),
            (pages(), ("a[download]", "href"), "data:application/pdf;base64,"),
        ] {
            sent(&mut clerk, &scan, &file).await.location();
            for page in [&format!("/people/{}", layla.id), &address, &scan, &reading] {
                assert!(!clerk.get(page).await.body.contains(";base64,"), "{page}");
            }
            let shown = clerk.post(&reading, &[("reason", "check")]).await;
            let data = shown.attributes(of, name);
            assert!(data.len() == 1 && data[0].starts_with(kind), "{}", shown.text("main"));
            assert_eq!(shown.headers["cache-control"], "no-store");
        }
        let answer = clerk.post(&reading, &[("reason", "curious")]).await;
        assert!(answer.status == 422 && !answer.body.contains(";base64,"));
    }
}
