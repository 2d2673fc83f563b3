//! `/invitations/{token}`.

use accounts::authenticator::Authenticator;
use accounts::staff::{self, State};
use accounts::staff_link::{self, Kind};
use axum::http::StatusCode;
use chrono::TimeDelta;

use crate::pages::sign_in::signed_in;
use crate::support::browser::Browser;
use crate::support::site::Site;
use crate::support::telephone::Telephone;

const PASSWORD: &str = "cuatro burros azules";

/// Invites someone as the administrator does; the path of the link in the mail.
pub async fn invited(site: &Site, email: &str, role: &str) -> String {
    let mut administrator = site.staff("administrator").await;
    let mission = accounts::mission::by_slug(&site.db, "cl-santiago").await.unwrap().unwrap().id.to_string();
    let fields = [
        ("name", "هدى"),
        ("email", email),
        ("language", "ar"),
        ("role", role),
        ("mission", mission.as_str()),
    ];
    administrator.post("/staff-accounts/new", &fields).await.location();
    link(site, email).await
}

/// The path of the link that was last mailed to `email`.
pub async fn link(site: &Site, email: &str) -> String {
    let mails = site.mails().await;
    let mail = mails.iter().find(|mail| mail.to == email).unwrap();
    let at = mail.text.find("/ar/invitations/").unwrap();
    mail.text[at..].split_whitespace().next().unwrap().to_owned()
}

/// The digits that an app shows which scanned the page of this link.
pub fn digits(site: &Site, path: &str) -> String {
    let token = path.rsplit('/').next().unwrap();
    Authenticator::of_token(&site.app.keys, token).digits(site.app.clock.now())
}

/// The recovery codes that the page shows once the account is set up.
async fn set_up(site: &Site, browser: &mut Browser, path: &str) -> Vec<String> {
    let digits = digits(site, path);
    browser.post(path, &[("password", PASSWORD), ("code", &digits)]).await.texts(".codes li")
}

both! {
    /// From the mail to the first page of staff; the link works once.
    async fn sets_an_account_up(site: Site) {
        let path = invited(site, "huda@santiago.example.org", "clerk").await;
        let mut browser = site.browser();
        let page = browser.get(&path).await;
        assert_eq!(page.status, StatusCode::OK);
        let address = page.attributes("a[href^=otpauth]", "href");
        assert!(address[0].starts_with("otpauth://totp/Mahjar:huda%40santiago.example.org?"), "{address:?}");
        assert_eq!(page.attributes("svg.qr", "role"), ["img"]);
        let again = browser.get(&path).await;
        assert_eq!(page.attributes("a[href^=otpauth]", "href"), again.attributes("a[href^=otpauth]", "href"));

        let codes = set_up(site, &mut browser, &path).await;
        assert_eq!(codes.len(), 10);
        let account = staff::by_email(&site.db, "huda@santiago.example.org").await.unwrap().unwrap();
        assert_eq!(account.state, State::Active);
        let sealed = account.password.unwrap();
        assert!(!sealed.windows(9).any(|window| window == b"$argon2id"), "the hash stands there in clear");
        assert_eq!(browser.get(&path).await.status, StatusCode::NOT_FOUND);
        let twice = browser.post(&path, &[("password", PASSWORD), ("code", &digits(site, &path))]).await;
        assert_eq!(twice.status, StatusCode::NOT_FOUND);

        let digits = digits(site, &path);
        let entered = signed_in(&mut browser, "huda@santiago.example.org", PASSWORD, &digits).await;
        assert_eq!(entered.location(), "/dashboard");
        let by_code = signed_in(&mut site.browser(), "huda@santiago.example.org", PASSWORD, &codes[0]).await;
        assert_eq!(by_code.location(), "/dashboard");
    }
}

both! {
    /// Each mistake has its words, and the link stays good.
    async fn explains_mistakes(site: Site) {
        let path = invited(site, "huda@santiago.example.org", "clerk").await;
        let mut browser = site.browser();
        let right = digits(site, &path);
        let wrong = if right == "000000" { "000001" } else { "000000" };
        for (password, code, field, text) in [
            ("short", right.as_str(), "password", "اختر كلمة مرور من 12 حرفًا على الأقل. عدة كلمات متتالية أسهل حفظًا"),
            ("huda@santiago.example.org", &right, "password", "تخمين هذه الكلمة سهل. ابتعد عن الأسماء والتواريخ والكلمات الشائعة، وجرّب عدة كلمات لا صلة بينها"),
            (PASSWORD, "12", "code", "اكتب الأرقام الستة التي يعرضها التطبيق"),
            (PASSWORD, wrong, "code", "ليس هذا الرمز الذي يعرضه التطبيق الآن. انتظر الرمز التالي واكتبه، وتأكّد من أن ساعة هاتفك مضبوطة"),
        ] {
            let answer = browser.post(&path, &[("password", password), ("code", code)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(answer.errors(), [(field.to_owned(), text.to_owned())]);
        }
        assert_eq!(set_up(site, &mut browser, &path).await.len(), 10);
    }
}

both! {
    /// A link lives its time and no longer; one that never was is answered alike.
    async fn ends(site: Site) {
        let path = invited(site, "huda@santiago.example.org", "clerk").await;
        site.app.clock.advance(TimeDelta::hours(72) - TimeDelta::seconds(1));
        assert_eq!(site.browser().get(&path).await.status, StatusCode::OK);
        site.app.clock.advance(TimeDelta::seconds(1));
        let old = site.browser().get(&path).await;
        let none = site.browser().get("/ar/invitations/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa").await;
        assert_eq!((old.status, none.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
        assert_eq!(old.texts("main"), none.texts("main"));
    }
}

both! {
    /// The operator's link makes the first administrator, and none after that.
    async fn makes_the_first_administrator(site: Site) {
        let (db, keys, now) = (&site.db, &site.app.keys, site.app.clock.now());
        let first = staff_link::issue(db, keys, now, (Kind::First, None)).await.unwrap();
        let token = staff_link::issue(db, keys, now, (Kind::First, None)).await.unwrap();
        let old = site.browser().get(&format!("/ar/invitations/{first}")).await;
        assert_eq!(old.status, StatusCode::NOT_FOUND, "of two links the newest counts");
        let path = format!("/en/invitations/{token}");
        let mut browser = site.browser();
        let code = digits(site, &path);
        let nobody = browser.post(&path, &[("password", PASSWORD), ("code", &code)]).await;
        let fields: Vec<String> = nobody.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["name", "email"]);
        let fields = [("name", "Hiba"), ("email", "Hiba@ministry.example.org"), ("password", PASSWORD), ("code", &code)];
        let answer = browser.post(&path, &fields).await;
        assert_eq!(answer.texts(".codes li").len(), 10, "{}", answer.body);
        let entered = signed_in(&mut browser, "hiba@ministry.example.org", PASSWORD, &code).await;
        assert_eq!(entered.location(), "/dashboard");
        // The first thing to be done is a passkey.
        assert!(browser.get("/staff-accounts").await.location().starts_with("/account/passkeys/proof"));
        Telephone::new().joins(&mut browser, "/account/passkeys/new").await.location();
        assert_eq!(browser.get("/staff-accounts").await.status, StatusCode::OK);

        let late = staff_link::issue(db, keys, now, (Kind::First, None)).await.unwrap();
        let path = format!("/en/invitations/{late}");
        let code = digits(site, &path);
        let fields = [("name", "Eve"), ("email", "eve@example.org"), ("password", PASSWORD), ("code", &code)];
        assert_eq!(site.browser().post(&path, &fields).await.status, StatusCode::NOT_FOUND);
    }
}
