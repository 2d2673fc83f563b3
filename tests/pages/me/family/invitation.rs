//! `/me/family/invitation`.

use registry::family_invitation;
use sea_orm::EntityTrait;

use super::{code, known, signed_in};

both! {
    /// Made twice it is the same; its code stands nowhere in the table, nor the name; more than a family has is not made.
    async fn made_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let one = code(&mut browser, "spouse").await;
        assert_eq!(code(&mut browser, "spouse").await, one);
        assert_ne!(code(&mut browser, "parent").await, one);
        assert!(one.len() == 14 && one.chars().nth(4) == Some('-'), "{one}");
        for row in family_invitation::Entity::find().all(&site.db).await.unwrap() {
            assert!(!row.name.windows(6).any(|part| part == b"Habibi"));
            assert!(!row.code_hash.windows(4).any(|part| part == &one.as_bytes()[..4]));
        }
        assert_eq!(site.times_done("family.invite").await, 2);
        for n in 3..=13 {
            let name = format!("Habibi {n}");
            let fields = [("role", "child"), ("name", &*name), ("together", "no")];
            let answer = browser.post("/en/me/family/invitation", &fields).await;
            assert_eq!(answer.status.as_u16(), if n <= 12 { 303 } else { 422 }, "{n}");
            assert!(n <= 12 || answer.body.contains(&name), "what was typed is lost");
        }
    }
}

/// What is missing is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/family/invitation", locale.code());
        let text = |key| site.app.texts.get(locale, key, None);
        let answer = browser.post(&address, &[("role", "enemy"), ("together", "maybe")]).await;
        let told = [
            ("role".to_owned(), text("me-family-invitation-error-role")),
            ("name".to_owned(), text("me-emergency-error-name")),
            ("together".to_owned(), text("me-family-error-together")),
        ];
        assert_eq!((answer.status.as_u16(), answer.errors()), (422, told.to_vec()));
        let long = "س".repeat(121);
        let answer = browser.post(&address, &[("role", "child"), ("name", &long), ("together", "no")]).await;
        assert_eq!(answer.errors(), [("name".to_owned(), text("me-emergency-error-name-long"))]);
        assert!(answer.body.contains(&long), "what was typed is lost");
        let answer = browser.post(&address, &[("name", "سلمى"), ("switch", locale.code())]).await;
        assert!(answer.body.contains("سلمى"), "what was typed is lost by a change of language");
    }
}
