//! `/me/passkeys/proof`.

use accounts::policy::Guard;
use axum::http::StatusCode;
use registry::person::Status;

use crate::pages::associations::{club, headed_by, kept};
use crate::pages::me::{closed_to_guests, known, set_status, signed_in};
use crate::support::telephone::{Telephone, asked};

both! {
    /// Who has none reads where one is added; one's own leads on, with a new id of the session; another's proves nothing.
    async fn of_ones_own(site: Site) {
        closed_to_guests(site, &["/me/passkeys/proof"]).await;
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get("/en/me/passkeys/proof?to=%2Fme%2Fhistory").await;
        let links = page.attributes("main a.button", "href");
        assert_eq!(links, ["/en/me/passkeys/new?to=%2Fme%2Fhistory"]);
        let mut own = Telephone::new();
        own.joins(&mut browser, "/en/me/passkeys/new").await.location();
        let mut other = Telephone::new();
        other.joins(&mut signed_in(site, &omar).await, "/en/me/passkeys/new").await.location();
        let mut browser = signed_in(site, &layla).await;
        let wrong = other.enters(&mut browser, "/en/me/passkeys/proof").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        let page = browser.get("/en/me/passkeys/proof?to=%2Fme%2Fhistory").await;
        let before = browser.cookie().unwrap();
        let answer = own.answers(&asked(&page));
        let fields = [("answer", &*answer), ("to", "/me/history")];
        assert_eq!(browser.post("/en/me/passkeys/proof", &fields).await.location(), "/en/me/history");
        assert_ne!(browser.cookie().unwrap(), before, "the session keeps its id");
        assert_eq!(browser.post("/en/me/passkeys/proof", &fields).await.status, 422, "worth nothing a second time");
        let elsewhere = [("answer", &*own.answers(&asked(&browser.get("/en/me/passkeys/proof").await))), ("to", "//evil.example")]
            .map(|(name, value)| (name, value.to_owned()));
        let elsewhere: Vec<(&str, &str)> = elsewhere.iter().map(|(name, value)| (*name, value.as_str())).collect();
        assert_eq!(browser.post("/en/me/passkeys/proof", &elsewhere).await.location(), "/en/me");
        assert_eq!((site.times_done("member.prove").await, site.times_refused("member.prove").await), (2, 2));
    }
}

both! {
    /// Tries are counted.
    async fn tries_end(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        Telephone::new().joins(&mut browser, "/en/me/passkeys/new").await.location();
        let mut last = StatusCode::OK;
        for _ in 0..12 {
            last = browser.post("/en/me/passkeys/proof", &[("answer", "{}")]).await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
    }
}

both! {
    /// Whoever reads the mail of one who heads an association adds no passkey of their own and removes none: those it has are
    /// asked for first. The guard is one.
    async fn before_a_head_changes_passkeys(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        set_status(site, layla.id, Status::Verified).await;
        let id = kept(site, &club()).await;
        headed_by(site, id, layla.id).await;
        let mut telephone = Telephone::new();
        let mut first = signed_in(site, &layla).await;
        telephone.joins(&mut first, "/en/me/passkeys/new").await.location();
        let removal = first.get("/en/me/passkeys").await.attributes("main .card a", "href").remove(0);
        let proof = "/en/me/passkeys/proof?to=%2Fme%2Fpasskeys%2F";
        let mut by_mail = signed_in(site, &layla).await;
        assert!(by_mail.get("/en/me/passkeys/new").await.location().starts_with(proof));
        assert!(by_mail.post("/en/me/passkeys/new", &[("name", "x"), ("answer", "{}")]).await.location().starts_with(proof));
        assert!(by_mail.get(&removal).await.location().starts_with(proof));
        assert!(by_mail.post(&removal, &[]).await.location().starts_with(proof));
        telephone.enters(&mut by_mail, "/en/me/passkeys/proof").await.location();
        assert_eq!(by_mail.get("/en/me/passkeys/new").await.status, StatusCode::OK);
        assert_eq!(by_mail.post(&removal, &[]).await.location(), "/en/me/passkeys");
        let open = &site.without(&[Guard::Passkey]).await;
        let layla = known(open, "Layla", "layla@example.org", true).await;
        headed_by(open, kept(open, &club()).await, layla.id).await;
        Telephone::new().joins(&mut signed_in(open, &layla).await, "/en/me/passkeys/new").await.location();
        assert_eq!(signed_in(open, &layla).await.get("/en/me/passkeys/new").await.status, StatusCode::OK);
    }
}
