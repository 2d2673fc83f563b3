//! Who may be registered twice: everybody in memory, filed so that who may be one person with somebody is found without
//! looking at all, and judged by [`crate::likeness`]. For the operator's commands; who enters one person asks the index
//! ([`entry`]).

pub mod batch;
pub mod entry;
mod files;

use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::Result;
use sea_orm::ConnectionTrait;
use tokio::sync::mpsc;
use uuid::Uuid;

use self::files::Files;
use crate::contact;
use crate::likeness::{Description, Judge, Likeness, POSSIBLE, Reason, Told, Words};
use crate::person::PersonId;
use crate::person::described::{self, Row};

/// People read from the database at once.
const PAGE: u64 = 10_000;
/// People whom a thread takes at once.
const TAKEN: usize = 1000;

/// Everybody whom a search finds, ready to be compared: about half a gigabyte for a million.
#[derive(Debug, Default)]
pub struct Everybody {
    words: Words,
    people: Vec<Description>,
    /// External ids, registry numbers of those who have none.
    ids: Vec<Box<str>>,
    files: Files,
}

/// Two who may be one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// Place of one.
    left: u32,
    /// Place of the other, behind it.
    right: u32,
    /// What speaks for it and against it.
    pub likeness: Likeness,
}

impl Everybody {
    /// Of the database, page by page; `each` is told how many were read.
    pub async fn read(db: &impl ConnectionTrait, each: impl Fn(u64)) -> Result<Self> {
        // The names are taken apart on another core while the next page comes.
        let (send, mut receive) = mpsc::channel::<(Vec<Row>, Vec<contact::Hashed>)>(2);
        let taken = tokio::task::spawn_blocking(move || {
            let mut everybody = Self::default();
            while let Some((rows, contacts)) = receive.blocking_recv() {
                everybody.add(&rows, &contacts);
            }
            everybody.files = Files::new(&everybody.words, &everybody.people);
            everybody
        });
        let mut last = PersonId(Uuid::nil());
        loop {
            let rows = described::after(db, last, PAGE).await?;
            let Some(newest) = rows.last().map(|row| row.id) else { break };
            let contacts = contact::hashes_between(db, last, newest).await?;
            last = newest;
            let count = rows.len() as u64;
            if send.send((rows, contacts)).await.is_err() {
                break;
            }
            each(count);
        }
        drop(send);
        Ok(taken.await?)
    }

    /// Takes in people and the contacts of them, both in the order of their ids.
    fn add(&mut self, rows: &[Row], contacts: &[contact::Hashed]) {
        let mut contacts = contacts.iter().peekable();
        for row in rows {
            let mut own = Vec::new();
            while let Some(contact) = contacts.next_if(|contact| contact.person <= row.id) {
                // Those of people whom no search finds stand between.
                own.extend((contact.person == row.id).then_some(contact.contact));
            }
            let described = self.words.describe(&row.told(own));
            self.people.push(described);
            self.ids.push(row.external_id.as_deref().unwrap_or(&row.number).into());
        }
    }

    /// How many they are.
    pub fn len(&self) -> usize {
        self.people.len()
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.people.is_empty()
    }

    /// Describes others with the same words, so that they can be compared.
    pub fn describe(&mut self, told: &Told<'_>) -> Description {
        self.words.describe(told)
    }

    /// A judge of these people.
    pub fn judge(&self) -> Judge<'_> {
        Judge::new(&self.words)
    }

    /// Ids of those who may be the one who is described, with at least the score `least`: the likeliest first.
    pub fn like(&self, judge: &mut Judge<'_>, described: &Description, least: f32) -> Vec<(&str, Likeness)> {
        let mut found: Vec<(&str, Likeness)> = Vec::new();
        for other in self.files.candidates(&self.words, described, 0) {
            let likeness = self.judged(judge, described, other, least);
            found.extend(likeness.map(|likeness| (&*self.ids[other as usize], likeness)));
        }
        found.sort_by(|one, other| other.1.score().total_cmp(&one.1.score()).then(one.0.cmp(other.0)));
        found
    }

    fn judged(
        &self,
        judge: &mut Judge<'_>,
        described: &Description,
        other: u32,
        least: f32,
    ) -> Option<Likeness> {
        let other = &self.people[other as usize];
        if least >= POSSIBLE && !judge.may_be(described, other) {
            return None;
        }
        Some(judge.compare(described, other)).filter(|likeness| likeness.score() >= least)
    }

    /// All pairs that may be one person, with at least the score `least`, in the order of their places. On all cores; `each`
    /// is told how many were looked at.
    pub fn pairs(&self, least: f32, each: impl Fn(u64) + Sync) -> Vec<Pair> {
        let (next, found) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let work = || {
            let mut judge = self.judge();
            loop {
                let from = next.fetch_add(TAKEN, Ordering::Relaxed);
                let to = self.people.len().min(from + TAKEN);
                if from >= to {
                    return;
                }
                let pairs = self.pairs_of(&mut judge, from as u32..to as u32, least);
                found.lock().unwrap_or_else(PoisonError::into_inner).extend(pairs);
                each((to - from) as u64);
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..threads {
                scope.spawn(work);
            }
        });
        let mut pairs = found.into_inner().unwrap_or_else(PoisonError::into_inner);
        pairs.sort_unstable_by_key(|pair: &Pair| (pair.left, pair.right));
        pairs
    }

    fn pairs_of(&self, judge: &mut Judge<'_>, of: std::ops::Range<u32>, least: f32) -> Vec<Pair> {
        let mut pairs = Vec::new();
        for left in of {
            let described = &self.people[left as usize];
            // Each pair would be met from both sides.
            for right in self.files.candidates(&self.words, described, left + 1) {
                let likeness = self.judged(judge, described, right, least);
                pairs.extend(likeness.map(|likeness| Pair { left, right, likeness }));
            }
        }
        pairs
    }

    /// The ids of `pair`, and why they may be one.
    pub fn explained(&self, judge: &mut Judge<'_>, pair: &Pair) -> (&str, &str, Vec<Reason>) {
        let (left, right) = (pair.left as usize, pair.right as usize);
        let reasons = judge.reasons(&self.people[left], &self.people[right], &pair.likeness);
        (&self.ids[left], &self.ids[right], reasons)
    }
}
