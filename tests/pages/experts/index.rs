//! `/experts`.

use registry::person::Status;

use super::{closed, kept, known, listed, surgeon};
use crate::pages::me::{set_status, signed_in};
use crate::support::site::Site;
use registry::expert::Said;

/// What the bank shows for `words`, to a clerk of another country.
async fn found(site: &Site, words: &str) -> String {
    site.staff("clerk-amman").await.post_on("/experts", &[("q", words)]).await.text("main")
}

both! {
    /// Read by the staff of every mission, with names and without how anybody is reached; who has not agreed, rests or is not
    /// verified is not there.
    async fn those_who_agreed(site: Site) {
        closed(site, "/experts").await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        listed(site, layla.id, &surgeon()).await;
        kept(site, omar.id, &surgeon()).await;
        for slug in ["clerk-santiago", "clerk-amman", "officer-south-america", "programme-manager"] {
            let page = site.staff(slug).await.get("/experts").await;
            let text = page.text("main");
            assert!(page.status == 200 && text.contains("Layla") && text.contains("Cirujana"), "{slug}: {text}");
            assert!(!text.contains("Omar") && !page.body.contains("layla@example.org"), "{slug}: {text}");
            assert!(!page.body.contains("CM-4711"), "{slug}: the number of a licence");
        }
        assert!(site.times_done("expert.bank").await >= 4);
        let mut member = signed_in(site, &layla).await;
        member.post("/en/me/pause", &[("to", "pause")]).await.location();
        assert!(!found(site, "").await.contains("Layla"), "whoever rests is in no list");
        member.post("/en/me/pause", &[("to", "resume")]).await.location();
        assert!(found(site, "").await.contains("Layla"));
        member.post("/en/me/expertise/directory", &[("listed", "no")]).await.location();
        assert!(!found(site, "").await.contains("Layla"), "taken back");
        member.post("/en/me/expertise/directory", &[("listed", "yes")]).await.location();
        set_status(site, layla.id, Status::Submitted).await;
        assert!(!found(site, "").await.contains("Layla"), "not verified");
    }
}

both! {
    /// Found by words of any language, and narrowed; what was typed stands in no address.
    async fn found_by_words(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        listed(site, layla.id, &surgeon()).await;
        let said = Said { profession: "ترميم 50%".into(), specialties: vec!["Kufic_script".into()], languages: vec!["sw".into()], ..Said::default() };
        listed(site, omar.id, &said).await;
        for words in ["cirujana", "CIRUJANA", "جراحة اليد", "hand surgeon", "Hand and microsurgery", "CIRUGÍA DE LA MANO", "cirujana", "specialist medical practitioners", "جراحه"] {
            let page = found(site, words).await;
            assert!(page.contains("Layla") && !page.contains("Omar"), "{words}: {page}");
        }
        for words in ["ترميم", "50%", "kufic_", "KUFIC script"] {
            let page = found(site, words).await;
            assert!(page.contains("Omar") && !page.contains("Layla"), "{words}: {page}");
        }
        for words in ["dentist", "5_%", "%", "_", "\\"] {
            let page = found(site, words).await;
            assert!(!page.contains("Layla"), "{words}: {page}");
        }
        let mut clerk = site.staff("clerk-amman").await;
        let to = clerk.post("/experts", &[("q", "cirujana"), ("help", "treat")]).await.location();
        assert!(to.contains("help=treat") && !to.contains("cirujana"), "{to}");
        assert!(clerk.get(&to).await.text("main").contains("Layla"));
        assert!(!site.staff("clerk-santiago").await.get(&to).await.body.contains("value=\"cirujana\""), "another's words");
        for (filter, layla, omar) in [
            ("field=SUR", true, false), ("field=MED", false, false), ("field=SUR09", true, true), ("country=CL", true, true),
            ("country=JO", false, false), ("language=es", true, false), ("language=sw", false, true), ("help=treat", true, false),
            ("help=host", false, false), ("way=weeks", true, false), ("way=online", false, false), ("way=nonsense", true, true),
        ] {
            let page = clerk.get(&format!("/experts?{filter}")).await.text("main table, main .empty");
            assert_eq!((page.contains("Layla"), page.contains("Omar")), (layla, omar), "{filter}: {page}");
        }
    }
}
