//! `/people/{id}/companies`: the companies of a person at the desk.

pub mod directory;
pub mod interests;
pub mod new;
pub mod partners;
pub mod removal;
pub mod show;

use accounts::Ctx;
use accounts::policy::Action;
use kit::Result;

use crate::company::{self, CompanyId, Model};
use crate::person::{self, PersonId};

/// The person `id`, whom the desk serves, and the company `company`, which they keep; one that another keeps is answered as an
/// absent one.
async fn kept(ctx: &Ctx, id: PersonId, company: CompanyId) -> Result<(person::Model, Model)> {
    let person = person::find_for(ctx, id, Action::EditPerson).await?;
    Ok((person, company::kept_by(ctx, id, company).await?))
}
