//! `/people/{id}/disclosure`.

use super::{OUTSIDE, guarded};
use crate::pages::me::{known, signed_in};

both! {
    async fn guards(site: Site) {
        guarded(site, "/disclosure", "clerk-santiago", &OUTSIDE).await;
    }
}

both! {
    /// Only who says why reads it, in that answer alone; it is written down with the reason, and the person sees it.
    async fn with_a_reason(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut member = signed_in(site, &layla).await;
        member.post("/en/me/refugee", &[("unrwa", "1-12345678"), ("legal", "undocumented")]).await.location();
        member.post("/en/me/refugee/displacement", &crate::pages::me::refugee::NAKBA).await.location();
        let mut clerk = site.staff("clerk-santiago").await;
        let address = format!("/people/{}/disclosure", layla.id);
        assert!(!clerk.get(&address).await.body.contains("112345678"));
        let answer = clerk.post(&address, &[("reason", "curious")]).await;
        assert!(answer.status == 422 && !answer.body.contains("112345678"));
        assert_eq!(site.times_done("refugee.disclose").await, 0);
        let shown = clerk.post(&address, &[("reason", "asks")]).await;
        assert!(shown.status == 200 && shown.body.contains("112345678") && shown.body.contains("صفورية"));
        assert!(!clerk.get(&address).await.body.contains("112345678"), "shown without a reason");
        let rows = accounts::audit::all(&site.db).await.unwrap();
        let told: Vec<_> = rows.iter().filter(|row| row.act == "refugee.disclose").collect();
        assert!(told.len() == 1 && told[0].detail.contains("asks") && !told[0].detail.contains("1123"));
        let history = member.get("/en/me/history").await.text("main");
        assert!(history.contains("Your refugee papers were read: you were there, or on the phone"), "{history}");
    }
}
