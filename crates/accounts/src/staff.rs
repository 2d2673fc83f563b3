//! Staff accounts and the grants that give them a role at a mission for a time.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use kit::Locale;
use kit::field::{Purpose, Retention, Table, Tier, field};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder};

use crate::mission::{self, MissionId};
use crate::policy::{Action, Role};

kit::id_type!(
    /// A staff account.
    AccountId
);

kit::id_type!(
    /// A grant.
    GrantId
);

/// Whether an account is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// In use.
    Active,
    /// May do nothing.
    Suspended,
}

/// A row of `staff_accounts`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "staff_accounts")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: AccountId,
    /// Name, as colleagues see it.
    pub name: String,
    /// Work e-mail, lower case.
    #[sea_orm(unique)]
    pub email: String,
    /// Language of the pages.
    pub locale: Locale,
    /// Whether it is in use.
    pub state: State,
    /// When it was made.
    pub created_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "staff_accounts",
    person: None,
    fields: &[
        field("id", Tier::T1, Purpose::Administration, Retention::Record),
        field("name", Tier::T1, Purpose::Administration, Retention::Record),
        field("email", Tier::T2, Purpose::Administration, Retention::Record),
        field("locale", Tier::T0, Purpose::Administration, Retention::Record),
        field("state", Tier::T1, Purpose::Administration, Retention::Record),
        field("created_at", Tier::T0, Purpose::Administration, Retention::Record),
    ],
};

/// Roles given for a time: table `grants`.
pub mod grant {
    use super::*;

    /// A row of `grants`.
    #[sea_orm::model]
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "grants")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: GrantId,
        /// Whose it is.
        pub account_id: AccountId,
        /// The role.
        pub role: Role,
        /// The mission whose countries are the scope.
        pub mission_id: MissionId,
        /// From when.
        pub from_at: DateTime<Utc>,
        /// Until when; open when absent.
        pub to_at: Option<DateTime<Utc>>,
    }

    impl ActiveModelBehavior for ActiveModel {}

    /// What the columns are.
    pub const TABLE: Table = Table {
        name: "grants",
        person: None,
        fields: &[
            field("id", Tier::T0, Purpose::Administration, Retention::Archive),
            field("account_id", Tier::T1, Purpose::Administration, Retention::Archive),
            field("role", Tier::T1, Purpose::Administration, Retention::Archive),
            field("mission_id", Tier::T1, Purpose::Administration, Retention::Archive),
            field("from_at", Tier::T0, Purpose::Administration, Retention::Archive),
            field("to_at", Tier::T0, Purpose::Administration, Retention::Archive),
        ],
    };
}

/// A member of staff who is asking.
#[derive(Clone, Debug)]
pub struct Staff {
    /// Their account.
    pub id: AccountId,
    /// Their name.
    pub name: String,
    /// Language of their pages.
    pub locale: Locale,
    /// Their role now.
    pub role: Role,
    /// Their mission.
    pub mission: mission::Model,
    /// The countries it serves: their scope.
    pub countries: Vec<String>,
}

impl Staff {
    /// The countries whose people they may do `action` with: none if the role does not permit it.
    pub fn countries_for(&self, action: Action) -> &[String] {
        if self.role.permits(action) { &self.countries } else { &[] }
    }

    /// The same, as the scope of a search.
    pub fn scope(&self, action: Action) -> search::Scope {
        search::Scope::Countries(self.countries_for(action).to_vec())
    }
}

/// The account `id` with what it may do at `now`; nobody if it is suspended or holds no grant then.
pub async fn asking(
    db: &impl ConnectionTrait,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Staff>, DbErr> {
    let Some(account) = Entity::find_by_id(id).filter(COLUMN.state.eq(State::Active)).one(db).await? else {
        return Ok(None);
    };
    let grant = grant::Entity::find()
        .filter(grant::COLUMN.account_id.eq(id))
        .filter(grant::COLUMN.from_at.lte(now))
        .filter(Condition::any().add(grant::COLUMN.to_at.is_null()).add(grant::COLUMN.to_at.gt(now)))
        .order_by_desc(grant::COLUMN.id)
        .one(db)
        .await?;
    let Some(grant) = grant else { return Ok(None) };
    let Some(mission) = mission::find(db, grant.mission_id).await? else { return Ok(None) };
    let countries = mission::countries(db, mission.id).await?;
    Ok(Some(Staff { id, name: account.name, locale: account.locale, role: grant.role, mission, countries }))
}

/// Sets the language of the account's pages.
pub async fn set_locale(db: &impl ConnectionTrait, id: AccountId, locale: Locale) -> Result<(), DbErr> {
    use sea_orm::sea_query::Expr;
    Entity::update_many()
        .col_expr(Column::Locale, Expr::value(locale))
        .filter(COLUMN.id.eq(id))
        .exec(db)
        .await?;
    Ok(())
}

/// All accounts, by name: for the list of the demonstration.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(COLUMN.name).all(db).await
}

/// The names of the accounts `ids`, for histories.
pub async fn names(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, String>, DbErr> {
    let ids: HashSet<AccountId> = ids.into_iter().map(AccountId).collect();
    let accounts = Entity::find().filter(COLUMN.id.is_in(ids)).all(db).await?;
    Ok(accounts.into_iter().map(|account| (account.id.0, account.name)).collect())
}

/// What a member of staff was, where, from when to when: for histories that name no officer.
#[derive(Clone, Debug)]
pub struct Post {
    /// Their role.
    pub role: Role,
    /// Their mission.
    pub mission: mission::Model,
    from_at: DateTime<Utc>,
    to_at: Option<DateTime<Utc>>,
}

impl Post {
    /// Whether it was theirs at `at`.
    pub fn is_held_at(&self, at: DateTime<Utc>) -> bool {
        self.from_at <= at && self.to_at.is_none_or(|to| at < to)
    }
}

/// The posts of each of the accounts `ids`, the newest first.
pub async fn posts(
    db: &impl ConnectionTrait,
    ids: impl IntoIterator<Item = Uuid>,
) -> Result<HashMap<Uuid, Vec<Post>>, DbErr> {
    let ids: HashSet<AccountId> = ids.into_iter().map(AccountId).collect();
    let mut posts: HashMap<Uuid, Vec<Post>> = HashMap::new();
    if ids.is_empty() {
        return Ok(posts);
    }
    let missions = mission::all(db).await?;
    let grants = grant::Entity::find().filter(grant::COLUMN.account_id.is_in(ids));
    for grant in grants.order_by_desc(grant::COLUMN.id).all(db).await? {
        let Some(mission) = missions.iter().find(|mission| mission.id == grant.mission_id) else { continue };
        let post =
            Post { role: grant.role, mission: mission.clone(), from_at: grant.from_at, to_at: grant.to_at };
        posts.entry(grant.account_id.0).or_default().push(post);
    }
    Ok(posts)
}

/// The account with this e-mail.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(COLUMN.email.eq(email)).one(db).await
}
