//! `/register` and below.

mod about;
mod camp;
mod check;
mod consents;
mod contact;
mod done;
mod email;
mod index;
mod later;
mod minor;
mod name;
mod paper;
mod residence;
mod resume;
mod spelling;
mod suggestions;

use crate::support::browser::Browser;
use crate::support::site::Site;

/// Answers as a person gives them: (page, fields).
pub const ANSWERS: [(&str, &[(&str, &str)]); 5] = [
    (
        "name",
        &[("given_ar", "أحمد"), ("father_ar", "محمود"), ("family_ar", "الخطيب"), ("given_latin", "Ahmad")],
    ),
    ("residence", &[("country", "تشيلي"), ("city", "Santiago")]),
    (
        "contact",
        &[("phone", "9 6123 4567"), ("whatsapp", "yes"), ("email", "ahmad@example.org"), ("language", "es")],
    ),
    (
        "about",
        &[
            ("sex", "male"),
            ("birth_day", "27"),
            ("birth_month", "آذار"),
            ("birth_year", "1957"),
            ("origin", "بيت جالا"),
            ("occupation", "نجّار"),
            ("occupation_code", "as-typed"),
        ],
    ),
    ("consents", &[("news", "yes")]),
];

/// Begins a registration in `language` and answers the pages before `page`.
pub async fn up_to(browser: &mut Browser, language: &str, page: &str) {
    assert_eq!(
        browser.post(&format!("/{language}/register"), &[]).await.location(),
        format!("/{language}/register/name")
    );
    for (answered, fields) in ANSWERS {
        if answered == page {
            return;
        }
        let answer = browser.post(&format!("/{language}/register/{answered}"), fields).await;
        answer.location();
    }
}

/// Registers; returns the number as shown.
pub async fn registered(browser: &mut Browser) -> String {
    up_to(browser, "ar", "check").await;
    let token = browser.get("/ar/register/check").await.value("token");
    let done = browser.post_on("/ar/register/check", &[("token", &token)]).await;
    done.text(".panel .reference")
}

/// Registers as a person does whose browser runs scripts: with the work done, and not too quickly.
pub async fn registered_by_hand(site: &Site, browser: &mut Browser) -> String {
    up_to(browser, "ar", "check").await;
    let token = browser.get("/ar/register/check").await.value("token");
    site.app.clock.advance(chrono::TimeDelta::minutes(2));
    let work = kit::proof::find(&token);
    let done = browser.post_on("/ar/register/check", &[("token", &token), ("work", &work)]).await;
    done.text(".panel .reference")
}
