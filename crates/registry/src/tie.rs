//! Who is whose husband or wife, father or mother: kept once both have said so, or a mission has seen it. From these
//! ties, and from who lives together, come households and the drawing of a family; each adult's record stays their own.

use std::collections::HashMap;

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::Result;
use kit::field::{self, Purpose, Retention, Table, Tier};
use sea_orm::ActiveValue::Set;
use sea_orm::Condition;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::person::{self, KIND, PersonId, Source};
use crate::value_source;

kit::id_type!(
    /// A tie.
    TieId
);

/// Ties of one person at the most: more than a family has, fewer than a machine makes.
pub const MOST: usize = 60;
/// Fathers and mothers of one person at the most: by birth and by adoption.
const MOST_PARENTS: usize = 4;

/// What binds two people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// They are married; the one with the smaller id stands first.
    Spouse,
    /// The first is the other's father or mother.
    Parent,
}

/// What someone is to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Role {
    /// Husband or wife.
    Spouse,
    /// Father or mother.
    Parent,
    /// Son or daughter.
    Child,
}

impl Role {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }

    /// What the first is to the second, where the second is this to the first.
    pub fn turned(self) -> Self {
        match self {
            Self::Spouse => Self::Spouse,
            Self::Parent => Self::Child,
            Self::Child => Self::Parent,
        }
    }
}

/// A row of `ties`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ties")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: TieId,
    /// The parent, or one of the two who are married.
    pub person_id: PersonId,
    /// The child, or the other of the two.
    pub other_id: PersonId,
    /// What binds them.
    pub kind: Kind,
    /// Whether they live under one roof, as one of them said last.
    pub lives_together: bool,
    /// Who said it: both of them, or a mission.
    pub source: Source,
    /// Since when it is kept.
    pub since: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "ties",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, Retention::Record),
        field::field("person_id", Tier::T1, Purpose::Registry, Retention::Record),
        field::field("other_id", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("kind", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("lives_together", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("source", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("since", Tier::T2, Purpose::Registry, Retention::Record),
    ],
};

impl Model {
    /// The one of the two who is not `person`.
    pub fn other(&self, person: PersonId) -> PersonId {
        if self.person_id == person { self.other_id } else { self.person_id }
    }

    /// What the other is to `person`.
    pub fn role(&self, person: PersonId) -> Role {
        match self.kind {
            Kind::Spouse => Role::Spouse,
            Kind::Parent if self.person_id == person => Role::Child,
            Kind::Parent => Role::Parent,
        }
    }
}

/// The ties of `person`, the oldest first. Whoever asks is this person, or has found them in their scope.
pub async fn of(db: &impl ConnectionTrait, person: PersonId) -> Result<Vec<Model>, DbErr> {
    of_all(db, &[person]).await
}

/// The ties of `people`, the oldest first.
pub(crate) async fn of_all(db: &impl ConnectionTrait, people: &[PersonId]) -> Result<Vec<Model>, DbErr> {
    let ids = || people.iter().copied();
    let either = Condition::any().add(COLUMN.person_id.is_in(ids())).add(COLUMN.other_id.is_in(ids()));
    Entity::find().filter(either).order_by_asc(COLUMN.id).all(db).await
}

/// The tie `id` of `person`; one of other people is answered as an absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: TieId) -> Result<Model> {
    let row = Entity::find_by_id(id).one(ctx.tx().await?).await?;
    let own = row.filter(|row| [row.person_id, row.other_id].contains(&person));
    own.ok_or(kit::Error::NotFound)
}

/// Why two people are not tied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Not {
    /// They are one person.
    Same,
    /// They are tied already, in whichever way.
    Tied,
    /// One of them has as many ties as one person keeps, or the child as many parents.
    TooMany,
    /// The parent is not older than the child.
    Younger,
}

impl Not {
    /// Key of what is said about it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Same => "me-family-error-same",
            Self::Tied => "me-family-error-tied",
            Self::TooMany => "me-family-error-many",
            Self::Younger => "me-family-error-younger",
        }
    }
}

impl Not {
    /// Key of what the desk is told about it.
    pub fn desk_key(self) -> &'static str {
        match self {
            Self::Same => "people-family-error-same",
            Self::Tied => "people-family-error-tied",
            Self::TooMany | Self::Younger => self.key(),
        }
    }
}

/// Whether `other` can be `role` to `person`, who have these ties between them and others.
pub fn check(
    (person, of_person): (&person::Model, &[Model]),
    (other, of_other): (&person::Model, &[Model]),
    role: Role,
) -> Result<(), Not> {
    if person.id == other.id {
        return Err(Not::Same);
    }
    if of_person.iter().any(|tie| tie.other(person.id) == other.id) {
        return Err(Not::Tied);
    }
    if of_person.len() >= MOST || of_other.len() >= MOST {
        return Err(Not::TooMany);
    }
    let (parent, child, of_child) = match role {
        Role::Spouse => return Ok(()),
        Role::Parent => (other, person, of_person),
        Role::Child => (person, other, of_other),
    };
    if of_child.iter().filter(|tie| tie.role(child.id) == Role::Parent).count() >= MOST_PARENTS {
        return Err(Not::TooMany);
    }
    match (parent.birth_year, child.birth_year) {
        (Some(parent), Some(child)) if parent >= child => Err(Not::Younger),
        _ => Ok(()),
    }
}

/// That `other` is `role` to `person` from `at` on, as `source` says.
pub fn new(
    (person, other): (PersonId, PersonId),
    role: Role,
    (lives_together, source): (bool, Source),
    at: DateTime<Utc>,
) -> ActiveModel {
    let (kind, first, second) = match role {
        Role::Spouse => (Kind::Spouse, person.min(other), person.max(other)),
        Role::Parent => (Kind::Parent, other, person),
        Role::Child => (Kind::Parent, person, other),
    };
    ActiveModel {
        id: Set(TieId::new()),
        person_id: Set(first),
        other_id: Set(second),
        kind: Set(kind),
        lives_together: Set(lives_together),
        source: Set(source),
        since: Set(at),
    }
}

/// Ties `other` to `person` as their `role`, if that can be. Whoever asks has found both, or both have said so.
pub async fn keep(
    ctx: &Ctx,
    (person, other): (&person::Model, &person::Model),
    role: Role,
    (lives_together, source): (bool, Source),
) -> Result<Result<(), Not>> {
    let db = ctx.tx().await?;
    // In one order, so that two who tie the same people at once do not wait for each other.
    for id in [person.id.min(other.id), person.id.max(other.id)] {
        person::hold(db, id).await?;
    }
    let (of_person, of_other) = (of(db, person.id).await?, of(db, other.id).await?);
    if let Err(not) = check((person, &of_person), (other, &of_other), role) {
        return Ok(Err(not));
    }
    let row = new((person.id, other.id), role, (lives_together, source), ctx.now());
    Entity::insert(row).exec_without_returning(db).await?;
    for (id, role) in [(person.id, role), (other.id, role.turned())] {
        value_source::said(ctx, id, &["family".to_owned()], source).await?;
        ctx.record(Entry::done("tie.add").to(KIND, id.0).with(json!({ "role": role.to_value() })));
    }
    Ok(Ok(()))
}

impl Model {
    /// Whether the two live under one roof is `together` from now on. False if that is known.
    pub async fn live(&self, ctx: &Ctx, together: bool) -> Result<bool> {
        let changed = Entity::update_many()
            .col_expr(Column::LivesTogether, Expr::value(together))
            .filter(COLUMN.id.eq(self.id))
            .filter(COLUMN.lives_together.ne(together))
            .exec(ctx.tx().await?)
            .await?;
        if changed.rows_affected > 0 {
            for id in [self.person_id, self.other_id] {
                ctx.record(Entry::done("tie.change").to(KIND, id.0));
            }
        }
        Ok(changed.rows_affected > 0)
    }

    /// The two are no longer kept as tied. False if they are not.
    pub async fn remove(&self, ctx: &Ctx) -> Result<bool> {
        let removed = Entity::delete_by_id(self.id).exec(ctx.tx().await?).await?;
        if removed.rows_affected > 0 {
            for id in [self.person_id, self.other_id] {
                ctx.record(Entry::done("tie.remove").to(KIND, id.0));
            }
        }
        Ok(removed.rows_affected > 0)
    }
}

/// Those of `people` who live under one roof with `person`: whoever is tied to them as living together, and so on, in the
/// same country. `ties` are all that are known among them.
pub fn household(
    person: PersonId,
    ties: &[Model],
    people: &HashMap<PersonId, person::Model>,
) -> Vec<PersonId> {
    let country = |id: &PersonId| people.get(id).map(|person| person.country.as_str());
    let mut found = vec![person];
    let mut at = 0;
    while let Some(&one) = found.get(at) {
        at += 1;
        for tie in ties.iter().filter(|tie| tie.lives_together) {
            if ![tie.person_id, tie.other_id].contains(&one) {
                continue;
            }
            let other = tie.other(one);
            if !found.contains(&other) && country(&other).is_some() && country(&other) == country(&one) {
                found.push(other);
            }
        }
    }
    found.remove(0);
    found
}

#[cfg(test)]
mod tests {
    use kit::format::PartialDate;

    use super::*;
    use crate::new_person::New;
    use crate::person::Status;

    fn person(birth: &str, country: &str) -> person::Model {
        let new = New { birth: PartialDate::parse(birth), country: country.into(), ..New::default() };
        new.row(Source::Own, Status::Verified, DateTime::UNIX_EPOCH)
    }

    fn tie(person: &person::Model, other: &person::Model, role: Role, together: bool) -> Model {
        let row = new((person.id, other.id), role, (together, Source::Own), DateTime::UNIX_EPOCH);
        Model {
            id: row.id.unwrap(),
            person_id: row.person_id.unwrap(),
            other_id: row.other_id.unwrap(),
            kind: row.kind.unwrap(),
            lives_together: together,
            source: Source::Own,
            since: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn seen_from_both_ends() {
        let (mother, son) = (person("1970", "CL"), person("1998", "CL"));
        for tie in [tie(&mother, &son, Role::Child, true), tie(&son, &mother, Role::Parent, true)] {
            assert_eq!((tie.person_id, tie.other_id), (mother.id, son.id));
            assert_eq!((tie.role(mother.id), tie.role(son.id)), (Role::Child, Role::Parent));
            assert_eq!((tie.other(mother.id), tie.other(son.id)), (son.id, mother.id));
        }
        let husband = person("1968", "CL");
        let (one, other) =
            (tie(&mother, &husband, Role::Spouse, true), tie(&husband, &mother, Role::Spouse, true));
        assert_eq!((one.person_id, one.other_id), (other.person_id, other.other_id), "the same row");
        assert_eq!((one.role(mother.id), one.role(husband.id)), (Role::Spouse, Role::Spouse));
    }

    #[test]
    fn who_is_not_tied() {
        let (mother, son) = (person("1970", "CL"), person("1998", "CL"));
        let known = [tie(&mother, &son, Role::Child, true)];
        let ask = |one: &person::Model, other: &person::Model, role| check((one, &[]), (other, &[]), role);
        assert_eq!(ask(&mother, &son, Role::Child), Ok(()));
        assert_eq!(ask(&mother, &mother, Role::Spouse), Err(Not::Same));
        assert_eq!(ask(&son, &mother, Role::Child), Err(Not::Younger));
        assert_eq!(ask(&mother, &son, Role::Parent), Err(Not::Younger));
        assert_eq!(ask(&mother, &son, Role::Spouse), Ok(()), "of ages nobody is asked here");
        assert_eq!(ask(&person("", "CL"), &son, Role::Child), Ok(()), "whose age is not known");
        for role in [Role::Spouse, Role::Child, Role::Parent] {
            assert_eq!(check((&mother, &known), (&son, &known), role), Err(Not::Tied));
        }
        let parents: Vec<_> =
            (0..MOST_PARENTS).map(|_| tie(&person("1960", "CL"), &son, Role::Child, false)).collect();
        assert_eq!(check((&mother, &[]), (&son, &parents), Role::Child), Err(Not::TooMany));
        assert_eq!(check((&son, &parents), (&mother, &[]), Role::Parent), Err(Not::TooMany));
        assert_eq!(check((&son, &parents), (&mother, &[]), Role::Spouse), Ok(()));
        let many: Vec<_> =
            (0..MOST).map(|_| tie(&mother, &person("1999", "CL"), Role::Child, false)).collect();
        assert_eq!(check((&mother, &many), (&son, &[]), Role::Child), Err(Not::TooMany));
    }

    #[test]
    fn a_household_is_under_one_roof() {
        let [mother, father, son, aunt, abroad] =
            [("1970", "CL"), ("1968", "CL"), ("1998", "CL"), ("1975", "CL"), ("1940", "JO")]
                .map(|(birth, country)| person(birth, country));
        let ties = [
            tie(&mother, &father, Role::Spouse, true),
            tie(&father, &son, Role::Child, true),
            tie(&son, &aunt, Role::Spouse, false),
            tie(&mother, &abroad, Role::Parent, true),
        ];
        let people = [&mother, &father, &son, &aunt, &abroad];
        let people: HashMap<_, _> = people.into_iter().map(|person| (person.id, person.clone())).collect();
        assert_eq!(household(mother.id, &ties, &people), [father.id, son.id]);
        assert_eq!(household(aunt.id, &ties, &people), []);
    }
}
