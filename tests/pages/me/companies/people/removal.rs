//! `/me/companies/{id}/people/{role}/removal`.

use registry::company_role::{self, Position};
use sea_orm::EntityTrait;

use super::super::{kept, known, signed_in};

both! {
    /// Whoever keeps a company says who has no part in it; nobody else does, and not of themselves.
    async fn by_its_keeper(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let role = company_role::new(id, omar.id, Position::Partner, site.app.clock.now());
        company_role::Entity::insert(role).exec_without_returning(&site.db).await.unwrap();
        let roles = company_role::in_company(&site.db, id).await.unwrap();
        let address = |n: usize| format!("/en/me/companies/{id}/people/{}/removal", roles[n].id);
        let mut other = signed_in(site, &omar).await;
        assert_eq!(other.post(&address(1), &[]).await.status, 404);
        let mut keeper = signed_in(site, &layla).await;
        assert_eq!(keeper.post(&address(0), &[]).await.status, 404);
        keeper.post(&address(1), &[]).await.location();
        assert_eq!(keeper.post(&address(1), &[]).await.status, 404);
        assert_eq!(company_role::in_company(&site.db, id).await.unwrap().len(), 1);
        assert_eq!(site.times_done("company.leave").await, 1);
        assert_eq!(other.get(&format!("/en/me/companies/{id}")).await.status, 404);
    }
}
