//! The index: documents in, ranked hits out. It knows no table and no page; whose documents a search
//! may meet is said by its [`Scope`], which the policy fills.

mod alike;
pub mod config;
mod document;
mod embedded;
pub mod fold;
mod marks;
mod meilisearch;
mod rank;
mod typed;

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Result, bail};
pub use document::Document;
pub use embedded::{Embedded, Rebuild};
pub use marks::marks;
pub use meilisearch::Meilisearch;
pub use typed::Typed;
use uuid::Uuid;

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
    /// As typed, in any script. Every word must meet a part of a name or another word of the document, in any spelling, or
    /// begin one; where too few have all words, one may be lacking. Empty finds all.
    pub text: String,
    /// What must hold: of each facet named, one of the values. No value at all finds nothing.
    pub filters: Vec<(&'static str, Vec<String>)>,
    /// Facets to count.
    pub facets: Vec<&'static str>,
    /// In which order.
    pub sort: Sort,
    /// Hits to leave out at the front.
    pub offset: usize,
    /// Hits to give.
    pub limit: usize,
}

/// In which order hits come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// Those first that are most like what was typed; the newest where nothing was.
    #[default]
    Best,
    /// The newest first.
    Newest,
}

/// What was found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Hits {
    /// The best first.
    pub hits: Vec<Hit>,
    /// How many there are in all: exact.
    pub total: u64,
    /// For each facet asked for, how many hits have each value: exact.
    pub facets: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// How many of the typed words hits may lack, because too few have all.
    pub lacking: usize,
}

impl Hits {
    /// Their ids, the best first.
    pub fn ids(&self) -> Vec<Uuid> {
        self.hits.iter().map(|hit| hit.id).collect()
    }
}

/// A document that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    /// Its id.
    pub id: Uuid,
    /// How alike it is to what was typed: 0 nothing, 1 the same name.
    pub score: f32,
    /// Which parts of its names met which typed words. Known of the first few hundred hits only.
    pub met: Vec<Met>,
}

/// A part of a name that met a typed word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Met {
    /// As it was typed.
    pub typed: String,
    /// The part, plainly written ([`names::Part::plain`]): for [`marks`].
    pub found: String,
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
    /// On a server that several nodes ask.
    Meilisearch(Meilisearch),
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

    /// Opens the embedded index in `folder` for reading what is in it now, also while another process has it open.
    pub fn open_to_read(folder: &Path) -> Result<Self> {
        Embedded::open_to_read(folder).map(Self::Embedded)
    }

    /// Whether other processes may write to it, too.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Meilisearch(_))
    }

    /// Puts `put` in, each in the place of an older one of its kind and id, and takes `delete` (kind, id)
    /// out. They are found, or not, when this returns, and that survives a crash.
    pub async fn write(&self, put: Vec<Document>, delete: Vec<(&'static str, Uuid)>) -> Result<()> {
        match self {
            Self::Embedded(index) => index.write(put, delete).await,
            Self::Meilisearch(index) => index.write(put, delete).await,
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
            Self::Meilisearch(index) => index.purge().await,
            Self::Away(why) => bail!("the index is away: {why}"),
        }
    }

    /// Finds `query` among what `scope` allows.
    pub async fn search(&self, scope: &Scope, query: Query) -> Result<Hits> {
        match self {
            Self::Embedded(index) => index.search(scope, query).await,
            Self::Meilisearch(index) => index.search(scope, query).await,
            Self::Away(why) => bail!("the index is away: {why}"),
        }
    }

    /// What `text` may become whose last word is still typed: the same with a name that begins with it, those first that
    /// most documents have among what `scope` allows.
    pub async fn suggest(&self, scope: &Scope, kind: &'static str, text: &str) -> Result<Vec<String>> {
        match self {
            Self::Embedded(index) => index.suggest(scope, kind, text.to_owned()).await,
            Self::Meilisearch(index) => index.suggest(scope, kind, text).await,
            Self::Away(why) => bail!("the index is away: {why}"),
        }
    }

    /// Ids and digests ([`Document::digest`]) of all documents of a kind: for comparing it with the database.
    pub async fn digests(&self, kind: &'static str) -> Result<Vec<(Uuid, u64)>> {
        match self {
            Self::Embedded(index) => index.digests(kind).await,
            Self::Meilisearch(index) => index.digests(kind).await,
            Self::Away(why) => bail!("the index is away: {why}"),
        }
    }
}
