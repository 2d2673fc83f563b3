//! How staff prove who they are: a password and the six digits of an app, or a recovery code in place of the
//! digits. All three are asked for at once: an answer never tells which of them was wrong, nor whether the account
//! exists, and the work for a known and an unknown address is the same.

use chrono::TimeDelta;
use kit::seal::Place;
use kit::{Error, Result};
use sea_orm::Condition;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::Expr;
use serde_json::json;

use crate::audit::Entry;
use crate::authenticator::Authenticator;
use crate::known_device::{self, KnownDevice, Reader};
use crate::limit::{self, Limit};
use crate::passkey::{self, PasskeyId};
use crate::policy::Role;
use crate::session::{self, Means, Owner};
use crate::staff::{self, AccountId, Column, Entity, Invited, State};
use crate::staff_link::{self, Kind};
use crate::{Ctx, code, grant, mail, recovery_code};

/// Tries with one account, from one known device or from all unknown ones together (SECURITY 6).
const TRIES: u32 = 10;
const WINDOW: TimeDelta = TimeDelta::minutes(15);
/// Tries in a day, counted alike (SECURITY 6 allows a hundred in a row).
const TRIES_A_DAY: u32 = 100;

/// What became of a sign-in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tried {
    /// Signed in.
    In,
    /// Something was wrong.
    Wrong,
    /// It was tried too often.
    TooMany,
}

fn place(account: &AccountId) -> Place<'_> {
    Place { table: "staff_accounts", column: "password", row: account.0.as_bytes() }
}

/// The hash of the account's password.
fn password_hash(ctx: &Ctx, account: &staff::Model) -> Option<String> {
    let sealed = account.password.as_ref()?;
    let plain = ctx.app().keys.rows().open(place(&account.id), sealed).ok()?;
    String::from_utf8(plain.to_vec()).ok()
}

/// Signs in whoever typed the three. For the page of a POST: the slow work is done before the transaction begins.
pub async fn sign_in(ctx: &Ctx, email: &str, password: &str, typed: &str) -> Result<Tried> {
    let app = ctx.app();
    let email = email.to_lowercase();
    let known = staff::by_email(&app.db, &email).await?;
    let hash = known.as_ref().and_then(|account| password_hash(ctx, account));
    let is_password = app.passwords.is(password, hash.clone()).await?;

    let device = known.as_ref().and_then(|account| KnownDevice::of(ctx, Owner::Staff(account.id)));
    let subject = [email.as_bytes(), device.as_ref().map_or(&[][..], |device| device.nonce())].concat();
    let range = Limit::an_hour("staff.range", app.settings.sign_in.tries_a_range);
    // By address, whether or not it is anyone's: what is refused does not tell.
    let within = limit::take(ctx, &range, &ctx.range().bytes()).await?
        && limit::take(ctx, &Limit { name: "staff.account", most: TRIES, window: WINDOW }, &subject).await?
        && limit::take(ctx, &Limit::a_day("staff.day", TRIES_A_DAY), &subject).await?;
    // The row as it is now: what was read before the hashing may have changed.
    let account = staff::by_email(ctx.tx().await?, &email).await?;
    let is_same = account.as_ref().and_then(|account| password_hash(ctx, account)) == hash;
    // Asked only of whoever knows the password: a wrong one costs what an unknown address does, and uses no code up.
    let is_first = match account.as_ref().filter(|_| within && is_password && is_same) {
        Some(account) => staff::asking(ctx.tx().await?, app.guards, account.id, ctx.now()).await?.is_some(),
        None => false,
    };
    let is_second = is_second_factor(ctx, account.as_ref(), typed, is_first).await?;
    match account {
        Some(account) if is_first && is_second => {
            enter(ctx, &account, Means::Typed).await?;
            Ok(Tried::In)
        }
        account => {
            let subject = account.map(|account| account.id);
            let refused = Entry::refused("staff.sign_in");
            ctx.record(match subject {
                Some(id) => refused.to(staff::KIND, id.0),
                None => refused,
            });
            Ok(if within { Tried::Wrong } else { Tried::TooMany })
        }
    }
}

/// Signs in as `account` once the transaction is committed; its owner is told if it is on a device that is not known.
async fn enter(ctx: &Ctx, account: &staff::Model, means: Means) -> Result<()> {
    let owner = Owner::Staff(account.id);
    // The first time, every device is new.
    if account.signed_in_at.is_some() {
        let reader = Reader { address: &account.email, about: None, locale: account.locale };
        known_device::tell_if_unknown(ctx, owner, reader).await?;
    }
    Entity::update_many()
        .col_expr(Column::SignedInAt, Expr::value(ctx.now()))
        .filter(staff::COLUMN.id.eq(account.id))
        .exec(ctx.tx().await?)
        .await?;
    ctx.sign_in(owner, means);
    let by = json!({ "by": if means == Means::Passkey { "passkey" } else { "password" } });
    ctx.record(Entry::done("staff.sign_in").to(staff::KIND, account.id.0).with(by));
    Ok(())
}

/// Signs in whose passkey answered, if its owner may.
pub async fn sign_in_by_passkey(ctx: &Ctx, answer: &str) -> Result<Tried> {
    let range = Limit::an_hour("staff.range", ctx.app().settings.sign_in.tries_a_range);
    if !limit::take(ctx, &range, &ctx.range().bytes()).await? {
        return Ok(Tried::TooMany);
    }
    let refused = Entry::refused("staff.sign_in").with(json!({ "by": "passkey" }));
    let Some(Owner::Staff(id)) = passkey::answered(ctx, answer).await? else {
        ctx.record(refused);
        return Ok(Tried::Wrong);
    };
    let db = ctx.tx().await?;
    let account = staff::find(db, id).await?;
    let may = staff::asking(db, ctx.app().guards, id, ctx.now()).await?.is_some();
    let Some(account) = account.filter(|_| may) else {
        ctx.record(refused.to(staff::KIND, id.0));
        return Ok(Tried::Wrong);
    };
    enter(ctx, &account, Means::Passkey).await?;
    Ok(Tried::In)
}

/// Steps of an app, half a minute each, by which no clock in use is ahead: six hours.
const STEPS_AHEAD: i64 = 720;

/// Whether `typed` is a second factor of `account`: the digits of its app, which work once, or a recovery code,
/// which is used up. Where the first is wrong, nothing is, with the same work.
async fn is_second_factor(
    ctx: &Ctx,
    account: Option<&staff::Model>,
    typed: &str,
    is_first: bool,
) -> Result<bool> {
    let nobody = AccountId(Uuid::nil());
    let id = account.filter(|_| is_first).map_or(nobody, |account| account.id);
    let Some(digits) = code::read(typed) else { return Ok(recovery_code::take(ctx, id, typed).await?) };
    let sealed = account.and_then(|account| account.authenticator.as_ref());
    let own = sealed.and_then(|sealed| Authenticator::open(&ctx.app().keys, id, sealed).ok());
    let step = own.unwrap_or_else(Authenticator::random).step(&digits, ctx.now());
    // Used or not is asked and noted in one statement: of two at the same moment, one is in.
    let noted = Entity::update_many()
        .col_expr(Column::LastStep, Expr::value(step.unwrap_or_default()))
        .filter(staff::COLUMN.id.eq(id))
        .filter(
            // A step that lies hours ahead was noted by a clock that has been put right since.
            Condition::any()
                .add(staff::COLUMN.last_step.lt(step.unwrap_or_default()))
                .add(staff::COLUMN.last_step.gt(step.map_or(i64::MAX, |step| step + STEPS_AHEAD))),
        )
        .exec(ctx.tx().await?)
        .await?;
    Ok(step.is_some() && noted.rows_affected == 1)
}

/// What whoever opened a one-time link typed.
#[derive(Clone, Debug)]
pub struct SetUp {
    /// Who they are, where the link is the first administrator's.
    pub first: Option<Invited>,
    /// The password that they chose.
    pub password: String,
    /// The digits that their app shows.
    pub digits: String,
}

/// Why an account is not set up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotSetUp {
    /// The link works no more.
    #[error("the link is gone")]
    Gone,
    /// The digits are not the app's.
    #[error("wrong digits")]
    Digits,
    /// The e-mail that was typed is another account's.
    #[error("the e-mail is taken")]
    Taken,
}

/// Uses the link with this token up, and sets its account up; its recovery codes. The slow work is done before the
/// transaction begins.
pub async fn set_up(ctx: &Ctx, token: &str, of: SetUp) -> Result<Result<Vec<String>, NotSetUp>> {
    let app = ctx.app();
    let authenticator = Authenticator::of_token(&app.keys, token);
    let is_app =
        code::read(&of.digits).is_some_and(|digits| authenticator.step(&digits, ctx.now()).is_some());
    if !is_app {
        return Ok(Err(NotSetUp::Digits));
    }
    let hash = app.passwords.hash(&of.password).await?;
    let db = ctx.tx().await?;
    let link = staff_link::find(db, &app.keys, token, ctx.now()).await?;
    let Some(link) = link else { return Ok(Err(NotSetUp::Gone)) };
    // What could stand in the way is asked before anything is written.
    if let Some(first) = of.first.as_ref().filter(|_| link.kind == Kind::First) {
        if !grant::administrators(db, ctx.now()).await?.is_empty() {
            return Ok(Err(NotSetUp::Gone));
        }
        if staff::by_email(db, &first.email).await?.is_some() {
            return Ok(Err(NotSetUp::Taken));
        }
    }
    // Of two who open it at once, one is in.
    if !staff_link::take(db, &link).await? {
        return Ok(Err(NotSetUp::Gone));
    }
    let id = match (link.kind, link.account_id, of.first) {
        (Kind::First, None, Some(first)) => {
            let id = staff::insert(db, ctx.now(), first, State::Active).await?;
            let terms = grant::Terms::open(Role::Administrator, None, None, ctx.now());
            grant::insert(db, id, terms, None).await?;
            id
        }
        (Kind::Invitation | Kind::Reset, Some(id), _) => id,
        _ => return Err(Error::NotFound),
    };
    let changed = Entity::update_many()
        .col_expr(Column::Password, Expr::value(app.keys.rows().seal(place(&id), hash.as_bytes())))
        .col_expr(Column::Authenticator, Expr::value(authenticator.sealed(&app.keys, id)))
        .col_expr(Column::State, Expr::value(State::Active))
        .col_expr(Column::LastStep, Expr::value(0))
        .filter(staff::COLUMN.id.eq(id))
        .filter(staff::COLUMN.state.ne(State::Suspended))
        .exec(db)
        .await?;
    if changed.rows_affected == 0 {
        return Ok(Err(NotSetUp::Gone));
    }
    // Who lost their telephone has lost what it kept: two persons agreed to the reset.
    passkey::remove_all(db, Owner::Staff(id)).await?;
    ctx.record(Entry::done("staff.set_up").to(staff::KIND, id.0).with(json!({ "link": link.kind })));
    Ok(Ok(recovery_code::renew(ctx, id).await?))
}

/// Gives `account` a password and an app without a link: for the demonstration's and the tests' invented staff.
pub async fn set(
    app: &crate::App,
    db: &impl ConnectionTrait,
    account: AccountId,
    password_hash: &str,
    authenticator: &Authenticator,
) -> Result<(), DbErr> {
    Entity::update_many()
        .col_expr(
            Column::Password,
            Expr::value(app.keys.rows().seal(place(&account), password_hash.as_bytes())),
        )
        .col_expr(Column::Authenticator, Expr::value(authenticator.sealed(&app.keys, account)))
        .filter(staff::COLUMN.id.eq(account))
        .exec(db)
        .await?;
    Ok(())
}

/// Whether someone who is signed in proved once more who they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proved {
    /// They did.
    Right,
    /// Password or code is wrong.
    Wrong,
    /// It was tried too often.
    TooMany,
}

/// Words that everyone would try as the password of this account.
pub fn own_words<'a>(name: &'a str, email: &'a str) -> Vec<&'a str> {
    let ours = ["mahjar", "palestine", "palestina", "falastin", "filastin"];
    let own = email.split(['@', '.', '-', '_']).chain(name.split(' ')).chain([email]);
    own.chain(ours).collect()
}

/// Whether `password` and `typed` are those of who asks. The slow work is done before the transaction begins.
async fn prove(ctx: &Ctx, (password, typed): (&str, &str)) -> Result<Proved> {
    let (app, id) = (ctx.app(), ctx.staff()?.id);
    let known = staff::find(&app.db, id).await?;
    let hash = known.as_ref().and_then(|account| password_hash(ctx, account));
    let is_password = app.passwords.is(password, hash.clone()).await?;
    let limit = Limit { name: "staff.proof", most: TRIES, window: WINDOW };
    let within = limit::take(ctx, &limit, id.0.as_bytes()).await?;
    let account = staff::find(ctx.tx().await?, id).await?;
    let is_same = account.as_ref().and_then(|account| password_hash(ctx, account)) == hash;
    let is_first = within && is_password && is_same;
    if is_first && is_second_factor(ctx, account.as_ref(), typed, is_first).await? {
        return Ok(Proved::Right);
    }
    ctx.record(Entry::refused("staff.prove").to(staff::KIND, id.0));
    Ok(if within { Proved::Wrong } else { Proved::TooMany })
}

/// Gives who asks the password `new`, if they prove who they are; all their other sessions end.
pub async fn change_password(ctx: &Ctx, proof: (&str, &str), new: &str) -> Result<Proved> {
    let hash = ctx.app().passwords.hash(new).await?;
    let proved = prove(ctx, proof).await?;
    if proved != Proved::Right {
        return Ok(proved);
    }
    let id = ctx.staff()?.id;
    Entity::update_many()
        .col_expr(Column::Password, Expr::value(ctx.app().keys.rows().seal(place(&id), hash.as_bytes())))
        .filter(staff::COLUMN.id.eq(id))
        .exec(ctx.tx().await?)
        .await?;
    session::end_others(ctx, Owner::Staff(id)).await?;
    ctx.record(Entry::done("staff.password").to(staff::KIND, id.0));
    tell_owner(ctx, id).await?;
    Ok(proved)
}

/// Notes in the session that who asks has just proved who they are, if they do: acts that want a fresh proof are open
/// to them for a while, and the session gets a new id.
pub async fn prove_again(ctx: &Ctx, proof: (&str, &str)) -> Result<Proved> {
    let proved = prove(ctx, proof).await?;
    if proved == Proved::Right {
        ctx.note_proof(Means::Typed);
        ctx.record(Entry::done("staff.prove").to(staff::KIND, ctx.staff()?.id.0));
    }
    Ok(proved)
}

/// As [`prove_again`], by a passkey.
pub async fn prove_by_passkey(ctx: &Ctx, answer: &str) -> Result<Proved> {
    let id = ctx.staff()?.id;
    let limit = Limit { name: "staff.proof", most: TRIES, window: WINDOW };
    if !limit::take(ctx, &limit, id.0.as_bytes()).await? {
        return Ok(Proved::TooMany);
    }
    let by = json!({ "by": "passkey" });
    if passkey::answered(ctx, answer).await? != Some(Owner::Staff(id)) {
        ctx.record(Entry::refused("staff.prove").to(staff::KIND, id.0).with(by));
        return Ok(Proved::Wrong);
    }
    ctx.note_proof(Means::Passkey);
    ctx.record(Entry::done("staff.prove").to(staff::KIND, id.0).with(by));
    Ok(Proved::Right)
}

/// Whether who asks may add or remove a passkey of their account: while it has none, with what they signed in with; else
/// in a session in which one was used.
pub async fn may_change_passkeys(ctx: &Ctx) -> Result<bool> {
    let own = ctx.staff()?;
    Ok(own.strength.by_passkey || passkey::count(ctx, Owner::Staff(own.id)).await? == 0)
}

/// Adds the passkey that the browser of who asks has made: their session counts as one in which it was used.
pub async fn add_passkey(
    ctx: &Ctx,
    name: &str,
    answer: &str,
) -> Result<std::result::Result<(), passkey::Refused>> {
    let id = ctx.staff()?.id;
    let added = passkey::add(ctx, Owner::Staff(id), name, answer).await?;
    if added.is_ok() {
        ctx.note_proof(Means::Passkey);
        ctx.record(Entry::done("staff.passkey_add").to(staff::KIND, id.0));
        tell_owner(ctx, id).await?;
    }
    Ok(added)
}

/// Removes a passkey of who asks; whether there was such a one.
pub async fn remove_passkey(ctx: &Ctx, passkey: PasskeyId) -> Result<bool> {
    let id = ctx.staff()?.id;
    let is_removed = passkey::remove(ctx, Owner::Staff(id), passkey).await?;
    if is_removed {
        ctx.record(Entry::done("staff.passkey_remove").to(staff::KIND, id.0));
        tell_owner(ctx, id).await?;
    }
    Ok(is_removed)
}

/// Ten new recovery codes for who asks, if they prove who they are.
pub async fn renew_codes(ctx: &Ctx, proof: (&str, &str)) -> Result<(Proved, Vec<String>)> {
    let proved = prove(ctx, proof).await?;
    if proved != Proved::Right {
        return Ok((proved, Vec::new()));
    }
    let id = ctx.staff()?.id;
    let codes = recovery_code::renew(ctx, id).await?;
    ctx.record(Entry::done("staff.recovery_codes").to(staff::KIND, id.0));
    tell_owner(ctx, id).await?;
    Ok((proved, codes))
}

/// Tells the owner of an account by mail that how they sign in was changed (ASVS 6.3.7).
async fn tell_owner(ctx: &Ctx, id: AccountId) -> Result<()> {
    let Some(account) = staff::find(ctx.tx().await?, id).await? else { return Ok(()) };
    let letter = mail::Letter {
        to: &account.email,
        about: None,
        locale: account.locale,
        template: "mail/staff_changed",
        subject: "mail-staff-changed-subject",
        until: ctx.now() + TimeDelta::days(2),
    };
    mail::send(ctx, letter, &json!({ "address": account.email })).await
}
