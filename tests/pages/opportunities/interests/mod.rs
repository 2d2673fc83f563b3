//! `/opportunities/{id}/interests` and below; and how the department asks somebody.

mod show;

use accounts::policy::Guard;
use chrono::TimeDelta;
use registry::opportunity::{OpportunityId, Said, State as Stands};
use registry::opportunity_interest::{self, Asked, MOST_ASKED, State};
use registry::person::{PersonId, Status};

use super::{asked, interest, interested, manager, managers_only, open, posted, row, standing, wanted};
use crate::pages::me::{known, set_status, signed_in};
use crate::pages::staff_accounts::account;
use crate::support::browser::Browser;
use crate::support::site::Site;

/// What comes of it that `browser` asks `person` for `opportunity`.
async fn ask(
    site: &Site,
    browser: &Browser,
    person: PersonId,
    opportunity: OpportunityId,
) -> kit::Result<Asked> {
    let opportunity = row(site, opportunity).await;
    let act = move |ctx: accounts::Ctx| {
        let opportunity = opportunity.clone();
        async move { opportunity_interest::ask(&ctx, person, &opportunity, "Sixty patients wait.").await }
    };
    site.within_as(browser, act).await
}

both! {
    /// Anywhere in the world, once, with a mail that says that something waits, and nothing more.
    async fn asked_once(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let abroad = site.person("أحمد", "Khoury", "JO").await;
        set_status(site, abroad, Status::Verified).await;
        let id = posted(site, &wanted("Surgeon"), Stands::Open).await;
        let manager = manager(site).await;
        let mails = site.mails().await.len();
        for expected in [Asked::New, Asked::Known] {
            assert_eq!(ask(site, &manager, layla.id, id).await.unwrap(), expected);
        }
        assert_eq!(ask(site, &manager, abroad, id).await.unwrap(), Asked::New);
        let own = interest(site, layla.id, id).await.unwrap();
        assert_eq!((own.state, &*own.asking, &*own.words, own.at), (State::Asked, "Sixty patients wait.", "", site.app.clock.now()));
        assert_eq!(own.asked_by, Some(account(site, "programme-manager").await));
        assert_eq!((site.times_done("interest.ask").await, site.mails().await.len()), (2, mails + 1));
        let mail = site.mails().await.remove(0);
        assert!(mail.to == "layla@example.org" && !mail.text.contains("Sixty") && !mail.text.contains("Surgeon"));
        let history = signed_in(site, &layla).await.get("/en/me/history").await.text("main");
        assert!(history.contains("The department for expatriates asked"), "{history}");
    }
}

both! {
    /// Who said something to it, or took that back, or said no, is left in peace.
    async fn nobody_twice(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let manager = manager(site).await;
        for state in [State::Expressed, State::Declined, State::Withdrawn, State::Nothing, State::Done] {
            let id = posted(site, &wanted("Surgeon"), Stands::Open).await;
            let own = interested(site, layla.id, id).await;
            standing(site, own, state).await;
            assert_eq!(ask(site, &manager, layla.id, id).await.unwrap(), Asked::Known, "{state:?}");
            assert_eq!(interest(site, layla.id, id).await.unwrap().state, state);
        }
        assert_eq!(site.times_done("interest.ask").await, 0);
    }
}

both! {
    /// Not who is not verified; not for what is not open; and not for more than so many at once, of which what is closed is none.
    async fn within_bounds(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = posted(site, &wanted("Surgeon"), Stands::Open).await;
        let manager = manager(site).await;
        assert_eq!(ask(site, &manager, layla.id, id).await.unwrap(), Asked::NotVerified);
        assert_eq!(ask(site, &manager, PersonId::new(), id).await.unwrap(), Asked::NotVerified, "nobody");
        set_status(site, layla.id, Status::Verified).await;
        let yesterday = (site.app.clock.now() - TimeDelta::days(1)).date_naive();
        let late = Said { closes_on: Some(yesterday), ..wanted("Late") };
        for (said, state) in [(wanted("Draft"), Stands::Draft), (wanted("Closed"), Stands::Closed), (late, Stands::Open)] {
            let id = posted(site, &said, state).await;
            assert_eq!(ask(site, &manager, layla.id, id).await.unwrap(), Asked::NotOpen, "{:?}", said.words);
            asked(site, layla.id, id).await;
        }
        for _ in 0..MOST_ASKED {
            let one = posted(site, &wanted("Surgeon"), Stands::Open).await;
            assert_eq!(ask(site, &manager, layla.id, one).await.unwrap(), Asked::New);
        }
        assert_eq!(ask(site, &manager, layla.id, id).await.unwrap(), Asked::TooMany);
        assert!(interest(site, layla.id, id).await.is_none());
    }
}

both! {
    /// Only who manages opportunities asks; without that guard, the clerk did.
    async fn by_the_department_alone(site: Site) {
        for is_guarded in [true, false] {
            let other;
            let site = if is_guarded { site } else { other = site.without(&[Guard::Permission]).await; &other };
            let layla = known(site, "Layla", "layla@example.org", true).await;
            set_status(site, layla.id, Status::Verified).await;
            let id = posted(site, &wanted("Surgeon"), Stands::Open).await;
            let clerk = site.staff("clerk-santiago").await;
            assert_eq!(ask(site, &clerk, layla.id, id).await.is_err(), is_guarded);
            assert_eq!(interest(site, layla.id, id).await.is_none(), is_guarded);
        }
    }
}
