//! `/staff-accounts/new`.

use axum::http::StatusCode;

use super::refused;
use crate::pages::invitations::show::invited;

both! {
    async fn invites_by_mail(site: Site) {
        invited(site, "huda@santiago.example.org", "clerk").await;
        let mails = site.mails().await;
        assert_eq!(mails[0].to, "huda@santiago.example.org");
        assert!(!mails[0].subject.contains("هدى") && !mails[0].text.contains("هدى"), "a mail names nobody");
        assert_eq!(site.times_done("staff.invite").await, 1);
        let mut administrator = site.staff("administrator").await;
        let page = administrator.get("/staff-accounts?state=invited").await;
        assert_eq!(page.texts("table tbody tr").len(), 1);
    }
}

both! {
    async fn explains_mistakes(site: Site) {
        let mut administrator = site.staff("administrator-two").await;
        let address = "/staff-accounts/new";
        let errors = administrator.post(address, &[]).await.errors();
        let fields: Vec<&str> = errors.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["name", "email", "language", "role"]);
        let good = [("name", "Huda"), ("email", "huda@example.org"), ("language", "es")];
        for (more, field, text) in [
            (vec![("role", "clerk")], "mission", "Choose the mission for this role"),
            (vec![("role", "hq_officer")], "region", "Choose the region for this role"),
            (vec![("role", "king")], "role", "Choose the role"),
            (
                vec![("role", "auditor"), ("from_day", "3"), ("from_month", "2"), ("from_year", "2020")],
                "from",
                "Write a day that is not over",
            ),
            (
                vec![("role", "auditor"), ("to_day", "31"), ("to_month", "2"), ("to_year", "2027")],
                "to",
                "Write day, month and year, or leave all three empty",
            ),
            (
                vec![("role", "auditor"), ("to_day", "1"), ("to_month", "11"), ("to_year", "2026")],
                "to",
                "Write a day after the one on which it begins",
            ),
        ] {
            let answer = administrator.post(address, &[&good[..], &more].concat()).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(answer.errors(), [(field.to_owned(), text.to_owned())]);
            assert_eq!(answer.value("email"), "huda@example.org");
        }
        let taken = [("name", "Huda"), ("email", "HIBA@ministry.example.org"), ("language", "es"), ("role", "auditor")];
        let answer = administrator.post(address, &taken).await;
        assert_eq!(answer.errors(), [("email".to_owned(), "This e-mail already has an account".to_owned())]);
        refused(site, address, &["clerk-santiago", "auditor", "data-protection", "analyst"]).await;
    }
}
