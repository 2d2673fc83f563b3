//! `/people/searches`.

mod index;
mod new;
mod removal;

use crate::support::browser::Browser;

/// `clerk` saves the search for `q` among those who wait, as `name`; the address of its list.
pub async fn saved(clerk: &mut Browser, q: &str, name: &str) -> String {
    let list = clerk.post("/people", &[("q", q), ("status", "submitted")]).await.location();
    let page = clerk.get(&list).await;
    let save =
        page.attributes("#found a", "href").into_iter().find(|href| href.contains("/searches/new")).unwrap();
    let list = clerk.get(&save).await.value("list");
    clerk.post(&save, &[("name", name), ("list", &list)]).await.location();
    let saved = clerk.get("/people").await.attributes("nav.saved a", "href");
    saved[saved.len() - 2].clone()
}
