//! `/healthz`: the process answers.

/// Says so.
pub async fn get() -> &'static str {
    "ok\n"
}
