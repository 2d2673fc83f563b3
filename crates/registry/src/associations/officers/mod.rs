//! `/associations/{id}/officers`: who holds which office in an association of the mission's countries.

pub mod new;
pub mod removal;
pub mod show;

use accounts::Ctx;
use accounts::policy::Action;
use kit::Result;

use crate::association::{self, AssociationId};
use crate::association_officer::{self, Model, OfficerId};
use crate::person;

/// The association `id`, which the viewer's mission keeps, the office `officer` in it, and what who holds it is called.
async fn kept(
    ctx: &Ctx,
    id: AssociationId,
    officer: OfficerId,
) -> Result<(association::Model, Model, String)> {
    let association = association::find_for(ctx, id, Action::ManageAssociations).await?;
    let row = association_officer::find_in(ctx, id, officer).await?;
    let name = match row.person_id {
        Some(person) => {
            ctx.meet([person]).await?;
            let person = person::for_index(ctx.tx().await?, &[person]).await?.pop();
            person.map(|person| person.name_in(ctx.locale())).unwrap_or_default()
        }
        None => row.name.clone(),
    };
    Ok((association, row, name))
}
