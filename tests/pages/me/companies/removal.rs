//! `/me/companies/{id}/removal`.

use registry::company_role::{self, Position};
use registry::person::PersonId;
use sea_orm::EntityTrait;

use super::{closed_to_guests, kept, known, row, signed_in};
use crate::support::site::Site;

async fn joined(site: &Site, id: registry::company::CompanyId, person: PersonId) {
    let role = company_role::new(id, person, Position::Partner, site.app.clock.now());
    company_role::Entity::insert(role).exec_without_returning(&site.db).await.unwrap();
}

both! {
    /// Kept alone, it goes; with others, it passes on to the one who was there first, out of the directory, and the rest stays.
    async fn gone_or_passed_on(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        let address = format!("/en/me/companies/{id}/removal");
        closed_to_guests(site, &[&address[3..]]).await;
        assert_eq!(signed_in(site, &omar).await.post(&address, &[]).await.status, 404);
        joined(site, id, omar.id).await;
        let mut keeper = signed_in(site, &layla).await;
        keeper.post(&format!("/en/me/companies/{id}/directory"), &[("listed", "yes")]).await.location();
        assert!(keeper.get(&address).await.text("main").contains("Omar Khatib"));
        let before = site.mails().await.len();
        keeper.post(&address, &[]).await.location();
        let now = row(site, id).await.unwrap();
        assert_eq!((now.person_id, now.listed_at), (omar.id, None), "listed without the word of its keeper");
        assert_eq!(site.mails().await.len(), before + 1);
        assert_eq!(keeper.get(&format!("/en/me/companies/{id}")).await.status, 404);
        let mut heir = signed_in(site, &omar).await;
        assert!(heir.get(&address).await.text("main").contains("All that is kept of it is deleted"));
        heir.post(&address, &[]).await.location();
        assert!(row(site, id).await.is_none());
    }
}

both! {
    /// It passes on to nobody whose registration was ended.
    async fn not_to_who_is_gone(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let salma = known(site, "Salma", "salma@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        joined(site, id, omar.id).await;
        joined(site, id, salma.id).await;
        crate::pages::me::set_status(site, omar.id, registry::person::Status::Deceased).await;
        signed_in(site, &layla).await.post(&format!("/en/me/companies/{id}/removal"), &[]).await.location();
        assert_eq!(row(site, id).await.unwrap().person_id, salma.id);
    }
}

both! {
    /// Who does not keep it leaves it alone.
    async fn others_leave(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let id = kept(site, layla.id, "Olivo").await;
        joined(site, id, omar.id).await;
        signed_in(site, &omar).await.post(&format!("/en/me/companies/{id}/removal"), &[]).await.location();
        assert_eq!(row(site, id).await.unwrap().person_id, layla.id);
        assert_eq!(company_role::in_company(&site.db, id).await.unwrap().len(), 1);
    }
}

both! {
    /// Of whoever is erased, a company passes on to those who have a part in it.
    async fn passed_on_by_an_erasure(site: Site) {
        let layla = known(site, "Layla", "layla@example.org", true).await;
        let omar = known(site, "Omar", "omar@example.org", true).await;
        let (shared, alone) = (kept(site, layla.id, "Olivo").await, kept(site, layla.id, "Higuera").await);
        joined(site, shared, omar.id).await;
        let transaction = kit::db::begin_for_all(&site.db, kit::db::Intent::Write).await.unwrap();
        for part in server::parts::PARTS.iter().filter_map(|part| part.erase) {
            part(&site.app, &transaction, layla.id.0).await.unwrap();
        }
        transaction.commit().await.unwrap();
        assert_eq!(row(site, shared).await.unwrap().person_id, omar.id);
        assert!(row(site, alone).await.is_none());
    }
}
