//! Staff accounts: who works here, and whether they may.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use kit::Locale;
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use sea_orm::{PaginatorTrait, QueryOrder};

use crate::audit::Entry;
use crate::grant::{self, GrantId, Office};
use crate::policy::{Action, Decision, Guard, Guards, Place, Role, Strength};
use crate::reference::Reference;
use crate::session::{self, Owner};
use crate::{App, Ctx, mail, mission, recovery_code, region, staff_link};

kit::id_type!(
    /// A staff account.
    AccountId
);

/// By this the audit calls one.
pub const KIND: &str = "staff_account";

/// Whether an account is in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, serde::Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// Its owner has not chosen a password yet: may do nothing.
    Invited,
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
    /// Hash of the password, sealed; none before one was chosen.
    pub password: Option<Vec<u8>>,
    /// The secret shared with the app on the owner's telephone, sealed.
    pub authenticator: Option<Vec<u8>>,
    /// The step of time whose digits were used last: none works twice.
    pub last_step: i64,
    /// When its owner last signed in.
    pub signed_in_at: Option<DateTime<Utc>>,
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
        field("password", Tier::T3, Purpose::Administration, Retention::Record).sealed(Sealed::Rows),
        field("authenticator", Tier::T3, Purpose::Administration, Retention::Record).sealed(Sealed::Rows),
        field("last_step", Tier::T1, Purpose::Administration, Retention::Record),
        field("signed_in_at", Tier::T1, Purpose::Administration, Retention::Record),
    ],
};

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
    /// Where they work.
    pub office: Office,
    /// The countries of that office: their scope. None for roles that reach no person.
    pub countries: Vec<String>,
    /// The grant that says so.
    pub grant: GrantId,
    /// How strong the session is in which they ask.
    pub strength: Strength,
    /// Which guards stand.
    pub guards: Guards,
}

impl Staff {
    /// What they may do with `action`: whose rows, which fields.
    pub fn decide(&self, action: Action) -> Decision<'_> {
        Decision::of(self.role, action, &self.countries, self.guards)
    }

    /// Whether they may do `action` at all.
    pub fn may(&self, action: Action) -> bool {
        self.decide(action).is_permitted()
    }

    /// The countries whose people they count. Who counts for the whole ministry, and sees nobody, counts those of all
    /// countries that `reference` knows.
    pub fn counted_countries(&self, reference: &Reference) -> Vec<String> {
        if self.may(Action::SeeNumbers) && self.role.place() == Place::Ministry {
            return reference.countries.all().map(|country| country.code.clone()).collect();
        }
        self.decide(Action::SeeNumbers).countries().to_vec()
    }
}

/// The account `id` with what it may do at `now`; nobody if it is invited or suspended, or holds no grant then.
pub async fn asking(
    db: &impl ConnectionTrait,
    guards: Guards,
    id: AccountId,
    now: DateTime<Utc>,
) -> Result<Option<Staff>, DbErr> {
    let Some(account) = Entity::find_by_id(id).one(db).await? else { return Ok(None) };
    if account.state != State::Active && guards.stands(Guard::State) {
        return Ok(None);
    }
    let Some(grant) = grant::current(db, guards, id, now).await? else { return Ok(None) };
    let (office, countries) = match (grant.mission_id, grant.region_id) {
        (Some(of), _) => {
            let Some(mission) = mission::find(db, of).await? else { return Ok(None) };
            let countries = mission::countries(db, of).await?;
            (Office::Mission(mission), countries)
        }
        (None, Some(of)) => {
            let Some(region) = region::find(db, of).await? else { return Ok(None) };
            let countries = region::countries(db, of).await?;
            (Office::Region(region), countries)
        }
        (None, None) => (Office::Ministry, Vec::new()),
    };
    Ok(Some(Staff {
        id,
        name: account.name,
        locale: account.locale,
        role: grant.role,
        office,
        countries,
        grant: grant.id,
        strength: Strength::default(),
        guards,
    }))
}

/// Sets the language of the account's pages.
pub async fn set_locale(db: &impl ConnectionTrait, id: AccountId, locale: Locale) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::Locale, Expr::value(locale))
        .filter(COLUMN.id.eq(id))
        .exec(db)
        .await?;
    Ok(())
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

/// The account with this e-mail.
pub async fn by_email(db: &impl ConnectionTrait, email: &str) -> Result<Option<Model>, DbErr> {
    Entity::find().filter(COLUMN.email.eq(email)).one(db).await
}

/// The account `id`.
pub async fn find(db: &impl ConnectionTrait, id: AccountId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// Accounts by name: in this state, or all; at most `limit` after the first `offset`, and how many there are.
pub async fn listed(
    db: &impl ConnectionTrait,
    state: Option<State>,
    (offset, limit): (u64, u64),
) -> Result<(Vec<Model>, u64), DbErr> {
    use sea_orm::QuerySelect;
    let mut of = Entity::find();
    if let Some(state) = state {
        of = of.filter(COLUMN.state.eq(state));
    }
    let total = of.clone().count(db).await?;
    let rows =
        of.order_by_asc(COLUMN.name).order_by_asc(COLUMN.id).offset(offset).limit(limit).all(db).await?;
    Ok((rows, total))
}

/// Someone to be invited.
#[derive(Clone, Debug)]
pub struct Invited {
    /// Name, as colleagues see it.
    pub name: String,
    /// Work e-mail, lower case.
    pub email: String,
    /// Language of the pages and of the mail.
    pub locale: Locale,
}

/// Writes an account without password, for its owner to set up.
pub async fn insert(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    of: Invited,
    state: State,
) -> Result<AccountId, DbErr> {
    let id = AccountId::new();
    let row = ActiveModel {
        id: Set(id),
        name: Set(of.name),
        email: Set(of.email),
        locale: Set(of.locale),
        state: Set(state),
        created_at: Set(now),
        password: Set(None),
        authenticator: Set(None),
        last_step: Set(0),
        signed_in_at: Set(None),
    };
    Entity::insert(row).exec_without_returning(db).await?;
    Ok(id)
}

/// Invites someone into a role: the account, its first grant, and the mail with the link; where the role is a strong
/// one the mail waits, too, until a second person agrees ([`grant::confirm`]). None if the e-mail is
/// another account's.
pub async fn invite(ctx: &Ctx, of: Invited, terms: grant::Terms) -> kit::Result<Option<AccountId>> {
    let db = ctx.tx().await?;
    if !grant::may_give(ctx, terms.role)? {
        return Err(kit::Error::Forbidden);
    }
    if by_email(db, &of.email).await?.is_some() {
        return Ok(None);
    }
    let id = insert(db, ctx.now(), of, State::Invited).await?;
    ctx.record(Entry::done("staff.invite").to(KIND, id.0).with(serde_json::json!({ "role": terms.role })));
    grant::insert(db, id, terms, Some(ctx.staff()?.id)).await?;
    if !terms.role.is_strong() {
        send_link(ctx, id, staff_link::Kind::Invitation).await?;
    }
    Ok(Some(id))
}

/// Sends an invited colleague another link; the one before works no more. False if they are not invited any more, or
/// their role waits for a second person.
pub async fn invite_again(ctx: &Ctx, account: &Model) -> kit::Result<bool> {
    let waits = grant::waiting(ctx.tx().await?, account.id, ctx.now()).await?.is_some();
    if account.state != State::Invited || waits {
        return Ok(false);
    }
    send_link(ctx, account.id, staff_link::Kind::Invitation).await?;
    ctx.record(Entry::done("staff.invite_again").to(KIND, account.id.0));
    Ok(true)
}

/// Sends the owner of `account` a new one-time link.
pub(crate) async fn send_link(ctx: &Ctx, account: AccountId, kind: staff_link::Kind) -> kit::Result<()> {
    let (db, app) = (ctx.tx().await?, ctx.app());
    let Some(account) = find(db, account).await? else { return Ok(()) };
    let token = staff_link::issue(db, &app.keys, ctx.now(), (kind, Some(account.id))).await?;
    let (letter, page) = link_letter(&account, kind, &token, ctx.now());
    mail::order(ctx, letter, &page).await
}

/// The same, by the operator at the command line.
pub async fn send_link_by_operator(
    app: &App,
    db: &impl ConnectionTrait,
    account: &Model,
    kind: staff_link::Kind,
) -> kit::Result<()> {
    let now = app.clock.now();
    let token = staff_link::issue(db, &app.keys, now, (kind, Some(account.id))).await?;
    let (letter, page) = link_letter(account, kind, &token, now);
    mail::send_from_job(app, db, now, letter, &page).await
}

/// The mail with the link of `token`, and what it says.
fn link_letter<'a>(
    account: &'a Model,
    kind: staff_link::Kind,
    token: &str,
    now: DateTime<Utc>,
) -> (mail::Letter<'a>, serde_json::Value) {
    let (template, subject) = match kind {
        staff_link::Kind::Reset => ("mail/staff_reset", "mail-staff-reset-subject"),
        _ => ("mail/staff_invitation", "mail-staff-invitation-subject"),
    };
    let until = now + kind.life();
    let letter =
        mail::Letter { to: &account.email, about: None, locale: account.locale, template, subject, until };
    (letter, serde_json::json!({ "path": format!("/invitations/{token}"), "address": account.email }))
}

/// Whether who asks may still change the account of `other`, never their own. Waits for whoever changes one of the two
/// at this moment: of two administrators who turn on each other, one stays.
pub(crate) async fn may_change(ctx: &Ctx, other: AccountId) -> kit::Result<bool> {
    use sea_orm::QuerySelect;
    let (db, own) = (ctx.tx().await?, ctx.staff()?.id);
    let mut both = [own, other];
    both.sort();
    for id in both {
        Entity::find_by_id(id).lock_exclusive().one(db).await?;
    }
    let still = asking(db, ctx.app().guards, own, ctx.now()).await?;
    Ok(own != other && still.is_some_and(|staff| staff.may(Action::ManageAccounts)))
}

/// Takes an account out of use: its sessions and links end at once. False if it is not to be: one's own, one that
/// is suspended already, or who asks may no longer do so.
pub async fn suspend(ctx: &Ctx, account: &Model) -> kit::Result<bool> {
    if account.state == State::Suspended || !may_change(ctx, account.id).await? {
        return Ok(false);
    }
    let db = ctx.tx().await?;
    set_state(ctx, account.id, State::Suspended).await?;
    session::end_all(db, &ctx.app().keys, Owner::Staff(account.id)).await?;
    staff_link::revoke(db, Some(account.id)).await?;
    ctx.record(Entry::done("staff.suspend").to(KIND, account.id.0));
    Ok(true)
}

/// Puts a suspended account into use again; one that was never set up is invited anew. False if it is not suspended.
pub async fn resume(ctx: &Ctx, account: &Model) -> kit::Result<bool> {
    if account.state != State::Suspended || ctx.staff()?.id == account.id {
        return Ok(false);
    }
    if account.password.is_some() {
        set_state(ctx, account.id, State::Active).await?;
    } else {
        set_state(ctx, account.id, State::Invited).await?;
        send_link(ctx, account.id, staff_link::Kind::Invitation).await?;
    }
    ctx.record(Entry::done("staff.resume").to(KIND, account.id.0));
    Ok(true)
}

async fn set_state(ctx: &Ctx, account: AccountId, state: State) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(Column::State, Expr::value(state))
        .filter(COLUMN.id.eq(account))
        .exec(ctx.tx().await?)
        .await?;
    Ok(())
}

/// Takes password, app and recovery codes from `account`, and its sessions with them.
pub(crate) async fn strip(ctx: &Ctx, account: AccountId) -> Result<(), DbErr> {
    let db = ctx.tx().await?;
    Entity::update_many()
        .col_expr(Column::Password, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::Authenticator, Expr::value(None::<Vec<u8>>))
        .filter(COLUMN.id.eq(account))
        .exec(db)
        .await?;
    recovery_code::remove(db, account).await?;
    session::end_all(db, &ctx.app().keys, Owner::Staff(account)).await?;
    Ok(())
}

/// The accounts `ids` that are not suspended, by name.
pub async fn by_ids(db: &impl ConnectionTrait, ids: Vec<AccountId>) -> Result<Vec<Model>, DbErr> {
    Entity::find()
        .filter(COLUMN.id.is_in(ids))
        .filter(COLUMN.state.ne(State::Suspended))
        .order_by_asc(COLUMN.name)
        .all(db)
        .await
}
