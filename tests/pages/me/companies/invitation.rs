//! `/me/companies/{id}/invitation`.

use chrono::TimeDelta;
use registry::company_role::DAYS;

use super::{code, keepers_only, kept, known, row, signed_in};

both! {
    async fn for_its_keeper(site: Site) {
        keepers_only(site, "/invitation").await;
    }
}

both! {
    /// A code is good for a month, or until it is taken back; made again it is another one, and it is kept as a hash.
    async fn a_code_for_a_month(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let mut browser = signed_in(site, &layla).await;
        let first = code(&mut browser, id).await;
        assert_eq!(code(&mut browser, id).await, first);
        assert_eq!(first.len(), 14, "{first}");
        let hash = row(site, id).await.unwrap().join_hash.unwrap();
        assert!(!hash.windows(4).any(|part| first.as_bytes().starts_with(part)));
        let address = format!("/en/me/companies/{id}/invitation");
        browser.post(&address, &[("to", "end")]).await.location();
        assert!(row(site, id).await.unwrap().join_hash.is_none());
        site.app.clock.advance(TimeDelta::seconds(1));
        assert_ne!(code(&mut browser, id).await, first);
        site.app.clock.advance(TimeDelta::days(DAYS));
        let mut browser = signed_in(site, &layla).await;
        assert!(browser.get(&format!("/en/me/companies/{id}")).await.texts(".reference").is_empty(), "good for longer");
    }
}
