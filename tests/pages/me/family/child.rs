//! `/me/family/child`.

use registry::child_request;
use registry::person;
use sea_orm::{EntityTrait, PaginatorTrait};

use super::{YARA, child_of, known, signed_in};

both! {
    /// Asked for, once; nothing of the child is in the registry, and what was said is readable nowhere in the table.
    async fn asked_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        for _ in 0..2 {
            assert_eq!(browser.post("/en/me/family/child", &YARA).await.location(), "/en/me/family");
        }
        let rows = child_request::of(&site.db, layla.id).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert!(!rows[0].sealed.windows(4).any(|part| part == b"Yara"));
        assert_eq!(person::Entity::find().count(&site.db).await.unwrap(), 1, "a row of a child without a guardian");
        assert_eq!(site.times_done("child.ask").await, 1);
    }
}

both! {
    /// Brothers and sisters share names: they stand there already. More than a family has is not asked for.
    async fn begins_with_the_names_they_share(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/family/child").await;
        assert_eq!(page.attributes("[name=family_latin]", "value"), [""]);
        child_of(site, &layla, &mut browser).await;
        let page = browser.get("/en/me/family/child").await;
        assert_eq!(page.attributes("[name=family_latin]", "value"), ["Khatib"]);
        assert_eq!(page.attributes("[name=given_latin]", "value"), [""]);
        for n in 1..=13 {
            let name = format!("Yara{}", "a".repeat(n));
            let mut fields = YARA.to_vec();
            fields[1] = ("given_latin", &name);
            let answer = browser.post("/en/me/family/child", &fields).await;
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
    let with = |changes: &[(&'static str, &'static str)]| {
        let changed = |(name, value): &(&'static str, &'static str)| {
            let new = changes.iter().find(|(of, _)| of == name);
            (*name, new.map_or(*value, |(_, new)| new))
        };
        let mut fields: Vec<_> = YARA.iter().map(changed).collect();
        fields.extend(changes.iter().filter(|(name, _)| !YARA.iter().any(|(of, _)| of == name)));
        fields
    };
    let long = Box::leak("س".repeat(501).into_boxed_str());
    type Changes<'a> = &'a [(&'static str, &'static str)];
    let cases: [(Changes, &str, &str); 12] = [
        (
            &[("birth_day", ""), ("birth_month", ""), ("birth_year", "")],
            "birth_day",
            "me-family-child-error-birth",
        ),
        (&[("birth_day", ""), ("birth_month", "")], "birth_day", "me-family-child-error-birth-full"),
        (&[("birth_day", "")], "birth_day", "me-family-child-error-birth-full"),
        (&[("birth_year", "2001")], "birth_year", "me-family-child-error-birth-adult"),
        (&[("birth_year", "2031")], "birth_year", "register-about-error-birth-future"),
        (&[("birth_day", "31"), ("birth_month", "2")], "birth_day", "register-about-error-birth-no-such-day"),
        (&[("birth_day", "40")], "birth_day", "register-about-error-birth-day"),
        (&[("birth_month", "Jupiter")], "birth_month", "register-about-error-birth-month"),
        (&[("basis", "uncle")], "basis", "me-family-child-error-basis"),
        (&[("together", "")], "together", "me-family-error-together"),
        (&[("number", "12")], "number", "me-family-child-error-number"),
        (&[("note", long)], "note", "me-family-child-error-note-long"),
    ];
    for locale in kit::Locale::ALL {
        let address = format!("/{}/me/family/child", locale.code());
        for (changes, field, key) in cases {
            let answer = browser.post(&address, &with(changes)).await;
            let told = [(field.to_owned(), site.app.texts.get(locale, key, None))];
            assert_eq!((answer.status.as_u16(), answer.errors()), (422, told.to_vec()), "{changes:?}");
            assert!(answer.body.contains("يارا"), "what was typed is lost");
        }
        let answer = browser.post(&address, &with(&[("given_ar", ""), ("given_latin", "")])).await;
        assert_eq!(answer.errors().len(), 1);
        let answer = browser.post(&address, &with(&[("switch", locale.code())])).await;
        assert!(
            answer.status == 200 && answer.body.contains("يارا"),
            "what was typed is lost by a change of language"
        );
    }
    assert_eq!(site.times_done("child.ask").await, 0);
}
