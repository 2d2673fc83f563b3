//! Passkeys (WebAuthn): a key that its owner's telephone or computer keeps, and uses for their finger, face or PIN alone,
//! at our own address alone. Nobody can be talked into typing it elsewhere. It is possession and knowledge at once, so it
//! signs in by itself; HQ officers and administrators may not work without one.

use chrono::{DateTime, Utc};
use kit::clean::{de_code, de_line};
use kit::field::{Purpose, Retention, Sealed, Table, Tier, field};
use kit::seal::{Keys, Place};
use kit::{Result, form};
use sea_orm::ActiveValue::Set;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{Condition, PaginatorTrait, QueryOrder};
use serde::{Deserialize, Serialize};
use validator::Validate;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential,
    RegisterPublicKeyCredential, Url, WebauthnError,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::Ctx;
use crate::copy::{Item, Section};
use crate::session::Owner;
use crate::staff::AccountId;

/// Most passkeys of one owner.
const MOST: u64 = 10;
/// Key of what a new passkey is to answer, in the session.
const NEW: &str = "passkey.new";
/// Key of what a passkey that is used is to answer.
const USE: &str = "passkey.use";
/// What browsers call us beside the passkey.
const NAME_OF_SITE: &str = "Mahjar";

kit::id_type!(
    /// A passkey.
    PasskeyId
);

/// A row of `passkeys`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "passkeys")]
pub struct Model {
    /// Its id.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: PasskeyId,
    /// The staff account whose it is, or
    pub account_id: Option<AccountId>,
    /// the person whose it is.
    pub person_id: Option<Uuid>,
    /// Keyed hash of the id by which the device knows it.
    #[sea_orm(unique)]
    pub credential_hash: Vec<u8>,
    /// The public key with what belongs to it, and its name, sealed.
    pub sealed: Vec<u8>,
    /// Since when.
    pub added_at: DateTime<Utc>,
    /// When it was last used.
    pub used_at: Option<DateTime<Utc>>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "passkeys",
    person: Some("person_id"),
    fields: &[
        field("id", Tier::T0, Purpose::Operation, Retention::Record),
        field("account_id", Tier::T1, Purpose::Administration, Retention::Record),
        field("person_id", Tier::T1, Purpose::Operation, Retention::Record),
        field("credential_hash", Tier::T2, Purpose::Operation, Retention::Record),
        field("sealed", Tier::T2, Purpose::Operation, Retention::Record).sealed(Sealed::Rows),
        field("added_at", Tier::T2, Purpose::Operation, Retention::Record),
        field("used_at", Tier::T2, Purpose::Operation, Retention::Record),
    ],
};

/// What is kept of one, sealed.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    name: String,
    key: Passkey,
}

/// One, as lists show it.
#[derive(Clone, Debug, Serialize)]
pub struct Listed {
    /// Its id.
    pub id: PasskeyId,
    /// What its owner calls it.
    pub name: String,
    /// Since when.
    pub added_at: DateTime<Utc>,
    /// When it was last used.
    pub used_at: Option<DateTime<Utc>>,
}

/// Our side of WebAuthn for the site at `public_url`; nothing where that is no name but a number, for which browsers keep
/// no passkeys.
pub fn site(public_url: &str) -> Option<Webauthn> {
    let url = Url::parse(public_url).ok()?;
    let builder = WebauthnBuilder::new(url.domain()?, &url).ok()?;
    builder.rp_name(NAME_OF_SITE).build().ok()
}

fn place(id: &PasskeyId) -> Place<'_> {
    Place { table: "passkeys", column: "sealed", row: id.0.as_bytes() }
}

fn hash(keys: &Keys, credential: &[u8]) -> Vec<u8> {
    keys.hash("passkeys.credential", credential)
}

impl Owner {
    fn id(self) -> Uuid {
        match self {
            Self::Staff(account) => account.0,
            Self::Member(person) => person,
        }
    }

    fn is_whose(self) -> Condition {
        match self {
            Self::Staff(account) => Condition::all().add(Column::AccountId.eq(account)),
            Self::Member(person) => Condition::all().add(Column::PersonId.eq(person)),
        }
    }
}

impl Model {
    fn owner(&self) -> Option<Owner> {
        self.account_id.map(Owner::Staff).or_else(|| self.person_id.map(Owner::Member))
    }

    fn open(&self, keys: &Keys) -> Result<Kept> {
        let plain = keys.rows().open(place(&self.id), &self.sealed).map_err(anyhow::Error::from)?;
        Ok(serde_json::from_slice(&plain).map_err(anyhow::Error::from)?)
    }
}

fn seal(keys: &Keys, id: &PasskeyId, kept: &Kept) -> Result<Vec<u8>> {
    let plain = serde_json::to_vec(kept).map_err(anyhow::Error::from)?;
    Ok(keys.rows().seal(place(id), &plain))
}

/// The passkeys of `owner`, the oldest first.
async fn rows(ctx: &Ctx, owner: Owner) -> Result<Vec<Model>> {
    Ok(Entity::find().filter(owner.is_whose()).order_by_asc(COLUMN.id).all(ctx.tx().await?).await?)
}

/// The passkeys of `owner`, the oldest first.
pub async fn of(ctx: &Ctx, owner: Owner) -> Result<Vec<Listed>> {
    let listed = rows(ctx, owner).await?.into_iter().map(|row| {
        let Kept { name, .. } = row.open(&ctx.app().keys)?;
        Ok(Listed { id: row.id, name, added_at: row.added_at, used_at: row.used_at })
    });
    listed.collect()
}

/// How many `owner` has.
pub async fn count(ctx: &Ctx, owner: Owner) -> Result<u64> {
    Ok(Entity::find().filter(owner.is_whose()).count(ctx.tx().await?).await?)
}

/// What becomes of an answer of the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The site has no name for which browsers keep passkeys.
    #[error("this site can have no passkeys")]
    Nowhere,
    /// It is no answer to what was asked, or too late.
    #[error("no answer to what was asked")]
    Wrong,
    /// The owner has as many as one may have.
    #[error("too many")]
    TooMany,
    /// Another passkey with this id is known.
    #[error("known already")]
    Known,
}

impl Refused {
    /// The key of what the page says.
    pub fn key(self) -> &'static str {
        match self {
            Self::Nowhere => "passkeys-nowhere",
            Self::Wrong => "passkeys-error-new",
            Self::TooMany => "passkeys-error-many",
            Self::Known => "passkeys-error-known",
        }
    }
}

/// What a page with a passkey sends.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// What a new one is called.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(min = 1, max = 60, message = "passkeys-error-name"))]
    pub name: String,
    /// What the browser answers: JSON.
    #[serde(serialize_with = "form::secret")]
    pub answer: String,
    /// The page that was asked for before.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

fn failed(error: WebauthnError) -> kit::Error {
    kit::Error::Failed(anyhow::anyhow!("webauthn: {error}"))
}

/// Asks for a new passkey of `owner`, whom their device is to call `name`: what the page hands to the browser, as JSON.
/// What it must answer is kept in the session.
pub async fn ask_for_new(ctx: &Ctx, owner: Owner, name: &str) -> Result<Option<String>> {
    let Some(site) = &ctx.app().passkeys else { return Ok(None) };
    let keys = &ctx.app().keys;
    let known = rows(ctx, owner).await?.into_iter().map(|row| Ok(row.open(keys)?.key.cred_id().clone()));
    let known: Vec<_> = known.collect::<Result<_>>()?;
    let (asked, state) =
        site.start_passkey_registration(owner.id(), name, name, Some(known)).map_err(failed)?;
    ctx.put(NEW, &state).await?;
    let mut asked = serde_json::to_value(&asked.public_key).map_err(anyhow::Error::from)?;
    // Who signs in with it names no account: the device has to know whose it is.
    asked["authenticatorSelection"]["residentKey"] = "required".into();
    asked["authenticatorSelection"]["requireResidentKey"] = true.into();
    Ok(Some(asked.to_string()))
}

/// Keeps the passkey that the browser made, called `name`.
pub async fn add(
    ctx: &Ctx,
    owner: Owner,
    name: &str,
    answer: &str,
) -> Result<std::result::Result<(), Refused>> {
    let Some(site) = &ctx.app().passkeys else { return Ok(Err(Refused::Nowhere)) };
    let state: Option<PasskeyRegistration> = ctx.kept(NEW).await?;
    // One answer to one question.
    ctx.forget(NEW).await?;
    let (Some(state), Ok(answer)) = (state, serde_json::from_str::<RegisterPublicKeyCredential>(answer))
    else {
        return Ok(Err(Refused::Wrong));
    };
    let Ok(key) = site.finish_passkey_registration(&answer, &state) else { return Ok(Err(Refused::Wrong)) };
    if count(ctx, owner).await? >= MOST {
        return Ok(Err(Refused::TooMany));
    }
    let (keys, id) = (&ctx.app().keys, PasskeyId::new());
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(match owner {
            Owner::Staff(account) => Some(account),
            Owner::Member(_) => None,
        }),
        person_id: Set(match owner {
            Owner::Staff(_) => None,
            Owner::Member(person) => Some(person),
        }),
        credential_hash: Set(hash(keys, key.cred_id())),
        sealed: Set(seal(keys, &id, &Kept { name: name.to_owned(), key })?),
        added_at: Set(ctx.now()),
        used_at: Set(None),
    };
    let added = Entity::insert(row)
        .on_conflict(OnConflict::column(Column::CredentialHash).do_nothing().to_owned())
        .exec_without_returning(ctx.tx().await?)
        .await?;
    Ok(if added == 0 { Err(Refused::Known) } else { Ok(()) })
}

/// Removes the passkey `id` of `owner`; whether there was such a one.
pub async fn remove(ctx: &Ctx, owner: Owner, id: PasskeyId) -> Result<bool> {
    let one = Entity::delete_many().filter(owner.is_whose()).filter(COLUMN.id.eq(id));
    Ok(one.exec(ctx.tx().await?).await?.rows_affected == 1)
}

/// Removes all passkeys of `owner`.
pub async fn remove_all(db: &impl ConnectionTrait, owner: Owner) -> Result<u64, DbErr> {
    Ok(Entity::delete_many().filter(owner.is_whose()).exec(db).await?.rows_affected)
}

/// What a passkey that is used is to answer.
#[derive(Debug, Serialize, Deserialize)]
enum Asked {
    /// Any of this owner.
    Of(Uuid, PasskeyAuthentication),
    /// Any that we know.
    Any(DiscoverableAuthentication),
}

/// Asks for a passkey of `owner`, or, where it is to say who they are, for any: what the page hands to the browser, as
/// JSON. What it must answer is kept in the session.
pub async fn ask_for(ctx: &Ctx, owner: Option<Owner>) -> Result<Option<String>> {
    let Some(site) = &ctx.app().passkeys else { return Ok(None) };
    let (asked, state) = match owner {
        Some(owner) => {
            let keys = &ctx.app().keys;
            let known = rows(ctx, owner).await?.into_iter().map(|row| Ok(row.open(keys)?.key));
            let (asked, state) =
                site.start_passkey_authentication(&known.collect::<Result<Vec<_>>>()?).map_err(failed)?;
            (asked, Asked::Of(owner.id(), state))
        }
        None => {
            let (asked, state) = site.start_discoverable_authentication().map_err(failed)?;
            (asked, Asked::Any(state))
        }
    };
    ctx.put(USE, &state).await?;
    Ok(Some(serde_json::to_string(&asked.public_key).map_err(anyhow::Error::from)?))
}

/// Whose passkey answered what was asked, if one did. It answers once.
pub async fn answered(ctx: &Ctx, answer: &str) -> Result<Option<Owner>> {
    let Some(site) = &ctx.app().passkeys else { return Ok(None) };
    let state: Option<Asked> = ctx.kept(USE).await?;
    ctx.forget(USE).await?;
    let (Some(state), Ok(answer)) = (state, serde_json::from_str::<PublicKeyCredential>(answer)) else {
        return Ok(None);
    };
    let keys = &ctx.app().keys;
    let credential_hash = hash(keys, answer.get_credential_id());
    // By it a member is met who has not said yet who they are.
    ctx.meet([kit::db::row_key(&credential_hash)]).await?;
    let row = Entity::find().filter(COLUMN.credential_hash.eq(credential_hash)).one(ctx.tx().await?).await?;
    let Some((row, owner)) = row.and_then(|row| row.owner().map(|owner| (row, owner))) else {
        return Ok(None);
    };
    let mut kept = row.open(keys)?;
    let proved = match state {
        Asked::Of(id, _) if id != owner.id() => return Ok(None),
        Asked::Of(_, state) => site.finish_passkey_authentication(&answer, &state),
        Asked::Any(state) => match site.identify_discoverable_authentication(&answer) {
            Ok((id, _)) if id == owner.id() => {
                site.finish_discoverable_authentication_v2(&answer, state, &kept.key)
            }
            _ => return Ok(None),
        },
    };
    let Ok(proved) = proved.map_err(|error| tracing::info!(%error, "a passkey's answer is refused")) else {
        return Ok(None);
    };
    kept.key.update_credential(&proved);
    Entity::update_many()
        .col_expr(Column::Sealed, Expr::value(seal(keys, &row.id, &kept)?))
        .col_expr(Column::UsedAt, Expr::value(ctx.now()))
        .filter(COLUMN.id.eq(row.id))
        .exec(ctx.tx().await?)
        .await?;
    Ok(Some(owner))
}

/// The passkeys of the member `person`, for their copy. The public key says nothing to anyone but their device.
pub(crate) async fn copy(ctx: &Ctx, person: Uuid) -> Result<Vec<Section>> {
    let rows = of(ctx, Owner::Member(person)).await?.into_iter().map(|one| {
        vec![
            Item::new("id", one.id.0.to_string()),
            Item::new("name", one.name).as_it_is("passkeys-name"),
            Item::at(ctx, "added_at", "passkeys-added", Some(one.added_at)),
            Item::at(ctx, "used_at", "passkeys-used", one.used_at),
        ]
    });
    Ok(vec![Section { name: "passkeys", title: "passkeys-title", rows: rows.collect() }])
}
