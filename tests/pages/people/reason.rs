//! `/people/{id}/reason`.

use accounts::policy::Guard;
use axum::http::StatusCode;
use chrono::TimeDelta;
use registry::person::PersonId;

use super::{OUTSIDE, guarded};
use crate::support::browser::Browser;

/// `browser` says why it opens the record.
pub async fn said(browser: &mut Browser, id: PersonId) {
    browser.post(&format!("/people/{id}/reason"), &[("reason", "follow_up")]).await.location();
}

both! {
    async fn guards(site: Site) {
        guarded(site, "/reason", "officer-south-america", &OUTSIDE).await;
    }
}

both! {
    /// Who follows a region opens no record without saying why: for this person, for a working day; it is in the audit,
    /// and its person reads that it was so. Who serves them day by day is not asked.
    async fn before_a_record_is_opened(site: Site) {
        let (id, other) = (site.person("أحمد", "Khatib", "CL").await, site.person("علي", "Khatib", "CL").await);
        let mut officer = site.staff("officer-south-america").await;
        let (record, reason) = (format!("/people/{id}"), format!("/people/{id}/reason"));
        let asked = officer.get(&record).await;
        assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, reason.clone()));
        assert_eq!(officer.get(&format!("{record}/notes/new")).await.location(), reason);
        assert_eq!(site.times_done("person.view").await, 0);
        let page = officer.get(&reason).await;
        let main = page.text("main");
        assert!(main.contains("أحمد") && !main.contains("Santiago"), "the name and no more: {main}");
        for wrong in [&[][..], &[("reason", "")], &[("reason", "curiosity")]] {
            let answer = officer.post(&reason, wrong).await;
            assert_eq!((answer.status, answer.errors()[0].0.as_str()), (StatusCode::UNPROCESSABLE_ENTITY, "reason"));
        }
        assert_eq!(officer.get(&record).await.status, StatusCode::SEE_OTHER);
        assert_eq!(officer.post(&reason, &[("reason", "complaint")]).await.location(), record);
        assert_eq!(officer.get(&record).await.status, StatusCode::OK);
        assert_eq!(officer.get(&format!("/people/{other}")).await.status, StatusCode::SEE_OTHER);
        assert_eq!((site.times_done("person.reason").await, site.times_done("person.view").await), (1, 1));
        assert_eq!(site.staff("clerk-santiago").await.get(&record).await.status, StatusCode::OK);
        site.app.clock.advance(TimeDelta::hours(8));
        let mut next_day = site.staff("officer-south-america").await;
        assert_eq!(next_day.get(&record).await.location(), reason);

        let site = &site.without(&[Guard::Reason]).await;
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut officer = site.staff("officer-south-america").await;
        assert_eq!(officer.get(&format!("/people/{id}")).await.status, StatusCode::OK, "the guard is none");
    }
}
