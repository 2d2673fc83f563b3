//! `/opportunities/{id}`.

use accounts::audit;
use registry::opportunity::State;
use registry::opportunity_interest::State as Stands;

use super::{BLIND, SEERS, asked, interested, manager, open, posted, refused, said, standing, wanted};
use crate::pages::me::expertise::{listed, surgeon};
use crate::pages::me::{known, signed_in};
use crate::support::site::Site;

both! {
    /// Staff read what is open; who is interested only whoever manages it, of every country, and that is written down.
    async fn who_is_interested_is_for_the_manager(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let abroad = site.person("أحمد", "Khoury", "JO").await;
        let id = open(site, "Press").await;
        let address = format!("/opportunities/{id}");
        let mut manager = manager(site).await;
        assert!(manager.get(&address).await.text("main").contains("Nobody has expressed interest yet."));
        assert_eq!(site.times_done("interest.list").await, 0, "nobody was shown");
        for person in [layla.id, abroad] {
            interested(site, person, id).await;
        }
        let page = manager.get(&address).await;
        for there in ["Press", "Layla Khatib", "Chile", "Ahmad Khoury", "Jordan", "180,000 US dollars", "Interest expressed"] {
            assert!(page.text("main").contains(there), "{there}: {}", page.text("main"));
        }
        for hidden in ["layla@example.org", &layla.number, "I import oil.", "in the evening", "Santiago"] {
            assert!(!page.body.contains(hidden), "{hidden}");
        }
        let rows = audit::all(&site.db).await.unwrap();
        let look = rows.iter().find(|row| row.act == "interest.list").expect("a look");
        let shown = audit::shown(look).expect("whom it showed");
        assert!(shown.len() == 2 && shown.contains(&layla.id.0) && shown.contains(&abroad.0));
        for slug in SEERS {
            let page = site.staff(slug).await.get(&address).await;
            assert!(page.status == 200 && page.body.contains("Press"), "{slug}");
            for hidden in ["Khatib", "Khoury", "/edit", "/closing", "مهتم"] {
                assert!(!page.text("main").contains(hidden) && !page.body.contains("/interests/"), "{slug} sees {hidden}");
            }
        }
        assert_eq!(site.times_done("interest.list").await, 1);
        refused(site, &address, &BLIND).await;
    }
}

both! {
    /// Who is asked, and who said no, is named, and counts as nobody who is interested.
    async fn who_is_asked_is_named(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = posted(site, &wanted("Surgeon"), State::Open).await;
        for person in [&layla, &omar] {
            listed(site, person.id, &surgeon()).await;
        }
        asked(site, layla.id, id).await;
        let no = asked(site, omar.id, id).await;
        standing(site, no, Stands::Declined).await;
        let mut manager = manager(site).await;
        let page = manager.get(&format!("/opportunities/{id}")).await.text("main");
        for there in ["Layla Khatib", "Waiting for an answer", "Omar Khatib", "The answer is no"] {
            assert!(page.contains(there), "{there}: {page}");
        }
        assert!(manager.get("/opportunities").await.text("main").contains("Nobody has expressed interest yet."));
        interested(site, site.person("أحمد", "Khoury", "JO").await, id).await;
        assert!(manager.get("/opportunities").await.text("main").contains("One interested"));
        // Who leaves the bank, or rests, leaves this list: they never said yes.
        signed_in(site, &layla).await.post("/en/me/expertise/directory", &[("listed", "no")]).await.location();
        signed_in(site, &omar).await.post("/en/me/pause", &[("to", "pause")]).await.location();
        let page = manager.get(&format!("/opportunities/{id}")).await.text("main");
        assert!(!page.contains("Layla") && !page.contains("Omar"), "{page}");
        assert_eq!(manager.get(&format!("/opportunities/{id}/interests/{no}")).await.status, 404);
    }
}

async fn absent(site: &Site, slug: &str, address: &str) {
    let nobody = format!("/opportunities/{}", uuid::Uuid::now_v7());
    let mut browser = site.staff(slug).await;
    let (answer, nothing) = (browser.get(address).await, browser.get(&nobody).await);
    assert_eq!((answer.status.as_u16(), nothing.status.as_u16()), (404, 404), "{slug} {address}");
    let id = address.rsplit('/').next().unwrap();
    let other = nobody.rsplit('/').next().unwrap();
    assert_eq!(answer.body.replace(id, ""), nothing.body.replace(other, ""), "{slug} {address}");
}

both! {
    /// A draft or a closed one is as absent to all others.
    async fn what_is_not_open_is_absent(site: Site) {
        for state in [State::Draft, State::Closed] {
            let address = format!("/opportunities/{}", posted(site, &said("Press"), state).await);
            assert_eq!(site.staff("programme-manager").await.get(&address).await.status, 200);
            for slug in SEERS {
                absent(site, slug, &address).await;
            }
        }
    }
}

both! {
    /// A long list is one of pages.
    async fn in_pages(site: Site) {
        let id = open(site, "Press").await;
        for _ in 0..27 {
            let person = site.person("أحمد", "Khatib", "JO").await;
            interested(site, person, id).await;
        }
        let mut manager = manager(site).await;
        let first = manager.get(&format!("/opportunities/{id}")).await;
        assert_eq!(first.texts("main .tasks li").len(), 25);
        assert!(first.body.len() < 30_000, "{}", first.body.len());
        assert_eq!(manager.get(&format!("/opportunities/{id}?page=2")).await.texts("main .tasks li").len(), 2);
        let past = manager.get(&format!("/opportunities/{id}?page=9")).await;
        assert_eq!(past.location(), format!("/opportunities/{id}?page=2"));
    }
}
