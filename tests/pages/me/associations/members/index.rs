//! `/me/associations/{id}/members`.

use accounts::policy::Guard;
use chrono::NaiveDate;
use registry::association::{About, Share, State};
use registry::person::{self, Status};
use registry::{association, association_officer};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{
    closed_to_guests, for_its_head_alone, head, joined, known, member, set_status, signed_in, with_passkey,
};
use crate::pages::associations::{club, headed_by, kept};
use crate::pages::me::set_status as set;
use crate::support::browser::Browser;

both! {
    /// Those who agreed, with what each agreed to and no more; found in either script; what is typed stands in no address.
    async fn those_who_agreed(site: Site) {
        let (layla, id) = head(site).await;
        let (omar, _) = member(site, id, &[Share::Place]).await;
        closed_to_guests(site, &[&format!("/me/associations/{id}/members")]).await;
        for_its_head_alone(site, id, "", (&layla, &omar)).await;
        let huda = known(site, "Huda", "huda@example.org", true).await;
        set_status(site, huda.id, Status::Verified).await;
        joined(site, id, huda.id, &[Share::Occupation]).await;
        let other = known(site, "Salma", "salma@example.org", true).await;
        set_status(site, other.id, Status::Verified).await;
        let mut browser = with_passkey(site, &layla).await;
        let address = format!("/en/me/associations/{id}/members");
        let page = browser.get(&address).await;
        let text = page.text("main");
        assert!(text.contains("Omar") && text.contains("Concepción") && text.contains("Huda"), "{text}");
        assert!(!text.contains("Salma"), "who is no member: {text}");
        assert!(!page.body.contains(&omar.number) && !page.body.contains("omar@example.org"), "{}", page.body);
        assert!(!text.to_lowercase().contains("physician") && !text.contains("Especialista"), "an occupation not agreed to: {text}");
        let found = browser.post(&address, &[("q", "عمر")]).await;
        let text = found.text("main");
        assert!(found.status == 200 && text.contains("Omar") && !text.contains("Huda"), "{text}");
        assert_eq!(found.value("q"), "عمر");
        assert!(!browser.post(&address, &[("q", "Concepción")]).await.text("main").contains("Omar"), "by name alone");
        assert!(site.times_done("association.members").await >= 3);
    }
}

/// Whether whoever uses `browser`, and heads a club, reads the name of Omar in its list; nothing where they may not open it.
async fn reads(browser: &mut Browser, id: association::AssociationId) -> Option<bool> {
    let page = browser.get(&format!("/en/me/associations/{id}/members")).await;
    (page.status == 200).then(|| page.text("main").contains("Omar"))
}

both! {
    /// Nothing of who rests, is not verified or turns out to be a child; nothing once the term is over, before it begins, when the
    /// head is not verified or the association is closed.
    async fn as_long_as_all_holds(site: Site) {
        let (layla, id) = head(site).await;
        let (omar, _) = member(site, id, &[]).await;
        let mut browser = with_passkey(site, &layla).await;
        assert_eq!(reads(&mut browser, id).await, Some(true));
        for status in [Status::Submitted, Status::Paused, Status::Held, Status::Rejected, Status::Withdrawn] {
            set(site, omar.id, status).await;
            assert_eq!(reads(&mut browser, id).await, Some(false), "{status:?}");
        }
        set(site, omar.id, Status::Verified).await;
        let born = |year| person::ActiveModel { id: Set(omar.id), birth_year: Set(Some(year)), ..Default::default() };
        person::Entity::update(born(2015)).exec(&site.db).await.unwrap();
        assert_eq!(reads(&mut browser, id).await, Some(false), "a child");
        person::Entity::update(born(1990)).exec(&site.db).await.unwrap();
        set(site, layla.id, Status::Submitted).await;
        assert_eq!(reads(&mut browser, id).await, None, "a head who is not verified");
        set(site, layla.id, Status::Verified).await;
        let today = site.app.clock.now().date_naive();
        let officers = association_officer::Entity::find().all(&site.db).await.unwrap();
        let term = |since: Option<NaiveDate>, until: Option<NaiveDate>, sees: bool| association_officer::ActiveModel {
            id: Set(officers[0].id),
            since: Set(since),
            until: Set(until),
            sees_members: Set(sees),
            ..Default::default()
        };
        for (row, read) in [
            (term(None, today.pred_opt(), true), None),
            (term(today.succ_opt(), None, true), None),
            (term(None, None, false), None),
            (term(Some(today), Some(today), true), Some(true)),
        ] {
            association_officer::Entity::update(row).exec(&site.db).await.unwrap();
            assert_eq!(reads(&mut browser, id).await, read);
        }
        let closed = association::ActiveModel { id: Set(id), state: Set(State::Closed), ..Default::default() };
        association::Entity::update(closed).exec(&site.db).await.unwrap();
        assert_eq!(reads(&mut browser, id).await, None, "a closed association");
    }
}

both! {
    /// Who heads one association sees none of another's members, not by their ids either.
    async fn of_ones_own_association(site: Site) {
        let (layla, own) = head(site).await;
        let other = kept(site, &About { name: "Otra".into(), ..club() }).await;
        let (_, member) = member(site, other, &[Share::Email]).await;
        let mut browser = with_passkey(site, &layla).await;
        for address in [
            format!("/en/me/associations/{other}/members"),
            format!("/en/me/associations/{other}/members/{member}"),
            format!("/en/me/associations/{own}/members/{member}"),
            format!("/en/me/associations/{own}/members/{member}/removal"),
            format!("/en/me/associations/{other}/members/print"),
        ] {
            assert_eq!(browser.get(&address).await.status, 404, "{address}");
        }
        assert_eq!(browser.post(&format!("/en/me/associations/{own}/members/{member}/removal"), &[]).await.status, 404);
        assert_eq!(site.times_done("association.view").await, 0);
        // A branch's members are its own: whoever heads what it belongs to does not see them.
        let branch = kept(site, &About { name: "Rama".into(), parent: Some(own), ..club() }).await;
        assert_eq!(browser.get(&format!("/en/me/associations/{branch}/members")).await.status, 404);
    }
}

both! {
    /// The passkey is a guard: without it, what comes by mail is enough.
    async fn the_passkey_is_needed(site: Site) {
        let (layla, id) = head(site).await;
        let address = format!("/en/me/associations/{id}/members");
        assert!(signed_in(site, &layla).await.get(&address).await.location().contains("/me/passkeys/proof"));
        assert!(signed_in(site, &layla).await.post(&address, &[("q", "x")]).await.location().contains("/me/passkeys/proof"));
        let open = &site.without(&[Guard::Passkey]).await;
        let (layla, id) = head(open).await;
        let address = format!("/en/me/associations/{id}/members");
        assert_eq!(signed_in(open, &layla).await.get(&address).await.status, 200);
    }
}

both! {
    /// Pages of a long list; past its end the first.
    async fn in_pages(site: Site) {
        let (layla, id) = head(site).await;
        for number in 0..27 {
            let one = known(site, &format!("Nadia{number:02}"), &format!("nadia{number}@example.org"), false).await;
            set_status(site, one.id, Status::Verified).await;
            joined(site, id, one.id, &[]).await;
        }
        headed_by(site, id, layla.id).await;
        let mut browser = with_passkey(site, &layla).await;
        let address = format!("/en/me/associations/{id}/members");
        let rows = |page: &crate::support::browser::Answer| page.texts("main ul.tasks > li").len();
        let (first, second) = (browser.get(&address).await, browser.get(&format!("{address}?page=2")).await);
        assert_eq!((rows(&first), rows(&second)), (25, 2));
        assert_eq!(browser.get(&format!("{address}?page=9")).await.location(), address);
        let found = browser.post(&address, &[("q", "nadia")]).await;
        assert!(rows(&found) == 25 && found.text("main").contains("Only the first"), "{}", found.text("main"));
    }
}
