//! `/readyz`: the process can do its work: the database answers. An index that is away does not take the
//! node out; its pages degrade.

use accounts::Ctx;
use kit::Result;

/// Asks the database.
pub async fn get(ctx: Ctx) -> Result<&'static str> {
    ctx.app().db.ping().await?;
    Ok("ok\n")
}
