//! `/opportunities/{id}/matches`: the experts whom an institution may need, and how they are asked.

pub mod index;
pub mod show;

use accounts::Ctx;
use kit::{Error, Result};

use crate::expert::fit::Wanted;
use crate::opportunity::{self, Kind, Model, OpportunityId};

/// The opportunity `id`, for which an expert is needed, and what they must be; any other is as absent.
async fn wanted(ctx: &Ctx, id: OpportunityId) -> Result<(Model, Wanted)> {
    let row = opportunity::find_for(ctx, id).await?;
    if row.kind != Kind::Expertise {
        return Err(Error::NotFound);
    }
    let wanted = row.wanted();
    Ok((row, wanted))
}
