//! `/me/opportunities`.

use chrono::TimeDelta;
use kit::Locale;
use registry::company::{self, Invest};
use registry::opportunity::{Kind, Said, State, Words};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::{closed_to_guests, known, signed_in};
use crate::pages::me::companies::kept;
use crate::pages::opportunities::{asked, interested, open, posted, said, wanted};

both! {
    /// What fits the member's companies stands first and says why, then the newest; what is not open is not there.
    async fn what_fits_stands_first(site: Site) {
        closed_to_guests(site, &["/me/opportunities"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let row = company::ActiveModel { id: Set(id), invests: Set(company::joined(&[Invest::Projects])), ..Default::default() };
        company::Entity::update(row).exec(&site.db).await.unwrap();
        let other = |title: &str| Said { industry: "62".into(), ..said(title) };
        open(site, "Weaving").await;
        posted(site, &Said { kind: Kind::Project, ..other("School") }, State::Open).await;
        site.app.clock.advance(TimeDelta::hours(1));
        posted(site, &other("Older code"), State::Open).await;
        site.app.clock.advance(TimeDelta::hours(1));
        posted(site, &other("Newer code"), State::Open).await;
        posted(site, &other("Draft"), State::Draft).await;
        posted(site, &other("Closed"), State::Closed).await;
        let today = site.app.clock.now().date_naive();
        posted(site, &Said { closes_on: Some(today - TimeDelta::days(1)), ..other("Late") }, State::Open).await;
        posted(site, &Said { closes_on: Some(today), ..other("Today") }, State::Open).await;
        let page = signed_in(site, &layla).await.get("/en/me/opportunities").await;
        let titles = page.texts("main .tasks .row-link");
        assert_eq!(titles, ["School", "Weaving", "Today", "Newer code", "Older code"]);
        let why = page.texts("main .fit");
        assert!(why.len() == 2 && why[0].contains("might invest in: Olivo") && why[1].contains("In the trade of your company: Olivo"), "{why:?}");
        let page = signed_in(site, &omar).await.get("/en/me/opportunities").await;
        assert!(page.texts("main .fit").is_empty() && page.texts("main .tasks .row-link").len() == 5);
    }
}

both! {
    /// In the page's language where it is written in it, else in Arabic, else in any.
    async fn in_the_readers_language(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        open(site, "Press").await;
        let words = |title: &str| Words { title: title.into(), text: "x".into() };
        posted(site, &Said { words: [Words::default(), Words::default(), words("Molino")], ..said("") }, State::Open).await;
        let mut browser = signed_in(site, &layla).await;
        for (locale, titles) in [
            (Locale::Ar, ["Molino", "معصرة Press"]), (Locale::En, ["Molino", "Press"]), (Locale::Es, ["Molino", "معصرة Press"]),
        ] {
            let page = browser.get(&format!("/{}/me/opportunities", locale.code())).await;
            assert_eq!(page.texts("main .tasks .row-link"), titles, "{locale:?}");
            assert_eq!(page.attributes("main .tasks .row-link bdi", "lang")[0], "es");
        }
    }
}

both! {
    /// What one is asked stands first, once, as long as it is open.
    async fn what_one_is_asked_stands_first(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = posted(site, &wanted("Surgeon"), State::Open).await;
        let closed = posted(site, &wanted("Engineer"), State::Closed).await;
        interested(site, layla.id, open(site, "Press").await).await;
        for id in [id, closed] {
            asked(site, layla.id, id).await;
        }
        let page = signed_in(site, &layla).await.get("/en/me/opportunities").await;
        assert_eq!(page.texts("main .asked .row-link"), ["Surgeon"]);
        assert_eq!(page.texts("main h2")[0], "You are asked");
        assert_eq!(page.texts("main .tasks .row-link"), ["Surgeon", "Press", "Engineer"], "what can be answered no more stands last");
        let page = signed_in(site, &omar).await.get("/en/me/opportunities").await;
        assert!(page.texts("main .asked").is_empty() && page.text("main").contains("Expert wanted, Hand and microsurgery"));
    }
}

both! {
    /// What one is interested in, and where it stands, is one's own to read; no page is large.
    async fn ones_own_interests(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        for n in 0..25 {
            let id = open(site, &format!("{n:02} {}", "ز".repeat(100))).await;
            interested(site, layla.id, id).await;
            open(site, &format!("{n:02} {}", "س".repeat(100))).await;
        }
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/opportunities").await;
        assert!(!page.texts("main h2 ~ .tasks .row-link").iter().skip(20).any(|title| title.contains("ززز")), "twice");
        assert_eq!(page.text("main").matches("Interest expressed").count(), 20);
        assert!(page.body.len() < 30_000, "{}", page.body.len());
        assert_eq!(browser.get("/en/me/opportunities?page=2").await.texts("main .tasks li").len(), 10);
        assert!(!signed_in(site, &omar).await.get("/en/me/opportunities").await.body.contains("Interest expressed"));
    }
}
