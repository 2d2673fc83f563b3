//! `/me/companies/{id}/about`.

use super::{keepers_only, kept, known, row, signed_in};

both! {
    async fn for_its_keeper(site: Site) {
        keepers_only(site, "/about").await;
    }
}

both! {
    /// Everything that is said is kept; what somebody else wrote meanwhile is not written over unseen.
    async fn changed(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let address = format!("/en/me/companies/{id}/about");
        let mut browser = signed_in(site, &layla).await;
        let page = browser.get(&address).await;
        assert_eq!(page.attributes("[name=activity_code]", "value"), ["13"]);
        let seen = page.attributes("[name=seen]", "value").remove(0);
        let said = [
            ("name", "Olivo"),
            ("other_name", "زيتون"),
            ("activity", "Manufacture of textiles"),
            ("activity_code", "13"),
            ("country", "Chile"),
            ("city", "Valparaíso"),
            ("size", "small"),
            ("trade", "exports"),
            ("trade", "buys_home"),
            ("brands", "Olivo, Higuera"),
            ("website", "olivo.example.org"),
            ("seen", &*seen),
        ];
        browser.post(&address, &said).await.location();
        let now = row(site, id).await.unwrap();
        assert_eq!((&*now.trade, &*now.website), ("exports buys_home", "https://olivo.example.org"));
        assert_eq!((now.size, &*now.city, &*now.other_name), (Some(registry::company::Size::Small), "Valparaíso", "زيتون"));
        assert_eq!(site.times_done("company.change").await, 1);
        // Sent once more from the same page: somebody has written since.
        let mut other = said;
        other[0] = ("name", "Higuera");
        let answer = browser.post(&address, &other).await;
        assert_eq!(answer.errors()[0].1, site.app.texts.get(kit::Locale::En, "me-companies-error-changed", None));
        assert_eq!(row(site, id).await.unwrap().name, "Olivo");
        let seen = answer.attributes("[name=seen]", "value").remove(0);
        other[11] = ("seen", &seen);
        browser.post(&address, &other).await.location();
        assert_eq!(row(site, id).await.unwrap().name, "Higuera");
    }
}

/// What cannot be is said beside its field, and kept.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_cannot_be() {
    let site = crate::support::site::Site::on_sqlite().await;
    let layla = known(&site, "Layla", "layla@example.org", true).await;
    let id = kept(&site, layla.id, "Olivo").await;
    let mut browser = signed_in(&site, &layla).await;
    let whole = [("name", "Olivo"), ("activity", "Manufacture of textiles"), ("country", "Chile")];
    for (field, value, key) in [
        ("website", "javascript:alert(1)", "me-companies-error-website"),
        ("size", "huge", "me-companies-error-choice"),
        ("trade", "smuggles", "me-companies-error-choice"),
        ("other_name", &*"ز".repeat(121), "me-companies-error-name-long"),
        ("brands", &*"b".repeat(201), "me-companies-error-brands-long"),
    ] {
        let fields = [&whole[..], &[(field, value)]].concat();
        let answer = browser.post(&format!("/en/me/companies/{id}/about"), &fields).await;
        let text = site.app.texts.get(kit::Locale::En, key, None);
        assert_eq!(answer.errors(), [(field.to_owned(), text)], "{field}");
    }
    assert_eq!(row(&site, id).await.unwrap().revision, 0);
}
