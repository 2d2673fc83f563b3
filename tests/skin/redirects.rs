//! Every place that takes an address to go on to, and every redirect: it leads to a page of ours, as browsers read it.

use samples::cast;
use url::Url;

use super::{World, none, rows};
use crate::pages::sign_in::of;
use crate::support::browser::{Answer, encoded};
use crate::support::site::Site;

/// Addresses of somebody else, and what only looks like one of ours.
const ELSEWHERE: [&str; 34] = [
    "//evil.example",
    "///evil.example",
    "////evil.example/a",
    "/\\evil.example",
    "\\\\evil.example",
    "\\/evil.example",
    "/\\/evil.example",
    "https://evil.example",
    "https:evil.example",
    "https:/evil.example",
    "HTTPS://EVIL.EXAMPLE",
    "http://localhost:8080@evil.example/me",
    "http://localhost:8080.evil.example/me",
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,x",
    "mailto:eve@evil.example",
    "/\t/evil.example",
    "/\n/evil.example",
    "/\r\n/evil.example",
    "\t//evil.example",
    " //evil.example",
    "\u{a0}//evil.example",
    "/\u{200b}/evil.example",
    "/\u{202e}/evil.example",
    "/%2f%2fevil.example",
    "/%5cevil.example",
    "/.//evil.example",
    "/me/../..//evil.example",
    "/ar/..//evil.example",
    "/me//evil.example",
    "/me/../sign-out",
    "/\u{3002}evil.example",
];

const OURS: &str = "https://mahjar.example.org";

/// What is wrong with where `answer` sends the browser that asked for `at`.
fn led_away(answer: &Answer, at: &str) -> Option<String> {
    let to = answer.headers.get("location")?;
    let Ok(to) = to.to_str() else { return Some("an address that is not ASCII".into()) };
    let base = Url::parse(OURS).unwrap();
    let read = base.join(at).unwrap().join(to);
    let is_ours = read.is_ok_and(|read| read.origin() == base.origin());
    let is_path = to.starts_with('/')
        && !to[1..].starts_with(['/', '\\'])
        && to.chars().all(|letter| letter.is_ascii_graphic());
    (!(is_ours && is_path)).then(|| format!("{to:?}"))
}

/// Names under which frameworks take an address to go on to.
const NAMES: [&str; 10] =
    ["to", "back", "next", "return", "return_to", "redirect", "redirect_uri", "url", "continue", "r"];

both! {
    /// Every page, with every name of a field in its address, for who may open it and for a guest.
    async fn no_page_leads_away(site: Site) {
        let world = World::new(site).await;
        let (mut wrong, mut cases, mut led) = (Vec::new(), 0, 0);
        for row in rows("get") {
            let address = world.address(row);
            let all = NAMES.map(|name| format!("{name}={}", encoded(ELSEWHERE[0]))).join("&");
            let mut queries = vec![all];
            if world.reads_query(row).await {
                queries.extend(ELSEWHERE.map(|elsewhere| format!("to={}", encoded(elsewhere))));
            }
            for query in queries {
                let at = format!("{address}?{query}");
                for mut browser in [world.opener("GET", row), site.browser()] {
                    let answer = browser.get(&at).await;
                    cases += 1;
                    led += usize::from(answer.headers.contains_key("location"));
                    wrong.extend(led_away(&answer, &at).map(|to| format!("{at}: {to}")));
                    // Nor does a link or a form of the page.
                    for (what, name) in [("a", "href"), ("form", "action"), ("button", "formaction")] {
                        for link in answer.attributes(what, name) {
                            let base = Url::parse(OURS).unwrap().join(&at).unwrap();
                            if base.join(&link).is_ok_and(|read| read.host_str().is_some_and(|host| host.contains("evil"))) {
                                wrong.push(format!("{at}: a link to {link}"));
                            }
                        }
                    }
                }
            }
        }
        none(&wrong, cases);
        assert!(cases > 800 && led > 200, "{cases} cases, {led} redirects");
    }
}

both! {
    /// Where an act is followed by the page that was wanted: signing in by each way, proving, choosing a language.
    async fn no_act_leads_away(site: Site) {
        let world = World::new(site).await;
        let known = &world.people[crate::canary::planted::MEMBER];
        let (mut wrong, mut cases) = (Vec::new(), 0);
        let mut say = |answer: &Answer, at: &str, elsewhere: &str| {
            cases += 1;
            assert_eq!(answer.status, 303, "{at} {elsewhere:?}: {}", answer.body);
            wrong.extend(led_away(answer, at).map(|to| format!("{at} {elsewhere:?}: {to}")));
        };
        let mut pages: Vec<&str> = ELSEWHERE.into();
        pages.extend(["/people", "/me/consents"]);
        for (n, elsewhere) in pages.into_iter().enumerate() {
            // Each from a range of its own, and some time apart: nothing is tried too often.
            let from = format!("203.0.{n}.1");
            site.app.clock.advance(chrono::TimeDelta::minutes(61));
            let fields = [("way", "number"), ("number", &*known.number), ("code", &known.return_code), ("to", elsewhere)];
            let answer = site.browser().from(&from).post("/ar/me/sign-in", &fields).await;
            say(&answer, "/ar/me/sign-in", elsewhere);
            if elsewhere == "/me/consents" {
                assert_eq!(answer.location(), "/ar/me/consents");
            }
            let (clerk, digits) = of(site, "clerk-santiago").await;
            let fields = [("email", clerk.email), ("password", cast::PASSWORD), ("code", &*digits), ("to", elsewhere)];
            let mut browser = site.browser().from(&from);
            let answer = browser.post("/ar/sign-in", &fields).await;
            say(&answer, "/ar/sign-in", elsewhere);
            if elsewhere == "/people" {
                assert_eq!(answer.location(), "/people");
            }
            for (language, name) in [("en", "back"), ("ar", "back")] {
                let answer = browser.post("/language", &[("to", language), (name, elsewhere)]).await;
                say(&answer, "/language", elsewhere);
            }
            site.app.clock.advance(chrono::TimeDelta::seconds(30));
            let (_, digits) = of(site, "clerk-santiago").await;
            let fields = [("password", cast::PASSWORD), ("code", &*digits), ("to", elsewhere)];
            let answer = browser.post("/account/proof", &fields).await;
            say(&answer, "/account/proof", elsewhere);
        }
        none(&wrong, cases);
        assert!(cases > 150, "{cases} cases");
    }
}

/// Addresses that are nearly one of ours.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nearly_ours() {
    let site = Site::on_sqlite().await;
    let mut clerk = site.staff("clerk-santiago").await;
    let mut wrong = Vec::new();
    for at in [
        "//evil.example/",
        "//evil.example//",
        "/\\evil.example/",
        "/ar//evil.example/",
        "/ar/\\evil.example/",
        "/ar/../evil.example/",
        "//evil.example/ar/help/",
        "/%2fevil.example/",
        "/%5cevil.example/",
        "/ar/%2f%2fevil.example/",
        "/%0d%0aX-Evil:1/",
        "/people/?a=%0d%0aX-Evil:1",
        "/help?a=%0d%0aX-Evil:1",
        "/help/%0d%0a/",
        "http://evil.example/people/",
        "http://evil.example//evil.example/",
        "/ar/ar/",
        "/register/?x",
    ] {
        for mut browser in [clerk.clone(), site.browser()] {
            let answer = browser.get(at).await;
            wrong.extend(led_away(&answer, "/").map(|to| format!("{at}: {to}")));
            assert!(!answer.headers.contains_key("x-evil"), "{at}");
            assert!(!answer.status.is_server_error(), "{at}");
        }
    }
    none(&wrong, 18);
    // The control: what leads away is found.
    let away = |to: &str| {
        let mut headers = axum::http::HeaderMap::new();
        headers.insert("location", to.parse().unwrap());
        let answer = Answer {
            status: axum::http::StatusCode::SEE_OTHER,
            headers,
            body: String::new(),
            bytes: Vec::new(),
        };
        led_away(&answer, "/ar").is_some()
    };
    for elsewhere in
        ELSEWHERE.iter().filter(|address| address.is_ascii() && address.contains("evil")).take(18)
    {
        if elsewhere.parse::<axum::http::HeaderValue>().is_ok() {
            assert!(away(elsewhere), "{elsewhere:?}");
        }
    }
    assert!(!away("/ar/me?to=%2F%2Fevil.example"));
    assert_eq!(clerk.get("/people/").await.headers["location"], "/people");
}
