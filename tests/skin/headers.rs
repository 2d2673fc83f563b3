//! What a client says about where it is, and what it would like to stand in a header of ours or of a mail.

use std::collections::BTreeSet;

use kit::mail::{Mail, Outlet};

use super::{World, none, rows};
use crate::pages::people::searches::saved;
use crate::support::browser::Answer;
use crate::support::site::Site;

const OURS: &str = "https://mahjar.example.org";

/// Headers by which proxies say under which address, or for which page, a request came to them.
const ELSEWHERE: [(&str, &str); 12] = [
    ("x-forwarded-host", "evil.example"),
    ("x-forwarded-server", "evil.example"),
    ("x-forwarded-proto", "http"),
    ("x-forwarded-port", "8443"),
    ("x-forwarded-prefix", "/evil"),
    ("x-forwarded-path", "/evil.example"),
    ("forwarded", "for=192.0.2.1;host=evil.example;proto=http"),
    ("x-original-url", "/healthz?evil.example"),
    ("x-rewrite-url", "/healthz?evil.example"),
    ("x-original-host", "evil.example"),
    ("x-host", "evil.example"),
    ("x-http-host-override", "evil.example"),
];

/// Where an answer leads, and what it is.
fn leads(answer: &Answer) -> (u16, Option<String>) {
    let to = answer.headers.get("location").map(|to| String::from_utf8_lossy(to.as_bytes()).into_owned());
    (answer.status.as_u16(), to)
}

/// Whether their name stands anywhere in an answer: a link, a cookie, any header.
fn names_them(answer: &Answer) -> bool {
    let is_theirs = |text: &str| text.contains("evil.example");
    is_theirs(&answer.body)
        || answer.headers.iter().any(|(_, value)| is_theirs(&String::from_utf8_lossy(value.as_bytes())))
}

/// Links, redirects and cookies are the same under whatever name a client says that we are reached.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn answers_do_not_follow_the_host() {
    let site = Site::with(&[("MAHJAR_PUBLIC_URL", OURS)]).await;
    let world = World::new(&site).await;
    let (mut wrong, mut cases) = (Vec::new(), 0);
    for row in rows("get") {
        let address = world.address(row);
        let plain = leads(&world.opener("GET", row).get(&address).await);
        let mut elsewhere = world.opener("GET", row).at("evil.example");
        for (name, value) in ELSEWHERE {
            elsewhere = elsewhere.with(name, value);
        }
        let answer = elsewhere.get(&address).await;
        cases += 1;
        if leads(&answer) != plain || names_them(&answer) {
            wrong.push(format!("{}: {:?}", row.path, leads(&answer)));
        }
    }
    none(&wrong, cases);
    for answer in [
        site.browser().at("evil.example").get("/help").await,
        site.browser().at("evil.example").get("/people").await,
        site.browser().at("evil.example").get("http://evil.example/help").await,
    ] {
        assert!(answer.location().starts_with("/ar/"), "{}", answer.location());
    }
    // Somebody else's page under a name of theirs that leads here is somebody else's page.
    let mut theirs = site.browser().at("evil.example").sending(&[("origin", "https://evil.example")]);
    assert_eq!(theirs.post("/ar/register", &[]).await.status, 403);
    let mut ours = site.browser().at("evil.example").sending(&[("origin", OURS)]);
    assert_eq!(ours.post("/ar/register", &[]).await.location(), "/ar/register/name");
}

/// Mails lead to us, whatever the request that caused them said.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mails_do_not_follow_the_host() {
    let site = Site::with(&[("MAHJAR_PUBLIC_URL", OURS)]).await;
    let world = World::new(&site).await;
    let elsewhere = |name: &str| {
        let browser = world.browser(name).at("evil.example");
        ELSEWHERE.iter().fold(browser, |browser, (name, value)| browser.with(name, value))
    };
    elsewhere("guest").post("/ar/register/later", &[("email", "one@example.org"), ("send", "yes")]).await;
    elsewhere("guest").post("/ar/me/sign-in", &[("email", "two@example.org")]).await.location();
    let invited = [("name", "هدى"), ("email", "huda@example.org"), ("language", "en"), ("role", "analyst")];
    elsewhere("administrator").post("/staff-accounts/new", &invited).await.location();
    elsewhere("member").post("/ar/me/contacts/new", &[("email", "three@example.org")]).await.location();
    let mails = site.mails().await;
    assert!(mails.len() >= 4, "{} mails", mails.len());
    let mut links = 0;
    for mail in &mails {
        for text in [&mail.text, &mail.html] {
            assert!(!text.contains("evil"), "{text}");
            for (at, _) in text.match_indices("://") {
                let begins = text[..at].rfind(|c: char| !c.is_ascii_alphabetic()).map_or(0, |at| at + 1);
                assert!(text[begins..].starts_with(OURS), "{text}");
                links += 1;
            }
        }
    }
    assert!(links >= 6, "{links} links");
}

/// What breaks a line, in the encodings that a server may undo.
const BREAKS: [&str; 10] =
    ["\r\n", "\n", "\r", "%0d%0a", "%0a", "\u{2028}", "\u{2029}", "\u{85}", "\u{b}", "\u{560a}\u{560d}"];

/// The headers of `mail` as a mail server is given them.
async fn written(mail: &Mail) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let outlet = Outlet::Disk(folder.path().to_owned());
    outlet.send("المهجر <no-reply@example.org>", mail.clone()).await.unwrap();
    let file = folder.path().join(format!("{}.eml", mail.id));
    let text = String::from_utf8(std::fs::read(file).unwrap()).unwrap();
    let head = text.split_once("\r\n\r\n").unwrap().0;
    head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])).map(str::to_owned).collect()
}

both! {
    /// An address or a name with more lines than one makes no header of its own and no second recipient.
    async fn no_text_becomes_a_header_of_a_mail(site: Site) {
        let world = World::new(site).await;
        let mut asked = BTreeSet::new();
        for (n, wall) in BREAKS.iter().enumerate() {
            // No limit of a range of addresses comes between.
            let from = format!("203.0.{n}.1");
            let email = |who: &str| format!("{who}{n}@example.org{wall}Bcc: eve@example.org");
            let name = format!("Huda{wall}Bcc: eve@example.org{wall}{wall}body");
            let mut answers = vec![
                site.browser().from(&from).post("/ar/me/sign-in", &[("email", &email("a"))]).await,
                world.browser("guest").from(&from).post("/ar/register/later", &[("email", &email("b")), ("send", "yes")]).await,
                world.browser("guest").from(&from).post("/ar/register/contact", &[("email", &email("c")), ("email_right", "yes")]).await,
                world.browser("member").from(&from).post("/ar/me/contacts/new", &[("email", &email("d")), ("email_right", "yes")]).await,
            ];
            for address in [email("e"), format!("f{n}@example.org")] {
                let fields = [("name", &*name), ("email", &address), ("language", "en"), ("role", "analyst")];
                answers.push(world.browser("administrator").post("/staff-accounts/new", &fields).await);
            }
            for answer in answers {
                assert!(!answer.status.is_server_error(), "{wall:?}");
                asked.insert(answer.status.as_u16());
            }
        }
        assert!(asked.contains(&422) && asked.contains(&303), "{asked:?}");
        let mails = site.mails().await;
        assert!(mails.len() >= BREAKS.len(), "{} mails: no account was invited", mails.len());
        for mail in &mails {
            assert!(!mail.to.contains("eve@") && mail.to.matches('@').count() == 1, "{:?}", mail.to);
            let names = ["Message-ID", "From", "To", "Subject", "Content-Language", "MIME-Version", "Date", "Content-Type"];
            for line in written(mail).await {
                assert!(names.contains(&line.split(':').next().unwrap()), "{line}");
            }
        }
        assert_eq!(crate::skin::failed_jobs(site).await, 0);
    }
}

both! {
    /// What staff call a search, and what they type, is a file's name or a redirect's address nowhere.
    async fn no_text_becomes_a_header_of_an_answer(site: Site) {
        let world = World::new(site).await;
        let mut clerk = world.browser("clerk-santiago");
        for (n, wall) in BREAKS.iter().enumerate() {
            let evil = format!("x{n}{wall}X-Evil: 1{wall}Set-Cookie: evil=1");
            let mut answers = vec![clerk.post("/people", &[("q", &evil)]).await];
            saved(&mut clerk, "Qazu", &evil).await;
            answers.push(clerk.get("/people").await);
            let of = format!("/dashboard/table?of={}&as=csv", crate::support::browser::encoded(&evil));
            answers.push(clerk.get(&of).await);
            answers.push(world.browser("member").post("/ar/me/copy", &[("format", &evil)]).await);
            for answer in answers {
                assert!(!answer.status.is_server_error(), "{wall:?}");
                for (name, value) in &answer.headers {
                    let value = String::from_utf8_lossy(value.as_bytes()).to_lowercase();
                    assert!(name != "x-evil" && !value.contains("evil"), "{name}: {value}");
                }
            }
        }
    }
}
