//! `/me/documents/{id}/scan`.

use registry::document_scan::{self, Kind};

use super::{is_kept, kept, known, pages, picture, sent, signed_in};

both! {
    /// Told by its content, written anew, sealed; another takes its place; one of somebody else's document is not there.
    async fn kept_sealed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "N1234567").await;
        let mut browser = signed_in(site, &layla).await;
        let address = format!("/en/me/documents/{id}/scan");
        assert_eq!(sent(&mut signed_in(site, &omar).await, &address, &picture()).await.status, 404);
        assert!(!is_kept(site, id).await);
        assert_eq!(sent(&mut browser, &address, &picture()).await.location(), "/en/me/documents");
        let row = document_scan::find(&site.db, id).await.unwrap().unwrap();
        assert_eq!((row.kind, row.person_id), (Kind::Jpeg, layla.id));
        let key = registry::person_key::find(&site.db, &site.app.keys, layla.id).await.unwrap();
        let place = kit::seal::Place { table: "document_scans", column: "sealed", row: id.0.as_bytes() };
        let file = key.open(place, &row.sealed).unwrap();
        assert!(file.starts_with(&[0xFF, 0xD8, 0xFF]) && file.len() == usize::try_from(row.size).unwrap());
        assert!(browser.get(&address).await.text("main").contains("A picture is kept since"));
        sent(&mut browser, &address, &pages()).await.location();
        let row = document_scan::find(&site.db, id).await.unwrap().unwrap();
        let file = key.open(place, &row.sealed).unwrap();
        assert!(row.kind == Kind::Pdf && file.starts_with(b"%PDF"));
        assert!(file.windows(4).any(|part| part == b"re f" || part == b"Page"), "nothing is left of the page");
        assert!(!file.windows(10).any(|part| part == b"JavaScript"), "its script is kept");
        assert_eq!(site.times_done("document.scan").await, 2);
    }
}

/// What is no scan is refused by a message beside the field, in three languages, and what was kept stays.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let id = kept(&site, layla.id, "N1234567").await;
    let mut browser = signed_in(&site, &layla).await;
    sent(&mut browser, &format!("/en/me/documents/{id}/scan"), &picture()).await.location();
    let before = document_scan::find(&site.db, id).await.unwrap();
    let large = vec![b'x'; kit::form::MOST_FILE + 1];
    let torn = &picture()[..60];
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/documents/{id}/scan", locale.code());
        for (file, key) in [
            (&b""[..], "me-documents-scan-error-none"),
            (b"<script>alert(1)</script>", "me-documents-scan-error-unknown"),
            (torn, "me-documents-scan-error-damaged"),
            (&large, "me-documents-scan-error-large"),
        ] {
            let answer = sent(&mut browser, &address, file).await;
            let text = site.app.texts.get(locale, key, None);
            assert_eq!(
                (answer.status.as_u16(), answer.errors()),
                (422, vec![("file".to_owned(), text)]),
                "{key}"
            );
        }
    }
    // More than is read to its end.
    let address = format!("/en/me/documents/{id}/scan");
    let answer = sent(&mut browser, &address, &vec![b'x'; kit::form::MOST_UPLOAD]).await;
    assert_eq!(answer.status.as_u16(), 413);
    let twice = "--e\r\nContent-Disposition: form-data; name=\"role\"\r\n\r\nadministrator\r\n--e--\r\n";
    let kind = Some("multipart/form-data; boundary=e");
    assert_eq!(browser.send_as("POST", &address, (kind, twice.into())).await.status.as_u16(), 422);
    assert_eq!(document_scan::find(&site.db, id).await.unwrap(), before);
}
