//! What the registry gives to the crates below it.

use std::collections::HashSet;

use accounts::part::{Indexed, JobKind, MemberEntry, MenuEntry, OpenWork};
use accounts::policy::Action;
use accounts::staff::AccountId;
use accounts::{Ctx, Part};
use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};
use kit::job;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::association::directory as associations;
use crate::company::directory;
use crate::facet;
use crate::person::{self, PersonId};

/// Job that rids the disk of who was erased.
const PURGE_JOB: &str = "registry.purge";
/// How long after an erasure that is done: those of some hours share the work, and each is through within a day
/// (SECURITY 2, row 21).
const PURGE_AFTER: TimeDelta = TimeDelta::hours(6);

/// What the index has of people.
const PEOPLE: Indexed = Indexed {
    kinds: &[person::KIND, person::HELD_KIND],
    count: |db| Box::pin(person::count(db)),
    next: |app, db, after, most| Box::pin(next_documents(app, db, PersonId(after), most)),
    some: |app, db, ids| Box::pin(some_documents(app, db, ids)),
};

/// The registry's part.
pub const PART: Part = Part {
    name: "registry",
    tables: &[
        &person::TABLE,
        &crate::person_key::TABLE,
        &crate::contact::TABLE,
        &crate::consent::TABLE,
        &crate::residence::TABLE,
        &crate::return_code::TABLE,
        &crate::departure::TABLE,
        &crate::change_request::TABLE,
        &crate::sent_back::TABLE,
        &crate::value_source::TABLE,
        &crate::note::TABLE,
        &crate::decision::TABLE,
        &crate::transfer::TABLE,
        &crate::data_request::TABLE,
        &crate::emergency_contact::TABLE,
        &crate::tie::TABLE,
        &crate::guardianship::TABLE,
        &crate::child_request::TABLE,
        &crate::family_invitation::TABLE,
        &crate::refugee::TABLE,
        &crate::need::TABLE,
        &crate::identity_document::TABLE,
        &crate::document_scan::TABLE,
        &crate::company::TABLE,
        &crate::company_role::TABLE,
        &crate::association::TABLE,
        &crate::association_officer::TABLE,
        &crate::association_member::TABLE,
        &crate::introduction::TABLE,
        &crate::expert::TABLE,
        &crate::opportunity::TABLE,
        &crate::opportunity_interest::TABLE,
        &crate::public_figure::TABLE,
        &crate::claim::TABLE,
        &crate::held::TABLE,
        &crate::draft::TABLE,
        &crate::submission::TABLE,
        &crate::saved_search::TABLE,
        &crate::last_numbers::TABLE,
    ],
    jobs: &[
        JobKind {
            name: person::INDEX_JOB,
            needs_index: true,
            goes_out: false,
            run: |app, jobs| Box::pin(index(app, jobs)),
        },
        JobKind {
            name: directory::INDEX_JOB,
            needs_index: true,
            goes_out: false,
            run: |app, jobs| Box::pin(index_companies(app, jobs)),
        },
        JobKind {
            name: associations::INDEX_JOB,
            needs_index: true,
            goes_out: false,
            run: |app, jobs| Box::pin(index_associations(app, jobs)),
        },
        JobKind { name: PURGE_JOB, needs_index: true, goes_out: false, run: |app, _| Box::pin(purge(app)) },
    ],
    indexed: &[PEOPLE, directory::INDEXED, associations::INDEXED],
    expire: &[
        |app, now| Box::pin(crate::held::release_due(app, now)),
        |app, now| Box::pin(remove_expired(app, now)),
        |app, now| Box::pin(async move { Ok(crate::saved_search::remove_expired(&app.db, now).await?) }),
        |app, now| Box::pin(async move { Ok(crate::last_numbers::remove_expired(&app.db, now).await?) }),
        |app, now| Box::pin(crate::guardianship::come_of_age(app, now)),
        |app, now| Box::pin(crate::identity_document::send_due(app, now)),
    ],
    end: &[
        |app, now| Box::pin(crate::departure::carry_out_due(app, now)),
        |app, now| Box::pin(crate::retention::end_records(app, now)),
        |app, now| Box::pin(async move { Ok(crate::draft::remove_expired(&app.db, now).await?) }),
    ],
    menu: &[
        MenuEntry {
            key: "queue-title",
            path: "/queue",
            action: Some(Action::VerifyPerson),
            place: 5,
            count: Some(|ctx| Box::pin(async move { Ok(crate::cases::counts(ctx).await?.total()) })),
        },
        MenuEntry {
            key: "people-heading",
            path: "/people",
            action: Some(Action::SeePeople),
            place: 10,
            count: None,
        },
        MenuEntry {
            key: "companies-title",
            path: "/companies",
            action: Some(Action::SeeCompanies),
            place: 11,
            count: None,
        },
        MenuEntry {
            key: "experts-title",
            path: "/experts",
            action: Some(Action::SeeExperts),
            place: 12,
            count: None,
        },
        MenuEntry {
            key: "associations-title",
            path: "/associations",
            action: Some(Action::SeeAssociations),
            place: 14,
            count: None,
        },
        MenuEntry {
            key: "opportunities-title",
            path: "/opportunities",
            action: Some(Action::SeeOpportunities),
            place: 13,
            count: None,
        },
        MenuEntry {
            key: "public-figures-title",
            path: "/public-figures",
            action: Some(Action::SeeAssociations),
            place: 15,
            count: None,
        },
        MenuEntry {
            key: "needs-title",
            path: "/needs",
            action: Some(Action::CareForPeople),
            place: 7,
            count: Some(|ctx| Box::pin(crate::need::count_for(ctx))),
        },
        MenuEntry {
            key: "data-requests-title",
            path: "/data-requests",
            action: Some(Action::AnswerDataRequests),
            place: 6,
            count: Some(|ctx| Box::pin(crate::data_request::count_for(ctx))),
        },
    ],
    member_menu: &[
        MemberEntry { key: "me-title", path: "/me" },
        MemberEntry { key: "me-details-title", path: "/me/details" },
        MemberEntry { key: "me-family-title", path: "/me/family" },
        MemberEntry { key: "me-documents-title", path: "/me/documents" },
        MemberEntry { key: "me-companies-title", path: "/me/companies" },
        MemberEntry { key: "me-expertise-title", path: "/me/expertise" },
        MemberEntry { key: "me-associations-title", path: "/me/associations" },
        MemberEntry { key: "me-opportunities-title", path: "/me/opportunities" },
        MemberEntry { key: "me-needs-title", path: "/me/needs" },
        MemberEntry { key: "me-requests-title", path: "/me/requests" },
        MemberEntry { key: "me-contacts-title", path: "/me/contacts" },
        MemberEntry { key: "me-consents-title", path: "/me/consents" },
        MemberEntry { key: "me-preferences-title", path: "/me/preferences" },
        MemberEntry { key: "me-history-title", path: "/me/history" },
        MemberEntry { key: "passkeys-title", path: "/me/passkeys" },
        MemberEntry { key: "me-sessions-title", path: "/me/sessions" },
        MemberEntry { key: "me-copy-title", path: "/me/copy" },
        MemberEntry { key: "me-pause-title", path: "/me/pause" },
        MemberEntry { key: "me-leaving-title", path: "/me/leaving" },
    ],
    notices: Some(|ctx| Box::pin(crate::me::notices(ctx))),
    copy: Some(|ctx, id| Box::pin(crate::copy::of(ctx, PersonId(id)))),
    open_work: Some(|ctx, account| Box::pin(ctx.beyond(open_work(ctx, account)))),
    pass_on: Some(|ctx, from, to| {
        let work = async move {
            let (db, now) = (ctx.tx().await?, ctx.now());
            crate::claim::pass_on(db, from, to, now).await?;
            Ok(crate::need::pass_on(db, from, to, now).await?)
        };
        Box::pin(ctx.beyond(work))
    }),
    erase: Some(|app, transaction, id| {
        Box::pin(async move {
            crate::company::pass_on_of_erased(transaction, PersonId(id), app.clock.now()).await?;
            person::erase(transaction, PersonId(id)).await
        })
    }),
};

/// Removes forms, claims and invitations of the past.
async fn remove_expired(app: &accounts::App, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let forms = crate::submission::remove_expired(&*transaction, now).await?;
    let claims = crate::claim::remove_expired(&*transaction, now).await?;
    let invitations = crate::family_invitation::remove_expired(&*transaction, now).await?;
    transaction.commit().await?;
    Ok(forms + claims + invitations)
}

/// What `account` has open: cases in hand, registrations that they sent back, people whom they asked others to take
/// over.
async fn open_work(ctx: &Ctx, account: AccountId) -> kit::Result<Vec<OpenWork>> {
    let db = ctx.tx().await?;
    Ok(vec![
        OpenWork {
            key: "staff-accounts-handover-claims",
            count: crate::claim::count_of(db, account).await?,
            is_passed_on: true,
        },
        OpenWork {
            key: "staff-accounts-handover-needs",
            count: crate::need::count_of(db, account).await?,
            is_passed_on: true,
        },
        OpenWork {
            key: "staff-accounts-handover-returns",
            count: crate::sent_back::count_of(db, account).await?,
            is_passed_on: false,
        },
        OpenWork {
            key: "staff-accounts-handover-transfers",
            count: crate::transfer::count_of(db, account).await?,
            is_passed_on: false,
        },
    ])
}

/// The documents of the next people behind `after`, and the id of the last of them.
async fn next_documents(
    app: &accounts::App,
    db: &DatabaseTransaction,
    after: PersonId,
    most: u64,
) -> Result<Option<(uuid::Uuid, Vec<search::Document>)>, DbErr> {
    let people = person::after(db, after, most).await?;
    let Some(last) = people.last().map(|person| person.id.0) else { return Ok(None) };
    Ok(Some((last, facet::documents(app, db, &people).await?)))
}

/// How many of the people `ids` there are, and their documents.
async fn some_documents(
    app: &accounts::App,
    db: &DatabaseTransaction,
    ids: &[uuid::Uuid],
) -> Result<(usize, Vec<search::Document>), DbErr> {
    let ids: Vec<PersonId> = ids.iter().copied().map(PersonId).collect();
    let people = person::for_index(db, &ids).await?;
    Ok((people.len(), facet::documents(app, db, &people).await?))
}

/// The people whom a job of the index names.
fn named(job: &job::Model) -> anyhow::Result<Vec<uuid::Uuid>> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload)?;
    let several = payload["people"].as_array().map(Vec::as_slice);
    let ids = several.unwrap_or(std::slice::from_ref(&payload["person"])).iter();
    ids.map(|id| Ok(id.as_str().context("a job that names no person")?.parse()?)).collect()
}

/// Brings the people of `jobs` into the index as they are now; whoever is gone goes from it too.
async fn index(app: std::sync::Arc<accounts::App>, jobs: Vec<job::Model>) -> anyhow::Result<()> {
    let mut ids = HashSet::new();
    for job in &jobs {
        ids.extend(named(job)?);
    }
    let ids: Vec<uuid::Uuid> = ids.into_iter().collect();
    let (mut there, mut companies) = (0, Vec::new());
    for ids in ids.chunks(accounts::index::BATCH as usize) {
        there += accounts::index::write(&app, &app.index, &PEOPLE, ids, app.index.is_shared()).await?;
        // What the directory has of somebody's companies hangs on where their registration stands.
        let reading = db::begin_for_all(&app.db, Intent::Read).await?;
        companies.extend(directory::kept_by(&*reading, ids).await?);
        reading.rollback().await?;
    }
    if there < ids.len() {
        order_purge(&app).await?;
    }
    write_of(&app, &directory::INDEXED, &companies).await
}

/// Brings the companies of `jobs` into the index as they are now.
async fn index_companies(app: std::sync::Arc<accounts::App>, jobs: Vec<job::Model>) -> anyhow::Result<()> {
    let mut ids = HashSet::new();
    for job in &jobs {
        ids.extend(directory::named(job)?);
    }
    write_of(&app, &directory::INDEXED, &ids.into_iter().collect::<Vec<_>>()).await
}

/// Brings the associations of `jobs` into the index as they are now.
async fn index_associations(app: std::sync::Arc<accounts::App>, jobs: Vec<job::Model>) -> anyhow::Result<()> {
    let mut ids = HashSet::new();
    for job in &jobs {
        ids.extend(associations::named(job)?);
    }
    write_of(&app, &associations::INDEXED, &ids.into_iter().collect::<Vec<_>>()).await
}

/// Brings those of `indexed` with the ids `ids` into the index as they are now; what has left goes from it, and from the disk.
async fn write_of(app: &accounts::App, indexed: &Indexed, ids: &[uuid::Uuid]) -> anyhow::Result<()> {
    let mut there = 0;
    for ids in ids.chunks(accounts::index::BATCH as usize) {
        there += accounts::index::write(app, &app.index, indexed, ids, app.index.is_shared()).await?;
    }
    if there < ids.len() {
        order_purge(app).await?;
    }
    Ok(())
}

/// Has the disk rid of who is gone from the index, unless that is ordered already.
async fn order_purge(app: &accounts::App) -> anyhow::Result<()> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    if !job::waits(&*transaction, PURGE_JOB).await? {
        let after = app.clock.now() + PURGE_AFTER;
        job::enqueue(&*transaction, PURGE_JOB, &serde_json::json!({}), None, after).await?;
    }
    Ok(transaction.commit().await?)
}

/// Rids the disk of what was taken out: the files of the index, and the log of the database.
async fn purge(app: std::sync::Arc<accounts::App>) -> anyhow::Result<()> {
    app.index.purge().await?;
    Ok(db::cut_log(&app.db).await?)
}
