//! `/associations/new`.

use super::OUTSIDE;
use crate::pages::associations::row;
use registry::association::{AssociationId, Kind};

fn id(location: &str) -> AssociationId {
    location.rsplit('/').next().unwrap().parse().unwrap()
}

both! {
    /// The desk writes down one of its countries, once; of another country it does not, and what it typed stays.
    async fn of_ones_own_countries(site: Site) {
        for slug in OUTSIDE.iter().chain(&["officer-south-america", "programme-manager"]) {
            assert_eq!(site.staff(slug).await.get("/associations/new").await.status, 403, "{slug}");
        }
        let mut clerk = site.staff("clerk-santiago").await;
        let page = clerk.get("/associations/new").await;
        assert_eq!((page.status.as_u16(), page.value("country").as_str()), (200, "Chile"));
        let base = [
            ("name", "Club Jerusalén"), ("kind", "club"), ("city", "Santiago"), ("phone", "+56 2 2234 5678"),
            ("email", "club@example.org"), ("website", "club.example.org"), ("founded", "1924"),
            ("members_said", "١٨٠٠"), ("words", "Deporte\ny dabke"),
        ];
        let abroad = clerk.post("/associations/new", &[&base[..], &[("country", "Jordan")]].concat()).await;
        assert_eq!((abroad.status.as_u16(), abroad.errors()[0].0.as_str()), (422, "country"));
        assert_eq!((abroad.value("name").as_str(), abroad.value("founded").as_str()), ("Club Jerusalén", "1924"));
        let fields = [&base[..], &[("country", "Chile")]].concat();
        let address = clerk.post("/associations/new", &fields).await.location();
        let now = row(site, id(&address)).await;
        assert_eq!((now.kind, now.country.as_str(), now.phone.as_str()), (Kind::Club, "CL", "+56222345678"));
        assert_eq!((now.website.as_str(), now.founded, now.members_said), ("https://club.example.org", Some(1924), Some(1800)));
        let again = [&[("name", "CLUB JERUSALEN")], &fields[1..]].concat();
        assert_eq!(clerk.post("/associations/new", &again).await.location(), address, "it is there once");
        let again = [&[("name", "Club Jerusalén"), ("kind", "club"), ("country", "Chile")][..]].concat();
        assert_eq!(clerk.post("/associations/new", &again).await.location(), address, "without its city, too");
        assert_eq!(site.times_done("association.add").await, 1);
    }
}

both! {
    /// What is wrong is said beside its field, and nothing is lost.
    async fn what_is_wrong(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let fields = [
            ("name", "123"), ("kind", "army"), ("country", "Atlantis"), ("parent", "x"), ("founded", "2999"),
            ("members_said", "many"), ("phone", "12"), ("email", "nobody"), ("website", "javascript:alert(1)"),
        ];
        let page = clerk.post("/associations/new", &fields).await;
        assert_eq!(page.status, 422);
        let wrong: Vec<String> = page.errors().into_iter().map(|(field, _)| field).collect();
        for (field, typed) in fields {
            assert!(wrong.iter().any(|one| one == field), "{field}: {wrong:?}");
            if !["kind", "parent"].contains(&field) {
                assert_eq!(page.value(field), typed);
            }
        }
        let long = "a".repeat(161);
        let page = clerk.post("/associations/new", &[("name", &*long), ("kind", "club"), ("country", "Chile")]).await;
        assert_eq!(page.errors()[0].0, "name");
        assert_eq!(site.times_done("association.add").await, 0);
    }
}

both! {
    /// A branch hangs on one that is none itself.
    async fn a_branch(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let base = [("kind", "federation"), ("country", "Chile"), ("city", "Santiago")];
        let add = |name: &'static str, parent: String| {
            let fields = [&base[..], &[("name", name)]].concat();
            (fields, parent)
        };
        let (fields, _) = add("Federación", String::new());
        let federation = id(&clerk.post("/associations/new", &fields).await.location());
        let shown = clerk.get(&format!("/associations/new?parent={federation}")).await;
        assert_eq!(shown.attributes("#parent option[selected]", "value"), [federation.to_string()]);
        let (fields, parent) = add("Damas", federation.to_string());
        let branch = id(&clerk.post("/associations/new", &[&fields[..], &[("parent", &*parent)]].concat()).await.location());
        assert_eq!(row(site, branch).await.parent_id, Some(federation));
        let (fields, parent) = add("Club", branch.to_string());
        let page = clerk.post("/associations/new", &[&fields[..], &[("parent", &*parent)]].concat()).await;
        assert_eq!(page.errors()[0].0, "parent");
        let text = clerk.get(&format!("/associations/{federation}")).await.text("main");
        assert!(text.contains("Damas"), "{text}");
        let text = clerk.get(&format!("/associations/{branch}")).await.text("main");
        assert!(text.contains("Federación"), "{text}");
        // What has branches becomes none.
        let page = clerk.get(&format!("/associations/{federation}/about")).await;
        assert!(page.attributes("#parent", "name").is_empty());
    }
}
