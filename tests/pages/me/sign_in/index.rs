//! `/me/sign-in`.

use axum::http::StatusCode;
use registry::person::Status;

use crate::pages::me::{by_email, by_number, code_sent, known, other, set_status, signed_in};
use crate::support::browser::Answer;
use crate::support::site::Site;

/// What someone who watches sees of an answer; the address they typed themselves is left out.
fn seen(answer: &Answer, email: &str) -> (StatusCode, Vec<(String, usize)>, Option<String>, String) {
    let headers = answer.headers.iter().map(|(name, value)| (name.to_string(), value.len())).collect();
    let location = answer.headers.get("location").map(|location| location.to_str().unwrap().to_owned());
    (answer.status, headers, location, answer.body.replace(email, "…"))
}

both! {
    /// A confirmed address signs in by code alone: a new session id, nothing of the guest's session kept.
    async fn by_a_confirmed_address(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = site.browser();
        browser.post("/en/register", &[]).await.location();
        let mut before = browser.clone();
        // However it is written.
        let answer = browser.post("/en/me/sign-in", &[("email", " Layla@Example.ORG ")]).await;
        assert_eq!(answer.location(), "/en/me/code");
        let code = code_sent(site, "Layla@Example.ORG").await;
        let arabic: String = code.chars().map(|digit| char::from_u32(digit as u32 - 0x30 + 0x660).unwrap()).collect();
        let answer = browser.post("/en/me/code", &[("code", &format!("{} {}", &arabic[..6], &arabic[6..]))]).await;
        assert_eq!(answer.location(), "/en/me");
        assert!(browser.get("/en/me").await.text("main").contains(&layla.number));
        assert!(browser.get("/en/register").await.attributes("main a.button", "href").is_empty(), "the draft is here still");
        assert_eq!(before.get("/en/me").await.location(), "/en/me/sign-in", "the guest's cookie became the member's");
        assert_eq!(site.times_done("member.sign_in").await, 1);
        let mail = &site.mails().await[0];
        assert_eq!(mail.locale, kit::Locale::Es);
        assert!(!mail.subject.contains(&code) && mail.html.contains(&code));
    }
}

both! {
    /// Number and return code in any writing.
    async fn by_number_and_return_code(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        for (number, code) in [
            (layla.number.clone(), layla.code.clone()),
            (layla.number.to_lowercase().replace('-', " "), layla.code.to_lowercase().replace('-', "")),
            (layla.number.replace('0', "O").replace('1', "l"), layla.code.replace('0', "o").replace('1', "I")),
        ] {
            let mut browser = site.browser();
            assert_eq!(by_number(&mut browser, "ar", &number, &code).await.location(), "/ar/me", "{number} {code}");
            assert!(browser.get("/ar/me").await.text("main").contains(&layla.number));
        }
        // The number alone, or with another's code, opens nothing.
        let omar = known(site, "Omar", "omar@example.org", false).await;
        let mut browser = site.browser();
        assert_eq!(by_number(&mut browser, "ar", &omar.number, &layla.code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(browser.get("/ar/me").await.location(), "/ar/me/sign-in");
        assert_eq!(site.times_refused("member.sign_in").await, 1);
    }
}

both! {
    /// A new return code ends the old one.
    async fn the_newest_return_code_counts(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", false).await;
        let new = registry::return_code::derive(&site.app.keys, "another token");
        registry::return_code::keep(&site.db, &site.app.keys, layla.id, &new, site.app.clock.now()).await.unwrap();
        let mut browser = site.browser();
        assert_eq!(by_number(&mut browser, "en", &layla.number, &layla.code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(by_number(&mut browser, "en", &layla.number, &new).await.location(), "/en/me");
    }
}

both! {
    /// Whose record is merged or taken back does not get in.
    async fn not_who_is_gone(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        for status in [Status::Merged, Status::Withdrawn] {
            set_status(site, layla.id, status).await;
            let mut browser = site.browser();
            assert_eq!(by_number(&mut browser, "en", &layla.number, &layla.code).await.status, StatusCode::UNPROCESSABLE_ENTITY);
            browser.post("/en/me/sign-in", &[("email", "layla@example.org")]).await.location();
            assert!(site.mails().await[0].text.contains("We know of no registration"));
        }
    }
}

both! {
    /// What is missing or cannot be is said beside its box, in three languages; what was typed stays.
    async fn says_what_is_wrong(site: Site) {
        let long = format!("{}@example.org", "a".repeat(250));
        for (fields, fields_wrong) in [
            (&[("email", "")][..], &["email"][..]),
            (&[("email", "layla@")], &["email"]),
            (&[("email", &long)], &["email"]),
            (&[("way", "number"), ("number", ""), ("code", "")], &["number", "code"]),
            (&[("way", "number"), ("number", "7K3M"), ("code", "12")], &["number", "code"]),
        ] {
            let mut texts = std::collections::BTreeSet::new();
            for language in ["ar", "en", "es"] {
                let page = site.browser().post(&format!("/{language}/me/sign-in"), fields).await;
                assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
                let errors = page.errors();
                assert_eq!(errors.iter().map(|(field, _)| field.as_str()).collect::<Vec<_>>(), fields_wrong, "{fields:?}");
                texts.extend(errors.into_iter().map(|(_, text)| text));
                for (name, value) in fields.iter().filter(|(name, _)| *name != "way") {
                    assert_eq!(page.value(name), *value);
                }
            }
            assert_eq!(texts.len(), 3 * fields_wrong.len(), "{texts:?}");
        }
        assert!(site.mails().await.is_empty());
        assert_eq!(site.browser().post("/en/me/sign-in", &[("role", "x")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
}

both! {
    /// Nothing tells whether an address is known: the same answers all the way, one mail each time. Only
    /// who reads the mail learns it.
    async fn known_and_unknown_addresses_look_the_same(site: Site) {
        known(site, "Layla", "known@example.org", true).await;
        known(site, "Omar", "asked@example.org", false).await;
        let mut all = Vec::new();
        for email in ["known@example.org", "asked@example.org", "nobody@example.org"] {
            let mut browser = site.browser();
            let mut answers = vec![browser.post("/es/me/sign-in", &[("email", email)]).await];
            answers.push(browser.get("/es/me/code").await);
            answers.push(browser.post("/es/me/code", &[("code", "12")]).await);
            let code = match email {
                "nobody@example.org" => "000000".to_owned(),
                email => other(&code_sent(site, email).await),
            };
            for _ in 0..6 {
                let answer = browser.post("/es/me/code", &[("code", &code)]).await;
                assert_eq!(answer.value("code"), code);
                answers.push(Answer { body: answer.body.replace(&code, "······"), ..answer });
            }
            answers.push(browser.post("/es/me/code", &[("again", "yes")]).await);
            answers.push(browser.get("/es/me/code").await);
            answers.push(browser.get("/es/me/who").await);
            answers.push(browser.get("/es/me/proof").await);
            all.push(answers.iter().map(|answer| seen(answer, email)).collect::<Vec<_>>());
        }
        assert_eq!(all[0], all[2]);
        assert_eq!(all[1], all[2]);
        assert_eq!(all[0][3].0, StatusCode::UNPROCESSABLE_ENTITY);
        let mails = site.mails().await;
        assert_eq!(mails.len(), 6);
        for mail in &mails {
            let has_code = mail.text.lines().any(|line| line.len() == 6 && line.parse::<u32>().is_ok());
            assert_eq!(has_code, mail.to != "nobody@example.org", "{}", mail.text);
            assert_eq!(mail.subject, mails[0].subject);
        }
        let unknown = mails.iter().find(|mail| mail.to == "nobody@example.org").unwrap();
        assert!(unknown.text.contains("http://localhost:8080/es/register"));
    }
}

both! {
    /// Nor whether a number is: unknown, or with another code.
    async fn known_and_unknown_numbers_look_the_same(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let unknown = registry::number::shown(&registry::number::issue());
        let mut all = Vec::new();
        for number in [&layla.number, &unknown] {
            let mut browser = site.browser();
            let mut answers = Vec::new();
            for _ in 0..6 {
                answers.push(seen(&by_number(&mut browser, "en", number, "0000-0000-0000").await, number));
            }
            all.push(answers);
        }
        assert_eq!(all[0], all[1]);
        assert_eq!(all[0][0].0, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(all[0][5].0, StatusCode::TOO_MANY_REQUESTS);
    }
}

both! {
    /// Five tries an hour with one number, from wherever they come: then not even the right code helps, until
    /// the hour is over. Another number is not touched.
    async fn tries_with_one_number_are_limited(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        for n in 0..5 {
            let mut browser = site.browser().from(&format!("192.0.{n}.1"));
            let wrong = by_number(&mut browser, "en", &layla.number, "0000-0000-0000").await;
            assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let mut browser = site.browser().from("198.51.100.1");
        let many = by_number(&mut browser, "en", &layla.number, &layla.code).await;
        assert_eq!((many.status, many.errors()[0].0.as_str()), (StatusCode::TOO_MANY_REQUESTS, "number"));
        assert!(many.headers.contains_key("retry-after"));
        assert_eq!(many.value("number"), layla.number.replace(' ', ""));
        assert_eq!(by_number(&mut site.browser(), "en", &omar.number, &omar.code).await.location(), "/en/me");
        site.app.clock.advance(chrono::TimeDelta::hours(1));
        assert_eq!(by_number(&mut browser, "en", &layla.number, &layla.code).await.location(), "/en/me");
    }
}

/// Tries from one range of addresses are limited, whatever the numbers; behind a trusted proxy the range is
/// the client's own, and nobody else's word counts.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tries_from_one_range_are_limited() {
    let site = Site::with(&[("MAHJAR_SIGN_IN__TRIES_A_RANGE", "3"), ("MAHJAR_PROXIES", "10.0.0.0/8")]).await;
    let tried = async |from: &str, forwarded: &str| {
        let number = registry::number::shown(&registry::number::issue());
        let mut browser = site.browser().from(from).with("x-forwarded-for", forwarded);
        by_number(&mut browser, "en", &number, "0000-0000-0000").await.status
    };
    for n in 0..3 {
        assert_eq!(tried("10.0.0.1", &format!("198.51.100.{n}")).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(tried("10.0.0.1", "198.51.100.77").await, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(tried("10.0.0.1", "198.51.101.1").await, StatusCode::UNPROCESSABLE_ENTITY, "another range");
    // No proxy of ours: what it says is not believed, and it counts for itself.
    for n in 0..3 {
        assert_eq!(tried("203.0.113.9", &format!("192.0.{n}.1")).await, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(tried("203.0.113.9", "192.0.9.1").await, StatusCode::TOO_MANY_REQUESTS);
}

both! {
    /// Five codes an hour to one address: the page says so and what to do instead, and no more mail goes out.
    async fn codes_to_one_address_are_limited(site: Site) {
        known(site, "Layla", "layla@example.org", true).await;
        for n in 0..5 {
            let mut browser = site.browser().from(&format!("192.0.{n}.1"));
            browser.post("/en/me/sign-in", &[("email", "layla@example.org")]).await.location();
        }
        let page = site.browser().post("/en/me/sign-in", &[("email", "layla@example.org")]).await;
        assert_eq!((page.status, page.errors()[0].0.as_str()), (StatusCode::TOO_MANY_REQUESTS, "email"));
        assert_eq!(page.value("email"), "layla@example.org");
        assert_eq!(site.mails().await.len(), 5);
        site.browser().post("/en/me/sign-in", &[("email", "omar@example.org")]).await.location();
    }
}

both! {
    /// A page that was asked for before is opened afterwards, if it is a member's own.
    async fn leads_back_to_what_was_asked_for(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = site.browser();
        let to = browser.get("/es/me?tab=2&x=y").await.location();
        assert_eq!(to, "/es/me/sign-in?to=%2Fme%3Ftab%3D2%26x%3Dy");
        let page = browser.get(&to).await;
        assert!(!page.headers.contains_key("set-cookie"), "a guest who only looks");
        assert_eq!(page.attributes("[name=to]", "value"), ["/me?tab=2&x=y", "/me?tab=2&x=y"]);
        assert!(page.attributes(".languages a", "href").contains(&"/ar/me/sign-in?to=%2Fme%3Ftab%3D2%26x%3Dy".to_owned()));
        // By e-mail, through the page of the code.
        browser.post(&to, &[("email", "layla@example.org"), ("to", "/me?tab=2&x=y")]).await.location();
        let code = code_sent(site, "layla@example.org").await;
        assert_eq!(browser.post("/es/me/code", &[("code", &code)]).await.location(), "/es/me?tab=2&x=y");
        // By number.
        let fields = [("way", "number"), ("number", layla.number.as_str()), ("code", layla.code.as_str())];
        for (to, goes) in [
            ("/me?tab=2", "/en/me?tab=2"),
            ("/people", "/en/me"),
            ("//evil.example/me", "/en/me"),
            ("https://evil.example/me", "/en/me"),
            ("/me/\\evil.example", "/en/me"),
            ("", "/en/me"),
        ] {
            let answer = site.browser().post("/en/me/sign-in", &[&fields[..], &[("to", to)]].concat()).await;
            // Five tries an hour: each from the next hour.
            site.app.clock.advance(chrono::TimeDelta::hours(1));
            assert_eq!(answer.location(), goes, "{to}");
        }
    }
}

both! {
    /// Who is signed in already is not asked again.
    async fn members_go_to_their_own(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let mut browser = signed_in(site, &layla).await;
        assert_eq!(browser.get("/en/me/sign-in").await.location(), "/en/me");
        assert_eq!(by_email(site, &mut site.browser(), "ar", "layla@example.org").await.location(), "/ar/me");
    }
}

both! {
    /// A member is told by mail of a sign-in with number and code on a device that is not known.
    async fn tells_of_another_device(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        crate::pages::me::signed_in(site, &layla).await;
        assert!(site.mails().await.is_empty(), "a device that is known");
        by_number(&mut site.browser(), "en", &layla.number, &layla.code).await.location();
        let mails = site.mails().await;
        assert_eq!((mails.len(), mails[0].to.as_str()), (1, "layla@example.org"));
        // Without an address that they have confirmed there is nobody to tell.
        let omar = known(site, "Omar", "omar@example.org", false).await;
        by_number(&mut site.browser(), "en", &omar.number, &omar.code).await.location();
        assert_eq!(site.mails().await.len(), 1);
    }
}
