//! `/opportunities/{id}/matches` and below.

mod index;
mod show;

use registry::expert::ExpertId;
use registry::opportunity::{OpportunityId, State};

use super::{asked, interest, manager, open, posted, refused, standing, wanted};
use crate::pages::me::expertise::{kept, listed, surgeon};
use crate::pages::me::known;
use crate::support::site::Site;

/// Where the expert `of` is asked for `opportunity`.
fn address(opportunity: OpportunityId, of: ExpertId) -> String {
    format!("/opportunities/{opportunity}/matches/{of}")
}

/// A hand surgeon is needed.
async fn needed(site: &Site) -> OpportunityId {
    posted(site, &wanted("Surgeon"), State::Open).await
}
