//! `/register/check`.

use axum::http::StatusCode;
use registry::{consent, contact, number, person, residence};
use sea_orm::EntityTrait;

use super::{registered, up_to};

both! {
    /// The answers, all of them, with a way to change each.
    async fn shows_what_will_be_sent(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "check").await;
        let page = browser.get("/en/register/check").await;
        let text = page.text("main");
        for shown in [
            "أحمد محمود الخطيب", "Ahmad", "Chile", "Santiago", "+56 9 6123 4567", "ahmad@example.org",
            "27 March 1957", "Male", "Bayt Jala (Jerusalem)", "نجّار",
        ] {
            assert!(text.contains(shown), "{shown} in {text}");
        }
        for change in ["name", "residence", "contact", "about", "consents"] {
            assert!(page.attributes("main a", "href").contains(&format!("/en/register/{change}")));
        }
    }
}

both! {
    /// The person, what belongs to them, the job and the audit row are there; then the index has them.
    async fn makes_the_person(site: Site) {
        let mut browser = site.browser();
        let shown = registered(&mut browser).await;
        let db = &site.db;
        let people = person::Entity::find().all(db).await.unwrap();
        assert_eq!(people.len(), 1);
        let person = &people[0];
        assert_eq!(number::parse(&shown), Some(person.number.clone()));
        assert_eq!(person.name_ar(), "أحمد محمود الخطيب");
        assert_eq!((person.country.as_str(), person.city.as_str()), ("CL", "Santiago"));
        assert_eq!((person.status, person.locale), (person::Status::Submitted, kit::Locale::Es));
        assert_eq!((person.sex, person.birth().unwrap().to_string().as_str()), (Some(person::Sex::Male), "1957-03-27"));
        assert_eq!((person.origin.as_str(), person.occupation.as_str(), person.camp.as_str()), ("bayt-jala", "نجّار", ""));
        let contacts = contact::of(db, person.id).await.unwrap();
        let values: Vec<_> = contacts.iter().map(|contact| (contact.value.as_str(), contact.as_typed.as_str(), contact.whatsapp)).collect();
        assert_eq!(values, [("ahmad@example.org", "ahmad@example.org", false), ("+56961234567", "9 6123 4567", true)]);
        let said = consent::current(db, person.id).await.unwrap();
        let yes: Vec<_> = said.iter().filter(|(_, word)| word.as_ref().is_some_and(|word| word.given)).map(|(purpose, _)| *purpose).collect();
        assert_eq!((said.len(), yes), (5, vec![consent::Purpose::News]));
        assert_eq!(residence::Entity::find().all(db).await.unwrap().len(), 1);
        assert_eq!(registry::person_key::Entity::find().all(db).await.unwrap().len(), 1);
        assert_eq!(site.times_done("person.register").await, 1);
        assert_eq!(kit::job::Entity::find().all(db).await.unwrap().len(), 1);
        site.do_jobs().await;
        let query = search::Query { kind: "person", text: "الخطيب احمد".into(), limit: 5, ..Default::default() };
        let chile = search::Scope::Countries(vec!["CL".into()]);
        assert_eq!(site.app.index.search(&chile, query).await.unwrap().ids(), [person.id.0]);
    }
}

both! {
    /// A country changed after the telephone was given makes no other number of it, and loses none.
    async fn a_country_changed_later_keeps_the_telephone(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "check").await;
        browser.post("/en/register/residence", &[("country", "Jordan")]).await.location();
        browser.post("/en/register/camp", &[("camp", "jo-irbid")]).await.location();
        let page = browser.get("/en/register/check").await;
        assert!(page.text("main").contains("+56 9 6123 4567"));
        browser.post("/en/register/check", &[("token", &page.value("token"))]).await.location();
        let person = person::Entity::find().one(&site.db).await.unwrap().unwrap();
        assert_eq!((person.country.as_str(), person.camp.as_str()), ("JO", "jo-irbid"));
        let contacts = contact::of(&site.db, person.id).await.unwrap();
        assert!(contacts.iter().any(|contact| contact.value == "+56961234567"));
    }
}

both! {
    /// A double tap, a reload, fifty posts at once: one person, one number.
    async fn sent_twice_is_one_person(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "check").await;
        let token = browser.get("/ar/register/check").await.value("token");
        let posts = (0..50).map(|_| {
            let (mut browser, token) = (browser.clone(), token.clone());
            tokio::spawn(async move { browser.post("/ar/register/check", &[("token", &token)]).await })
        });
        for post in posts.collect::<Vec<_>>() {
            assert_eq!(post.await.unwrap().location(), "/ar/register/done");
        }
        let number = browser.get("/ar/register/done").await.text(".panel .reference");
        let again = browser.post_on("/ar/register/check", &[("token", &token)]).await;
        assert_eq!(again.text(".panel .reference"), number);
        assert_eq!(person::Entity::find().all(&site.db).await.unwrap().len(), 1);
        assert_eq!(site.times_done("person.register").await, 1);
    }
}

both! {
    /// The same token with other answers is refused, and nothing is lost: it can be sent anew.
    async fn sent_with_other_answers_is_refused(site: Site) {
        let mut first = site.browser();
        up_to(&mut first, "en", "check").await;
        let token = first.get("/en/register/check").await.value("token");
        // The answers are changed in a second tab while the first is being sent: the draft of a copy that
        // the first request had not yet dropped.
        let draft = registry::draft::Entity::find().all(&site.db).await.unwrap().remove(0);
        first.post("/en/register/check", &[("token", &token)]).await.location();
        registry::draft::Entity::insert(sea_orm::IntoActiveModel::into_active_model(draft)).exec_without_returning(&site.db).await.unwrap();
        first.post("/en/register/name", &[("given_ar", "سعيد")]).await.location();
        let page = first.post("/en/register/check", &[("token", &token)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(page.errors()[0].0, "answers");
        assert!(page.text("main").contains("سعيد"));
        assert_eq!(person::Entity::find().all(&site.db).await.unwrap().len(), 1);
        let anew = page.value("token");
        assert_eq!(first.post("/en/register/check", &[("token", &anew)]).await.location(), "/en/register/done");
        assert_eq!(person::Entity::find().all(&site.db).await.unwrap().len(), 2);
    }
}

both! {
    /// A page that was skipped is shown first; a token that is not this draft's sends nothing.
    async fn steps_cannot_be_skipped(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "en", "contact").await;
        assert_eq!(browser.get("/en/register/check").await.location(), "/en/register/contact");
        assert_eq!(browser.post("/en/register/check", &[("token", "0")]).await.location(), "/en/register/contact");
        assert_eq!(person::Entity::find().all(&site.db).await.unwrap().len(), 0);
    }
}
