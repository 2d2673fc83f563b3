//! Scans of identity documents (tier 3): written anew before they are kept, by a process of few rights, and sealed. A member
//! puts one there and takes it away; staff see it with the number, after they said why.

use std::sync::Arc;

use accounts::Ctx;
use accounts::audit::Entry;
use anyhow::Context;
use chrono::{DateTime, Utc};
use data_encoding::BASE64;
use kit::Result;
use kit::field::{self, Purpose, Retention, Sealed, Table, Tier};
use kit::form::{Errors, MOST_FILE, Upload};
use kit::seal::{Key, Place};
use scans::{Cleaner, Refused, Scan};
use sea_orm::ActiveValue::Set;
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use serde::Serialize;
use tokio::sync::Semaphore;

use crate::identity_document::{self, IdentityDocumentId};
use crate::person::{self, KIND, PersonId};
use crate::person_key;

const _: () = assert!(MOST_FILE == scans::MOST_BYTES);

/// The command of this program that cleans a scan: for itself alone, and in no list of commands.
pub const COMMAND: &str = "clean-scan";

/// One scan is cleaned at a time: each may take much memory and a processor.
static AT_WORK: Semaphore = Semaphore::const_new(1);
/// And so many wait for it, each with its file in memory.
static WAITING: Semaphore = Semaphore::const_new(8);

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// A picture.
    Jpeg,
    /// Pages.
    Pdf,
}

impl From<scans::Kind> for Kind {
    fn from(kind: scans::Kind) -> Self {
        match kind {
            scans::Kind::Jpeg => Self::Jpeg,
            scans::Kind::Pdf => Self::Pdf,
        }
    }
}

/// A row of `document_scans`.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_scans")]
pub struct Model {
    /// The document.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: IdentityDocumentId,
    /// Whose it is.
    pub person_id: PersonId,
    /// What it is.
    pub kind: Kind,
    /// Bytes of the file.
    pub size: i32,
    /// The file, sealed with the person's key.
    pub sealed: Vec<u8>,
    /// When it was put there.
    pub added_at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "document_scans",
    person: Some("person_id"),
    fields: &[
        field::field("id", Tier::T0, Purpose::Registry, Retention::Record),
        field::field("person_id", Tier::T1, Purpose::Registry, Retention::Record),
        field::field("kind", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("size", Tier::T2, Purpose::Registry, Retention::Record),
        field::field("sealed", Tier::T3, Purpose::Registry, Retention::Record).sealed(Sealed::Person),
        field::field("added_at", Tier::T2, Purpose::Registry, Retention::Record),
    ],
};

fn place(id: &IdentityDocumentId) -> Place<'_> {
    Place { table: "document_scans", column: "sealed", row: id.0.as_bytes() }
}

/// A scan, as pages tell of it.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// What it is.
    pub kind: Kind,
    /// When it was put there.
    pub added: String,
    /// Whether something else is said of the document since.
    pub is_older: bool,
}

/// A scan, as the page shows it that stands in the answer alone: as an address that holds it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// What it is.
    pub kind: Kind,
    /// `data:…;base64,…`
    pub data: String,
}

impl Model {
    /// The file.
    pub async fn file(&self, ctx: &Ctx) -> Result<Vec<u8>> {
        let plain = person_key::of(ctx, self.person_id).await?.open(place(&self.id), &self.sealed);
        Ok(plain.map_err(anyhow::Error::from)?.to_vec())
    }

    /// As a page shows it.
    pub async fn shown(&self, ctx: &Ctx) -> Result<Shown> {
        let kind = match self.kind {
            Kind::Jpeg => scans::Kind::Jpeg,
            Kind::Pdf => scans::Kind::Pdf,
        };
        let data = format!("data:{};base64,{}", kind.media_type(), BASE64.encode(&self.file(ctx).await?));
        Ok(Shown { kind: self.kind, data })
    }
}

/// That `scan` is the one of the document `id` of `person`, whose key is `key`, from `at` on.
pub fn new(
    (key, person): (&Key, PersonId),
    id: IdentityDocumentId,
    scan: &Scan,
    at: DateTime<Utc>,
) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        person_id: Set(person),
        kind: Set(scan.kind.into()),
        size: Set(i32::try_from(scan.bytes.len()).unwrap_or(i32::MAX)),
        sealed: Set(key.seal(place(&id), &scan.bytes)),
        added_at: Set(at),
    }
}

/// What is known of the scan of `document` without reading it.
pub async fn head_of(
    db: &impl ConnectionTrait,
    document: &identity_document::Model,
) -> Result<Option<Head>, DbErr> {
    let found: Option<(Kind, DateTime<Utc>)> = Entity::find_by_id(document.id)
        .select_only()
        .columns([Column::Kind, Column::AddedAt])
        .into_tuple()
        .one(db)
        .await?;
    Ok(found.map(|(kind, at)| Head { kind, added: at.to_rfc3339(), is_older: at < document.updated_at }))
}

/// The scan of the document `id`, which whoever asks has found.
pub async fn find(db: &impl ConnectionTrait, id: IdentityDocumentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(db).await
}

/// What was uploaded, written anew; or what is wrong with it. To be asked before a page reads the database: meanwhile nobody
/// else is to wait for its transaction. A page looks at the answer once it knows that whoever sent it may: what is wrong with
/// a file says nothing of what is there.
pub async fn read(ctx: &Ctx, upload: Result<Upload>) -> Result<Result<Scan, Errors>> {
    let bytes = match upload? {
        Upload::None => return Ok(Err(wrong("me-documents-scan-error-none"))),
        Upload::TooLarge => return Ok(Err(wrong("me-documents-scan-error-large"))),
        Upload::File(bytes) => bytes,
    };
    let Ok(_waits) = WAITING.try_acquire() else {
        return Ok(Err(wrong("me-documents-scan-error-later")));
    };
    let _works = AT_WORK.acquire().await.context("the scans' queue is closed")?;
    let cleaner = match &ctx.app().settings.scan_program {
        Some(program) => Cleaner::Apart(program.clone(), vec![COMMAND]),
        None => Cleaner::Here,
    };
    let bytes = Arc::new(bytes);
    let cleaned = tokio::task::spawn_blocking(move || cleaner.clean(&bytes));
    match cleaned.await.context("cleaning a scan was broken off")? {
        Ok(Ok(scan)) => Ok(Ok(scan)),
        Ok(Err(refused)) => Ok(Err(wrong(key_of(refused)))),
        Err(error) => {
            tracing::error!("scans cannot be cleaned: {error:#}");
            Ok(Err(wrong("me-documents-scan-error-later")))
        }
    }
}

fn wrong(key: &str) -> Errors {
    let mut errors = Errors::default();
    errors.add("file", key);
    errors
}

fn key_of(refused: Refused) -> &'static str {
    match refused {
        Refused::Empty => "me-documents-scan-error-none",
        Refused::TooLarge => "me-documents-scan-error-large",
        Refused::Unknown => "me-documents-scan-error-unknown",
        Refused::Damaged => "me-documents-scan-error-damaged",
        Refused::TooManyPixels => "me-documents-scan-error-pixels",
        Refused::Encrypted => "me-documents-scan-error-encrypted",
        Refused::TooLong => "me-documents-scan-error-long",
    }
}

/// `scan` is the one of `document` from now on, in place of one that there was.
pub async fn keep(ctx: &Ctx, document: &identity_document::Model, scan: &Scan) -> Result<()> {
    let db = ctx.tx().await?;
    person::hold(db, document.person_id).await?;
    let key = person_key::of(ctx, document.person_id).await?;
    let row = new((&key, document.person_id), document.id, scan, ctx.now());
    let replace = OnConflict::column(Column::Id)
        .update_columns([Column::Kind, Column::Size, Column::Sealed, Column::AddedAt])
        .to_owned();
    Entity::insert(row).on_conflict(replace).exec_without_returning(db).await?;
    ctx.record(Entry::done("document.scan").to(KIND, document.person_id.0));
    Ok(())
}

/// The scan of `document` is no longer kept. False if there is none.
pub async fn remove(ctx: &Ctx, document: &identity_document::Model) -> Result<bool> {
    let removed = Entity::delete_by_id(document.id).exec(ctx.tx().await?).await?;
    if removed.rows_affected > 0 {
        ctx.record(Entry::done("document.unscan").to(KIND, document.person_id.0));
    }
    Ok(removed.rows_affected > 0)
}
