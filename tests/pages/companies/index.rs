//! `/companies`.

use kit::clock::Clock;
use registry::company::directory;
use registry::person::Status;

use super::{OUTSIDE, closed, kept, known, listed};
use crate::pages::me::{companies, set_status, signed_in};
use crate::support::site::{Site, now};
use server::config::Config;

/// What the directory shows for `words`, to `slug`.
async fn found(site: &Site, slug: &str, words: &str) -> String {
    site.staff(slug).await.post_on("/companies", &[("q", words)]).await.text("main")
}

both! {
    /// Read by the staff of every mission, without who keeps a company; what is not listed, or whose keeper is not verified, is
    /// not there.
    async fn those_who_agreed(site: Site) {
        closed(site, "/companies", &OUTSIDE).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        listed(site, layla.id, "Olivo").await;
        kept(site, omar.id, "Naranja").await;
        for slug in ["clerk-santiago", "clerk-amman", "officer-south-america", "programme-manager"] {
            let page = site.staff(slug).await.get("/companies").await;
            let text = page.text("main");
            assert!(page.status == 200 && text.contains("Olivo"), "{slug}: {text}");
            assert!(!text.contains("Naranja") && !page.body.contains("Layla Khatib"), "{slug}: {text}");
        }
        assert!(site.times_done("company.directory").await >= 4);
        set_status(site, layla.id, Status::Submitted).await;
        assert!(!site.staff("clerk-amman").await.get("/companies").await.text("main").contains("Olivo"), "not verified");
    }
}

both! {
    /// Found in any language by name, trade, product and city; narrowed, with counts; what was typed stands in no address.
    async fn found_by_words(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        listed(site, layla.id, "Zaytuna").await;
        for words in ["zaytuna", "زيتونة", "telas", "textiles", "منسوجات", "santiago", "تشيلي"] {
            assert!(found(site, "clerk-amman", words).await.contains("Zaytuna"), "{words}");
        }
        assert!(!found(site, "clerk-amman", "panadería").await.contains("Zaytuna"));
        let mut clerk = site.staff("clerk-amman").await;
        let to = clerk.post("/companies", &[("q", "telas"), ("section", "C")]).await.location();
        assert!(to.contains("section=C") && !to.contains("telas"), "{to}");
        assert!(clerk.get(&to).await.text("main").contains("Zaytuna"));
        assert!(!site.staff("clerk-santiago").await.get(&to).await.body.contains("value=\"telas\""), "another's words");
        for (filter, is_there) in [
            ("country=CL", true), ("country=JO", false), ("section=C", true), ("section=G", false), ("size=none", true),
            ("size=small", false), ("home=no", true), ("home=yes", false), ("invests=no", true), ("invests=yes", false),
            ("section=nonsense", true),
        ] {
            let page = clerk.get(&format!("/companies?{filter}")).await.text("main");
            assert_eq!(page.contains("Zaytuna"), is_there, "{filter}");
        }
        assert_eq!(site.times_done("company.search").await, 9);
    }
}

both! {
    /// What a keeper says is findable at once; taken back, left or paused, it is gone from the list and from the index.
    async fn follows_its_keeper(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let id = kept(site, layla.id, "Zaytuna").await;
        let mut member = signed_in(site, &layla).await;
        let directory = format!("/en/me/companies/{id}/directory");
        let is_found = async || {
            site.do_jobs().await;
            let digests = site.app.index.digests(directory::KIND).await.unwrap();
            let is_shown = found(site, "clerk-amman", "zaytuna").await.contains("Zaytuna");
            assert_eq!(digests.len() == 1, is_shown);
            is_shown
        };
        assert!(!is_found().await);
        member.post(&directory, &[("listed", "yes")]).await.location();
        assert!(is_found().await);
        member.post(&directory, &[("listed", "no")]).await.location();
        assert!(!is_found().await);
        member.post(&directory, &[("listed", "yes")]).await.location();
        member.post("/en/me/pause", &[("to", "pause")]).await.location();
        assert!(!is_found().await, "whoever rests is in no list");
        member.post("/en/me/pause", &[("to", "resume")]).await.location();
        assert!(is_found().await);
        member.post(&format!("/en/me/companies/{id}/removal"), &[]).await.location();
        assert!(companies::row(site, id).await.is_none());
        assert!(!is_found().await);
    }
}

/// While the index is away, names are found by their beginning, and the page says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::from(folder.path(), &[("MAHJAR_DATABASE_CONNECTIONS".into(), "4".into())]).unwrap();
    let site = async || {
        Site::around(server::build::app(&config, true, Clock::fixed(now())).await.unwrap(), &config).await
    };
    // The first process has the index open, so that the second has none.
    let (_with_index, site) = (site().await, site().await);
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let id = kept(&site, layla.id, "Zaytuna").await;
    set_status(&site, layla.id, Status::Verified).await;
    let mut member = signed_in(&site, &layla).await;
    member.post(&format!("/en/me/companies/{id}/directory"), &[("listed", "yes")]).await.location();
    let mut clerk = site.staff("clerk-amman").await;
    for (words, filter, is_there) in
        [("zayt", "", true), ("aytuna", "", false), ("", "C", true), ("", "G", false)]
    {
        let page = clerk.post_on("/companies", &[("q", words), ("section", filter)]).await;
        assert_eq!(page.text("main").contains("Zaytuna"), is_there, "{words} {filter}");
        assert_eq!(page.texts("main > .notice.warning:not([hidden])").len(), 1);
    }
}
