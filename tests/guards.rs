//! Each guard of the policy is one: with it switched off, what it keeps out comes in. What pages do with it switched on
//! stands beside the pages; what is shown here is that those tests would be red without it.

use accounts::policy::{Action, Decision, Guard, Guards, Role};
use accounts::staff::{self, AccountId, State};
use chrono::TimeDelta;
use kit::field::{Purpose, Tier};
use registry::person;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::pages::staff_accounts::account;
use crate::support::site::Site;

/// What the clerk of Santiago gets at `path`.
async fn status(site: &Site, path: &str) -> u16 {
    site.staff("clerk-santiago").await.get(path).await.status.as_u16()
}

both! {
    async fn permission(site: Site) {
        for path in ["/audit", "/staff-accounts", "/missions/new"] {
            assert_eq!(status(site, path).await, 403);
        }
        let open = site.without(&[Guard::Permission]).await;
        assert_eq!(status(&open, "/missions/new").await, 200);
    }
}

both! {
    /// With the guard of the application off, PostgreSQL alone keeps people of other countries back. SQLite has no such
    /// net; there the tidy test is it, which lets nobody ask for a row beside its model.
    async fn scope_and_row_security(site: Site) {
        let is_postgres = site.db.get_database_backend() == sea_orm::DbBackend::Postgres;
        let abroad = async |site: &Site| {
            let id = site.person("أحمد", "Khatib", "JO").await;
            let own = site.person("علي", "Khatib", "CL").await;
            assert_eq!(status(site, &format!("/people/{own}")).await, 200);
            status(site, &format!("/people/{id}")).await
        };
        assert_eq!(abroad(site).await, 404);
        let one_net = if is_postgres { 404 } else { 200 };
        assert_eq!(abroad(&site.without(&[Guard::Scope]).await).await, one_net);
        assert_eq!(abroad(&site.without(&[Guard::Scope, Guard::RowSecurity]).await).await, 200);
    }
}

async fn asking(site: &Site, id: AccountId) -> bool {
    let now = site.app.clock.now();
    staff::asking(&site.db, site.app.guards, id, now).await.unwrap().is_some()
}

both! {
    /// Invited and suspended accounts may do nothing, whatever roles they hold.
    async fn state(site: Site) {
        for state in [State::Invited, State::Suspended] {
            for (site, may) in [(site, false), (&site.without(&[Guard::State]).await, true)] {
                let clerk = account(site, "clerk-santiago").await;
                staff::Entity::update_many()
                    .col_expr(staff::Column::State, Expr::value(state))
                    .filter(staff::COLUMN.id.eq(clerk))
                    .exec(&site.db)
                    .await
                    .unwrap();
                assert_eq!(asking(site, clerk).await, may, "{state:?}");
            }
        }
    }
}

both! {
    async fn term(site: Site) {
        for (site, may) in [(site, false), (&site.without(&[Guard::Term]).await, true)] {
            let clerk = account(site, "clerk-santiago").await;
            assert!(asking(site, clerk).await);
            let over = site.app.clock.now() - TimeDelta::seconds(1);
            accounts::grant::Entity::update_many()
                .col_expr(accounts::grant::Column::ToAt, Expr::value(over))
                .filter(accounts::grant::COLUMN.account_id.eq(clerk))
                .exec(&site.db)
                .await
                .unwrap();
            assert_eq!(asking(site, clerk).await, may);
        }
    }
}

both! {
    /// What is masked to a role is empty in its rows; nothing of it is left.
    async fn mask(site: Site) {
        let id = site.person("أحمد", "Khatib", "CL").await;
        let mut row = person::Entity::find_by_id(id).one(&site.db).await.unwrap().unwrap();
        (row.birth_year, row.birth_month, row.birth_day) = (Some(1957), Some(3), Some(27));
        let as_seen = |guards| {
            let decision = Decision::of(Role::Analyst, Action::SeeNumbers, &[], guards);
            assert_eq!(decision.reads(&person::TABLE, "birth_year"), decision.mask(Purpose::Registry).reads(Tier::T2));
            decision.masked(&person::TABLE, row.clone()).unwrap()
        };
        let seen = as_seen(Guards::default());
        assert_eq!((seen.birth_year, seen.birth_month, seen.birth_day), (None, None, None));
        assert_eq!((seen.given_ar.as_str(), seen.country.as_str()), ("أحمد", "CL"), "the directory is tier 1");
        assert_eq!(as_seen(Guards::without(&[Guard::Mask])), row);
    }
}

/// The switches are in the build of the tests alone: the binary that is shipped, built by itself, has none.
#[test]
fn the_binary_has_no_switches() {
    let has = |file: &std::path::Path| {
        let bytes = std::fs::read(file).unwrap();
        bytes.windows(Guards::MARK.len()).any(|part| part == Guards::MARK.as_bytes())
    };
    assert!(has(&std::env::current_exe().unwrap()), "the mark is no mark");
    assert!(!has(&crate::faults::server::binary().unwrap()));
}

both! {
    /// A change of role acts on work that waits, too: what someone ordered who holds the role no more is dropped, and
    /// that is written down. What the system itself owes is done whoever caused it.
    async fn job_rights(site: Site) {
        for (site, sent) in [(site, 0), (&site.without(&[Guard::JobRights]).await, 1)] {
            let mut one = site.staff("administrator").await;
            let fields = [
                ("name", "هدى"), ("email", "huda@ministry.example.org"), ("language", "ar"), ("role", "analyst"),
            ];
            one.post("/staff-accounts/new", &fields).await.location();
            let owed = site.person("أحمد", "Khatib", "CL").await;
            site.app.index.delete("person", vec![owed.0]).await.unwrap();
            site.staff("clerk-santiago").await.post(&format!("/people/{owed}/verification"), &[("basis", "papers")]).await.location();
            // Before the mail leaves, who ordered it changes to another desk.
            let (administrator, clerk) = (account(site, "administrator").await, account(site, "clerk-santiago").await);
            let mut two = site.staff("administrator-two").await;
            for gone in [administrator, clerk] {
                two.post(&format!("/staff-accounts/{gone}/grant"), &[("role", "analyst")]).await.location();
            }
            site.do_jobs().await;
            let mails = site.app.mail.sent();
            assert_eq!(mails.iter().filter(|mail| mail.to == "huda@ministry.example.org").count(), sent);
            assert_eq!(site.times_refused("job.run").await, 1 - sent);
            let query = search::Query { kind: "person", text: "احمد".into(), limit: 5, ..Default::default() };
            let found = site.app.index.search(&search::Scope::Operator, query).await.unwrap();
            assert_eq!(found.ids(), [owed.0], "the index is owed");
        }
    }
}
