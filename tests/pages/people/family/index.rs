//! `/people/{id}/family`.

use super::super::{OUTSIDE, row};
use crate::pages::me::family::{child_of, tied};
use crate::pages::me::{known, set_status, signed_in};
use registry::person::Status;

both! {
    async fn guards(site: Site) {
        let (own, foreign) = (site.person("أحمد", "Khatib", "CL").await, site.person("أحمد", "Khatib", "JO").await);
        for (slug, status) in [("clerk-santiago", 404), ("clerk-amman", 200)] {
            assert_eq!(site.staff(slug).await.get(&format!("/people/{foreign}/family")).await.status, status);
        }
        for slug in OUTSIDE {
            assert_eq!(site.staff(slug).await.get(&format!("/people/{own}/family")).await.status, 403, "{slug}");
        }
    }
}

both! {
    /// The family as a drawing and as a list; of who lives outside the viewer's countries only that they do, not even where,
    /// and of who rests only that.
    async fn as_a_drawing(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let (omar, salma) =
            (known(site, "Omar", "omar@example.org", true).await, known(site, "Salma", "salma@example.org", true).await);
        let mut browser = signed_in(site, &layla).await;
        let mut husband = signed_in(site, &omar).await;
        let mut mother = signed_in(site, &salma).await;
        let mut clerk = site.staff("clerk-santiago").await;
        clerk.post("/language", &[("to", "en"), ("back", "/dashboard")]).await.location();
        let address = format!("/people/{}/family", layla.id);
        let empty = clerk.get(&address).await;
        assert!(empty.texts("svg.family").is_empty() && empty.text("main").contains("No family"));
        tied(&mut browser, &mut husband, "spouse").await;
        tied(&mut browser, &mut mother, "parent").await;
        let child = child_of(site, &layla, &mut browser).await;
        let page = clerk.get(&address).await;
        assert_eq!(page.texts("svg.family rect").len(), 4);
        let names = page.texts("svg.family text");
        for there in ["Layla Khatib", "Omar Khatib", "Salma Khatib", "Yara Khatib"] {
            assert!(names.iter().any(|name| name.contains(there)), "{there}: {names:?}");
        }
        let list = page.texts("main .tasks");
        assert!(list[0].contains("Yara") && list[0].contains("Minor") && list[0].contains("Live together"));
        assert!(list[1].contains("Yara") && list[1].contains("Acts for them"), "{list:?}");
        let links = page.attributes("svg.family a", "href");
        assert!(links.contains(&format!("/people/{child}")) && links.len() == 3, "{links:?}");
        // Seen from the grandmother, the child is a grandchild.
        let from_her = clerk.get(&format!("/people/{}/family", salma.id)).await.text("main");
        assert!(from_her.contains("Grandchild") && from_her.contains("Yara"), "{from_her}");

        mother.post("/en/me/residence", &[("country", "Jordan"), ("city", "Amman")]).await.location();
        set_status(site, omar.id, Status::Paused).await;
        let page = clerk.get(&address).await;
        let shown = page.text("main");
        assert!(!shown.contains("Salma") && !shown.contains("Omar"), "{shown}");
        assert!(shown.contains("Relative abroad") && !shown.contains("Jordan") && shown.contains("Record at rest"));
        assert!(!page.body.contains(&salma.id.to_string()) && !page.body.contains(&omar.id.to_string()));
        let number = row(site, salma.id).await.number;
        assert!(!page.body.contains(&registry::number::shown(&number)));
    }
}

both! {
    /// That a minor has nobody to act for them is said where it can be mended.
    async fn a_minor_with_nobody(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        use sea_orm::ActiveValue::Set;
        use sea_orm::EntityTrait;
        let young = registry::person::ActiveModel {
            id: Set(id),
            birth_year: Set(Some(2015)),
            birth_month: Set(Some(3)),
            birth_day: Set(Some(2)),
            ..Default::default()
        };
        registry::person::Entity::update(young).exec(&site.db).await.unwrap();
        let today = site.app.clock.now().date_naive();
        assert_eq!(registry::guardianship::count_alone(&site.db, today).await.unwrap(), 1);
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.get(&format!("/people/{id}/family")).await;
        assert!(page.text("main").contains(&site.app.texts.get(kit::Locale::Es, "people-family-alone", None)));
        assert!(clerk.get(&format!("/people/{id}")).await.text("main").contains("Menor"));
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        child_of(site, &layla, &mut browser).await;
        assert_eq!(registry::guardianship::count_alone(&site.db, today).await.unwrap(), 1);
    }
}
