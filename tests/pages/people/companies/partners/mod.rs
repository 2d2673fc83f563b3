//! `/people/{id}/companies/{company}/partners` and below.

mod index;
mod show;

use registry::company::{self, CompanyId};
use sea_orm::ActiveValue::Set;
use sea_orm::EntityTrait;

use super::closed;
use crate::pages::me::companies::{kept, listed};
use crate::pages::me::{known, set_status, signed_in};
use crate::support::site::Site;

/// The company `id` looks for `seeks` in the trade `wanted` of ISIC, and trades as `trade` says.
async fn says(site: &Site, id: CompanyId, (seeks, wanted, trade): (&str, &str, &str)) {
    let row = company::ActiveModel {
        id: Set(id),
        seeks: Set(seeks.into()),
        wanted: Set(wanted.into()),
        wanted_industry: Set(wanted.into()),
        trade: Set(trade.into()),
        ..Default::default()
    };
    company::Entity::update(row).exec(&site.db).await.unwrap();
}
