//! The schema, one file per change, running on SQLite and PostgreSQL.

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m0001_missions;
mod m0002_staff;
mod m0003_audit;
mod m0004_jobs;
mod m0005_people;
mod m0006_registration;
mod m0007_searches;
mod m0008_installation;
mod m0009_drafts;
mod m0010_sign_in;
mod m0011_held;
mod m0013_rights;
mod m0014_requests;
mod m0015_offices;
mod m0016_saved_searches;
mod m0017_numbers;
mod m0018_desk;
mod m0019_claims;
mod m0020_audit_pseudonyms;
mod m0021_audit_chain;
mod m0022_installation_keys;
mod m0023_policy;
mod m0024_row_security;
mod m0025_passkeys;
mod m0026_data_requests;
mod m0027_emergency_contacts;
mod m0028_families;
mod m0029_refugees;
mod m0030_identity_documents;
mod m0031_document_scans;
mod m0032_companies;
mod m0033_introductions;
mod m0034_opportunities;
mod m0035_experts;
mod m0036_experts_wanted;
mod m0037_associations;
mod m0038_public_figures;
mod sight;

/// Applies the changes in their order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_missions::Migration),
            Box::new(m0002_staff::Migration),
            Box::new(m0003_audit::Migration),
            Box::new(m0004_jobs::Migration),
            Box::new(m0005_people::Migration),
            Box::new(m0006_registration::Migration),
            Box::new(m0007_searches::Migration),
            Box::new(m0008_installation::Migration),
            Box::new(m0009_drafts::Migration),
            Box::new(m0010_sign_in::Migration),
            Box::new(m0011_held::Migration),
            Box::new(m0013_rights::Migration),
            Box::new(m0014_requests::Migration),
            Box::new(m0015_offices::Migration),
            Box::new(m0016_saved_searches::Migration),
            Box::new(m0017_numbers::Migration),
            Box::new(m0018_desk::Migration),
            Box::new(m0019_claims::Migration),
            Box::new(m0020_audit_pseudonyms::Migration),
            Box::new(m0021_audit_chain::Migration),
            Box::new(m0022_installation_keys::Migration),
            Box::new(m0023_policy::Migration),
            Box::new(m0024_row_security::Migration),
            Box::new(m0025_passkeys::Migration),
            Box::new(m0026_data_requests::Migration),
            Box::new(m0027_emergency_contacts::Migration),
            Box::new(m0028_families::Migration),
            Box::new(m0029_refugees::Migration),
            Box::new(m0030_identity_documents::Migration),
            Box::new(m0031_document_scans::Migration),
            Box::new(m0032_companies::Migration),
            Box::new(m0033_introductions::Migration),
            Box::new(m0034_opportunities::Migration),
            Box::new(m0035_experts::Migration),
            Box::new(m0036_experts_wanted::Migration),
            Box::new(m0037_associations::Migration),
            Box::new(m0038_public_figures::Migration),
        ]
    }
}
