//! What the tests share.

pub mod database;

/// Declares one async test that runs twice, as `name::sqlite` and `name::postgres`, with a fresh,
/// migrated database each time.
macro_rules! both {
    ($(#[$doc:meta])* async fn $name:ident($db:ident: Database) $body:block) => {
        $(#[$doc])*
        mod $name {
            #[allow(unused_imports)]
            use super::*;

            async fn test($db: $crate::support::database::Database) $body

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                test($crate::support::database::sqlite().await).await
            }

            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                test($crate::support::database::postgres().await).await
            }
        }
    };
}
