//! `/register/suggestions`.

use axum::http::StatusCode;

both! {
    async fn offers_what_may_be_meant(site: Site) {
        for (list, typed, value, label) in [
            ("countries", "تشي", "CL", "تشيلي"),
            ("origins", "bet jala", "bayt-jala", "بيت جالا"),
            ("occupations", "dentist", "2261", "أطباء الأسنان"),
            ("specialties", "cardiac sur", "SUR04", "جراحة القلب"),
            ("languages", "Deutsch", "de", "الألمانية"),
        ] {
            let answer = site.browser().post("/ar/register/suggestions", &[("list", list), ("q", typed)]).await;
            let offers: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
            let offers = offers.as_array().unwrap();
            assert!(offers.len() <= 8);
            assert!(offers.iter().any(|offer| offer["value"] == value && offer["label"] == label), "{offers:?}");
        }
        let answer = site.browser().post("/ar/register/suggestions", &[("list", "specialties"), ("q", "الجراحة")]).await;
        assert!(!answer.body.contains("\"SUR\""), "a group: {}", answer.body);
        let answer = site.browser().post("/ar/register/suggestions", &[("list", "people"), ("q", "أحمد")]).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
    }
}
