//! What the tests share.

pub mod browser;
pub mod database;
pub mod site;
pub mod telephone;

/// Declares one async test that runs twice, as `name::sqlite` and `name::postgres`, each time with a
/// fresh site: a migrated database with the missions, an index, a standing clock.
macro_rules! both {
    ($(#[$doc:meta])* async fn $name:ident($site:ident: Site) $body:block) => {
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn test($site: &$crate::support::site::Site) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                let site = $crate::support::site::Site::on_sqlite().await;
                test(&site).await
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                let site = $crate::support::site::Site::on_postgres().await;
                test(&site).await
            }
        }
    };
}
