//! `/associations`.

use kit::clock::Clock;
use registry::association::{About, Kind, State};
use server::config::Config;

use super::{OUTSIDE, club, headed_by, kept};
use crate::pages::me::known;
use crate::support::site::{Site, now};

/// What the directory shows a clerk of another country for `words`.
async fn found(site: &Site, words: &str) -> String {
    site.staff("clerk-amman").await.post_on("/associations", &[("q", words)]).await.text("main")
}

/// Two associations in the index, written down at the desk.
async fn two(site: &Site) {
    let mut clerk = site.staff("clerk-santiago").await;
    for (name, other, kind, city) in
        [("Club Jerusalén", "نادي القدس", "club", "Santiago"), ("Damas de Belén", "", "women", "Concepción")]
    {
        let fields =
            [("name", name), ("other_name", other), ("kind", kind), ("country", "Chile"), ("city", city)];
        clerk.post("/associations/new", &fields).await.location();
    }
    site.do_jobs().await;
}

both! {
    /// Read by staff of every mission and of the department, never by others; it names no member and nobody who holds an office.
    async fn of_all_missions(site: Site) {
        two(site).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, &club()).await;
        headed_by(site, id, layla.id).await;
        assert!(site.browser().get("/associations").await.location().starts_with("/ar/sign-in"));
        for slug in OUTSIDE {
            assert_eq!(site.staff(slug).await.get("/associations").await.status, 403, "{slug}");
        }
        for slug in ["clerk-santiago", "clerk-amman", "officer-south-america", "programme-manager"] {
            let page = site.staff(slug).await.get("/associations").await;
            let text = page.text("main");
            assert!(page.status == 200 && text.contains("Club Jerusalén") && text.contains("Damas de Belén"), "{slug}: {text}");
            assert!(!text.contains("Layla"), "{slug}: {text}");
        }
        assert_eq!(site.times_done("association.directory").await, 4);
    }
}

both! {
    /// Found in either script, with a slip; narrowed by country, kind and state. What was typed stands in no address.
    async fn found_by_words(site: Site) {
        two(site).await;
        for words in ["club jerusalen", "القدس", "nadi al quds", "Jerusalem", "santiago"] {
            let text = found(site, words).await;
            assert!(text.contains("Club Jerusalén") && !text.contains("Damas"), "{words}: {text}");
        }
        let mut clerk = site.staff("clerk-amman").await;
        let address = clerk.post("/associations", &[("q", "jerusalen"), ("section", "club")]).await.location();
        assert!(address.contains("section=club") && !address.to_lowercase().contains("jerus"), "{address}");
        assert!(clerk.get("/associations?section=women").await.text("main").contains("Damas"));
        assert!(!clerk.get("/associations?section=women&country=JO").await.text("main").contains("Damas"));
        let page = clerk.get("/associations?section=x&country=zz&status=y").await.text("main");
        assert!(page.contains("Damas") && page.contains("Club"), "what means nothing is left out: {page}");
        assert!(found(site, "nobody knows it").await.contains("لا جمعية بهذه المواصفات"));
    }
}

/// With the index away, the database answers what it can, and the page says so.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::from(folder.path(), &[("MAHJAR_DATABASE_CONNECTIONS".into(), "4".into())]).unwrap();
    let site = async || {
        Site::around(server::build::app(&config, true, Clock::fixed(now())).await.unwrap(), &config).await
    };
    // The first process has the index open, so that the second has none.
    let (_with_index, site) = (site().await, site().await);
    kept(&site, &club()).await;
    kept(&site, &About { kind: Kind::Women, name: "Damas".into(), state: State::Closed, ..club() }).await;
    let mut clerk = site.staff("clerk-amman").await;
    for (words, kind, status, found) in [
        ("jerusalen", "", "", "Club Jerusalén"),
        ("القدس", "club", "", "Club Jerusalén"),
        ("", "women", "closed", "Damas"),
        ("", "women", "active", ""),
    ] {
        let page =
            clerk.post_on("/associations", &[("q", words), ("section", kind), ("status", status)]).await;
        let text = page.text("main");
        for name in ["Club Jerusalén", "Damas"] {
            assert_eq!(text.contains(name), name == found, "{words} {kind} {status}: {text}");
        }
        assert_eq!(page.texts("main > .notice.warning:not([hidden])").len(), 1);
    }
}
