//! `/me/companies/new`.

use registry::company::{self, MOST};
use registry::person::Source;
use sea_orm::EntityTrait;

use super::{OLIVO, closed_to_guests, kept, known, row, signed_in};

both! {
    /// Kept once, in no directory; so many and no more.
    async fn kept_once(site: Site) {
        closed_to_guests(site, &["/me/companies/new"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/companies/new").await;
        assert_eq!(page.attributes("[name=country]", "value"), ["Chile"], "where the member lives");
        let to = browser.post("/en/me/companies/new", &OLIVO).await.location();
        assert_eq!(browser.post("/en/me/companies/new", &OLIVO).await.location(), to);
        let rows = company::Entity::find().all(&site.db).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert_eq!((&*rows[0].industry, &*rows[0].country, rows[0].source), ("13", "CL", Source::Own));
        assert!(rows[0].listed_at.is_none() && row(site, rows[0].id).await.is_some());
        assert_eq!(site.times_done("company.add").await, 1);
        for n in 1..MOST {
            kept(site, layla.id, &format!("Olivo {n}")).await;
        }
        let mut another = OLIVO;
        another[0] = ("name", "Naranja");
        let answer = browser.post("/en/me/companies/new", &another).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-companies-error-many", None));
        assert!(answer.body.contains("Naranja"), "what was typed is lost");
    }
}

/// What is wrong is said in three languages, and nothing that was typed is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/companies/new", locale.code());
        let text = |key| site.app.texts.get(locale, key, None);
        let page = browser.post(&address, &[]).await;
        assert_eq!(page.status.as_u16(), 422);
        for (field, key) in [
            ("name", "me-companies-error-name"),
            ("activity", "me-companies-error-activity"),
            ("country", "register-residence-error-country-none"),
            ("position", "me-companies-error-position"),
        ] {
            assert!(page.errors().contains(&(field.to_owned(), text(key))), "{field}: {:?}", page.errors());
        }
        // What may mean several trades is asked, with the way to leave it as it is.
        let mut unclear = OLIVO;
        unclear[2] = ("activity_code", "");
        let page = browser.post(&address, &unclear).await;
        assert_eq!(page.errors(), [("activity_code".to_owned(), text("me-companies-error-industry"))]);
        let offered = page.attributes("[name=activity_code]", "value");
        assert!(
            offered.contains(&"13".to_owned()) && offered.contains(&"as-typed".to_owned()),
            "{offered:?}"
        );
        assert_eq!(
            page.attributes("[name=position][checked]", "value"),
            ["owner"],
            "what was chosen is lost"
        );
        let page = browser.post(&address, &[("name", "زيتون"), ("switch", locale.code())]).await;
        assert!(
            page.status == 200 && page.body.contains("زيتون"),
            "what was typed is lost by a change of language"
        );
    }
    assert!(company::Entity::find().all(&site.db).await.unwrap().is_empty());
}
