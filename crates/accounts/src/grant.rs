//! Roles given for a time: what a member of staff is, where, from when to when. The newest grant that holds is the
//! one that counts: an account has one role at a time.

mod confirmation;

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{Condition, QueryOrder};

pub(crate) use self::confirmation::waiting_for;
pub use self::confirmation::{NotConfirmed, confirm, confirm_by_operator, refuse, waiting};
use crate::Ctx;
use crate::audit::Entry;
use crate::mission::{self, MissionId};
use crate::policy::{Action, Guard, Guards, Place, Role};
use crate::region::{self, RegionId};
use crate::staff::{self, AccountId};

kit::id_type!(
    /// A grant.
    GrantId
);

/// A row of `grants`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "grants")]
pub struct Model {
    /// Its id; the newest sorts last.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: GrantId,
    /// Whose it is.
    pub account_id: AccountId,
    /// The role.
    pub role: Role,
    /// The mission whose countries are the scope, for a role held at one.
    pub mission_id: Option<MissionId>,
    /// The region whose countries are the scope, for a role held for one.
    pub region_id: Option<RegionId>,
    /// From when.
    pub from_at: DateTime<Utc>,
    /// Until when; open when absent.
    pub to_at: Option<DateTime<Utc>>,
    /// Who gave it; nobody where it came by the first link or from the command line.
    pub given_by: Option<AccountId>,
    /// Who agreed to it, a strong role; nobody where the operator did.
    pub confirmed_by: Option<AccountId>,
    /// When; a strong role holds from then on only.
    pub confirmed_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Whether it holds at `at`.
    pub fn holds_at(&self, at: DateTime<Utc>) -> bool {
        !self.waits() && self.from_at <= at && self.to_at.is_none_or(|to| at < to)
    }

    /// Whether it waits for the second person.
    pub fn waits(&self) -> bool {
        self.role.is_strong() && self.confirmed_at.is_none()
    }
}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "grants",
    person: None,
    fields: &[
        field("id", Tier::T0, Purpose::Administration, Retention::Archive),
        field("account_id", Tier::T1, Purpose::Administration, Retention::Archive),
        field("role", Tier::T1, Purpose::Administration, Retention::Archive),
        field("mission_id", Tier::T1, Purpose::Administration, Retention::Archive),
        field("region_id", Tier::T1, Purpose::Administration, Retention::Archive),
        field("from_at", Tier::T0, Purpose::Administration, Retention::Archive),
        field("to_at", Tier::T0, Purpose::Administration, Retention::Archive),
        field("given_by", Tier::T1, Purpose::Administration, Retention::Archive),
        field("confirmed_by", Tier::T1, Purpose::Administration, Retention::Archive),
        field("confirmed_at", Tier::T0, Purpose::Administration, Retention::Archive),
    ],
};

/// Where someone works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Office {
    /// At a mission.
    Mission(mission::Model),
    /// In the ministry, for a region.
    Region(region::Model),
    /// In the ministry.
    Ministry,
}

/// A role, where and for how long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The role.
    pub role: Role,
    /// The mission, for a role held at one.
    pub mission: Option<MissionId>,
    /// The region, for a role held for one.
    pub region: Option<RegionId>,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until when; open when absent.
    pub to: Option<DateTime<Utc>>,
}

impl Terms {
    /// The role at its place from `from` on, with nothing that does not belong to it.
    pub fn open(
        role: Role,
        mission: Option<MissionId>,
        region: Option<RegionId>,
        from: DateTime<Utc>,
    ) -> Self {
        Self {
            role,
            mission: mission.filter(|_| role.place() == Place::Mission),
            region: region.filter(|_| role.place() == Place::Region),
            from,
            to: None,
        }
    }
}

/// Writes a grant. One that nobody of the staff gives, but the operator, waits for no second person.
pub async fn insert(
    db: &impl ConnectionTrait,
    account: AccountId,
    terms: Terms,
    given_by: Option<AccountId>,
) -> Result<GrantId, DbErr> {
    let id = GrantId::new();
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(account),
        role: Set(terms.role),
        mission_id: Set(terms.mission),
        region_id: Set(terms.region),
        from_at: Set(terms.from),
        to_at: Set(terms.to),
        given_by: Set(given_by),
        confirmed_by: Set(None),
        confirmed_at: Set(given_by.is_none().then_some(terms.from)),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(id)
}

/// Why a grant is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotGiven {
    /// Nobody gives a role to themselves.
    #[error("to oneself")]
    Own,
    /// Who gives it may not give that one, or no longer.
    #[error("by one who may not give it")]
    NotEntitled,
}

/// Whether who asks may give `role` to others.
pub(crate) fn may_give(ctx: &Ctx, role: Role) -> kit::Result<bool> {
    let gives = ctx.staff()?.role.gives().any(|given| given == role);
    Ok(gives || !ctx.app().guards.stands(Guard::Entitled))
}

/// Gives `account` a role: at once, or, a strong one, when a second person has agreed ([`confirm`]). One that waits
/// already is dropped.
pub async fn give(ctx: &Ctx, account: AccountId, terms: Terms) -> kit::Result<Result<GrantId, NotGiven>> {
    let (giver, guards) = (ctx.staff()?, ctx.app().guards);
    if giver.id == account && guards.stands(Guard::OwnGrant) {
        return Ok(Err(NotGiven::Own));
    }
    if !may_give(ctx, terms.role)? || !(staff::may_change(ctx, account).await? || giver.id == account) {
        return Ok(Err(NotGiven::NotEntitled));
    }
    let db = ctx.tx().await?;
    drop_waiting(db, account).await?;
    if !terms.role.is_strong() {
        make_room(db, account, terms.from, ctx.now()).await?;
    }
    let id = insert(db, account, terms, Some(giver.id)).await?;
    ctx.record(Entry::done("grant.give").to(staff::KIND, account.0).with(serde_json::json!({
        "role": terms.role, "mission": terms.mission, "region": terms.region,
        "from": terms.from, "to": terms.to,
    })));
    Ok(Ok(id))
}

/// What `account` holds ends at `from`, and those that were to begin later are dropped.
async fn make_room(
    db: &impl ConnectionTrait,
    account: AccountId,
    from: DateTime<Utc>,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    let later = Entity::delete_many().filter(COLUMN.account_id.eq(account));
    later.filter(COLUMN.from_at.gt(now)).filter(is_settled()).exec(db).await?;
    Entity::update_many()
        .col_expr(Column::ToAt, Expr::value(from))
        .filter(COLUMN.account_id.eq(account))
        .filter(Condition::any().add(COLUMN.to_at.is_null()).add(COLUMN.to_at.gt(from)))
        .filter(is_settled())
        .exec(db)
        .await?;
    Ok(())
}

/// What was given to `account` and waits for a second person is dropped.
async fn drop_waiting(db: &impl ConnectionTrait, account: AccountId) -> Result<u64, DbErr> {
    let waiting = Entity::delete_many().filter(COLUMN.account_id.eq(account)).filter(is_settled().not());
    Ok(waiting.exec(db).await?.rows_affected)
}

/// What waits for no second person: roles that are not strong, and those to which one has agreed.
fn is_settled() -> Condition {
    let weak = Role::ALL.into_iter().filter(|role| !role.is_strong());
    Condition::any().add(Column::Role.is_in(weak)).add(COLUMN.confirmed_at.is_not_null())
}

/// What `account` holds ends now, and what was to begin later does not. False if who asks may not do so, or it is their
/// own.
pub async fn end(ctx: &Ctx, account: AccountId) -> kit::Result<bool> {
    if !staff::may_change(ctx, account).await? {
        return Ok(false);
    }
    let db = ctx.tx().await?;
    drop_waiting(db, account).await?;
    make_room(db, account, ctx.now(), ctx.now()).await?;
    ctx.record(Entry::done("grant.end").to(staff::KIND, account.0));
    Ok(true)
}

/// Who may follow `account`, who holds `post`: those who work at the same place at `now`, with the same powers over
/// people.
pub async fn colleagues(
    db: &impl ConnectionTrait,
    account: AccountId,
    post: &Model,
    now: DateTime<Utc>,
) -> Result<Vec<staff::Model>, DbErr> {
    let same = holding(now)
        .filter(COLUMN.account_id.ne(account))
        .filter(match post.mission_id {
            Some(mission) => Column::MissionId.eq(mission),
            None => Column::MissionId.is_null(),
        })
        .filter(match post.region_id {
            Some(region) => Column::RegionId.eq(region),
            None => Column::RegionId.is_null(),
        });
    let decides = |role: Role| role.permits(Action::VerifyPerson);
    let ids = same.all(db).await?.into_iter().filter(|grant| decides(grant.role) || !decides(post.role));
    let mut accounts = staff::by_ids(db, ids.map(|grant| grant.account_id).collect()).await?;
    accounts.retain(|account| account.state == staff::State::Active);
    accounts.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(accounts)
}

/// The administrators in office at `now` whose accounts are in use.
pub async fn administrators(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
) -> Result<HashSet<AccountId>, DbErr> {
    let holding = holding(now).filter(COLUMN.role.eq(Role::Administrator)).all(db).await?;
    let accounts = staff::by_ids(db, holding.into_iter().map(|grant| grant.account_id).collect()).await?;
    let in_use = accounts.into_iter().filter(|account| account.state == staff::State::Active);
    Ok(in_use.map(|account| account.id).collect())
}

fn holding(now: DateTime<Utc>) -> Select<Entity> {
    Entity::find()
        .filter(is_settled())
        .filter(COLUMN.from_at.lte(now))
        .filter(Condition::any().add(COLUMN.to_at.is_null()).add(COLUMN.to_at.gt(now)))
        .order_by_desc(COLUMN.id)
}

/// The grant of `account` that counts at `now`.
pub async fn current(
    db: &impl ConnectionTrait,
    guards: Guards,
    account: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Model>, DbErr> {
    let holding = match () {
        () if !guards.stands(Guard::Term) => Entity::find().filter(is_settled()).order_by_desc(COLUMN.id),
        () if !guards.stands(Guard::SecondPerson) => Entity::find().order_by_desc(COLUMN.id),
        () => holding(now),
    };
    holding.filter(COLUMN.account_id.eq(account)).one(db).await
}

/// The grants of each of the accounts `ids`, the newest first.
pub async fn of(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<Post>>, DbErr> {
    let ids: HashSet<AccountId> = ids.into_iter().map(AccountId).collect();
    let mut posts: HashMap<Uuid, Vec<Post>> = HashMap::new();
    if ids.is_empty() {
        return Ok(posts);
    }
    let (missions, regions) = (mission::all(db).await?, region::all(db).await?);
    let grants = Entity::find().filter(COLUMN.account_id.is_in(ids));
    for grant in grants.order_by_desc(COLUMN.id).all(db).await? {
        let mission = missions.iter().find(|mission| Some(mission.id) == grant.mission_id);
        let region = regions.iter().find(|region| Some(region.id) == grant.region_id);
        let office = match (mission, region) {
            (Some(mission), _) => Office::Mission(mission.clone()),
            (None, Some(region)) => Office::Region(region.clone()),
            (None, None) => Office::Ministry,
        };
        posts.entry(grant.account_id.0).or_default().push(Post { grant, office });
    }
    Ok(posts)
}

/// A grant with the office that it names.
#[derive(Clone, Debug)]
pub struct Post {
    /// The grant.
    pub grant: Model,
    /// Where.
    pub office: Office,
}

/// The accounts that hold a role at `mission` at `now`.
pub async fn at_mission(
    db: &impl ConnectionTrait,
    mission: MissionId,
    now: DateTime<Utc>,
) -> Result<Vec<AccountId>, DbErr> {
    let rows = holding(now).filter(COLUMN.mission_id.eq(mission)).all(db).await?;
    Ok(rows.into_iter().map(|grant| grant.account_id).collect())
}
