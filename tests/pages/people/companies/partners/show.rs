//! `/people/{id}/companies/{company}/partners/{partner}`.

use registry::introduction::{self, State};
use registry::person::Status;
use sea_orm::EntityTrait;

use super::{closed, kept, known, listed, set_status, signed_in};

both! {
    /// Asked once, only with the word of who asks; the other is told that something waits, and reads who asks.
    async fn asked_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (own, other) = (kept(site, layla.id, "Olivo").await, listed(site, omar.id, "Higuera").await);
        set_status(site, layla.id, Status::Verified).await;
        closed(site, (layla.id, own), &format!("/partners/{other}")).await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/companies/{own}/partners/{other}", layla.id);
        let page = clerk.get(&address).await;
        assert!(page.text("main").contains("Higuera") && !page.body.contains("Omar"));
        assert_eq!(page.attributes("[name=contact]", "value"), ["layla@example.org"]);
        assert!(page.attributes("[name=agreed][checked]", "value").is_empty());
        let said = [("words", "We buy olive oil."), ("contact", "+56 9 1234 5678")];
        let answer = clerk.post(&address, &said).await;
        assert_eq!(answer.errors()[0].0, "agreed");
        assert!(answer.text("textarea").contains("olive oil"), "what was typed is lost");
        let mut fields: Vec<String> = clerk.post(&address, &[]).await.errors().into_iter().map(|(field, _)| field).collect();
        fields.sort();
        assert_eq!(fields, ["agreed", "contact", "words"]);
        let before = site.mails().await.len();
        let said = [&said[..], &[("agreed", "yes")]].concat();
        let to = clerk.post(&address, &said).await.location();
        assert_eq!(clerk.post(&address, &said).await.location(), to);
        let rows = introduction::Entity::find().all(&site.db).await.unwrap();
        assert_eq!((rows.len(), rows[0].state, rows[0].other_id), (1, State::Asked, omar.id));
        assert_eq!(site.mails().await.len(), before + 1);
        assert!(!site.mails().await[0].text.contains("olive"), "a mail says only that something waits");
        let mut asked = signed_in(site, &omar).await;
        let page = asked.get(&format!("/en/me{to}")).await.text("main");
        for there in ["Olivo", "Layla Khatib", "We buy olive oil."] {
            assert!(page.contains(there), "{there}: {page}");
        }
        assert!(!page.contains("+56 9 1234 5678"), "how who asks is reached is told before the yes");
        let page = signed_in(site, &layla).await.get(&format!("/en/me{to}")).await.text("main");
        assert!(page.contains("Higuera") && !page.contains("Omar"), "{page}");
    }
}

both! {
    /// Nobody is introduced to themselves, or to what is not in the directory; who asks everybody is stopped.
    async fn to_the_directory_alone(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let own = kept(site, layla.id, "Olivo").await;
        let unverified = listed(site, omar.id, "Higuera").await;
        let mut clerk = site.staff("clerk-santiago").await;
        let address = |other| format!("/people/{}/companies/{own}/partners/{other}", layla.id);
        let hidden = listed(site, layla.id, "Olivo Dos").await;
        set_status(site, layla.id, Status::Submitted).await;
        for hidden in [hidden, kept(site, omar.id, "Naranja").await] {
            assert_eq!(clerk.get(&address(hidden)).await.status, 404);
        }
        let said = [("words", "x"), ("contact", "y"), ("agreed", "yes")];
        assert_eq!(clerk.post(&address(unverified), &said).await.errors()[0].0, "agreed", "nobody has verified who asks");
        set_status(site, layla.id, Status::Verified).await;
        for n in 0..10 {
            let other = listed(site, omar.id, &format!("Higuera {n}")).await;
            clerk.post(&address(other), &said).await.location();
        }
        let answer = clerk.post(&address(listed(site, omar.id, "Higuera 11").await), &said).await;
        assert_eq!(answer.errors()[0].0, "words");
        assert_eq!(introduction::Entity::find().all(&site.db).await.unwrap().len(), 10);
    }
}
