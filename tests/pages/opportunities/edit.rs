//! `/opportunities/{id}/edit`.

use registry::opportunity::State;

use super::{PRESS, manager, managers_only, open, posted, row, said};

both! {
    /// What is open stays open when it is changed, and nothing is written over unseen.
    async fn changed(site: Site) {
        let id = open(site, "Press").await;
        let address = format!("/opportunities/{id}/edit");
        managers_only(site, &address).await;
        let mut manager = manager(site).await;
        let page = manager.get(&address).await;
        assert_eq!((page.value("title_en"), page.value("amount")), ("Press".to_owned(), "180000".to_owned()));
        let seen = page.value("seen");
        let fields = [&PRESS[..], &[("seen", &*seen)]].concat();
        manager.post(&address, &fields).await.location();
        let now = row(site, id).await;
        assert_eq!((&*now.title_en, &*now.title_ar, now.state, now.revision), ("An olive press", "", State::Open, 1));
        let answer = manager.post(&address, &[&PRESS[..2], &[("title_en", "x"), ("text_en", "y"), ("seen", &*seen)]].concat()).await;
        assert_eq!(answer.errors()[0].0, "kind", "written over unseen");
        assert_eq!(answer.value("title_en"), "x", "what was typed is lost");
        let again = manager.get(&address).await.value("seen");
        manager.post(&address, &[&PRESS[..], &[("seen", &*again)]].concat()).await.location();
        assert_eq!((row(site, id).await.revision, site.times_done("opportunity.change").await), (1, 1), "the same again");
        assert_eq!(manager.post(&address, &[]).await.status, 422);
        // What somebody was asked for, or is interested in, does not become something else.
        let again = manager.get(&address).await.value("seen");
        let other = [&[("kind", "project")], &PRESS[1..], &[("seen", &*again)]].concat();
        assert_eq!(manager.post(&address, &other).await.errors()[0].0, "kind");
        assert_eq!(row(site, id).await.kind, registry::opportunity::Kind::Investment);
    }
}

both! {
    /// A draft is changed, too; a closed one no more.
    async fn until_it_is_closed(site: Site) {
        let mut manager = manager(site).await;
        for (state, status) in [(State::Draft, 200), (State::Closed, 404)] {
            let id = posted(site, &said("Press"), state).await;
            assert_eq!(manager.get(&format!("/opportunities/{id}/edit")).await.status.as_u16(), status);
            manager.post(&format!("/opportunities/{id}/edit"), &PRESS).await;
            assert_eq!(row(site, id).await.title_en == "An olive press", status == 200, "{state:?}");
        }
    }
}
