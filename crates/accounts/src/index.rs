//! The index beside the database: what it must have is written as the database has it now, and compared.

use std::collections::{HashMap, HashSet};

use anyhow::Result;
use kit::db::{self, Intent};
use search::Index;
use uuid::Uuid;

use crate::App;
use crate::part::Indexed;

/// Records compared at once.
pub const BATCH: u64 = 5000;

/// A document that is not as the database has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Its kind.
    pub kind: &'static str,
    /// Its id.
    pub id: Uuid,
    /// What is wrong with it.
    pub what: &'static str,
}

/// Brings the records `ids` into `index` as they are now, and takes those out that are gone; returns how many are there.
/// Where others write to it too, they may have changed one since and been quicker: it is read once more, and what is written
/// last is what is there now.
pub async fn write(
    app: &App,
    index: &Index,
    indexed: &Indexed,
    ids: &[Uuid],
    others_write: bool,
) -> Result<usize> {
    let mut written = None;
    loop {
        let reading = db::begin_for_all(&app.db, Intent::Read).await?;
        let (there, documents) = (indexed.some)(app, &reading, ids).await?;
        reading.rollback().await?;
        if written.as_ref() == Some(&documents) {
            return Ok(there);
        }
        let found: HashSet<_> = documents.iter().map(|document| (document.kind, document.id)).collect();
        let keys = ids.iter().flat_map(|id| indexed.kinds.iter().map(|kind| (*kind, *id)));
        let gone = keys.filter(|key| !found.contains(key)).collect();
        index.write(documents.clone(), gone).await?;
        if !others_write {
            return Ok(there);
        }
        written = Some(documents);
    }
}

/// All documents of `index` that are not as the database has them; with `repair`, they are put right.
pub async fn differences(app: &App, index: &Index, repair: bool) -> Result<Vec<Difference>> {
    let mut wrong = Vec::new();
    for indexed in app.parts.iter().flat_map(|part| part.indexed) {
        let first = wrong.len();
        let mut there = HashMap::new();
        for kind in indexed.kinds {
            there.extend(index.digests(kind).await?.into_iter().map(|(id, digest)| ((*kind, id), digest)));
        }
        let reading = db::begin_for_all(&app.db, Intent::Read).await?;
        let mut last = Uuid::nil();
        while let Some((newest, documents)) = (indexed.next)(app, &reading, last, BATCH).await? {
            last = newest;
            for document in documents {
                let (kind, id) = (document.kind, document.id);
                let what = match there.remove(&(kind, id)) {
                    Some(digest) if digest == document.digest() => continue,
                    Some(_) => "differs",
                    None => "missing",
                };
                wrong.push(Difference { kind, id, what });
            }
        }
        reading.rollback().await?;
        let left = there.into_keys();
        wrong.extend(left.map(|(kind, id)| Difference { kind, id, what: "not in the database" }));
        if repair {
            let ids: HashSet<Uuid> = wrong[first..].iter().map(|wrong| wrong.id).collect();
            for ids in ids.into_iter().collect::<Vec<_>>().chunks(BATCH as usize) {
                write(app, index, indexed, ids, true).await?;
            }
        }
    }
    Ok(wrong)
}
