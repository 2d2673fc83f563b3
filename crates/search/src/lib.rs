//! The index: documents in, ranked hits out. It knows no table and no page; whose documents a search
//! may meet is said by its [`Scope`], which the policy fills.

mod embedded;
mod facets;
pub mod fold;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
pub use embedded::Embedded;
use uuid::Uuid;

/// What the index knows of a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Kind of record, such as `person`.
    pub kind: &'static str,
    /// Its id; a document of the same kind and id takes its place.
    pub id: Uuid,
    /// What is searched, in any script.
    pub texts: Vec<String>,
    /// Country whose missions may find it, ISO 3166-1 alpha-2.
    pub country: String,
    /// Coded values by which it is filtered and counted, such as `("status", "verified")`; one of each name.
    pub facets: Vec<(&'static str, String)>,
    /// Orders a list without words: larger first (registered at, in seconds).
    pub order: i64,
}

/// Whose documents a search may meet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of these countries; of none when empty.
    Countries(Vec<String>),
    /// All. For commands of the operator and the index's own work only.
    Operator,
}

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Kind of record.
    pub kind: &'static str,
    /// As typed, in any script. Every word must meet a word of the document or the beginning of one.
    /// Empty finds all.
    pub text: String,
    /// What must hold: of each facet named, one of the values. No value at all finds nothing.
    pub filters: Vec<(&'static str, Vec<String>)>,
    /// Facets to count.
    pub facets: Vec<&'static str>,
    /// Hits to leave out at the front.
    pub offset: usize,
    /// Hits to give.
    pub limit: usize,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Ids, best first.
    pub ids: Vec<Uuid>,
    /// How many there are in all: exact.
    pub total: u64,
    /// For each facet asked for, how many hits have each value: exact.
    pub facets: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

/// Another process has the index open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("another process has the index open")]
pub struct Held;

/// The index was made by a version that put other things into it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the index is of another version")]
pub struct Outdated;

/// Why this process has no index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Away {
    /// Another process has it open.
    Held,
    /// It was made by a version that knew other facets: `index rebuild` makes it anew.
    Outdated,
    /// It cannot be opened, for this reason.
    Broken(String),
}

impl std::fmt::Display for Away {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Held => Held.fmt(f),
            Self::Outdated => Outdated.fmt(f),
            Self::Broken(why) => f.write_str(why),
        }
    }
}

/// An index, by where it runs.
pub enum Index {
    /// In the data folder, in this process.
    Embedded(Embedded),
    /// Nowhere that this process reaches, for this reason: every call fails, and what asks degrades.
    Away(Away),
}

impl Index {
    /// Opens the embedded index in `folder`, which is made when it is not there. Fails with [`Held`] when
    /// another process has it open.
    pub fn open(folder: &Path) -> Result<Self> {
        Embedded::open(folder).map(Self::Embedded)
    }

    /// As [`Index::open`]; where that fails, an index that is away.
    pub fn open_or_away(folder: &Path) -> Self {
        Self::open(folder).unwrap_or_else(|error| {
            Self::Away(match () {
                () if error.is::<Held>() => Away::Held,
                () if error.is::<Outdated>() => Away::Outdated,
                () => Away::Broken(format!("{error:#}")),
            })
        })
    }

    /// Puts `put` in, each in the place of an older one of its kind and id, and takes `delete` (kind, id)
    /// out. They are found, or not, when this returns, and that survives a crash.
    pub async fn write(&self, put: Vec<Document>, delete: Vec<(&'static str, Uuid)>) -> Result<()> {
        match self {
            Self::Embedded(index) => index.write(put, delete).await,
            Self::Away(why) => bail!("the index is away: {why}"),
        }
    }

    /// Puts `documents` in: see [`Index::write`].
    pub async fn put(&self, documents: Vec<Document>) -> Result<()> {
        self.write(documents, Vec::new()).await
    }

    /// Takes documents out: see [`Index::write`].
    pub async fn delete(&self, kind: &'static str, ids: Vec<Uuid>) -> Result<()> {
        self.write(Vec::new(), ids.into_iter().map(|id| (kind, id)).collect()).await
    }

    /// Rids the files of what was taken out or replaced: until then it is found by no search, but its words still lie on
    /// the disk. Reads and writes go on meanwhile; it costs as much as writing the parts anew in which something was.
    pub async fn purge(&self) -> Result<()> {
        match self {
            Self::Embedded(index) => index.purge().await,
            Self::Away(why) => bail!("the index is away: {why}"),
        }
    }

    /// Finds `query` among what `scope` allows.
    pub async fn search(&self, scope: &Scope, query: Query) -> Result<Hits> {
        match self {
            Self::Embedded(index) => index.search(scope, query).await,
            Self::Away(why) => bail!("the index is away: {why}"),
        }
    }
}
