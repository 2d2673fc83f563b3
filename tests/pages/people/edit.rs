//! `/people/{id}/edit`.

use super::{OUTSIDE, guarded, row};
use crate::pages::me::known;
use crate::support::browser::{Answer, Browser};

/// What the form at `address` holds, with `changes`.
pub async fn filled(
    browser: &mut Browser,
    address: &str,
    changes: &[(&'static str, &str)],
) -> Vec<(String, String)> {
    let page = browser.get(address).await;
    let mut fields = of(&page);
    for (name, value) in changes {
        fields.retain(|(known, _)| known != name);
        fields.push(((*name).to_owned(), (*value).to_owned()));
    }
    fields
}

/// What the page's form holds.
pub fn of(page: &Answer) -> Vec<(String, String)> {
    let text = [
        "given_ar",
        "father_ar",
        "grandfather_ar",
        "family_ar",
        "given_latin",
        "family_latin",
        "city",
        "camp",
        "birth_day",
        "birth_month",
        "birth_year",
        "birth_right",
        "origin",
        "origin_code",
        "occupation",
        "occupation_code",
        "token",
        "seen",
    ];
    let mut fields = Vec::new();
    for name in text {
        let value = page.attributes(&format!("input[name={name}]"), "value");
        fields.extend(value.first().map(|value| (name.to_owned(), value.clone())));
    }
    let country = page.attributes("select[name=country] option[selected]", "value");
    fields.extend(country.first().map(|value| ("country".to_owned(), value.clone())));
    for name in ["sex", "language", "channel"] {
        let chosen = page.attributes(&format!("input[name={name}][checked]"), "value");
        fields.extend(chosen.first().map(|value| (name.to_owned(), value.clone())));
    }
    fields
}

/// As the browser's `post` takes them.
pub fn pairs(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

both! {
    async fn guards(site: Site) {
        guarded(site, "/edit", "clerk-santiago", &[&OUTSIDE[..], &["officer-south-america"]].concat()).await;
    }
}

both! {
    /// It holds at once, also in a verified record; each part says from then on that the desk wrote it down.
    async fn holds_at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let here = format!("/people/{}", layla.id);
        let address = format!("{here}/edit");
        clerk.post(&format!("{here}/verification"), &[("basis", "papers")]).await.location();
        let unchanged = filled(&mut clerk, &address, &[("ground", "person")]).await;
        clerk.post(&address, &pairs(&unchanged)).await.location();
        assert_eq!(site.times_done("person.correct").await, 0, "nothing was different");
        let changed = filled(&mut clerk, &address, &[
            ("given_latin", "Leila"), ("city", "Arica"), ("birth_year", "1957"), ("origin", "بيت جالا"), ("origin_code", ""), ("ground", "papers"),
        ]).await;
        let page = clerk.post_on(&address, &pairs(&changed)).await;
        assert_eq!(page.texts("main .flash.success").len(), 1, "{}", page.text("main"));
        let person = row(site, layla.id).await;
        assert_eq!((person.given_latin.as_str(), person.city.as_str(), person.birth_year), ("Leila", "Arica", Some(1957)));
        assert!(site.app.reference.origins.get(&person.origin).is_some(), "{}", person.origin);
        let sources = registry::value_source::of(&site.db, layla.id).await.unwrap();
        let mut parts: Vec<_> = sources.keys().map(String::as_str).collect();
        parts.sort_unstable();
        assert_eq!(parts, ["birth", "city", "name", "origin"]);
        assert!(sources.values().all(|row| row.source == registry::person::Source::Desk && row.mission_id.is_some()));
        site.do_jobs().await;
        assert_eq!(clerk.post_on("/people", &[("q", "leila")]).await.texts("table tbody tr").len(), 1);
    }
}

both! {
    /// Of two pages that were opened on the same state, the second says that the record has changed; sent once more, it
    /// holds.
    async fn writes_over_nothing_unseen(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let (mut clerk, mut supervisor) = (site.staff("clerk-santiago").await, site.staff("supervisor-santiago").await);
        let address = format!("/people/{}/edit", layla.id);
        let one = filled(&mut clerk, &address, &[("city", "Rancagua"), ("ground", "person")]).await;
        let other = filled(&mut supervisor, &address, &[("given_latin", "Leila"), ("ground", "person")]).await;
        site.app.clock.advance(chrono::TimeDelta::seconds(1));
        clerk.post(&address, &pairs(&one)).await.location();
        let page = supervisor.post(&address, &pairs(&other)).await;
        assert_eq!((page.status.as_u16(), page.errors()[0].0.as_str()), (422, "ground"));
        assert_eq!(page.value("given_latin"), "Leila");
        assert_eq!(row(site, layla.id).await.city, "Rancagua");
        let mut again = of(&page);
        again.push(("ground".into(), "person".into()));
        supervisor.post(&address, &pairs(&again)).await.location();
        assert_eq!(row(site, layla.id).await.given_latin, "Leila");
    }
}

both! {
    async fn keeps_what_was_typed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/edit", layla.id);
        let wrong = filled(&mut clerk, &address, &[("given_latin", "ليلى"), ("birth_day", "31"), ("birth_month", "2"), ("birth_year", "1957")]).await;
        let page = clerk.post(&address, &pairs(&wrong)).await;
        assert_eq!(page.status, 422);
        let fields: Vec<String> = page.errors().into_iter().map(|error| error.0).collect();
        assert!(["given_latin", "birth_day", "ground"].iter().all(|name| fields.contains(&(*name).to_owned())), "{fields:?}");
        assert_eq!((page.value("given_latin").as_str(), page.value("birth_day").as_str()), ("ليلى", "31"));
        // Nothing but the fields of this page is written.
        let mut more = filled(&mut clerk, &address, &[("ground", "person")]).await;
        for name in ["status", "country", "email", "number"] {
            more.push((name.into(), "x".into()));
            assert_eq!(clerk.post(&address, &pairs(&more)).await.status, 422, "{name}");
            more.pop();
        }
        assert_eq!(row(site, layla.id).await.given_latin, "Layla");
    }
}
