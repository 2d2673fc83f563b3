//! `/queue`.

mod claim;
mod index;
mod next;
mod release;

use crate::support::browser::Browser;

/// What the queue of `browser` shows: the addresses of the cases.
pub async fn cases(browser: &mut Browser) -> Vec<String> {
    browser.get("/queue").await.attributes("main .tasks a", "href")
}

/// What a form on the page sends for the first case.
pub async fn first(browser: &mut Browser) -> [(&'static str, String); 2] {
    let page = browser.get("/queue").await;
    let of = |name: &str| page.attributes(&format!("main .tasks input[name={name}]"), "value").remove(0);
    [("kind", of("kind")), ("id", of("id"))]
}
