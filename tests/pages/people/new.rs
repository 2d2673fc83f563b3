//! `/people/new`.

use registry::contact;
use registry::person::{self, Source, Status};
use sea_orm::EntityTrait;

use super::OUTSIDE;
use super::edit::{filled, pairs};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// The answers of someone at the desk.
const ANSWERS: [(&str, &str); 10] = [
    ("given_ar", "ليلى"),
    ("family_ar", "الخطيب"),
    ("city", "Santiago"),
    ("phone", "+56 9 6123 4567"),
    ("phone_seen", "yes"),
    ("email", "layla@example.org"),
    ("language", "ar"),
    ("news", "yes"),
    ("ground", "papers"),
    ("witness", "yes"),
];

/// Registers someone; the address of the receipt.
pub async fn registered(clerk: &mut Browser) -> String {
    let fields = filled(clerk, "/people/new", &ANSWERS).await;
    clerk.post("/people/new", &pairs(&fields)).await.location()
}

async fn people(site: &Site) -> Vec<person::Model> {
    person::Entity::find().all(&site.db).await.unwrap()
}

both! {
    async fn guards(site: Site) {
        for slug in OUTSIDE.iter().chain(&["officer-south-america"]) {
            let mut staff = site.staff(slug).await;
            assert_eq!(staff.get("/people/new").await.status, 403, "{slug}");
            assert_eq!(staff.post("/people/new", &ANSWERS).await.status, 403, "{slug}");
        }
        assert!(site.browser().get("/people/new").await.location().starts_with("/ar/sign-in"));
        assert!(people(site).await.is_empty());
    }
}

both! {
    /// One page, one person, however often it is sent; verified at the desk, with what was agreed to.
    async fn registers_once(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let fields = filled(&mut clerk, "/people/new", &ANSWERS).await;
        let receipt = clerk.post("/people/new", &pairs(&fields)).await.location();
        assert_eq!(clerk.post("/people/new", &pairs(&fields)).await.location(), receipt, "sent twice");
        let all = people(site).await;
        assert_eq!(all.len(), 1);
        let person = &all[0];
        assert_eq!((person.country.as_str(), person.source, person.status), ("CL", Source::Desk, Status::Verified));
        assert!(person.registered_by.is_some());
        let contacts = contact::of(&site.db, person.id).await.unwrap();
        let proved: Vec<_> = contacts.iter().map(|row| row.verified_at.is_some()).collect();
        assert_eq!(proved, [true, false], "the telephone was seen, the address was not");
        let said = registry::consent::current(&site.db, person.id).await.unwrap();
        let given: Vec<_> = said.iter().map(|(_, word)| word.as_ref().is_some_and(|word| word.given)).collect();
        assert_eq!(given, [true, false, false, false, false]);
        assert_eq!((site.times_done("person.register").await, site.times_done("person.verify").await), (1, 1));
        site.do_jobs().await;
        assert_eq!(clerk.post_on("/people", &[("q", "ليلى")]).await.texts("table tbody tr").len(), 1);
    }
}

both! {
    /// What is missing is said beside its field, and nothing typed is lost; no country but the mission's own.
    async fn says_what_is_missing(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let empty = filled(&mut clerk, "/people/new", &[]).await;
        let page = clerk.post("/people/new", &pairs(&empty)).await;
        assert_eq!(page.status, 422);
        let fields: Vec<String> = page.errors().into_iter().map(|error| error.0).collect();
        for name in ["given_latin", "phone", "language", "ground", "witness"] {
            assert!(fields.contains(&name.to_owned()), "{name} in {fields:?}");
        }
        let abroad = filled(&mut clerk, "/people/new", &[&ANSWERS[..], &[("country", "JO")]].concat()).await;
        let page = clerk.post("/people/new", &pairs(&abroad)).await;
        assert_eq!((page.status.as_u16(), page.errors()[0].0.as_str()), (422, "country"));
        assert_eq!(page.value("given_ar"), "ليلى");
        let child = filled(&mut clerk, "/people/new", &[&ANSWERS[..], &[("birth_year", "2020")]].concat()).await;
        assert_eq!(clerk.post("/people/new", &pairs(&child)).await.errors()[0].0, "birth_year");
        assert!(people(site).await.is_empty());
    }
}

both! {
    /// A brother who gives the telephone of the house is no reason to stop.
    async fn lets_relatives_pass(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        let older = [("birth_year", "1980"), ("birth_month", "3"), ("birth_day", "9")];
        let fields = filled(&mut clerk, "/people/new", &[&ANSWERS[..], &older].concat()).await;
        clerk.post("/people/new", &pairs(&fields)).await.location();
        site.do_jobs().await;
        let younger = [("given_ar", "سمير"), ("email", ""), ("birth_year", "1983"), ("birth_month", "6"), ("birth_day", "2")];
        let fields = filled(&mut clerk, "/people/new", &[&ANSWERS[..], &younger].concat()).await;
        clerk.post("/people/new", &pairs(&fields)).await.location();
        assert_eq!(people(site).await.len(), 2);
    }
}

both! {
    /// Whoever looks like someone of the own countries is compared first; nobody learns who lives elsewhere.
    async fn shows_who_looks_alike(site: Site) {
        let mut clerk = site.staff("clerk-santiago").await;
        registered(&mut clerk).await;
        site.do_jobs().await;
        let fields = filled(&mut clerk, "/people/new", &ANSWERS).await;
        let page = clerk.post("/people/new", &pairs(&fields)).await;
        assert_eq!((page.status.as_u16(), page.errors()[0].0.as_str()), (422, "other"));
        let alike = page.texts("main .notice.warning:not([hidden]) li");
        assert_eq!(alike.len(), 1);
        assert!(alike[0].contains("(nombre parecido, mismo teléfono, mismo correo electrónico)"), "{alike:?}");
        let rows = accounts::audit::all(&site.app.db).await.unwrap();
        let shown: Vec<_> = rows.iter().filter(|row| row.act == "people.alike").map(accounts::audit::shown).collect();
        assert_eq!(shown, [Some(vec![people(site).await[0].id.0])]);
        let mut fields = fields;
        fields.push(("other".into(), "yes".into()));
        clerk.post("/people/new", &pairs(&fields)).await.location();
        assert_eq!(people(site).await.len(), 2);
        let mut amman = site.staff("clerk-amman").await;
        let fields = filled(&mut amman, "/people/new", &[&ANSWERS[..], &[("country", "JO")]].concat()).await;
        amman.post("/people/new", &pairs(&fields)).await.location();
        assert_eq!(people(site).await.len(), 3, "one in Chile stood in the way of one in Jordan");
    }
}
