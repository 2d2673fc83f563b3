//! The index in the data folder, in this process (tantivy).
//!
//! Each time that the index is made anew it gets a folder of its own below the index's: `1`, `2`, … The file `current` names
//! the one that is read and written. What a command makes lies in `new` until it is full, then in `next`, where the process that
//! has the index open takes it up: it writes to both, puts right what changed meanwhile, and then reads the new one.

mod facets;
mod find;
mod generation;
mod meets;
mod segment;

use std::fs::{File, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use anyhow::{Context, Result, bail, ensure};
use uuid::Uuid;

use self::generation::{Generation, REBUILD_MEMORY, WRITER_MEMORY};
use crate::{Document, Held, Hits, Outdated, Query, Scope};

/// Names the generation that is read.
const CURRENT: &str = "current";
/// The folder of one that is being filled.
const NEW: &str = "new";
/// The folder of one that is full and waits to be taken up.
const NEXT: &str = "next";
/// Locked by who fills one.
const LOCK: &str = "new.lock";

/// An index in a folder.
#[derive(Clone)]
pub struct Embedded {
    folder: Arc<Path>,
    open: Arc<RwLock<Open>>,
    /// Shared by all who write; who puts the new one in the place of the old has it alone.
    writing: Arc<tokio::sync::RwLock<()>>,
}

#[derive(Clone)]
struct Open {
    number: u64,
    current: Generation,
    /// The one that was taken up, and its number.
    beside: Option<(u64, Generation)>,
}

impl Embedded {
    /// Opens the index in `folder`, made when it is not there.
    pub fn open(folder: &Path) -> Result<Self> {
        // Earlier versions had the index in the folder itself.
        ensure!(!folder.join("meta.json").exists(), Outdated);
        std::fs::create_dir_all(folder)?;
        let number = match current(folder)? {
            Some(number) => number,
            None => {
                let first = folder.join("1");
                if folder.join(NEXT).exists() {
                    remove(&first)?;
                    std::fs::rename(folder.join(NEXT), &first)?;
                }
                std::fs::create_dir_all(first)?;
                point(folder, 1)?;
                1
            }
        };
        let generation = Generation::open(&folder.join(number.to_string()), Some(WRITER_MEMORY))?;
        // Meanwhile another process may have put a new one in its place, which it holds.
        ensure!(current(folder)? == Some(number), Held);
        let this = Self::of(folder, number, generation);
        this.clear()?;
        Ok(this)
    }

    /// The same for reading only, which another process that has it open does not hinder.
    pub fn open_to_read(folder: &Path) -> Result<Self> {
        loop {
            let Some(number) = current(folder)? else { bail!("there is no index in {}", folder.display()) };
            match Generation::open(&folder.join(number.to_string()), None) {
                Ok(generation) => return Ok(Self::of(folder, number, generation)),
                // Meanwhile another took its place.
                Err(_) if current(folder)?.is_some_and(|now| now != number) => {}
                Err(error) => return Err(error),
            }
        }
    }

    fn of(folder: &Path, number: u64, current: Generation) -> Self {
        let open = Arc::new(RwLock::new(Open { number, current, beside: None }));
        Self { folder: folder.into(), open, writing: Arc::default() }
    }

    fn now(&self) -> Open {
        self.open.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Removes what a process left that was killed while it made an index anew or put one in another's place.
    fn clear(&self) -> Result<()> {
        let now = self.now();
        let beside = now.beside.map(|(number, _)| number);
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            let number = entry.file_name().to_str().and_then(|name| name.parse::<u64>().ok());
            if number.is_some_and(|number| number != now.number && Some(number) != beside) {
                remove(&entry.path())?;
            }
        }
        let lock = lock(&self.folder)?;
        if lock.is_some() {
            remove(&self.folder.join(NEW))?;
        }
        Ok(())
    }

    /// Puts documents in and takes others out, in one commit.
    pub(crate) async fn write(&self, put: Vec<Document>, delete: Vec<(&'static str, Uuid)>) -> Result<()> {
        let _writing = self.writing.read().await;
        let now = self.now();
        let Some((_, beside)) = now.beside else { return now.current.write(put, delete).await };
        now.current.write(put.clone(), delete.clone()).await?;
        beside.write(put, delete).await
    }

    /// Merges each segment in which documents were taken out, so that it is written without them.
    pub(crate) async fn purge(&self) -> Result<()> {
        let _writing = self.writing.read().await;
        let now = self.now();
        if let Some((_, beside)) = now.beside {
            beside.purge().await?;
        }
        now.current.purge().await?;
        self.clear()
    }

    /// Finds `query` among what `scope` allows.
    pub(crate) async fn search(&self, scope: &Scope, query: Query) -> Result<Hits> {
        self.now().current.search(scope, query).await
    }

    pub(crate) async fn suggest(
        &self,
        scope: &Scope,
        kind: &'static str,
        text: String,
    ) -> Result<Vec<String>> {
        self.now().current.suggest(scope, kind, text).await
    }

    pub(crate) async fn digests(&self, kind: &'static str) -> Result<Vec<(Uuid, u64)>> {
        self.now().current.digests(kind).await
    }

    /// Whether an index that was made anew waits to be taken up.
    pub fn has_next(&self) -> bool {
        self.folder.join(NEXT).exists()
    }

    /// Takes up the index that was made anew: it is returned, for putting right what changed while it was made, and what is
    /// written to this one goes to that one, too. Ends with [`Embedded::swap`] or [`Embedded::put_back`].
    pub async fn take_up(&self) -> Result<Self> {
        // Whoever purges meanwhile would clear away a generation of which nobody knows yet.
        let _alone = self.writing.write().await;
        let number = self.now().number + 1;
        let folder = self.folder.join(number.to_string());
        remove(&folder)?;
        std::fs::rename(self.folder.join(NEXT), &folder)?;
        let generation = Generation::open(&folder, Some(WRITER_MEMORY))
            .inspect_err(|_| drop(std::fs::remove_dir_all(&folder)))?;
        self.open.write().unwrap_or_else(PoisonError::into_inner).beside = Some((number, generation.clone()));
        Ok(Self::of(&self.folder, number, generation))
    }

    /// Puts the index that was taken up in the place of this one, and drops what was here. No search and no write fails for
    /// it.
    pub async fn swap(&self) -> Result<()> {
        if let Some((_, beside)) = self.now().beside {
            // Opened before it is asked, so that the first search is as quick as the next.
            tokio::task::spawn_blocking(move || beside.reload()).await??;
        }
        let _alone = self.writing.write().await;
        let Open { number: old_number, current: old, beside } = self.now();
        let (number, current) = beside.context("no index was taken up")?;
        point(&self.folder, number)?;
        *self.open.write().unwrap_or_else(PoisonError::into_inner) = Open { number, current, beside: None };
        let folder = self.folder.join(old_number.to_string());
        tokio::task::spawn_blocking(move || {
            old.close()?;
            remove(&folder)
        })
        .await?
    }

    /// Puts the index that was taken up back, to be taken up again.
    pub async fn put_back(&self) -> Result<()> {
        let _alone = self.writing.write().await;
        let beside = self.open.write().unwrap_or_else(PoisonError::into_inner).beside.take();
        let (number, generation) = beside.context("no index was taken up")?;
        let [from, to] = [number.to_string().as_str(), NEXT].map(|name| self.folder.join(name));
        tokio::task::spawn_blocking(move || {
            generation.close()?;
            Ok(std::fs::rename(from, to)?)
        })
        .await?
    }
}

/// An index that is made anew beside the one in a folder.
pub struct Rebuild {
    folder: PathBuf,
    generation: Generation,
    _lock: File,
}

impl Rebuild {
    /// Begins an empty one for `folder`. One at a time: fails while another process makes one.
    pub fn begin(folder: &Path) -> Result<Self> {
        if folder.is_file() {
            std::fs::remove_file(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let lock = lock(folder)?.context("another command makes the index anew already")?;
        for left_over in [NEW, NEXT] {
            remove(&folder.join(left_over))?;
        }
        let generation = Generation::open(&folder.join(NEW), Some(REBUILD_MEMORY))?;
        Ok(Self { folder: folder.into(), generation, _lock: lock })
    }

    /// Puts documents in that are not in yet.
    pub fn fill(&self, documents: Vec<Document>) -> Result<()> {
        self.generation.fill(documents)
    }

    /// It is full, and waits to be taken up.
    pub fn end(&self) -> Result<()> {
        self.generation.fill_end()?;
        self.generation.close()?;
        Ok(std::fs::rename(self.folder.join(NEW), self.folder.join(NEXT))?)
    }

    /// Whether who has the index open reads this one now. Asked when it is full.
    pub fn is_taken(&self) -> Result<bool> {
        if self.folder.join(NEXT).exists() {
            return Ok(false);
        }
        let current = current(&self.folder)?.context("the index is gone")?;
        Ok(!self.folder.join((current + 1).to_string()).exists())
    }

    /// Drops the index that it takes the place of and that nobody can open: who opens the folder next finds this one.
    pub fn replace(&self) -> Result<()> {
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() != NEXT && entry.file_name() != LOCK {
                remove(&entry.path())?;
            }
        }
        Ok(())
    }
}

/// The number of the generation that is read.
fn current(folder: &Path) -> Result<Option<u64>> {
    match std::fs::read_to_string(folder.join(CURRENT)) {
        Ok(number) => Ok(Some(number.trim().parse().context("the index names no generation of itself")?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).context("the index cannot be read"),
    }
}

/// From now on, `number` is read; whole or not at all, whenever the power fails.
fn point(folder: &Path, number: u64) -> Result<()> {
    let written = folder.join("current.new");
    let mut file = File::create(&written)?;
    writeln!(file, "{number}")?;
    file.sync_all()?;
    std::fs::rename(written, folder.join(CURRENT))?;
    Ok(File::open(folder)?.sync_all()?)
}

/// The lock of who makes an index anew; none while another has it.
fn lock(folder: &Path) -> Result<Option<File>> {
    let file = File::options().create(true).append(true).open(folder.join(LOCK))?;
    match file.try_lock() {
        Ok(()) => Ok(Some(file)),
        Err(TryLockError::WouldBlock) => Ok(None),
        Err(TryLockError::Error(error)) => Err(error.into()),
    }
}

fn remove(path: &Path) -> Result<()> {
    let removed = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    match removed {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use crate::*;

    fn person(n: u128, name: &str, country: &str, status: &str) -> Document {
        Document {
            kind: "person",
            id: Uuid::from_u128(n),
            names: vec![name.to_owned()],
            words: Vec::new(),
            country: country.to_owned(),
            facets: vec![("status", status.to_owned())],
            order: n as i64,
        }
    }

    fn ask(text: &str) -> Query {
        Query { kind: "person", text: text.to_owned(), facets: vec!["status"], limit: 10, ..Query::default() }
    }

    /// All words in the files of the index, also those of documents that were taken out.
    fn words(folder: &std::path::Path) -> Vec<String> {
        let index = tantivy::Index::open_in_dir(folder.join("1")).unwrap();
        let field = index.schema().get_field("parts").unwrap();
        let mut words = Vec::new();
        for segment in index.reader().unwrap().searcher().segment_readers() {
            let inverted = segment.inverted_index(field).unwrap();
            let mut terms = inverted.terms().stream().unwrap();
            while let Some((term, _)) = terms.next() {
                words.push(String::from_utf8_lossy(term).into_owned());
            }
        }
        words
    }

    #[tokio::test]
    async fn what_was_taken_out_lies_on_no_disk_after_the_purge() {
        let folder = tempfile::tempdir().unwrap();
        let index = Index::open(folder.path()).unwrap();
        let people =
            vec![person(1, "Qazubadu", "CL", "verified"), person(2, "Ahmad Khatib", "CL", "verified")];
        index.put(people).await.unwrap();
        let holds = |word: &str| words(folder.path()).iter().any(|held| held == word);
        assert!(holds("qazubadu"), "the test reads the files");
        index.delete("person", vec![Uuid::from_u128(1)]).await.unwrap();
        assert!(holds("qazubadu"), "without the purge it still lies there");
        index.purge().await.unwrap();
        assert!(!holds("qazubadu"));
        let hits = index.search(&Scope::Operator, ask("khatib")).await.unwrap();
        assert_eq!(hits.total, 1, "whoever stays is found");
        index.purge().await.unwrap();
        index.put(vec![person(3, "Huda", "CL", "verified")]).await.unwrap();
        assert_eq!(index.search(&Scope::Operator, ask("huda")).await.unwrap().total, 1, "and it goes on");
    }

    #[tokio::test]
    async fn of_another_version_it_is_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        drop(Index::open(folder.path()).unwrap());
        assert!(matches!(Index::open_or_away(folder.path()), Index::Embedded(_)));
        std::fs::write(folder.path().join("1/version"), "1").unwrap();
        assert!(matches!(Index::open_or_away(folder.path()), Index::Away(Away::Outdated)));
        std::fs::remove_file(folder.path().join("1/version")).unwrap();
        assert!(matches!(Index::open_or_away(folder.path()), Index::Away(Away::Outdated)));
    }

    fn numbers(folder: &std::path::Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names: Vec<String> = entries.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[tokio::test]
    async fn one_made_anew_takes_the_place_of_the_old_without_a_gap() {
        let folder = tempfile::tempdir().unwrap();
        let Index::Embedded(index) = Index::open(folder.path()).unwrap() else { unreachable!() };
        let found = async |text: &str| index.search(&Scope::Operator, ask(text)).await.unwrap().total;
        index.write(vec![person(1, "Huda", "CL", "verified")], Vec::new()).await.unwrap();

        let new = Rebuild::begin(folder.path()).unwrap();
        assert!(Rebuild::begin(folder.path()).is_err(), "one at a time");
        new.fill(vec![person(2, "Salma", "CL", "verified")]).unwrap();
        index.purge().await.unwrap();
        assert!(!index.has_next());
        new.end().unwrap();
        assert!(index.has_next() && !new.is_taken().unwrap());
        assert_eq!((found("huda").await, found("salma").await), (1, 0), "the old one is read");

        let beside = index.take_up().await.unwrap();
        assert!(!index.has_next() && !new.is_taken().unwrap());
        index.write(vec![person(3, "Khaled", "CL", "verified")], Vec::new()).await.unwrap();
        assert_eq!((found("khaled").await, found("salma").await), (1, 0), "the old one is still read");
        index.put_back().await.unwrap();
        assert!(index.has_next(), "and may be taken up again");
        drop(beside);

        let beside = index.take_up().await.unwrap();
        index.write(vec![person(4, "Nabil", "CL", "verified")], Vec::new()).await.unwrap();
        beside.write(vec![person(5, "Rania", "CL", "verified")], Vec::new()).await.unwrap();
        drop(beside);
        index.swap().await.unwrap();
        assert!(new.is_taken().unwrap());
        for (name, there) in [("huda", 0), ("salma", 1), ("khaled", 1), ("nabil", 1), ("rania", 1)] {
            assert_eq!(found(name).await, there, "{name}");
        }
        assert_eq!(numbers(folder.path()), ["2", "current", "new.lock"]);
        index.write(vec![person(6, "Ghassan", "CL", "verified")], Vec::new()).await.unwrap();
        assert_eq!(found("ghassan").await, 1, "and it goes on");
        assert!(matches!(Index::open_or_away(folder.path()), Index::Away(Away::Held)));
        let beside = Index::open_to_read(folder.path()).unwrap();
        assert_eq!(beside.search(&Scope::Operator, ask("ghassan")).await.unwrap().total, 1);
        drop((index, beside));
        let index = Index::open(folder.path()).unwrap();
        assert_eq!(index.search(&Scope::Operator, ask("ghassan")).await.unwrap().total, 1);
    }

    #[tokio::test]
    async fn what_was_left_half_done_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        drop(Index::open(folder.path()).unwrap());
        // Killed while it was filled; killed after it was taken up.
        let new = Rebuild::begin(folder.path()).unwrap();
        new.fill(vec![person(1, "Qazubadu", "CL", "verified")]).unwrap();
        drop(new);
        std::fs::create_dir(folder.path().join("2")).unwrap();
        drop(Index::open(folder.path()).unwrap());
        assert_eq!(numbers(folder.path()), ["1", "current", "new.lock"]);
    }

    #[tokio::test]
    async fn one_that_nobody_can_open_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("meta.json"), "of an earlier version").unwrap();
        assert!(matches!(Index::open_or_away(folder.path()), Index::Away(Away::Outdated)));
        let new = Rebuild::begin(folder.path()).unwrap();
        new.fill(vec![person(1, "Huda", "CL", "verified")]).unwrap();
        new.end().unwrap();
        new.replace().unwrap();
        let index = Index::open(folder.path()).unwrap();
        assert_eq!(index.search(&Scope::Operator, ask("huda")).await.unwrap().total, 1);
        assert!(new.is_taken().unwrap());
    }
}
