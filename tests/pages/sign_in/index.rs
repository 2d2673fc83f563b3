//! `/sign-in`.

use accounts::staff;
use axum::http::StatusCode;
use chrono::TimeDelta;
use samples::cast;

use crate::support::browser::{Answer, Browser};
use crate::support::site::Site;

/// Someone of the cast, and the digits of their app now.
pub async fn of(site: &Site, slug: &str) -> (&'static cast::Staff, String) {
    cast::staff(&site.app).await.unwrap();
    let of = cast::STAFF.iter().find(|of| of.slug == slug).unwrap();
    (of, cast::authenticator(&site.app, of).digits(site.app.clock.now()))
}

/// What the page answers to these three.
pub async fn signed_in(browser: &mut Browser, email: &str, password: &str, code: &str) -> Answer {
    browser.post("/en/sign-in", &[("email", email), ("password", password), ("code", code)]).await
}

both! {
    async fn with_all_three(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let mut browser = site.browser();
        assert_eq!(browser.get("/en/sign-in").await.status, StatusCode::OK);
        let answer = signed_in(&mut browser, "Layla@Santiago.example.org", cast::PASSWORD, &digits).await;
        assert_eq!(answer.location(), "/dashboard");
        let cookies: Vec<_> = answer.headers.get_all("set-cookie").iter().filter_map(|one| one.to_str().ok()).collect();
        let known = cookies.iter().find(|one| one.starts_with("known=")).unwrap();
        assert!(["; HttpOnly", "; SameSite=Lax", "; Path=/"].iter().all(|part| known.contains(part)), "{known}");
        let account = staff::by_email(&site.db, clerk.email).await.unwrap().unwrap();
        assert!(!known.contains(&account.id.to_string()) && !known.contains("Layla"), "it tells whose it is");
        assert_eq!(browser.get("/dashboard").await.status, StatusCode::OK);
        assert_eq!(browser.get("/en/sign-in").await.location(), "/dashboard");
        let account = staff::by_email(&site.db, clerk.email).await.unwrap().unwrap();
        assert_eq!(account.signed_in_at, Some(site.app.clock.now()));
        assert_eq!(site.times_done("staff.sign_in").await, 1);
    }
}

both! {
    /// Whatever is wrong, and whoever is asked for, the answer is the same: its status, its length, its words.
    async fn what_was_wrong_is_not_told(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let other = if digits == "000000" { "000001" } else { "000000" };
        let tries = [
            (clerk.email, "another password", digits.as_str()),
            (clerk.email, cast::PASSWORD, other),
            (clerk.email, cast::PASSWORD, "7K3M9-QXD4T"),
            ("nobody@santiago.example.org", cast::PASSWORD, digits.as_str()),
        ];
        let mut said = Vec::new();
        for (email, password, code) in tries {
            let answer = signed_in(&mut site.browser(), email, password, code).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert!(!answer.body.contains(cast::PASSWORD), "the password is in the page");
            assert_eq!(answer.value("email"), email);
            said.push(answer.body.replace(email, "…"));
        }
        assert!(said.iter().all(|body| *body == said[0]));
        assert_eq!(site.times_refused("staff.sign_in").await, 4);
        let empty = signed_in(&mut site.browser(), "", "", "").await;
        let fields: Vec<String> = empty.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["email", "password", "code"]);
    }
}

both! {
    /// A wrong password does not use the digits up.
    async fn what_proves_nothing_uses_no_code_up(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        assert_eq!(signed_in(&mut site.browser(), clerk.email, "another password", &digits).await.status, 422);
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &digits).await.status, 303);
    }
}

both! {
    /// The digits work once, a recovery code too; whoever has none left waits for the next digits.
    async fn a_code_works_once(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &digits).await.status, 303);
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &digits).await.status, 422);
        site.app.clock.advance(TimeDelta::seconds(30));
        let (_, digits) = of(site, "clerk-santiago").await;
        let typed = format!(" {} {}", &digits[..3], &digits[3..]);
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &typed).await.status, 303);

        let account = staff::by_email(&site.db, clerk.email).await.unwrap().unwrap();
        let codes = site.within("192.0.2.1", move |ctx| async move {
            Ok(accounts::recovery_code::renew(&ctx, account.id).await?)
        });
        let codes = codes.await.unwrap();
        assert_eq!(codes.len(), 10);
        let typed = codes[3].to_lowercase().replace('-', " ");
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &typed).await.status, 303);
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &typed).await.status, 422);
        let (supervisor, _) = of(site, "supervisor-santiago").await;
        assert_eq!(signed_in(&mut site.browser(), supervisor.email, cast::PASSWORD, &codes[4]).await.status, 422);
    }
}

both! {
    /// Ten tries in a quarter of an hour, a hundred in a day; the owner's own device counts by itself, so that guessing
    /// from elsewhere does not shut them out.
    async fn guessing_is_limited_and_shuts_nobody_out(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let mut office = site.browser().from("192.0.2.1");
        assert_eq!(signed_in(&mut office, clerk.email, cast::PASSWORD, &digits).await.status, 303);
        office.post("/sign-out", &[]).await.location();
        let mut last = StatusCode::OK;
        for n in 0..10 {
            // Each from a range of its own.
            let mut elsewhere = site.browser().from(&format!("198.51.{n}.1"));
            last = signed_in(&mut elsewhere, clerk.email, "guess", "000000").await.status;
        }
        assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
        site.app.clock.advance(TimeDelta::seconds(30));
        let (_, digits) = of(site, "clerk-santiago").await;
        let right = signed_in(&mut site.browser().from("203.0.113.1"), clerk.email, cast::PASSWORD, &digits).await;
        assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "an unknown device gets in past the limit");
        site.app.clock.advance(TimeDelta::seconds(30));
        let (_, digits) = of(site, "clerk-santiago").await;
        assert_eq!(signed_in(&mut office, clerk.email, cast::PASSWORD, &digits).await.status, 303);

        // A hundred a day from all strangers together, known or not: the answers do not part.
        for email in [clerk.email, "nobody@santiago.example.org"] {
            let mut last = Vec::new();
            for n in 0..11 {
                site.app.clock.advance(TimeDelta::minutes(16));
                last.clear();
                for _ in 0..10 {
                    let mut stranger = site.browser().from(&format!("203.0.{n}.2"));
                    last.push(signed_in(&mut stranger, email, "guess", "000000").await.status.as_u16());
                }
            }
            assert_eq!(last, [429; 10], "{email}");
        }
        let (_, digits) = of(site, "clerk-santiago").await;
        assert_eq!(signed_in(&mut office, clerk.email, cast::PASSWORD, &digits).await.status, 303);
    }
}

both! {
    /// Afterwards the page that was asked for opens, if it is one of ours.
    async fn goes_on_to_what_was_asked_for(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let mut browser = site.browser();
        let to = browser.get("/people?status=held").await.location();
        assert_eq!(to, "/ar/sign-in?to=%2Fpeople%3Fstatus%3Dheld");
        let kept = browser.get(&to).await.value("to");
        let fields = [("email", clerk.email), ("password", cast::PASSWORD), ("code", &digits), ("to", &kept)];
        assert_eq!(browser.post("/ar/sign-in", &fields).await.location(), "/people?status=held");
    }
}

both! {
    /// Who is suspended, or holds no role now, gets the answer of a wrong password.
    async fn without_a_role_nobody_enters(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let account = staff::by_email(&site.db, clerk.email).await.unwrap().unwrap();
        let mut administrator = site.staff("administrator").await;
        administrator.post(&format!("/staff-accounts/{}/suspension", account.id), &[]).await.location();
        assert_eq!(signed_in(&mut site.browser(), clerk.email, cast::PASSWORD, &digits).await.status, 422);
    }
}

both! {
    /// Who has signed in before is told by mail of a sign-in on a device that is not known, and of no other.
    async fn tells_of_another_device(site: Site) {
        let (clerk, digits) = of(site, "clerk-santiago").await;
        let mut office = site.browser();
        signed_in(&mut office, clerk.email, cast::PASSWORD, &digits).await.location();
        assert!(site.mails().await.is_empty(), "the first time, every device is new");
        for (browser, mails) in [(&mut office, 0), (&mut site.browser(), 1)] {
            site.app.clock.advance(TimeDelta::hours(13));
            let (_, digits) = of(site, "clerk-santiago").await;
            signed_in(browser, clerk.email, cast::PASSWORD, &digits).await.location();
            assert_eq!(site.mails().await.len(), mails);
        }
        assert_eq!(site.mails().await[0].to, clerk.email);
    }
}
