//! `/people/{id}/expertise`: the expertise of a person at the desk.

pub mod directory;
pub mod index;
pub mod removal;

use accounts::Ctx;
use accounts::policy::Action;
use kit::{Error, Result};

use crate::expert::{self, Model};
use crate::person::{self, PersonId};

/// The person `id`, whom the desk serves and who is of age; else the same answer as for nobody.
async fn of_age(ctx: &Ctx, id: PersonId) -> Result<person::Model> {
    let person = person::find_for(ctx, id, Action::EditPerson).await?;
    if expert::may_have(ctx, &person) { Ok(person) } else { Err(Error::NotFound) }
}

/// The same with what is kept of their expertise, while nobody else changes it; none is as absent.
async fn kept(ctx: &Ctx, id: PersonId) -> Result<(person::Model, Model)> {
    let person = of_age(ctx, id).await?;
    let row = expert::held(ctx, id).await?.ok_or(Error::NotFound)?;
    Ok((person, row))
}
