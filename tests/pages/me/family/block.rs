//! `/me/family/{id}/block`.

use registry::guardianship::{self, GuardianshipId, Stopped};
use registry::number;
use registry::person::PersonId;

use super::super::row;
use super::{SEEN, YARA, child_of, known, signed_in, verify};
use crate::support::browser::Browser;
use crate::support::site::Site;

/// Omar, who acts for the child as well.
async fn second(site: &Site, child: PersonId) -> (super::Known, Browser) {
    let omar = known(site, "Omar", "omar@example.org", true).await;
    verify(site, omar.id).await;
    let mut browser = signed_in(site, &omar).await;
    let number = number::shown(&row(site, child).await.number);
    let fields = [&YARA[..], &[("number", &*number)]].concat();
    browser.post("/en/me/family/child", &fields).await.location();
    let request = registry::child_request::open(&site.db, omar.id).await.unwrap().remove(0).id;
    let mut clerk = site.staff("clerk-santiago").await;
    let seen = [&SEEN[..], &[("number", &*number)]].concat();
    clerk.post(&format!("/people/{}/family/requests/{request}", omar.id), &seen).await.location();
    (omar, browser)
}

async fn of(site: &Site, child: PersonId, guardian: PersonId) -> guardianship::Model {
    let rows = guardianship::of_child(&site.db, child).await.unwrap();
    rows.into_iter().find(|row| row.guardian_id == guardian).unwrap()
}

both! {
    /// It holds at once; who was stopped cannot answer in kind; only who stopped it lets it go on, or the mission; and not
    /// even they where a court did.
    async fn holds_at_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut mother = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut mother).await;
        let (omar, mut father) = second(site, child).await;
        let page = format!("/en/me/family/{child}");
        assert!(mother.get(&page).await.text("main").contains("Omar Khatib"));
        assert_eq!(father.get(&page).await.status, 200);
        let (of_mother, of_father) = (of(site, child, layla.id).await.id, of(site, child, omar.id).await.id);
        let block = format!("{page}/block");
        async fn post(browser: &mut Browser, address: &str, row: GuardianshipId, lift: bool) -> u16 {
            let row = row.to_string();
            let fields = [("guardianship", &*row), ("lift", "yes")];
            browser.post(address, if lift { &fields } else { &fields[..1] }).await.status.as_u16()
        }
        assert_eq!(post(&mut mother, &block, of_mother, false).await, 404, "oneself");
        assert_eq!(post(&mut mother, &block, GuardianshipId::new(), false).await, 404);
        assert_eq!(post(&mut mother, &block, of_father, false).await, 303);
        assert_eq!(father.get(&page).await.status, 404);
        assert_eq!(post(&mut father, &block, of_mother, false).await, 404, "who is stopped stops another");
        assert_eq!(post(&mut father, &block, of_father, true).await, 404, "who is stopped lets it go on");
        assert_eq!(of(site, child, omar.id).await.stopped, Some(Stopped::Guardian));
        assert!(father.get("/en/me/family").await.text("main").contains("Stopped"));
        assert!(father.get(&format!("{page}/copy")).await.status == 404, "a copy for who is stopped");
        // The mission has it in its queue.
        let desk = format!("/people/{child}/family/guardianships/{of_father}");
        let mut clerk = site.staff("clerk-santiago").await;
        let queue = clerk.get("/queue?kind=guardian").await;
        assert!(queue.attributes("main .tasks a", "href").contains(&desk), "{}", queue.text("main"));
        let case = [("kind", "guardian"), ("id", &*of_father.to_string())];
        assert_eq!(clerk.post("/queue/claim", &case).await.location(), desk);
        let mut abroad = site.staff("clerk-amman").await;
        assert!(!abroad.get("/queue?kind=guardian").await.attributes("main .tasks a", "href").contains(&desk));
        let history = father.get("/en/me/history").await.text("main");
        assert!(history.contains("Who acts for a minor was stopped") && history.contains("Someone of the family"), "{history}");
        assert_eq!(post(&mut mother, &block, of_father, true).await, 303);
        assert_eq!(father.get(&page).await.status, 200);
        assert!(!clerk.get("/queue?kind=guardian").await.attributes("main .tasks a", "href").contains(&desk));
        let clerks = crate::pages::staff_accounts::account(site, "clerk-santiago").await;
        assert_eq!(registry::claim::count_of(&site.db, clerks).await.unwrap(), 0, "a claim of what is decided");
        // Stopped once more, the mission lets it go on.
        assert_eq!(post(&mut mother, &block, of_father, false).await, 303);
        clerk.post(&desk, &[("to", "resume"), ("reason", "Both were heard")]).await.location();
        assert_eq!(father.get(&page).await.status, 200);

        clerk.post(&desk, &[("to", "stop"), ("reason", "Case 12/2026")]).await.location();
        post(&mut mother, &block, of_father, true).await;
        assert_eq!(of(site, child, omar.id).await.stopped, Some(Stopped::Court), "a guardian undoes a court's word");
        post(&mut mother, &block, of_father, false).await;
        assert_eq!(of(site, child, omar.id).await.stopped, Some(Stopped::Court));
        assert_eq!(father.get(&page).await.status, 404);
    }
}

both! {
    /// What one guardian has asked for, another hears of, and stops: the child stays.
    async fn an_erasure_waits_for_no_word_of_theirs(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut mother = signed_in(site, &layla).await;
        let child = child_of(site, &layla, &mut mother).await;
        let (omar, _) = second(site, child).await;
        let mut father = crate::pages::me::leaving::proved(site, &omar).await;
        let before = site.mails().await.iter().filter(|mail| mail.to == "layla@example.org").count();
        father.post(&format!("/en/me/family/{child}/leaving"), &[("to", "leave")]).await.location();
        let told = site.mails().await.iter().filter(|mail| mail.to == "layla@example.org").count();
        assert_eq!(told, before + 1, "the other guardian is not told");
        assert!(registry::departure::waiting(&site.db, child).await.unwrap().is_some());
        let of_father = of(site, child, omar.id).await.id.to_string();
        mother.post(&format!("/en/me/family/{child}/block"), &[("guardianship", &of_father)]).await.location();
        assert!(registry::departure::waiting(&site.db, child).await.unwrap().is_none());
    }
}

both! {
    /// Who leaves with nobody else to act takes the child along; where another acts, the child stays.
    async fn whoever_is_left_acts(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut mother = crate::pages::me::leaving::proved(site, &layla).await;
        let child = child_of(site, &layla, &mut mother).await;
        assert!(mother.get("/en/me/leaving").await.text("main").contains("Yara"));
        let (omar, _) = second(site, child).await;
        assert!(!mother.get("/en/me/leaving").await.text("main").contains("Yara"), "another acts");
        mother.post("/en/me/leaving/departure", &[("when", "now")]).await.location();
        assert_eq!(row(site, child).await.given_latin, "Yara");
        let mut father = crate::pages::me::leaving::proved(site, &omar).await;
        father.post("/en/me/leaving/departure", &[("when", "now")]).await.location();
        let left = registry::person::count(&site.db).await.unwrap();
        assert_eq!(left, 0, "a row of a child without a guardian");
        assert_eq!(site.times_done("person.erase").await, 3);
    }
}
