//! Six-digit codes.

use accounts::Ctx;
use accounts::code::{self, Checked};
use sea_orm::EntityTrait;

use crate::support::site::Site;

/// A code that is not `code`.
fn other(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

async fn issue(ctx: &Ctx) -> String {
    code::issue(ctx, "test", "layla@example.org").await.unwrap().expect("within the limits")
}

both! {
    /// It works once, and only for its purpose.
    async fn works_once(site: Site) {
        site.within("192.0.2.1", |ctx| async move {
            let code = issue(&ctx).await;
            assert_eq!(code.len(), 6);
            assert_eq!(code::waiting(&ctx, "test").await?.unwrap().target, "layla@example.org");
            assert_eq!(code::check(&ctx, "other", &code).await?, Checked::Gone);
            assert_eq!(code::check(&ctx, "test", &other(&code)).await?, Checked::Wrong);
            assert_eq!(code::check(&ctx, "test", &code).await?, Checked::Right);
            assert_eq!(code::check(&ctx, "test", &code).await?, Checked::Gone);
            Ok(())
        })
        .await
        .unwrap();
        assert!(code::Entity::find().all(&site.db).await.unwrap().is_empty());
    }
}

both! {
    /// Five wrong tries, and it works no more; the fifth may still be right.
    async fn five_tries(site: Site) {
        site.within("192.0.2.1", |ctx| async move {
            for wrong in [4, 5] {
                let code = issue(&ctx).await;
                for _ in 0..wrong {
                    assert_eq!(code::check(&ctx, "test", &other(&code)).await?, Checked::Wrong);
                }
                let last = if wrong == 4 { Checked::Right } else { Checked::Gone };
                assert_eq!(code::check(&ctx, "test", &code).await?, last, "after {wrong}");
            }
            Ok(())
        })
        .await
        .unwrap();
    }
}

both! {
    /// A newer one replaces it; one of another browser is nothing here.
    async fn the_newest_counts(site: Site) {
        let elsewhere = site
            .within("192.0.2.1", |ctx| async move {
                let first = issue(&ctx).await;
                let second = issue(&ctx).await;
                assert_eq!(code::Entity::find().all(ctx.tx().await?).await?.len(), 1);
                if first != second {
                    assert_eq!(code::check(&ctx, "test", &first).await?, Checked::Wrong);
                }
                Ok(second)
            })
            .await
            .unwrap();
        let here = site.within("192.0.2.1", move |ctx| {
            let code = elsewhere.clone();
            async move { code::check(&ctx, "test", &code).await }
        });
        assert_eq!(here.await.unwrap(), Checked::Gone);
    }
}

both! {
    /// Fifteen minutes, and it works no more; nothing of the code or the address stands in the table.
    async fn fifteen_minutes(site: Site) {
        let clock = site.app.clock.clone();
        let code = site.within("192.0.2.1", |ctx| async move { Ok(issue(&ctx).await) }).await.unwrap();
        let row = code::Entity::find().one(&site.db).await.unwrap().unwrap();
        for bytes in [&row.code_hash, &row.target_hash] {
            assert_eq!(bytes.len(), 32);
            assert!(!bytes.windows(6).any(|window| window == code.as_bytes()));
        }
        assert_eq!(code::remove_expired(&site.db, clock.now()).await.unwrap(), 0);
        clock.advance(code::LIFE);
        assert_eq!(code::remove_expired(&site.db, clock.now()).await.unwrap(), 1);
        // A request knows one time; the row's own is moved instead.
        site.within("192.0.2.1", |ctx| async move {
            use sea_orm::sea_query::Expr;
            let code = issue(&ctx).await;
            code::Entity::update_many()
                .col_expr(code::Column::ExpiresAt, Expr::value(ctx.now()))
                .exec(ctx.tx().await?)
                .await?;
            assert_eq!(code::check(&ctx, "test", &code).await?, Checked::Gone);
            Ok(())
        })
        .await
        .unwrap();
    }
}

async fn issued(site: &Site, from: &str, to: &str) -> bool {
    let to = to.to_owned();
    let issued = site.within(from, move |ctx| {
        let to = to.clone();
        async move { code::issue(&ctx, "test", &to).await }
    });
    issued.await.unwrap().is_some()
}

both! {
    /// So many to one address an hour, however it is written and wherever they are asked for; then again.
    async fn limited_by_address(site: Site) {
        let a_range = |n: u32| format!("192.0.{n}.1");
        for n in 0..5 {
            assert!(issued(site, &a_range(n), "layla@example.org").await);
        }
        assert!(!issued(site, &a_range(9), "Layla@Example.org").await);
        assert!(issued(site, &a_range(9), "omar@example.org").await);
        for hour in 1..=4 {
            site.app.clock.advance(chrono::TimeDelta::hours(1));
            for n in 0..5 {
                assert_eq!(issued(site, &a_range(n), "layla@example.org").await, hour < 4, "{hour} {n}");
            }
        }
    }
}

both! {
    /// So many from one range of addresses an hour.
    async fn limited_by_range(site: Site) {
        for n in 0..60 {
            assert!(issued(site, "192.0.2.1", &format!("{n}@example.org")).await, "{n}");
        }
        assert!(!issued(site, "192.0.2.254", "layla@example.org").await);
        assert!(issued(site, "192.0.3.1", "layla@example.org").await);
    }
}
