//! `/public-figures/{id}`.

use registry::public_figure::{self, Said};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{READERS, clerk, closed, english, figure, said, written};

both! {
    /// Staff of all missions read all of it, with the source; who keeps those of the country changes it.
    async fn read_by_all_missions(site: Site) {
        let id = figure(site, "Rodrigo Abufarhue", "CL").await;
        let address = format!("/public-figures/{id}");
        closed(site, &address, &[]).await;
        for slug in ["clerk-santiago", "clerk-amman"].iter().chain(&READERS) {
            let page = english(site, slug).await.get(&address).await;
            let text = page.text("main");
            for there in ["Rodrigo Abufarhue", "Mayor", "Alcalde", "Chile", "Since 2012", "Bayt Jala", "alcaldia@example.org", "Hermanamiento"] {
                assert!(page.status == 200 && text.contains(there), "{slug} {there}: {text}");
            }
            assert_eq!(page.attributes("main a[rel=noreferrer]", "href"), ["https://example.org/alcaldes"], "{slug}");
            let (links, may_keep) = (page.attributes("main a", "href"), *slug == "clerk-santiago");
            assert_eq!(links.contains(&format!("{address}/edit")), may_keep, "{slug}");
            assert_eq!(links.contains(&format!("{address}/removal")), may_keep, "{slug}");
        }
        let absent = format!("/public-figures/{}", uuid::Uuid::now_v7());
        assert_eq!(site.staff("clerk-santiago").await.get(&absent).await.status, 404);
    }
}

both! {
    /// Who is no longer in office is shown as such; what is no address of a page leads nowhere, whatever the database says.
    async fn former_and_spoilt(site: Site) {
        let former = Said { until_year: Some(2020), origin: "قرية".into(), ..said("Rodrigo", "CL") };
        let id = written(site, &former).await;
        let address = format!("/public-figures/{id}");
        let mut clerk = clerk(site).await;
        let text = clerk.get(&address).await.text("main");
        assert!(text.contains("No longer in office") && text.contains("2012 to 2020") && text.contains("قرية"), "{text}");
        public_figure::Entity::update_many()
            .col_expr(public_figure::Column::Source, Expr::value("javascript:alert(1)"))
            .filter(public_figure::COLUMN.id.eq(id))
            .exec(&site.db)
            .await
            .unwrap();
        let page = clerk.get(&address).await;
        assert!(page.text("main").contains("javascript:alert(1)"));
        assert!(page.attributes("main a", "href").iter().all(|href| href.starts_with('/')));
    }
}
