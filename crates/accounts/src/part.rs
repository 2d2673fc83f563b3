//! What a crate gives to those below it. Each crate exports one `Part`; `server/src/parts.rs` lists
//! them.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use kit::field::Table;
use kit::job;
use sea_orm::{DatabaseTransaction, DbErr};
use search::Document;
use uuid::Uuid;

use crate::copy::Section;
use crate::policy::Action;
use crate::session::Owner;
use crate::staff::AccountId;
use crate::{App, Ctx};

/// A future that a function pointer can return.
pub type Boxed<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Does the work of jobs of one kind, in one go. An error means that all are tried again.
pub type RunJobs = fn(Arc<App>, Vec<job::Model>) -> Boxed<'static, anyhow::Result<()>>;

/// Removes what has outlived its time; returns how many rows.
pub type Expire = for<'a> fn(&'a App, DateTime<Utc>) -> Boxed<'a, anyhow::Result<u64>>;

/// What a member is told on each of their own pages.
pub type Notices = for<'a> fn(&'a Ctx) -> Boxed<'a, kit::Result<Vec<kit::page::Notice>>>;

/// What is kept of the person with this id, for themselves.
pub type Copy = for<'a> fn(&'a Ctx, Uuid) -> Boxed<'a, kit::Result<Vec<Section>>>;

/// Removes all that is kept of the person with this id, within a transaction of whoever asks. It may run twice.
pub type Erase = for<'a> fn(&'a App, &'a DatabaseTransaction, Uuid) -> Boxed<'a, Result<(), DbErr>>;

/// How much waits for the member of staff who asks.
pub type Count = for<'a> fn(&'a Ctx) -> Boxed<'a, kit::Result<u64>>;

/// Open work of a kind that a member of staff leaves behind.
#[derive(Clone, Copy, Debug)]
pub struct OpenWork {
    /// Key of what it is called.
    pub key: &'static str,
    /// How much of it there is.
    pub count: u64,
    /// Whether it goes to whoever follows; else it stays with the office.
    pub is_passed_on: bool,
}

/// The open work of this account.
pub type Open = for<'a> fn(&'a Ctx, AccountId) -> Boxed<'a, kit::Result<Vec<OpenWork>>>;

/// Passes the work of the first account on to the second; where there is none, it is free for all of the office.
pub type PassOn = for<'a> fn(&'a Ctx, AccountId, Option<AccountId>) -> Boxed<'a, kit::Result<()>>;

/// A kind of jobs.
#[derive(Clone, Copy, Debug)]
pub struct JobKind {
    /// Its name in the table `jobs`.
    pub name: &'static str,
    /// Whether a process without the index leaves it to another.
    pub needs_index: bool,
    /// Whether it waits for another machine: such jobs hold up no others.
    pub goes_out: bool,
    /// Does the work.
    pub run: RunJobs,
}

/// How many records a part has documents of.
pub type CountRecords = for<'a> fn(&'a DatabaseTransaction) -> Boxed<'a, Result<u64, DbErr>>;

/// The documents of the next records behind the one with this id, so many records at the most, and the id of the last of
/// them; nothing behind the last.
pub type NextDocuments = for<'a> fn(
    &'a App,
    &'a DatabaseTransaction,
    Uuid,
    u64,
) -> Boxed<'a, Result<Option<(Uuid, Vec<Document>)>, DbErr>>;

/// How many of the records with these ids there are, and their documents.
pub type SomeDocuments = for<'a> fn(
    &'a App,
    &'a DatabaseTransaction,
    &'a [Uuid],
) -> Boxed<'a, Result<(usize, Vec<Document>), DbErr>>;

/// Records that the index has documents of: with them the index is made anew, compared and put right ([`crate::index`]).
#[derive(Clone, Copy, Debug)]
pub struct Indexed {
    /// The kinds of the documents.
    pub kinds: &'static [&'static str],
    /// How many records there are.
    pub count: CountRecords,
    /// Their documents, in the order of their ids.
    pub next: NextDocuments,
    /// The documents of some.
    pub some: SomeDocuments,
}

/// An entry of the staff's menu.
#[derive(Clone, Copy, Debug)]
pub struct MenuEntry {
    /// Key of its text.
    pub key: &'static str,
    /// Where it leads.
    pub path: &'static str,
    /// Shown to whom may do this; to all staff where it is nothing.
    pub action: Option<Action>,
    /// Where it stands in the menu: lower is higher up.
    pub place: u8,
    /// How much waits there, where that is counted.
    pub count: Option<Count>,
}

/// An entry of a member's menu.
#[derive(Clone, Copy, Debug)]
pub struct MemberEntry {
    /// Key of its text.
    pub key: &'static str,
    /// Where it leads, without the language.
    pub path: &'static str,
}

/// What a crate gives.
pub struct Part {
    /// The crate's name.
    pub name: &'static str,
    /// Its tables.
    pub tables: &'static [&'static Table],
    /// The kinds of jobs it knows.
    pub jobs: &'static [JobKind],
    /// Its records that the index has documents of.
    pub indexed: &'static [Indexed],
    /// Its own clearing up, run about once a minute.
    pub expire: &'static [Expire],
    /// What it removes for good because its time is over: only while the clock can be trusted
    /// ([`crate::retention::is_clock_steady`]).
    pub end: &'static [Expire],
    /// What it adds to the staff's menu.
    pub menu: &'static [MenuEntry],
    /// What it adds to a member's menu.
    pub member_menu: &'static [MemberEntry],
    /// What it tells a member on each of their own pages.
    pub notices: Option<Notices>,
    /// What it gives to a person's copy of their data.
    pub copy: Option<Copy>,
    /// What a member of staff who leaves has open.
    pub open_work: Option<Open>,
    /// How that goes to whoever follows.
    pub pass_on: Option<PassOn>,
    /// How it forgets a person; those of crates further down come first.
    pub erase: Option<Erase>,
}

/// What this crate and the ones below it give.
pub const PART: Part = Part {
    name: "accounts",
    tables: &[
        &crate::mission::TABLE,
        &crate::mission::country::TABLE,
        &crate::region::TABLE,
        &crate::region::country::TABLE,
        &crate::staff::TABLE,
        &crate::grant::TABLE,
        &crate::recovery_code::TABLE,
        &crate::passkey::TABLE,
        &crate::staff_link::TABLE,
        &crate::staff_reset::TABLE,
        &crate::session::TABLE,
        &crate::limit::TABLE,
        &crate::code::TABLE,
        &crate::mail::TABLE,
        &crate::audit::TABLE,
        &crate::audit::link::TABLE,
        &crate::audit::link::member::TABLE,
        &crate::audit::link::waiting::TABLE,
        &crate::audit::head::TABLE,
        &crate::installation_key::TABLE,
        &job::TABLE,
    ],
    jobs: &[JobKind {
        name: crate::mail::JOB,
        needs_index: false,
        goes_out: true,
        run: |app, jobs| Box::pin(crate::mail::run(app, jobs)),
    }],
    indexed: &[],
    expire: &[
        |app, now| Box::pin(async move { Ok(crate::session::remove_expired(&app.db, now).await?) }),
        |app, now| Box::pin(async move { Ok(crate::limit::remove_expired(&app.db, now).await?) }),
        |app, now| Box::pin(async move { Ok(crate::code::remove_expired(&app.db, now).await?) }),
        |app, now| Box::pin(async move { Ok(crate::staff_link::remove_expired(&app.db, now).await?) }),
        |app, now| Box::pin(async move { Ok(crate::mail::remove_expired(app, now).await?) }),
        |app, now| Box::pin(crate::installation_key::rotation::retire(app, now)),
    ],
    end: &[|app, now| Box::pin(crate::retention::clear(app, now))],
    menu: &[
        MenuEntry {
            key: "staff-accounts-title",
            path: "/staff-accounts",
            action: Some(Action::SeeAccounts),
            place: 80,
            count: Some(|ctx| Box::pin(crate::grant::waiting_for(ctx))),
        },
        MenuEntry {
            key: "missions-title",
            path: "/missions",
            action: Some(Action::SeeMissions),
            place: 90,
            count: None,
        },
    ],
    member_menu: &[],
    notices: None,
    copy: Some(|ctx, person| {
        Box::pin(async move {
            let mut sections = crate::passkey::copy(ctx, person).await?;
            sections.extend(crate::session::copy(ctx, person).await?);
            Ok(sections)
        })
    }),
    open_work: None,
    pass_on: None,
    erase: Some(|app, transaction, person| {
        Box::pin(async move {
            crate::session::end_all(transaction, &app.keys, Owner::Member(person)).await?;
            crate::passkey::remove_all(transaction, Owner::Member(person)).await?;
            crate::mail::erase(transaction, person).await?;
            Ok(())
        })
    }),
};
