//! `/me/expertise/edit`.

use registry::expert::{self, Help, Way};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed_to_guests, kept, known, row, signed_in, surgeon};

const EDIT: &str = "/en/me/expertise/edit";

/// What a form says, whole.
const WHOLE: [(&str, &str); 20] = [
    ("profession", "Specialist medical practitioners"),
    ("profession_code", "2212"),
    ("specialty", "Hand and microsurgery"),
    ("specialty_code", "SUR09"),
    ("second", "calligraphy"),
    ("second_code", "as-typed"),
    ("years", "١٢"),
    ("issuer", "Colegio Médico"),
    ("licence", "CM-4711"),
    ("until_month", "12"),
    ("until_year", "2031"),
    ("languages", "es"),
    ("languages", "ar"),
    ("language", "Swahili"),
    ("helps", "treat"),
    ("ways", "weeks"),
    ("ways", "online"),
    ("free_month", "3"),
    ("free_year", "2031"),
    ("words", "I have worked in two field hospitals."),
];

both! {
    /// Everything that is said is kept, once; what somebody else wrote meanwhile is not written over unseen.
    async fn kept_as_said(site: Site) {
        closed_to_guests(site, &["/me/expertise/edit"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.get(EDIT).await.attributes("[name=seen]", "value"), [""]);
        for _ in 0..2 {
            let seen = browser.get(EDIT).await.attributes("[name=seen]", "value").remove(0);
            browser.post(EDIT, &[&WHOLE[..], &[("seen", &*seen)]].concat()).await.location();
        }
        let now = row(site, layla.id).await.unwrap();
        let said = now.said();
        assert_eq!((&*said.occupation, said.years, now.revision), ("2212", Some(12), 0));
        assert_eq!(said.specialties, ["SUR09", "calligraphy"]);
        assert_eq!(said.languages, ["es", "ar", "sw"]);
        assert_eq!((said.helps, said.ways), (vec![Help::Treat], vec![Way::Online, Way::Weeks]));
        assert_eq!(said.licence.until.unwrap().to_string(), "2031-12-31", "the last day that the month may mean");
        assert_eq!(said.free_from.unwrap().to_string(), "2031-03-01", "the first one");
        assert_eq!(site.times_done("expert.add").await, 1);
        // The form stands as it was said, also what was not ticked but typed.
        let page = browser.get(EDIT).await;
        assert_eq!(page.attributes("[name=language]", "value"), [""], "there is room for another");
        assert_eq!(page.attributes("[name=languages][checked]", "value"), ["ar", "es", "sw"]);
        assert_eq!(page.attributes("[name=second_code]", "value"), ["as-typed"]);
        let seen = page.attributes("[name=seen]", "value").remove(0);
        let mut fields = [&WHOLE[..], &[("seen", &*seen)]].concat();
        fields[6] = ("years", "13");
        browser.post(EDIT, &fields).await.location();
        assert_eq!(row(site, layla.id).await.unwrap().years, Some(13));
        // Sent once more from the page of before.
        fields[6] = ("years", "14");
        let answer = browser.post(EDIT, &fields).await;
        let text = site.app.texts.get(kit::Locale::En, "me-expertise-error-changed", None);
        assert_eq!(answer.errors(), [("profession".to_owned(), text)]);
        assert_eq!(row(site, layla.id).await.unwrap().years, Some(13));
        assert_eq!(answer.attributes("[name=second_code]", "value"), ["as-typed"], "what was chosen is not asked again");
        let seen = answer.attributes("[name=seen]", "value").remove(0);
        fields[20] = ("seen", &seen);
        browser.post(EDIT, &fields).await.location();
        assert_eq!(row(site, layla.id).await.unwrap().years, Some(14));
        assert_eq!(site.times_done("expert.change").await, 2);
    }
}

both! {
    /// That the desk has seen a licence is for the desk to say; and what it saw was another one once the licence changes.
    async fn a_licence_that_was_seen(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, &surgeon()).await;
        let mut browser = signed_in(site, &layla).await;
        let mut says = async |years: &str, licence: &str| {
            let seen = browser.get(EDIT).await.attributes("[name=seen]", "value").remove(0);
            let said = [("years", years), ("issuer", "Colegio Médico"), ("licence", licence), ("licence_seen", "yes"), ("seen", &*seen)];
            browser.post(EDIT, &[&WHOLE[..2], &said].concat()).await.location();
            row(site, layla.id).await.unwrap()
        };
        assert!(says("12", "CM-1").await.licence_seen_at.is_none(), "a member cannot say so");
        let seen = expert::ActiveModel { id: Set(id), licence_seen_at: Set(Some(site.app.clock.now())), ..Default::default() };
        expert::Entity::update(seen).exec(&site.db).await.unwrap();
        let now = says("13", "CM-1").await;
        assert_eq!((now.years, now.licence_seen_at.is_some()), (Some(13), true), "the licence is the same");
        assert!(says("13", "CM-2").await.licence_seen_at.is_none());
    }
}

/// What cannot be is said beside its field, and kept; where several things may be meant, they are offered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let mut browser = signed_in(&site, &layla).await;
    for (fields, field, key) in [
        (&[("profession", "")][..], "profession", "me-expertise-error-profession"),
        (&[("profession", &*"x".repeat(151))], "profession", "me-expertise-error-long"),
        (&[("specialty", "surgery")], "specialty_code", "me-expertise-error-specialty-several"),
        (&[("third", "جراحة")], "third_code", "me-expertise-error-specialty-several"),
        (&[("years", "71")], "years", "me-expertise-error-years"),
        (&[("years", "many")], "years", "me-expertise-error-years"),
        (&[("until_month", "13"), ("until_year", "2030")], "until", "me-expertise-error-date"),
        (&[("free_day", "3")], "free", "me-expertise-error-date"),
        (&[("languages", "xx")], "languages", "me-expertise-error-choice"),
        (&[("language", "Qwertyish")], "language", "me-expertise-error-language"),
        (&[("helps", "rule")], "helps", "me-expertise-error-choice"),
        (&[("ways", "never")], "ways", "me-expertise-error-choice"),
        (&[("licence", &*"9".repeat(41))], "licence", "me-expertise-error-licence-long"),
        (&[("words", &*"x".repeat(601))], "words", "me-expertise-error-words-long"),
    ] {
        let profession: &[(&str, &str)] = match fields[0].0 {
            "profession" => &[],
            _ => &[("profession", "Specialist medical practitioners"), ("profession_code", "2212")],
        };
        let answer = browser.post(EDIT, &[profession, fields].concat()).await;
        assert_eq!(answer.status, 422, "{fields:?}");
        let text = site.app.texts.get(kit::Locale::En, key, None);
        assert_eq!(answer.errors(), [(field.to_owned(), text)], "{fields:?}");
    }
    assert!(row(&site, layla.id).await.is_none());
}
