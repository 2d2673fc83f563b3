//! `/me/documents/new`.

use registry::identity_document::{self, MOST};

use super::{PASSPORT, kept, known, signed_in};

both! {
    /// Kept once, sealed, found by the number in any writing, and the audit has none of it; so many and no more.
    async fn kept_sealed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for _ in 0..2 {
            assert_eq!(browser.post("/en/me/documents/new", &PASSPORT).await.location(), "/en/me/documents");
        }
        let rows = identity_document::of(&site.db, layla.id).await.unwrap();
        assert_eq!(rows.len(), 1);
        for part in [&b"1234567"[..], b"passport", b"2031-05"] {
            assert!(!rows[0].sealed.windows(part.len()).any(|of| of == part));
        }
        assert!(rows[0].remind_at.is_some() && rows[0].checked_at.is_none());
        let keys = &site.app.keys;
        for (typed, found) in [("N1234567", 1), ("n-۱۲۳٤٥٦٧", 1), ("N1234568", 0), ("1234567", 0), ("", 0)] {
            assert_eq!(identity_document::people_with(&site.db, keys, typed).await.unwrap().len(), found, "{typed}");
        }
        let told = accounts::audit::all(&site.db).await.unwrap();
        assert!(told.iter().filter(|row| row.act.starts_with("document.")).all(|row| !row.detail.contains("1234")));
        for n in 1..MOST {
            kept(site, layla.id, &format!("A{n:07}")).await;
        }
        let mut another = PASSPORT;
        another[2] = ("number", "Z7654321");
        let answer = browser.post("/en/me/documents/new", &another).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-documents-error-many", None));
        assert!(answer.body.contains("Z7654321"), "what was typed is lost");
        assert!(!browser.get("/en/me/documents").await.body.contains("/documents/new"));
    }
}

/// What is wrong is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/documents/new", locale.code());
        let text = |key| site.app.texts.get(locale, key, None);
        let page = browser.post(&address, &[]).await;
        let told = [
            ("kind", "me-documents-error-kind"),
            ("issuer", "me-documents-error-issuer"),
            ("number", "me-documents-error-number-none"),
        ];
        assert_eq!(page.status.as_u16(), 422);
        assert_eq!(page.errors(), told.map(|(field, key)| (field.to_owned(), text(key))));
        for (field, typed, of, key) in [
            ("number", "12#34567", "number", "me-documents-error-number"),
            ("expires_year", "2100", "expires", "me-documents-error-expires-far"),
            ("expires_year", "", "expires", "me-documents-error-expires"),
            ("expires_month", "مارسس", "expires", "me-documents-error-expires"),
        ] {
            let mut wrong = PASSPORT;
            let at = wrong.iter().position(|(name, _)| *name == field).unwrap();
            wrong[at].1 = typed;
            let page = browser.post(&address, &wrong).await;
            assert_eq!(page.errors(), [(of.to_owned(), text(key))], "{field} {typed}");
            assert!(page.attributes("[name=number]", "value")[0].len() > 6, "what was typed is lost");
        }
        let mut unclear = PASSPORT;
        unclear[1] = ("issuer", "كوريا");
        let page = browser.post(&address, &unclear).await;
        assert_eq!(page.errors()[0].0, "issuer_code");
        assert!(page.attributes("[name=issuer_code]", "value").contains(&"KR".to_owned()));
        unclear[1] = ("issuer", "Atlantis");
        assert_eq!(browser.post(&address, &unclear).await.errors()[0].0, "issuer");
        let page = browser.post(&address, &[("number", "سلمى"), ("switch", locale.code())]).await;
        assert!(page.body.contains("سلمى"), "what was typed is lost by a change of language");
    }
    assert!(identity_document::of(&site.db, layla.id).await.unwrap().is_empty());
}
