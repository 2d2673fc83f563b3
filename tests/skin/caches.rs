//! What may be kept by whom: pages by nobody, whoever asks and whatever the answer; assets by everyone, for good.

use axum::http::HeaderMap;

use super::{World, none, opener, rows};
use crate::matrix;
use crate::support::browser::Answer;
use crate::support::site::Site;

/// What would let a cache or a browser's disk keep `headers`' page.
fn kept(headers: &HeaderMap) -> Option<String> {
    let control = headers.get_all("cache-control").iter().collect::<Vec<_>>();
    if control != ["no-store"] {
        return Some(format!("{control:?}"));
    }
    let tells = ["etag", "last-modified", "expires", "age", "accept-ranges", "content-location"];
    tells.iter().find(|name| headers.contains_key(**name)).map(|name| (*name).to_owned())
}

/// Every route for everyone who may ask, whatever it answers; also by HEAD, for a part, and where it is said to be known
/// already.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_is_kept() {
    let site = Site::on_sqlite().await;
    let world = World::new(&site).await;
    let (mut wrong, mut cases) = (Vec::new(), 0);
    for row in rows("get") {
        let address = world.address(row);
        for name in matrix::who() {
            let answer = world.browser(name).get(&address).await;
            cases += 1;
            wrong.extend(kept(&answer.headers).map(|why| format!("{name} {}: {why}", row.path)));
        }
        let plain = world.opener("GET", row).get(&address).await;
        for (name, value) in [
            ("if-none-match", "*"),
            ("if-modified-since", "Fri, 31 Dec 2999 23:59:59 GMT"),
            ("range", "bytes=0-9"),
            ("cache-control", "only-if-cached"),
        ] {
            let answer = world.opener("GET", row).with(name, value).get(&address).await;
            cases += 1;
            let is_whole = answer.status == plain.status && answer.body.len() >= plain.body.len() / 2;
            wrong.extend((!is_whole).then(|| format!("{name} {}: {}", row.path, answer.status)));
        }
        let head = world.opener("GET", row).send("HEAD", &address, None).await;
        cases += 1;
        wrong.extend(kept(&head.headers).map(|why| format!("HEAD {}: {why}", row.path)));
        if head.status != plain.status || !head.body.is_empty() {
            wrong.push(format!("HEAD {}: {}", row.path, head.status));
        }
    }
    for row in rows("post") {
        let answer = world.opener("POST", row).post(&world.address(row), &[("unknown", "x")]).await;
        cases += 1;
        wrong.extend(kept(&answer.headers).map(|why| format!("POST {}: {why}", row.path)));
    }
    none(&wrong, cases);
    assert!(cases > 1500, "{cases} cases");
}

/// What a proxy that goes by the ends of addresses takes for an asset.
const ENDS: [&str; 12] = [
    "/x.css",
    "/x.js",
    ".css",
    ";x.css",
    "%2fx.css",
    "%3bx.css",
    "%00.css",
    "%23.css",
    "%3f.css",
    "/..%2fassets/x.css",
    "%0a.css",
    "/.css",
];

/// No page of anyone is had at an address that looks like an asset's.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_page_looks_like_an_asset() {
    let site = Site::on_sqlite().await;
    let world = World::new(&site).await;
    let (mut wrong, mut cases) = (Vec::new(), 0);
    for row in rows("get") {
        for end in ENDS {
            let address = format!("{}{end}", world.address(row));
            let answer = world.opener("GET", row).get(&address).await;
            cases += 1;
            // A table's one free part takes whatever stands there, and then knows of no such id.
            if answer.status != 404 {
                wrong.push(format!("{} as {}: {address}: {}", row.path, opener("GET", row), answer.status));
            }
            wrong.extend(kept(&answer.headers).map(|why| format!("{address}: {why}")));
        }
    }
    none(&wrong, cases);
}

/// Assets are kept for good, under names that change with what they hold; under any other name there is nothing to keep.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn assets_are_kept_for_good() {
    let site = Site::on_sqlite().await;
    let page = site.browser().get("/ar").await;
    let mut assets = page.attributes("link[rel=stylesheet], link[rel=preload], link[rel=icon]", "href");
    assets.extend(page.attributes("script[src]", "src"));
    assets.retain(|address| address.starts_with("/assets/"));
    assert!(assets.len() >= 2, "{assets:?}");
    let mut clerk = site.staff("clerk-santiago").await;
    for address in assets {
        let answer = clerk.get(&address).await;
        assert_eq!(answer.status, 200, "{address}");
        let control = answer.headers["cache-control"].to_str().unwrap();
        assert!(control.contains("immutable"), "{address}: {control}");
        assert!(!answer.headers.contains_key("set-cookie"), "{address}");
        for other in [
            format!("{address}x"),
            address.replacen("/assets/", "/assets//", 1),
            address.replacen("/assets/", "/assets/../assets/", 1),
            address.replacen("/assets/", "/assets/%2e%2e/", 1),
        ] {
            let answer = clerk.get(&other).await;
            assert_eq!((answer.status.as_u16(), kept(&answer.headers)), (404, None), "{other}");
        }
        assert!(without_hash(&address) != address, "{address} has no hash in its name");
        let plain = clerk.get(&without_hash(&address)).await;
        assert!(!is_kept_for_good(&plain), "{}: {:?}", without_hash(&address), plain.headers);
    }
    for address in
        ["/assets", "/assets/", "/assets/templates", "/assets/..%2f..%2fCargo.toml", "/assets/%2e%2e/x"]
    {
        let answer = clerk.get(address).await;
        assert!(matches!(answer.status.as_u16(), 404 | 308), "{address}: {}", answer.status);
        assert!(!is_kept_for_good(&answer), "{address}");
    }
}

fn is_kept_for_good(answer: &Answer) -> bool {
    answer.headers["cache-control"].to_str().unwrap().contains("immutable")
}

/// `/assets/mahjar-0f3a….css` as `/assets/mahjar.css`.
fn without_hash(address: &str) -> String {
    let (stem, end) = address.rsplit_once('.').unwrap();
    let at = stem.rfind(['-', '.']).unwrap_or(stem.len());
    format!("{}.{end}", &stem[..at])
}

/// Who signs out leaves nothing behind in the browser; what stood there before is asked for again, and is closed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn signing_out_clears() {
    let site = Site::on_sqlite().await;
    let world = World::new(&site).await;
    for (name, at, page) in
        [("clerk-santiago", "/sign-out", "/people"), ("member", "/ar/me/sign-out", "/ar/me")]
    {
        let mut browser = world.browser(name);
        assert_eq!(browser.get(page).await.status, 200);
        let answer = browser.post(at, &[]).await;
        let cleared = answer.headers["clear-site-data"].to_str().unwrap();
        assert!(cleared.contains("\"cache\"") && cleared.contains("\"storage\""), "{cleared}");
        assert!(world.browser(name).get(page).await.location().contains("/sign-in"));
    }
}
