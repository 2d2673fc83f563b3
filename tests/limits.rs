//! How often something may be done.

use accounts::limit::{self, Limit};
use chrono::TimeDelta;

use crate::support::site::Site;

async fn take(site: &Site, limit: Limit, subject: &'static [u8]) -> bool {
    site.within("192.0.2.1", move |ctx| async move { limit::take(&ctx, &limit, subject).await })
        .await
        .unwrap()
}

async fn left(site: &Site, limit: Limit, subject: &'static [u8]) -> u32 {
    site.within("192.0.2.1", move |ctx| async move { limit::left(&ctx, &limit, subject).await })
        .await
        .unwrap()
}

both! {
    /// So many in a window, for each subject and each limit by itself; then counting begins anew.
    async fn so_many_in_a_window(site: Site) {
        let limit = Limit::an_hour("test", 2);
        assert_eq!(left(site, limit, b"a").await, 2);
        assert!(take(site, limit, b"a").await);
        assert!(take(site, limit, b"a").await);
        assert_eq!(left(site, limit, b"a").await, 0);
        assert!(!take(site, limit, b"a").await);
        assert!(take(site, limit, b"b").await, "another subject");
        assert!(take(site, Limit::an_hour("other", 2), b"a").await, "another limit");
        site.app.clock.advance(TimeDelta::minutes(59));
        assert!(!take(site, limit, b"a").await, "a refused try does not lengthen the window");
        site.app.clock.advance(TimeDelta::minutes(1));
        assert_eq!(left(site, limit, b"a").await, 2);
        assert!(take(site, limit, b"a").await);
        assert_eq!(left(site, limit, b"a").await, 1);
    }
}

both! {
    /// Twenty at the same moment, on any number of nodes: exactly as many as the limit allows.
    async fn at_the_same_moment(site: Site) {
        let limit = Limit::a_day("test", 7);
        let tries = (0..20).map(|_| take(site, limit, b"a"));
        let mut taken = 0;
        for within in join(tries.collect()).await {
            taken += usize::from(within);
        }
        assert_eq!(taken, 7);
    }
}

async fn join<T>(futures: Vec<impl Future<Output = T>>) -> Vec<T> {
    let mut futures: Vec<_> = futures.into_iter().map(Box::pin).collect();
    let mut done: Vec<Option<T>> = futures.iter().map(|_| None).collect();
    std::future::poll_fn(|cx| {
        for (future, done) in futures.iter_mut().zip(&mut done) {
            if done.is_none()
                && let std::task::Poll::Ready(value) = future.as_mut().poll(cx)
            {
                *done = Some(value);
            }
        }
        if done.iter().all(Option::is_some) { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
    done.into_iter().flatten().collect()
}

both! {
    /// What ended in an error has not been counted; nothing of whom it counts stands in the table; what
    /// counts no more goes.
    async fn rows_tell_nothing_and_go(site: Site) {
        use sea_orm::EntityTrait;
        let limit = Limit::an_hour("test", 1);
        let failed: kit::Result<()> = site
            .within("192.0.2.1", move |ctx| async move {
                limit::take(&ctx, &limit, b"layla@example.org").await?;
                Err(kit::Error::NotFound)
            })
            .await;
        assert!(failed.is_err());
        assert!(take(site, limit, b"layla@example.org").await);
        let rows = limit::Entity::find().all(&site.db).await.unwrap();
        assert_eq!(rows.len(), 1);
        assert!(!rows[0].key_hash.windows(5).any(|window| window == b"layla"));
        let now = site.app.clock.now();
        assert_eq!(limit::remove_expired(&site.db, now).await.unwrap(), 0);
        assert_eq!(limit::remove_expired(&site.db, now + limit.window).await.unwrap(), 1);
    }
}

both! {
    /// A range of addresses is one client, the next range another.
    async fn ranges_are_counted(site: Site) {
        let take = |address: &'static str| async move {
            let limit = Limit::an_hour("test", 1);
            site.within(address, move |ctx| async move { limit::take(&ctx, &limit, &ctx.range().bytes()).await })
                .await
                .unwrap()
        };
        assert!(take("203.0.113.9").await);
        assert!(!take("203.0.113.200").await);
        assert!(take("203.0.114.9").await);
        assert!(take("2001:db8:1::1").await);
        assert!(!take("2001:db8:1:2::3").await);
    }
}
