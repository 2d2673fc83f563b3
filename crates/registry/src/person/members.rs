//! People as members of an association: as whoever heads it, and the desk of a mission, may know of them.

use accounts::Ctx;
use accounts::policy::Action;
use kit::format::PartialDate;
use kit::{Locale, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{DbErr, DerivePartialModel, QueryOrder, QuerySelect};
use search::fold;

use super::{COLUMN, Column, Entity, Model, PersonId, Status, TABLE};
use crate::association::AssociationId;
use crate::birth::{self, Birth};
use crate::{association_member, guardianship};

/// A member by name, for finding and putting in order.
pub(crate) struct Named {
    /// Who.
    pub id: PersonId,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
}

/// What of a person is read to know whether they are of age, and what they are called.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "Entity")]
struct Line {
    id: PersonId,
    given_ar: String,
    father_ar: String,
    grandfather_ar: String,
    family_ar: String,
    given_latin: String,
    family_latin: String,
    birth_year: Option<i16>,
    birth_month: Option<i16>,
    birth_day: Option<i16>,
}

/// The members of `association` whom it may know of, by name: verified, and of age. Whoever asks heads it, and shows nobody by this.
pub(crate) async fn of_association(ctx: &Ctx, association: AssociationId) -> Result<Vec<Named>> {
    let people = Entity::find().filter(Column::Id.in_subquery(association_member::people_of(association)));
    let people = people.filter(Column::Status.eq(Status::Verified));
    let lines: Vec<Line> = people.into_partial_model().all(ctx.tx().await?).await?;
    let today = ctx.now().date_naive();
    let joined = |parts: &[&String]| {
        parts.iter().filter(|part| !part.is_empty()).map(|part| part.as_str()).collect::<Vec<_>>().join(" ")
    };
    let of_age = lines.into_iter().filter(|line| {
        let part = |part: Option<i16>| part.and_then(|part| u32::try_from(part).ok());
        let (month, day) = (part(line.birth_month), part(line.birth_day));
        let birth = line.birth_year.map(|year| PartialDate { year: year.into(), month, day });
        birth.is_none_or(|birth| birth::judge(birth, today) != Birth::Minor)
    });
    let named = of_age.map(|line| Named {
        id: line.id,
        name_ar: joined(&[&line.given_ar, &line.father_ar, &line.grandfather_ar, &line.family_ar]),
        name_latin: joined(&[&line.given_latin, &line.family_latin]),
    });
    Ok(named.collect())
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

impl Named {
    /// What they are called in the script of `locale`; in the other one where there is none.
    pub(crate) fn name_in(&self, locale: Locale) -> &str {
        let names = if locale == Locale::Ar {
            [&self.name_ar, &self.name_latin]
        } else {
            [&self.name_latin, &self.name_ar]
        };
        if names[0].is_empty() { names[1] } else { names[0] }
    }
}

/// Whether each word of `typed` is one of the name of `person`, in any script, or begins one.
pub(crate) fn is_named(person: &Named, typed: &str) -> bool {
    let names = fold::words(&format!("{} {}", person.name_ar, person.name_latin));
    let meets = |word: &String| {
        let skeleton = fold::skeleton(word);
        names.iter().any(|name| {
            name.starts_with(word.as_str()) || (skeleton.len() > 1 && fold::skeleton(name) == skeleton)
        })
    };
    fold::words(typed).iter().all(meets)
}
