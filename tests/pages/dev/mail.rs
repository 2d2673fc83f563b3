//! `/dev/mail`.

use axum::http::StatusCode;
use kit::Locale;
use kit::mail::Mail;

use crate::support::site::Site;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn shows_what_would_have_been_sent() {
    let site = Site::on_sqlite().await;
    let empty = site.browser().get("/en/dev/mail").await;
    assert_eq!(empty.status, StatusCode::OK);
    assert_eq!(empty.texts(".empty").len(), 1);
    for (to, text) in [("first@example.org", "one\ntwo"), ("second@example.org", "<b>three</b>")] {
        let mail = Mail {
            id: uuid::Uuid::now_v7(),
            to: to.into(),
            subject: "موضوع".into(),
            text: text.into(),
            html: String::new(),
            locale: Locale::Ar,
        };
        site.app.mail.send("", mail).await.unwrap();
    }
    let page = site.browser().get("/en/dev/mail").await;
    assert_eq!(page.texts("h2 bdi"), ["موضوع", "موضوع"]);
    assert_eq!(page.texts("dd"), ["second@example.org", "<b>three</b>", "first@example.org", "one two"]);
}
