//! `/data-requests/{id}`.

use axum::http::StatusCode;
use chrono::TimeDelta;
use registry::{data_request, departure, person};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::filed;
use crate::pages::me::{known, signed_in};
use crate::pages::staff_accounts::account;

both! {
    /// Granted by the second person, the record is erased after 14 days, within which its person can stop it: they are told.
    async fn two_persons_erase(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = filed(site, layla.id, "erasure").await;
        let mut officer = site.staff("data-protection").await;
        let page = officer.get(&address).await;
        assert!(page.text("main").contains("Layla") && page.text("main").contains("as she said"));
        assert!(!page.body.contains("layla@example.org"), "what is not needed for the answer");
        officer.post(&address, &[("answer", "accept")]).await.location();
        let leaves = departure::waiting(&site.db, layla.id).await.unwrap().expect("a departure");
        assert_eq!(leaves.due_at - leaves.requested_at, TimeDelta::days(departure::DAYS));
        let mails = site.mails().await;
        // In the language of the person, which the officer reads no more than needed to write in it.
        assert!(mails.iter().any(|mail| mail.text.contains("7 de diciembre de 2026")), "{mails:?}");
        assert!(mails.iter().any(|mail| mail.to == "layla@example.org" && mail.text.contains(&departure::shown(&leaves.reference))));
        // The clerk can tell the person the receipt.
        let mut clerk = site.staff("clerk-santiago").await;
        let desk = clerk.get(&format!("/people/{}/data-request", layla.id)).await;
        assert!(desk.texts("main .notice").concat().contains(&departure::shown(&leaves.reference)));
        // Answered, it is as absent, and so is the person to who answered.
        assert_eq!(officer.get(&address).await.status, StatusCode::NOT_FOUND);
        assert_eq!(officer.post(&address, &[("answer", "refuse"), ("reason", "x")]).await.status, StatusCode::NOT_FOUND);
        site.app.clock.advance(TimeDelta::days(14));
        assert_eq!(departure::carry_out_due(&site.app, site.app.clock.now()).await.unwrap(), 1);
        assert!(person::for_index(&site.db, &[layla.id]).await.unwrap().is_empty());
        assert!(data_request::of(&site.db, layla.id).await.unwrap().is_empty());
    }
}

both! {
    /// Who filed a request does not answer it, whatever they have become since.
    async fn nobody_answers_their_own(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = filed(site, layla.id, "erasure").await;
        let mut officer = site.staff("data-protection").await;
        let id = account(site, "data-protection").await;
        data_request::Entity::update_many()
            .col_expr(data_request::Column::FiledBy, Expr::value(id))
            .filter(data_request::COLUMN.person_id.eq(layla.id))
            .exec(&site.db)
            .await
            .unwrap();
        assert!(officer.get(&address).await.attributes("main form", "method").is_empty());
        assert_eq!(officer.post(&address, &[("answer", "accept")]).await.errors()[0].0, "answer");
        assert!(departure::waiting(&site.db, layla.id).await.unwrap().is_none());
        assert_eq!(site.times_refused("data_request.grant").await, 1);
    }
}

both! {
    /// A refusal says why; both say what is missing. The person sees who read their request: the office, not the officer.
    async fn refused_with_a_reason(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = filed(site, layla.id, "erasure").await;
        let mut officer = site.staff("data-protection").await;
        assert_eq!(officer.post(&address, &[]).await.errors()[0].0, "answer");
        assert_eq!(officer.post(&address, &[("answer", "refuse")]).await.errors()[0].0, "reason");
        officer.post(&address, &[("answer", "refuse"), ("reason", "A court asks for it.")]).await.location();
        assert!(departure::waiting(&site.db, layla.id).await.unwrap().is_none());
        let mut member = signed_in(site, &layla).await;
        let history = member.get("/en/me/history").await.text("main");
        assert!(history.contains("data-protection officer read your request"), "{history}");
        assert!(member.post("/en/me/copy", &[("format", "json")]).await.body.contains("A court asks for it."));
        let acts = (site.times_done("data_request.grant").await, site.times_done("data_request.refuse").await);
        assert_eq!(acts, (0, 1));
    }
}

both! {
    /// An old proof of who one is does not do for it.
    async fn wants_a_fresh_proof(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let address = filed(site, layla.id, "erasure").await;
        let mut officer = site.staff("data-protection").await;
        for _ in 0..5 {
            site.app.clock.advance(TimeDelta::minutes(13));
            officer.get("/dashboard").await;
        }
        assert!(officer.get(&address).await.location().starts_with("/account/proof"));
    }
}
