//! People as members of an association: as whoever heads it, and the desk of a mission, may know of them.

use accounts::Ctx;
use accounts::policy::Action;
use kit::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, QueryOrder, QuerySelect};
use search::fold;

use super::{COLUMN, Column, Entity, Model, PersonId, Status, TABLE};
use crate::association::AssociationId;
use crate::{association_member, guardianship};

/// Members of one association of whom it is told: more than any has.
const MOST: u64 = 20_000;

/// The members of `association` whom it may know of: verified, and of age. Whoever asks heads it, and shows nobody by this.
pub(crate) async fn of_association(ctx: &Ctx, association: AssociationId) -> Result<Vec<Model>> {
    let people = Entity::find().filter(Column::Id.in_subquery(association_member::people_of(association)));
    let people = people.filter(Column::Status.eq(Status::Verified)).limit(MOST);
    Ok(of_age(ctx, people.all(ctx.tx().await?).await?))
}

/// Those of the people `ids`, whom whoever asks meets, of whom the same is true.
pub(crate) async fn of_association_by_ids(
    ctx: &Ctx,
    association: AssociationId,
    ids: &[PersonId],
) -> Result<Vec<Model>> {
    let people = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied()));
    let people = people.filter(Column::Id.in_subquery(association_member::people_of(association)));
    Ok(of_age(ctx, people.filter(Column::Status.eq(Status::Verified)).all(ctx.tx().await?).await?))
}

/// Whose date of birth was put right since may be a child.
fn of_age(ctx: &Ctx, mut people: Vec<Model>) -> Vec<Model> {
    let today = ctx.now().date_naive();
    people.retain(|person| !guardianship::is_minor(person, today));
    people
}

/// The members of `association` whom the viewer serves, as far as they read them, the `limit` after the first `offset`; and how
/// many there are.
pub(crate) async fn served_in(
    ctx: &Ctx,
    association: AssociationId,
    (offset, limit): (u64, u64),
) -> Result<(Vec<Model>, u64)> {
    let decision = ctx.staff()?.decide(Action::SeePeople);
    let people = Entity::find()
        .filter(decision.condition(Column::Country))
        .filter(Column::Status.is_not_in(super::HIDDEN))
        .filter(Column::Status.ne(Status::Held))
        .filter(Column::Id.in_subquery(association_member::people_of(association)));
    let db = ctx.tx().await?;
    let total = people.clone().count(db).await?;
    let people =
        people.order_by_asc(COLUMN.family_latin).order_by_asc(COLUMN.family_ar).order_by_asc(COLUMN.id);
    let people = people.offset(offset).limit(limit).all(db).await?;
    let people = people.into_iter().map(|person| decision.masked(&TABLE, person));
    Ok((people.collect::<Result<_, DbErr>>()?, total))
}

/// Whether each word of `typed` is one of the name of `person`, in any script, or begins one.
pub(crate) fn is_named(person: &Model, typed: &str) -> bool {
    let names = fold::words(&format!("{} {}", person.name_ar(), person.name_latin()));
    let meets = |word: &String| {
        let skeleton = fold::skeleton(word);
        names.iter().any(|name| {
            name.starts_with(word.as_str()) || (skeleton.len() > 1 && fold::skeleton(name) == skeleton)
        })
    };
    fold::words(typed).iter().all(meets)
}
