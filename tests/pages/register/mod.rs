//! `/register` and below.

mod check;
mod consents;
mod contact;
mod done;
mod email;
mod index;
mod name;
mod residence;

use crate::support::browser::Browser;

/// Answers as a person gives them: (page, fields).
pub const ANSWERS: [(&str, &[(&str, &str)]); 4] = [
    (
        "name",
        &[("given_ar", "أحمد"), ("father_ar", "محمود"), ("family_ar", "الخطيب"), ("given_latin", "Ahmad")],
    ),
    ("residence", &[("country", "تشيلي"), ("city", "Santiago")]),
    (
        "contact",
        &[("phone", "9 6123 4567"), ("whatsapp", "yes"), ("email", "ahmad@example.org"), ("language", "es")],
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
