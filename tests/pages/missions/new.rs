//! `/missions/new`.

use axum::http::StatusCode;

use super::GOOD;

both! {
    async fn adds_one(site: Site) {
        let mut administrator = site.staff("administrator-two").await;
        assert_eq!(administrator.get("/missions/new").await.status, StatusCode::OK);
        let mut fields = GOOD.to_vec();
        fields.extend([("languages", "pt"), ("languages", "ar"), ("confirmed", "yes")]);
        let page = administrator.post_on("/missions/new", &fields).await;
        assert_eq!(page.texts(".flash").len(), 1);
        assert!(page.body.contains("São Paulo") && page.body.contains("Bolivia"), "{}", page.body);
        let mission = accounts::mission::all(&site.db).await.unwrap();
        let mission = mission.iter().find(|mission| mission.city_en == "São Paulo").unwrap();
        assert_eq!((mission.languages.as_str(), mission.confirmed), ("ar pt", true));
        assert_eq!(accounts::mission::countries(&site.db, mission.id).await.unwrap(), ["BO", "BR"]);
        assert_eq!(site.times_done("mission.create").await, 1);
    }
}

both! {
    async fn explains_mistakes(site: Site) {
        let mut administrator = site.staff("administrator-two").await;
        let empty = administrator.post("/missions/new", &[]).await;
        assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
        let fields: Vec<String> = empty.errors().into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["kind", "country", "city_ar", "city_en", "city_es"]);
        for (field, value, text) in [
            ("country", "Atlantis", "We do not know this country. Write its whole name"),
            ("serves", "Chile\nAtlantis", "We do not know this country: Atlantis. Write one country to a line"),
            ("email", "consulate@", "Write the whole e-mail address, such as name@example.com"),
            ("phone", "call us", "Write the telephone number in digits, in at most 60 characters"),
            ("website", "javascript:alert(1)", "Write the whole address of the website, such as https://example.org"),
        ] {
            let fields: Vec<_> = GOOD.iter().map(|(name, kept)| (*name, if *name == field { value } else { kept })).collect();
            let answer = administrator.post("/missions/new", &fields).await;
            assert_eq!(answer.errors(), [(field.to_owned(), text.to_owned())]);
        }
        crate::pages::staff_accounts::refused(site, "/missions/new", &["clerk-santiago", "auditor"]).await;
    }
}
