//! What stands around the router.

use axum::http::{StatusCode, header};
use server::routes::ROWS;

use crate::support::site::Site;

/// Every answer carries the headers, errors and assets among them.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn security_headers_on_every_answer() {
    let site = Site::with(&[("MAHJAR_PUBLIC_URL", "https://mahjar.example.org")]).await;
    let mut browser = site.browser();
    let style = browser.get("/ar").await.attributes("link[rel=stylesheet]", "href").remove(0);
    let mut addresses: Vec<String> = ROWS.iter().map(|row| row.path.replace("{id}", "x")).collect();
    addresses.extend(["/nothing".into(), "/ar/nothing".into(), "/ar".into(), style]);
    for address in addresses {
        let answer = browser.get(&address).await;
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
            ("strict-transport-security", "max-age=31536000; includeSubDomains"),
        ] {
            assert_eq!(
                answer.headers.get(name).map(|value| value.to_str().unwrap()),
                Some(value),
                "{address}"
            );
        }
        let policy = answer.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{address}");
        assert!(answer.headers.contains_key(header::CACHE_CONTROL), "{address}");
        if !address.starts_with("/assets/") {
            assert_eq!(answer.headers[header::CACHE_CONTROL], "no-store", "{address}");
        }
    }
}

/// Every method that may change something refuses what does not come from our own pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn forms_from_elsewhere_are_refused() {
    let site = Site::on_sqlite().await;
    let elsewhere: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "cross-site")],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "http://localhost:8080")],
        &[("origin", "https://evil.example")],
        &[("origin", "null")],
        &[],
    ];
    for row in ROWS.iter().filter(|row| row.methods.contains(&"post")) {
        let address = format!("/ar{}", row.path.replace("{id}", "x"));
        for headers in elsewhere {
            for method in ["POST", "PUT", "PATCH", "DELETE"] {
                let answer =
                    site.browser().sending(headers).send(method, &address, Some(String::new())).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{method} {address} {headers:?}");
            }
        }
    }
    for headers in [
        &[("sec-fetch-site", "same-origin")][..],
        &[("sec-fetch-site", "none")],
        &[("origin", "http://localhost:8080")],
    ] {
        let answer = site.browser().sending(headers).post("/ar/register", &[]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{headers:?}");
    }
}

/// Error pages speak the reader's language, print no path, and are pages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn error_pages_are_pages() {
    let site = Site::on_sqlite().await;
    let mut browser = site.browser();
    for (address, language, dir) in [
        ("/ar/secret-path", "ar", "rtl"),
        ("/en/secret-path", "en", "ltr"),
        ("/es/secret-path", "es", "ltr"),
        ("/secret-path", "ar", "rtl"),
    ] {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.attributes("html", "lang"), [language]);
        assert_eq!(answer.attributes("html", "dir"), [dir]);
        assert_eq!(answer.texts("h1").len(), 1);
        assert!(!answer.body.contains("secret-path"), "{}", answer.body);
        assert!(answer.attributes(".languages a", "href").contains(&"/en".to_owned()));
    }
    let answer = browser.send("DELETE", "/en/help", None).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(answer.texts("h1").len(), 1);
    let big = "x".repeat(70 * 1024);
    let answer = browser.post("/en/register/name", &[("given_ar", &big)]).await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert_eq!(answer.texts("h1").len(), 1);
    for fields in [&[("role", "administrator")][..], &[("given_ar", "a"), ("given_ar", "b")]] {
        let answer = browser.post("/en/register/name", fields).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{fields:?}");
    }
    let api = browser.get("/api/nothing").await;
    assert_eq!(api.headers[header::CONTENT_TYPE], "application/problem+json");
}

/// Public addresses carry the language; staff's do not; one page has one address.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_language_is_in_public_addresses_only() {
    let site = Site::on_sqlite().await;
    let mut browser = site.browser();
    for (address, to) in
        [("/", "/ar"), ("/help?country=CL", "/ar/help?country=CL"), ("/register", "/ar/register")]
    {
        assert_eq!(browser.get(address).await.location(), to);
    }
    for address in ["/ar/healthz", "/ar/people", "/fr", "/ar//", "//evil.example/", "/ar/ar", "/ar//help"] {
        assert_eq!(browser.get(address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
    for (address, to) in
        [("/ar/", "/ar"), ("/es/help/?country=CL", "/es/help?country=CL"), ("/people/", "/people")]
    {
        let answer = browser.get(address).await;
        assert_eq!(answer.status, StatusCode::PERMANENT_REDIRECT, "{address}");
        assert_eq!(answer.headers[header::LOCATION], to);
    }
    let mut clerk = site.staff("clerk-santiago").await;
    assert_eq!(clerk.get("/ar/people").await.status, StatusCode::NOT_FOUND);
    assert_eq!(clerk.get("/people").await.status, StatusCode::OK);
}

/// While the operator has closed the service, people find a page that says so and until when.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn closed_for_maintenance() {
    let site =
        Site::with(&[("MAHJAR_CLOSED__NOW", "true"), ("MAHJAR_CLOSED__UNTIL", "2026-12-01T06:00:00Z")]).await;
    let answer = site.browser().get("/en/register").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.headers.contains_key(header::RETRY_AFTER));
    assert!(answer.text("main").contains("1 December 2026"), "{}", answer.body);
    assert_eq!(site.browser().get("/healthz").await.status, StatusCode::OK);
}

/// A guest who only looks gets no cookie and leaves no session.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn looking_leaves_no_cookie() {
    let site = Site::on_sqlite().await;
    for address in ["/ar", "/ar/help", "/ar/register", "/ar/privacy", "/ar/me/sign-in"] {
        let answer = site.browser().get(address).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        assert!(!answer.headers.contains_key(header::SET_COOKIE), "{address}");
    }
}

/// The cookie keeps to what SECURITY asks of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_cookie_is_bound() {
    let site = Site::with(&[("MAHJAR_PUBLIC_URL", "https://mahjar.example.org")]).await;
    let answer = site.browser().post("/ar/register", &[]).await;
    let cookie = answer.headers[header::SET_COOKIE].to_str().unwrap();
    assert!(cookie.starts_with("__Host-mahjar="), "{cookie}");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"), "{cookie}");
}
