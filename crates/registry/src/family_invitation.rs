//! By which an adult is asked to agree that they are someone's husband or wife, father or mother, son or daughter: a code
//! that the member hands over themselves. Nobody is looked up by name or number, so that nobody learns by it who is
//! registered; both see each other's name and country once the other has said yes.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::limit::{self, Limit};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::row_key;
use kit::field::{self, Purpose, Retention, Sealed, Table, Tier};
use kit::seal::{Keys, Place};
use kit::{Error, Result, crockford};
use sea_orm::ActiveValue::Set;
use sea_orm::QueryOrder;
use sea_orm::entity::prelude::*;
use serde_json::json;

use crate::person::{self, KIND, PersonId, Source};
use crate::tie::{self, Role};
use crate::{notice, person_key};

kit::id_type!(
    /// An invitation.
    InvitationId
);

/// Days for which an invitation is good.
pub const DAYS: u32 = 30;
/// Characters of its code: 60 random bits.
const LENGTH: usize = 12;
/// Invitations of one member that may wait at once.
const MOST_OPEN: u64 = 12;
/// Letters of the name by which the member knows the other at the most.
pub const LONGEST_NAME: usize = 120;

/// A row of `family_invitations`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "family_invitations")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: InvitationId,
    /// Who invites.
    pub person_id: PersonId,
    /// What the other is to them.
    pub role: Role,
    /// Whether the two live under one roof.
    pub lives_together: bool,
    /// What the other is called by who invites, for themselves; sealed with their key.
    pub name: Vec<u8>,
    /// Keyed hash of the code.
    pub code_hash: Vec<u8>,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Until when it is good.
    pub expires_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "family_invitations",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, Retention::Days(DAYS)),
        field::field("person_id", Tier::T1, Purpose::Registry, Retention::Days(DAYS)),
        field::field("role", Tier::T2, Purpose::Registry, Retention::Days(DAYS)),
        field::field("lives_together", Tier::T2, Purpose::Registry, Retention::Days(DAYS)),
        field::field("name", Tier::T2, Purpose::Registry, Retention::Days(DAYS)).sealed(Sealed::Person),
        field::field("code_hash", Tier::T2, Purpose::Operation, Retention::Days(DAYS)),
        field::field("made_at", Tier::T2, Purpose::Registry, Retention::Days(DAYS)),
        field::field("expires_at", Tier::T0, Purpose::Operation, Retention::Days(DAYS)),
    ],
};

fn place(id: &InvitationId) -> Place<'_> {
    Place { table: "family_invitations", column: "name", row: id.0.as_bytes() }
}

/// The code of the invitation `id`: without the master key nobody reckons it.
fn code(keys: &Keys, id: InvitationId) -> String {
    crockford::from_bytes(&keys.hash("family_invitations.id", id.0.as_bytes()), LENGTH)
}

fn hash(keys: &Keys, code: &str) -> Vec<u8> {
    keys.hash("family_invitations.code", code.as_bytes())
}

impl Model {
    /// The code as it is read aloud: `7K3M-9QXD-4T2P`.
    pub fn code(&self, ctx: &Ctx) -> String {
        crockford::grouped(&code(&ctx.app().keys, self.id), 4)
    }

    /// What the other is called by who invites.
    pub async fn name(&self, ctx: &Ctx) -> Result<String> {
        let key = person_key::of(ctx, self.person_id).await?;
        let plain = key.open(place(&self.id), &self.name).map_err(anyhow::Error::from)?;
        Ok(String::from_utf8_lossy(&plain).into_owned())
    }
}

/// That `person`, whose key is `key`, invites someone they call `name`, who is `role` to them, at `at`; with the id `id`.
pub fn new(
    keys: &Keys,
    (id, key, person): (InvitationId, &kit::seal::Key, PersonId),
    (name, role, lives_together): (&str, Role, bool),
    at: DateTime<Utc>,
) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        person_id: Set(person),
        role: Set(role),
        lives_together: Set(lives_together),
        name: Set(key.seal(place(&id), name.as_bytes())),
        code_hash: Set(hash(keys, &code(keys, id))),
        made_at: Set(at),
        expires_at: Set(at + TimeDelta::days(DAYS.into())),
    }
}

/// The member `person` invites someone they call `name`, who is `role` to them; nothing where as many wait as one member
/// may have. Whom they invite so already they invite with the same code.
pub async fn make(
    ctx: &Ctx,
    person: PersonId,
    (name, role, lives_together): (&str, Role, bool),
) -> Result<Option<InvitationId>> {
    let db = ctx.tx().await?;
    person::hold(db, person).await?;
    let open = of(ctx, person).await?;
    for row in &open {
        if (row.role, row.lives_together) == (role, lives_together) && row.name(ctx).await? == name {
            return Ok(Some(row.id));
        }
    }
    if open.len() as u64 >= MOST_OPEN {
        return Ok(None);
    }
    let key = person_key::of(ctx, person).await?;
    let id = InvitationId::new();
    let row = new(&ctx.app().keys, (id, &key, person), (name, role, lives_together), ctx.now());
    Entity::insert(row).exec_without_returning(db).await?;
    ctx.record(Entry::done("family.invite").to(KIND, person.0).with(json!({ "role": role.to_value() })));
    Ok(Some(id))
}

/// The invitations of the member `person` that are good, the oldest first.
pub async fn of(ctx: &Ctx, person: PersonId) -> Result<Vec<Model>> {
    let rows = Entity::find().filter(COLUMN.person_id.eq(person)).filter(COLUMN.expires_at.gt(ctx.now()));
    Ok(rows.order_by_asc(COLUMN.id).all(ctx.tx().await?).await?)
}

/// The invitation `id` of the member `person`; one of another, or one that is good no more, is answered as an absent one.
pub async fn find_of(ctx: &Ctx, person: PersonId, id: InvitationId) -> Result<Model> {
    of(ctx, person).await?.into_iter().find(|row| row.id == id).ok_or(Error::NotFound)
}

/// What a typed code leads to.
#[derive(Debug)]
pub enum Met {
    /// This invitation, and who invites.
    Found(Box<(Model, person::Model)>),
    /// None that is good.
    Wrong,
    /// Too many tries within an hour.
    TooMany,
}

/// The invitation whose code `typed` is, in any writing; the tries of who asks are counted.
pub async fn meet(ctx: &Ctx, typed: &str) -> Result<Met> {
    // Only what is wrong counts: who was handed three codes types three.
    let settings = ctx.app().settings.sign_in;
    let (limit, member) = (Limit::an_hour("family.join", settings.tries_an_hour), ctx.member()?);
    if limit::left(ctx, &limit, member.as_bytes()).await? == 0 {
        return Ok(Met::TooMany);
    }
    let hash = hash(&ctx.app().keys, &crockford::read(typed, LENGTH).unwrap_or_default());
    ctx.meet([row_key(&hash)]).await?;
    let row = Entity::find().filter(COLUMN.code_hash.eq(hash)).filter(COLUMN.expires_at.gt(ctx.now()));
    let Some(row) = row.one(ctx.tx().await?).await? else {
        limit::take(ctx, &limit, member.as_bytes()).await?;
        ctx.record(Entry::refused("family.answer"));
        return Ok(Met::Wrong);
    };
    ctx.meet([row.person_id]).await?;
    let inviter = person::who_may_enter(ctx, row.person_id).await?;
    Ok(inviter.map_or(Met::Wrong, |inviter| Met::Found(Box::new((row, inviter)))))
}

impl Model {
    /// The member `own` says yes to `inviter`, who invites: they are tied from now on. The invitation is used up.
    pub async fn accept(
        &self,
        ctx: &Ctx,
        (inviter, own): (&person::Model, &person::Model),
    ) -> Result<Result<(), tie::Not>> {
        let kept = tie::keep(ctx, (inviter, own), self.role, (self.lives_together, Source::Own)).await?;
        if kept.is_err() {
            return Ok(kept);
        }
        if !self.remove(ctx).await? {
            // Taken back, or used by somebody else, at this moment: the tie is undone with this.
            return Err(Error::NotFound);
        }
        notice::waits(ctx, inviter).await?;
        Ok(Ok(()))
    }

    /// Whoever asks says no, or takes it back. The one who invited is not told which. False if it is gone already.
    pub async fn remove(&self, ctx: &Ctx) -> Result<bool> {
        Ok(Entity::delete_by_id(self.id).exec(ctx.tx().await?).await?.rows_affected > 0)
    }
}

/// Removes those that are good no more.
pub async fn remove_expired(db: &impl ConnectionTrait, now: DateTime<Utc>) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(COLUMN.expires_at.lte(now)).exec(db).await?.rows_affected)
}
