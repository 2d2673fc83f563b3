//! Finds what was done to the audit behind the application's back: a row that was altered, taken out, put in or moved,
//! a link that was altered, taken out or put in, an end that was cut off.
//!
//! Who holds the database and not the master key can make no row's and no link's code, and is found in all of it but one
//! thing: the newest rows taken away together with their links, or before they had any, which leaves a shorter audit that
//! is whole. That, and all that one does who holds the master key too, is found by the heads known elsewhere, as far as
//! they reach: what is newer than the last published head rests on the database alone.

use std::collections::BTreeMap;
use std::fmt;

use chrono::{DateTime, TimeDelta, Utc};
use kit::seal::Keys;
use sea_orm::QueryResult;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Asterisk, Query};

use super::head::{self, Head};
use super::link::{self, Content};
use super::{AuditId, Model};

mod tables;

use tables::{Cursor, PAGE, ROW, id};

/// How long a row waits to be linked at most while a server runs that does it; it is linked within seconds.
const LATE: TimeDelta = TimeDelta::minutes(10);

/// What is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// A row is not as it was written, or was not written here.
    Altered(AuditId),
    /// A row that a link has, or that waits, is gone. Its id is unknown where it was overwritten.
    Missing(Option<AuditId>),
    /// A row is in no link and does not wait for one.
    Inserted(Option<AuditId>),
    /// A row waits to be linked since then.
    NotLinked(AuditId, DateTime<Utc>),
    /// A row waits to be linked although it is.
    LinkedTwice(AuditId),
    /// A link is not as it was made, or was not made here.
    LinkAltered(i64),
    /// Links are gone: the first and the last of them.
    LinksMissing(i64, i64),
    /// Rows are said to be of a link that is not there.
    RowsOfNoLink(i64),
    /// A link does not follow the one before it.
    LinkOutOfChain(i64),
    /// A link has other rows than it was made of.
    OtherRows(i64),
    /// A link is not the one that was published.
    OtherHead(i64),
    /// A link that was published is not there.
    HeadMissing(i64),
    /// A row of this table holds what never stood in it.
    Unreadable(&'static str),
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let named =
            |id: &Option<AuditId>| id.map_or_else(|| "of an unknown id".to_owned(), |id| id.to_string());
        match self {
            Self::Altered(id) => write!(f, "row {id} is not as it was written, or was not written here"),
            Self::Missing(id) => write!(f, "row {} is gone", named(id)),
            Self::Inserted(id) => write!(
                f,
                "row {} is in no link and waits for none: it was put in, or taken out of its link",
                named(id)
            ),
            Self::NotLinked(id, since) => {
                write!(f, "row {id} waits since {since} to be linked: does a server run?")
            }
            Self::LinkedTwice(id) => write!(f, "row {id} waits to be linked although it is"),
            Self::LinkAltered(seq) => write!(f, "link {seq} is not as it was made, or was not made here"),
            Self::LinksMissing(first, last) => write!(f, "links {first} to {last} are gone"),
            Self::RowsOfNoLink(seq) => write!(f, "rows are said to be of link {seq}, which is not there"),
            Self::LinkOutOfChain(seq) => write!(f, "link {seq} does not follow the one before it"),
            Self::OtherRows(seq) => write!(
                f,
                "link {seq} has other rows than it was made of: altered, taken out, put in, or moved"
            ),
            Self::OtherHead(seq) => write!(f, "link {seq} is not the one that was published"),
            Self::HeadMissing(seq) => {
                write!(f, "link {seq} was published and is not there: the end of the audit was cut off")
            }
            Self::Unreadable(table) => write!(f, "a row of {table} holds what never stood in it"),
        }
    }
}

/// What was looked at.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// Rows in links.
    pub rows: u64,
    /// Of these, rows from before rows had codes.
    pub taken_over: u64,
    /// Links.
    pub links: u64,
    /// The last of them.
    pub last: Option<link::Model>,
    /// Rows that wait to be linked.
    pub waiting: u64,
    /// The newest link that a given head told of and that is as it was published.
    pub head: Option<i64>,
    /// Findings.
    pub findings: u64,
}

/// Looks at all of the audit in the transaction `db`, which should be a snapshot, and at the `heads` that are known from
/// elsewhere. Tells `each` finding as it is made.
pub async fn run(
    db: &impl ConnectionTrait,
    keys: &Keys,
    heads: &[Head],
    now: DateTime<Utc>,
    each: &mut (dyn FnMut(Finding) + Send),
) -> Result<Report, DbErr> {
    let mut check = Check { db, keys, each, heads: BTreeMap::new(), report: Report::default() };
    for head in heads {
        check.heads.entry(head.seq).or_default().push(Known { hash: head.hash.clone(), is_given: true });
    }
    check.own_heads().await?;
    check.chain().await?;
    check.in_no_link().await?;
    check.waiting(now).await?;
    for seq in std::mem::take(&mut check.heads).into_keys() {
        check.find(Finding::HeadMissing(seq));
    }
    Ok(check.report)
}

/// A hash that is known of a link.
struct Known {
    hash: Vec<u8>,
    /// Whether it is from elsewhere, not from the database's own list.
    is_given: bool,
}

struct Check<'a, C> {
    db: &'a C,
    keys: &'a Keys,
    each: &'a mut (dyn FnMut(Finding) + Send),
    /// What is known of links that have not come by yet.
    heads: BTreeMap<i64, Vec<Known>>,
    report: Report,
}

impl<C: ConnectionTrait> Check<'_, C> {
    fn find(&mut self, finding: Finding) {
        self.report.findings += 1;
        (self.each)(finding);
    }

    /// What the database itself says was published: no proof, but who cuts the end off may forget it.
    async fn own_heads(&mut self) -> Result<(), DbErr> {
        let select = Query::select().column(Asterisk).from(head::Entity).to_owned();
        for row in self.db.query_all(&select).await? {
            match super::read::<head::Model>(&row, "") {
                Some(row) => {
                    let known = Known { hash: row.hash, is_given: false };
                    self.heads.entry(row.seq).or_default().push(known);
                }
                None => self.find(Finding::Unreadable("audit_heads")),
            }
        }
        Ok(())
    }

    /// Goes along the links, and beside them along their rows.
    async fn chain(&mut self) -> Result<(), DbErr> {
        let mut links = Cursor::new(tables::links, |row| row.try_get("", "seq").ok());
        let mut members = Cursor::new(tables::members, |row| Some((row.try_get("", "link").ok()?, id(row)?)));
        let (mut seq, mut last): (i64, Option<link::Model>) = (0, None);
        while let Some(row) = links.next(self.db).await? {
            let Ok(own) = row.try_get::<i64>("", "seq") else {
                self.find(Finding::Unreadable("audit_links"));
                continue;
            };
            let is_next = own == seq.saturating_add(1);
            if own > seq && !is_next {
                self.find(Finding::LinksMissing(seq + 1, own - 1));
            }
            seq = own;
            self.report.links += 1;
            let link: Option<link::Model> = super::read(&row, "");
            self.link(seq, link.as_ref(), last.as_ref().filter(|_| is_next), &mut members).await?;
            last = link;
        }
        self.report.last = last;
        self.rows(&mut members, None).await?;
        Ok(())
    }

    /// Looks at the link `seq`, which is nothing where it cannot be read, at the link `before` it, where there is one to
    /// look at, and at its rows.
    async fn link(
        &mut self,
        seq: i64,
        link: Option<&link::Model>,
        before: Option<&link::Model>,
        members: &mut Cursor<(i64, AuditId)>,
    ) -> Result<(), DbErr> {
        let is_own =
            |link: &&link::Model| link.own_hash() == link.hash && link.own_mac(self.keys) == link.mac;
        if link.filter(is_own).is_none() {
            self.find(Finding::LinkAltered(seq));
        }
        let (rows, content) =
            self.rows(members, Some((seq, link.is_none_or(|link| link.taken_over)))).await?;
        if let Some(link) = link {
            let first = (vec![0; 32], 0);
            let (previous, total) = match before {
                Some(before) => (before.hash.clone(), before.total),
                None if seq == 1 => first,
                // What is missing before it is a finding already.
                None => (link.previous.clone(), link.total.wrapping_sub(link.rows)),
            };
            if link.previous != previous || link.total != total.wrapping_add(link.rows) || seq < 1 {
                self.find(Finding::LinkOutOfChain(seq));
            }
            if link.rows != rows || link.content != content {
                self.find(Finding::OtherRows(seq));
            }
        }
        let known = self.heads.remove(&seq).unwrap_or_default();
        let is_it = |known: &Known| link.is_some_and(|link| link.hash == known.hash);
        if known.iter().any(|known| !is_it(known)) {
            self.find(Finding::OtherHead(seq));
        } else if known.iter().any(|known| known.is_given) {
            self.report.head = Some(seq);
        }
        Ok(())
    }

    /// Looks at the rows of the link `seq`, of which is said whether it was taken over; where none is asked for, at all
    /// that are left. Says how many the link has, and the hash over what they hold.
    async fn rows(
        &mut self,
        members: &mut Cursor<(i64, AuditId)>,
        link: Option<(i64, bool)>,
    ) -> Result<(i64, Vec<u8>), DbErr> {
        let (mut count, mut content, mut astray) = (0, Content::default(), None);
        while let Some(row) = members.peek(self.db).await? {
            let Ok(of) = row.try_get::<i64>("", "link") else {
                self.find(Finding::Unreadable("audit_members"));
                members.skip();
                continue;
            };
            if link.is_some_and(|(seq, _)| of > seq) {
                break;
            }
            if let Some((_, taken_over)) = link.filter(|(seq, _)| of == *seq) {
                count += 1;
                self.report.rows += 1;
                if let Some(row) = self.row(row, taken_over) {
                    self.report.taken_over += u64::from(row.mac.is_none());
                    content.add(&row);
                }
            } else if astray.replace(of) != Some(of) {
                self.find(Finding::RowsOfNoLink(of));
            }
            members.skip();
        }
        Ok((count, content.finish()))
    }

    /// Looks at the row that `found` was joined with; says what it is if it can be read.
    fn row(&mut self, found: &QueryResult, taken_over: bool) -> Option<Model> {
        let id = id(found);
        if matches!(found.try_get::<Option<AuditId>>(ROW, "id"), Ok(None)) {
            self.find(Finding::Missing(id));
            return None;
        }
        let row: Option<Model> = super::read(found, ROW);
        let is_own = |row: &&Model| row.is_authentic(self.keys) || (taken_over && row.mac.is_none());
        if let Some(id) = id.filter(|_| row.as_ref().filter(is_own).is_none()) {
            self.find(Finding::Altered(id));
        }
        row
    }

    /// Finds rows that are in no link and do not wait for one.
    async fn in_no_link(&mut self) -> Result<(), DbErr> {
        for page in 0.. {
            let rows = self.db.query_all(&tables::in_no_link(page)).await?;
            for row in &rows {
                self.find(Finding::Inserted(row.try_get("", "id").ok()));
            }
            if (rows.len() as u64) < PAGE {
                break;
            }
        }
        Ok(())
    }

    /// Looks at what waits to be linked.
    async fn waiting(&mut self, now: DateTime<Utc>) -> Result<(), DbErr> {
        let mut waiting = Cursor::new(tables::waiting, id);
        // As long as nothing else is linked, rows from before rows had codes are.
        let taken_over = self.report.last.as_ref().is_none_or(|last| last.taken_over);
        while let Some(found) = waiting.next(self.db).await? {
            self.report.waiting += 1;
            let (Some(row), Some(id)) = (self.row(&found, taken_over), id(&found)) else { continue };
            if !matches!(found.try_get::<Option<i64>>("", "link"), Ok(None)) {
                self.find(Finding::LinkedTwice(id));
            } else if row.mac.is_some() && now - row.at > LATE {
                self.find(Finding::NotLinked(id, row.at));
            }
        }
        Ok(())
    }
}
