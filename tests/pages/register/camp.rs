//! `/register/camp`.

use axum::http::StatusCode;

use super::up_to;

both! {
    /// Asked where there are camps only, answered or not, and forgotten when the country changes.
    async fn asked_where_there_are_camps(site: Site) {
        let mut browser = site.browser();
        up_to(&mut browser, "ar", "residence").await;
        assert_eq!(browser.post("/ar/register/residence", &[("country", "لبنان")]).await.location(), "/ar/register/camp");
        let camps = browser.get("/ar/register/camp").await.attributes("input[name=camp]", "value");
        assert_eq!((camps.len(), camps[0].as_str(), camps[13].as_str()), (14, "none", "other"));
        assert!(camps.contains(&"lb-ein-el-hilweh".to_owned()) && !camps.contains(&"jo-irbid".to_owned()));
        for answer in [&[][..], &[("camp", "none")], &[("camp", "other")], &[("camp", "lb-ein-el-hilweh")]] {
            assert_eq!(browser.post("/ar/register/camp", answer).await.location(), "/ar/register/contact");
        }
        assert_eq!(browser.post("/ar/register/residence", &[("country", "الأردن")]).await.location(), "/ar/register/camp");
        assert!(browser.get("/ar/register/camp").await.attributes("input[name=camp][checked]", "value").is_empty());
        assert_eq!(browser.post("/ar/register/residence", &[("country", "تشيلي")]).await.location(), "/ar/register/contact");
        assert_eq!(browser.get("/ar/register/camp").await.location(), "/ar/register/contact");
    }
}

/// A camp of another country is none of the choices; said in three languages.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_message_in_three_languages() {
    let site = crate::support::site::Site::on_sqlite().await;
    for locale in kit::Locale::ALL {
        let mut browser = site.browser();
        up_to(&mut browser, locale.code(), "residence").await;
        browser
            .post(&format!("/{}/register/residence", locale.code()), &[("country", "LB")])
            .await
            .location();
        let page = browser.post(&format!("/{}/register/camp", locale.code()), &[("camp", "jo-irbid")]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = site.app.texts.get(locale, "register-camp-error-unknown", None);
        assert_eq!(page.errors(), [("camp".to_owned(), text)]);
    }
}
