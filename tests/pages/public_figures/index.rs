//! `/public-figures`.

use registry::public_figure::{Office, Said};

use super::{READERS, clerk, closed, english, figure, said, written};
use crate::support::site::Site;

/// What the list shows for `words`, to a clerk of another country.
async fn found(site: &Site, words: &str) -> String {
    site.staff("clerk-amman").await.post_on("/public-figures", &[("q", words)]).await.text("main")
}

both! {
    /// Read by the staff of all missions, whatever the country, and by nobody else; who keeps it is led to adding.
    async fn who_reads_it(site: Site) {
        closed(site, "/public-figures", &[]).await;
        let page = clerk(site).await.get("/public-figures").await;
        assert!(page.text("main .empty").contains("No results"));
        figure(site, "Rodrigo Abufarhue", "CL").await;
        for slug in ["clerk-santiago", "supervisor-amman"].iter().chain(&READERS) {
            let page = english(site, slug).await.get("/public-figures").await;
            let text = page.text("main");
            for there in ["Rodrigo Abufarhue", "Mayor", "Alcalde", "Puerto Sauce", "Chile", "Since 2012", "Bayt Jala"] {
                assert!(page.status == 200 && text.contains(there), "{slug} {there}: {text}");
            }
            assert_eq!(page.attributes("main a", "href").contains(&"/public-figures/new".to_owned()), !READERS.contains(slug), "{slug}");
            assert!(page.texts("nav a").contains(&"Public figures".to_owned()), "{slug}: not in the menu");
        }
    }
}

both! {
    /// Found by words of any spelling, and by the place of origin in any language; what was typed stands in no address.
    async fn found_by_words(site: Site) {
        let rodrigo = Said { other_name: "رودريغو أبو فرحة".into(), ..said("Rodrigo Abufarhué", "CL") };
        written(site, &rodrigo).await;
        let elena = Said {
            office: Office::Other,
            office_words: "Síndica 50%".into(),
            body: "Alcaldía de Valle_Verde".into(),
            city: "Valle Verde".into(),
            origin: "Aldea".into(),
            ..said("Elena Sikaffy", "HN")
        };
        written(site, &elena).await;
        for words in [
            "rodrigo", "ABUFARHUE", "Abufarhué rod", "ابو فرحه", "أبوفرحة", "رودريغو", "puerto", "alcalde sauce",
            "بيت جالا", "Beit Jala", "bayt jala",
        ] {
            let page = found(site, words).await;
            assert!(page.contains("Rodrigo") && !page.contains("Elena"), "{words}: {page}");
        }
        for words in ["SINDICA", "50%", "valle_", "elena aldea"] {
            let page = found(site, words).await;
            assert!(page.contains("Elena") && !page.contains("Rodrigo"), "{words}: {page}");
        }
        for words in ["%", "_", "\\", "rodrigo elena", "5_%x"] {
            let page = found(site, words).await;
            assert!(!page.contains("Rodrigo") && !page.contains("Elena"), "{words}: {page}");
        }
        let mut clerk = site.staff("clerk-amman").await;
        let before = site.times_done("figure.search").await;
        let to = clerk.post("/public-figures", &[("q", "rodrigo"), ("office", "mayor")]).await.location();
        assert!(to.contains("office=mayor") && !to.contains("rodrigo"), "{to}");
        assert_eq!(site.times_done("figure.search").await, before + 1);
        let page = clerk.get(&to).await;
        assert!(page.text("main").contains("Rodrigo") && page.value("q") == "rodrigo");
        assert!(!site.staff("clerk-santiago").await.get(&to).await.body.contains("value=\"rodrigo\""), "another's words");
    }
}

both! {
    /// Narrowed by country, office and term; what means nothing narrows nothing.
    async fn narrowed(site: Site) {
        figure(site, "Rodrigo", "CL").await;
        let former = Said { office: Office::Senator, until_year: Some(2020), ..said("Elena", "HN") };
        written(site, &former).await;
        let mut clerk = site.staff("clerk-santiago").await;
        for (filter, rodrigo, elena) in [
            ("country=CL", true, false), ("country=JO", false, false), ("country=XX", true, true),
            ("office=senator", false, true), ("office=king", true, true), ("term=current", true, false),
            ("term=former", false, true), ("term=x", true, true), ("office=mayor&term=former", false, false),
        ] {
            let page = clerk.get(&format!("/public-figures?{filter}")).await.text("main table, main .empty");
            assert_eq!((page.contains("Rodrigo"), page.contains("Elena")), (rodrigo, elena), "{filter}: {page}");
        }
        assert_eq!(clerk.get("/public-figures?origin=x").await.status, 422, "a filter that is overlooked");
    }
}

both! {
    /// Twenty-five to a page, who was changed last first.
    async fn in_pages(site: Site) {
        for n in 0..30 {
            figure(site, &format!("Rodrigo {n:02}"), "CL").await;
        }
        let mut clerk = site.staff("clerk-santiago").await;
        let first = clerk.get("/public-figures?country=CL").await;
        let second = clerk.get("/public-figures?country=CL&page=2").await;
        assert_eq!((first.texts("main tbody tr").len(), second.texts("main tbody tr").len()), (25, 5));
        assert!(first.text("main table").contains("Rodrigo 29") && second.text("main table").contains("Rodrigo 00"));
        assert_eq!(clerk.get("/public-figures?country=CL&page=99").await.location(), "/public-figures?country=CL&page=2");
    }
}
