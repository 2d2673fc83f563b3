//! `/introductions/{id}`.

use registry::introduction::State;
use registry::person;
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{asked, kept, known, listed, row, signed_in};

both! {
    /// Followed once the two know each other, by who serves one of them: to an outcome with its value.
    async fn followed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (own, other) = (kept(site, layla.id, "Olivo").await, listed(site, omar.id, "Higuera").await);
        let id = asked(site, own, other).await;
        let address = format!("/introductions/{id}");
        let moved = person::ActiveModel { id: Set(omar.id), country: Set("JO".into()), ..Default::default() };
        person::Entity::update(moved).exec(&site.db).await.unwrap();
        let mut santiago = site.staff("clerk-santiago").await;
        let absent = santiago.get(&format!("/introductions/{}", uuid::Uuid::now_v7())).await;
        for slug in ["officer-south-america", "programme-manager"] {
            assert_eq!(site.staff(slug).await.get(&address).await.status, 403, "{slug}");
        }
        let met = [("state", "met")];
        assert!(santiago.get(&address).await.attributes("main [name=state]", "value").is_empty());
        santiago.post(&address, &met).await.location();
        assert_eq!(row(site, id).await.state, State::Asked, "nobody said yes");
        let mut amman = site.staff("clerk-amman").await;
        let page = amman.get(&address).await;
        assert!(page.body.contains(&omar.id.to_string()) && !page.body.contains(&layla.id.to_string()));
        assert!(!page.text("main").contains("layla@example.org"), "before the yes");
        let yes = [("answer", "yes"), ("contact", "omar@example.org")];
        signed_in(site, &omar).await.post(&format!("/en/me/introductions/{id}"), &yes).await.location();
        assert!(amman.get(&address).await.text("main").contains("layla@example.org"));
        for (state, value, field) in
            [("", "", "state"), ("agreed", "12.5", "value"), ("asked", "", "state"), ("met", "5", "value")]
        {
            let answer = santiago.post(&address, &[("state", state), ("value", value)]).await;
            assert_eq!((answer.status.as_u16(), &*answer.errors()[0].0), (422, field));
        }
        let page = santiago.get(&address).await;
        let seen = page.attributes("main [name=seen]", "value").remove(0);
        amman.post(&address, &met).await.location();
        let late = santiago.post(&address, &[("state", "nothing"), ("note", "No answer."), ("seen", &*seen)]).await;
        assert_eq!(late.status, 422, "written over unseen");
        assert_eq!(late.errors()[0].0, "state");
        assert!(late.text("textarea").contains("No answer."), "what was typed is lost");
        let agreed = [("state", "agreed"), ("value", "١٢٬٥٠٠"), ("note", "Two containers.")];
        for _ in 0..2 {
            santiago.post(&address, &agreed).await.location();
        }
        let now = row(site, id).await;
        assert_eq!((now.state, now.value, &*now.note), (State::Agreed, Some(12_500), "Two containers."));
        assert_eq!(site.times_done("introduction.follow").await, 4, "once of both, twice");
        // Of people of another country it is as if it were not there.
        let moved = person::ActiveModel { id: Set(layla.id), country: Set("JO".into()), ..Default::default() };
        person::Entity::update(moved).exec(&site.db).await.unwrap();
        let gone = santiago.get(&address).await;
        assert_eq!((gone.status.as_u16(), gone.body), (404, absent.body));
        assert!(site.times_refused("introduction.find").await >= 2);
    }
}
