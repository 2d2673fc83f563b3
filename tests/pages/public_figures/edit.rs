//! `/public-figures/{id}/edit`.

use chrono::TimeDelta;

use super::{MARISOL, clerk, figure, keepers_only, rows, with};

both! {
    /// Changed by the missions of the country, with the day on which the source was looked at; nothing is written over unseen.
    async fn changed(site: Site) {
        let id = figure(site, "Rodrigo", "CL").await;
        let address = format!("/public-figures/{id}/edit");
        keepers_only(site, &address, id).await;
        let mut clerk = clerk(site).await;
        let page = clerk.get(&address).await;
        for (name, value) in [("name", "Rodrigo"), ("country", "Chile"), ("origin", "Bayt Jala"), ("origin_code", "bayt-jala"), ("since_year", "2012")] {
            assert_eq!(page.value(name), value);
        }
        let seen = page.value("seen");
        site.app.clock.advance(TimeDelta::days(3));
        clerk = super::clerk(site).await;
        assert_eq!(clerk.post(&address, &with(&MARISOL, "seen", &seen)).await.location(), format!("/public-figures/{id}"));
        let row = rows(site).await.remove(0);
        assert_eq!((&*row.name, row.revision, row.checked_at), ("Marisol Hananía", 1, site.app.clock.now()));
        assert!(row.folded.contains(" hanania") && row.added_at < row.checked_at);
        let stale = clerk.post(&address, &with(&with(&MARISOL, "name", "Other"), "seen", &seen)).await;
        assert_eq!((stale.status.as_u16(), &*stale.errors()[0].0, &*stale.value("name")), (422, "name", "Other"));
        assert_eq!(stale.value("seen"), "1", "saved once more, it holds");
        // What was sent is sent again: nothing is lost by it.
        clerk.post(&address, &with(&MARISOL, "seen", &seen)).await.location();
        assert_eq!((site.times_done("figure.change").await, site.times_done("figure.check").await), (1, 1));
        clerk.post(&address, &with(&with(&MARISOL, "name", "Other"), "seen", "2")).await.location();
        assert_eq!(rows(site).await[0].name, "Other");
    }
}

both! {
    /// Looked at again, the source has a new date; the term that ends is noted once, and taken back where it was wrong.
    async fn looked_at_again(site: Site) {
        let mut clerk = clerk(site).await;
        let to = clerk.post("/public-figures/new", &MARISOL).await.location();
        let address = format!("{to}/edit");
        site.app.clock.advance(TimeDelta::minutes(5));
        clerk.post(&address, &MARISOL).await.location();
        let row = rows(site).await.remove(0);
        assert_eq!((row.checked_at, row.ended_at), (site.app.clock.now(), None));
        assert!(clerk.get(&to).await.text("main .flash").contains("looked at the source today"));
        let ended = with(&MARISOL, "until_year", "2025");
        clerk.post(&address, &ended).await.location();
        let at = site.app.clock.now();
        site.app.clock.advance(TimeDelta::minutes(5));
        clerk.post(&address, &with(&ended, "contact", "")).await.location();
        assert_eq!(rows(site).await[0].ended_at, Some(at), "noted once");
        clerk.post(&address, &MARISOL).await.location();
        assert_eq!(rows(site).await[0].ended_at, None);
    }
}

both! {
    /// Wrong input keeps what was typed; nobody becomes whom the list has already, or goes to another mission's country.
    async fn what_is_wrong(site: Site) {
        figure(site, "Rodrigo", "CL").await;
        let mut clerk = clerk(site).await;
        let to = clerk.post("/public-figures/new", &MARISOL).await.location();
        let address = format!("{to}/edit");
        let answer = clerk.post(&address, &[("name", "Marisol"), ("city", "Los Aromos")]).await;
        assert_eq!((answer.status.as_u16(), answer.value("city")), (422, "Los Aromos".to_owned()));
        assert_eq!(clerk.post(&address, &with(&MARISOL, "country", "Jordan")).await.errors()[0].0, "country");
        let as_other = with(&with(&with(&MARISOL, "name", "RODRIGO"), "office", "mayor"), "body", "Municipalidad de Puerto Sauce");
        let answer = clerk.post(&address, &as_other).await;
        assert_eq!((answer.status.as_u16(), &*answer.errors()[0].0), (422, "name"));
        assert!(rows(site).await.iter().any(|row| row.name == "Marisol Hananía" && row.revision == 0));
    }
}
