//! The directory of companies: those whose keeper agreed to it and is verified, as documents of their own in the index. Staff
//! of all missions read it; who keeps a company is told to nobody by it.

use std::collections::BTreeMap;

use accounts::App;
use accounts::Ctx;
use accounts::audit::Entry;
use accounts::part::Indexed;
use accounts::reference::Reference;
use chrono::{DateTime, Utc};
use kit::field::Tier;
use kit::{Error, Locale, Result, job};
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, LikeExpr};
use sea_orm::{ActiveEnum, Condition, DatabaseTransaction, QueryOrder, QuerySelect};
use search::{Document, Hits, Query, Scope};
use serde_json::json;

use super::said::section_of;
use super::{COLUMN, Column, CompanyId, Entity, Model};
use crate::facet::NONE;
use crate::person::{self, PersonId, Status};

/// Kind of a company's document in the index.
pub const KIND: &str = "company";
/// Job that brings companies into the index: `{"companies": [id, …]}`.
pub const INDEX_JOB: &str = "registry.index_companies";
/// By what the directory is narrowed and counted, in the order in which it is offered.
pub const FACETS: [&str; 5] = ["country", "section", "size", "home", "invests"];
/// How sensitive that is: it is agreed to, and shown to staff of all missions.
pub const TIER: Tier = Tier::T2;

/// What the index has of companies.
pub const INDEXED: Indexed = Indexed {
    kinds: &[KIND],
    count: |db| Box::pin(Entity::find().count(db)),
    next: |app, db, after, most| Box::pin(next(app, db, CompanyId(after), most)),
    some: |app, db, ids| Box::pin(some(app, db, ids)),
};

/// What the index knows of `company`, which is in the directory.
pub fn document(company: &Model, reference: &Reference) -> Document {
    let yes_no = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let section = section_of(reference, &company.industry);
    let facets = vec![
        ("section", if section.is_empty() { NONE.to_owned() } else { section.clone() }),
        ("size", company.size.map_or_else(|| NONE.to_owned(), |size| size.to_value())),
        ("home", yes_no(company.trade.contains("home"))),
        ("invests", yes_no(!company.invests.is_empty())),
    ];
    let names = [&company.name, &company.other_name].into_iter().filter(|name| !name.is_empty());
    let own = [&company.city, &company.activity, &company.brands, &company.wanted];
    let mut words: Vec<String> = own.into_iter().cloned().collect();
    let in_all = |name: &dyn Fn(Locale) -> String| Locale::ALL.map(name).to_vec();
    let country = reference.countries.get(&company.country);
    words.extend(country.into_iter().flat_map(|of| in_all(&|locale| of.name(locale).to_owned())));
    for code in [&company.industry, &section] {
        let row = reference.industries.get(code);
        words.extend(row.into_iter().flat_map(|of| in_all(&|locale| of.name(locale).to_owned())));
    }
    words.retain(|word| !word.is_empty());
    Document {
        kind: KIND,
        id: company.id.0,
        names: names.cloned().collect(),
        words,
        country: company.country.clone(),
        facets,
        order: company.updated_at.timestamp(),
    }
}

/// That it is in the directory: its keeper agreed, and their registration is verified.
fn listed() -> Condition {
    let keeper = person::standing_at((Entity, Column::PersonId), &[Status::Verified]);
    Condition::all().add(COLUMN.listed_at.is_not_null()).add(keeper)
}

async fn documents(
    app: &App,
    db: &impl ConnectionTrait,
    ids: Vec<CompanyId>,
) -> Result<Vec<Document>, DbErr> {
    let rows = Entity::find().filter(COLUMN.id.is_in(ids)).filter(listed()).all(db).await?;
    Ok(rows.iter().map(|row| document(row, &app.reference)).collect())
}

async fn next(
    app: &App,
    db: &DatabaseTransaction,
    after: CompanyId,
    most: u64,
) -> Result<Option<(Uuid, Vec<Document>)>, DbErr> {
    let ids = ids(Entity::find().filter(COLUMN.id.gt(after)).order_by_asc(COLUMN.id).limit(most), db).await?;
    let Some(last) = ids.last().map(|id| id.0) else { return Ok(None) };
    Ok(Some((last, documents(app, db, ids).await?)))
}

async fn some(app: &App, db: &DatabaseTransaction, ids: &[Uuid]) -> Result<(usize, Vec<Document>), DbErr> {
    let rows = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied().map(CompanyId)));
    let there = self::ids(rows, db).await?;
    Ok((there.len(), documents(app, db, there).await?))
}

async fn ids(of: Select<Entity>, db: &impl ConnectionTrait) -> Result<Vec<CompanyId>, DbErr> {
    of.select_only().column(Column::Id).into_tuple().all(db).await
}

/// The companies that `people` keep, whose documents change with theirs.
pub(crate) async fn kept_by(db: &impl ConnectionTrait, people: &[Uuid]) -> Result<Vec<Uuid>, DbErr> {
    let of = Entity::find().filter(COLUMN.person_id.is_in(people.iter().copied().map(PersonId)));
    Ok(ids(of, db).await?.into_iter().map(|id| id.0).collect())
}

/// Has the index brought to what the company `id` is now, once this transaction is done.
pub(crate) async fn changed(ctx: &Ctx, id: CompanyId) -> Result<()> {
    Ok(ctx.enqueue(INDEX_JOB, &json!({ "companies": [id] })).await?)
}

/// The same of several, for work that nobody asked for.
pub(crate) async fn changed_in(
    db: &impl ConnectionTrait,
    ids: &[CompanyId],
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    job::enqueue(db, INDEX_JOB, &json!({ "companies": ids }), None, now).await.map(drop)
}

/// The companies that a job of the index names.
pub(crate) fn named(job: &job::Model) -> anyhow::Result<Vec<Uuid>> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload)?;
    Ok(serde_json::from_value(payload["companies"].clone())?)
}

/// What the directory is narrowed to: codes, each empty where it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(pub BTreeMap<&'static str, String>);

impl Filters {
    /// As the index has them, without the one on `left_out`, where its own values are to be counted.
    fn conditions(&self, left_out: &str) -> Vec<(&'static str, Vec<String>)> {
        let of = self.0.iter().filter(|(name, value)| !value.is_empty() && **name != left_out);
        of.map(|(name, value)| (*name, vec![value.clone()])).collect()
    }

    /// As the database has them.
    fn condition(&self, reference: &Reference) -> Condition {
        let mut all = Condition::all();
        for (name, value) in self.0.iter().filter(|(_, value)| !value.is_empty()) {
            let is_none = value == NONE;
            all = match *name {
                "country" => all.add(COLUMN.country.eq(value.as_str())),
                "section" if is_none => all.add(COLUMN.industry.eq("")),
                "section" => {
                    let divisions = reference.industries.of(value).map(|row| row.id.clone());
                    all.add(COLUMN.industry.is_in(divisions.chain([value.clone()])))
                }
                "size" if is_none => all.add(COLUMN.size.is_null()),
                "size" => all.add(COLUMN.size.eq(super::one::<super::Size>(value))),
                "home" if value == "yes" => all.add(COLUMN.trade.contains("home")),
                "home" => all.add(Expr::col(Column::Trade).not_like("%home%")),
                "invests" if value == "yes" => all.add(COLUMN.invests.ne("")),
                _ => all.add(COLUMN.invests.eq("")),
            };
        }
        all
    }
}

/// What a search of the directory finds.
#[derive(Debug, Default)]
pub struct Found {
    /// Those of the page.
    pub companies: Vec<Model>,
    /// How many there are in all.
    pub total: u64,
    /// By facet, how many have each value where only that facet's own filter is left out.
    pub counted: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// How many of the typed words they may lack.
    pub lacking: usize,
    /// Whether the index is away.
    pub degraded: bool,
}

/// All countries: the directory is for staff of all missions.
fn everywhere(ctx: &Ctx) -> Scope {
    Scope::Countries(ctx.app().reference.countries.all().map(|country| country.code.clone()).collect())
}

/// Finds `words`, narrowed by `filters`, for whoever reads the directory.
pub async fn search(ctx: &Ctx, words: &str, filters: &Filters, (offset, limit): (u64, u64)) -> Result<Found> {
    let query = |left_out: &str, facets: Vec<&'static str>| Query {
        kind: KIND,
        text: words.to_owned(),
        filters: filters.conditions(left_out),
        facets,
        ..Query::default()
    };
    let looked = async {
        let (index, scope) = (&ctx.app().index, everywhere(ctx));
        let open: Vec<&'static str> = FACETS.into_iter().filter(|name| !is_set(filters, name)).collect();
        let first = Query { offset: offset as usize, limit: limit as usize, ..query("", open) };
        let hits = index.search(&scope, first).await?;
        let mut counted = hits.facets.clone();
        for name in FACETS.into_iter().filter(|name| is_set(filters, name)) {
            counted.extend(index.search(&scope, query(name, vec![name])).await?.facets);
        }
        anyhow::Ok((hits, counted))
    };
    match looked.await {
        Ok((hits, counted)) => {
            let companies = listed_in_order(ctx, &hits).await?;
            Ok(Found { companies, total: hits.total, counted, lacking: hits.lacking, degraded: false })
        }
        Err(error) => {
            let cause = format!("{error:#}");
            tracing::error!(cause, "the index does not answer; searching the directory in the database");
            begins_with(ctx, words, filters, (offset, limit)).await
        }
    }
}

fn is_set(filters: &Filters, name: &str) -> bool {
    filters.0.get(name).is_some_and(|value| !value.is_empty())
}

/// The companies that were hit, in that order; whichever has left the directory since is left out.
async fn listed_in_order(ctx: &Ctx, hits: &Hits) -> Result<Vec<Model>> {
    let order = hits.ids();
    let mut rows = of_ids(ctx, order.iter().copied().map(CompanyId).collect()).await?;
    rows.sort_by_key(|row| order.iter().position(|id| *id == row.id.0));
    Ok(rows)
}

/// Those of the companies `ids` that are in the directory.
async fn of_ids(ctx: &Ctx, ids: Vec<CompanyId>) -> Result<Vec<Model>> {
    // Whether their keepers, who live anywhere, are verified is asked of everyone's rows; none of them is shown.
    ctx.beyond(async {
        Ok(Entity::find().filter(COLUMN.id.is_in(ids)).filter(listed()).all(ctx.tx().await?).await?)
    })
    .await
}

/// When the index is away: companies whose name begins with what was typed, by the database alone.
async fn begins_with(
    ctx: &Ctx,
    words: &str,
    filters: &Filters,
    (offset, limit): (u64, u64),
) -> Result<Found> {
    let mut rows = Entity::find().filter(listed()).filter(filters.condition(&ctx.app().reference));
    if !words.is_empty() {
        let escaped = words.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let like = || LikeExpr::new(format!("{escaped}%")).escape('\\');
        rows =
            rows.filter(Condition::any().add(Column::Name.like(like())).add(Column::OtherName.like(like())));
    }
    ctx.beyond(async {
        let db = ctx.tx().await?;
        let total = rows.clone().count(db).await?;
        let companies = rows.order_by_desc(COLUMN.updated_at).offset(offset).limit(limit).all(db).await?;
        Ok(Found { companies, total, degraded: true, ..Found::default() })
    })
    .await
}

/// The company `id`, for whoever reads the directory; one that is not in it is answered as an absent one. That it was looked at
/// is written down, and its keeper reads it in their history.
pub async fn find_listed(ctx: &Ctx, id: CompanyId) -> Result<Model> {
    let Some(row) = of_ids(ctx, vec![id]).await?.pop() else {
        ctx.record(Entry::refused("company.find").to(KIND, id.0));
        return Err(Error::NotFound);
    };
    ctx.record(Entry::done("company.view").to(person::KIND, row.person_id.0).as_look());
    Ok(row)
}

/// The company `partner`, for introducing `own`, who keep another, to its keeper; as [`find_listed`], and none of their own.
pub async fn find_partner(ctx: &Ctx, own: PersonId, partner: CompanyId) -> Result<Model> {
    let row = find_listed(ctx, partner).await?;
    if row.person_id == own { Err(Error::NotFound) } else { Ok(row) }
}

/// All companies of the directory, for finding partners among them: of one section or looking for one, the newest first,
/// `most` at the most.
pub(crate) async fn all_listed(ctx: &Ctx, but: PersonId, most: u64) -> Result<Vec<Model>> {
    ctx.beyond(async {
        let rows = Entity::find().filter(listed()).filter(COLUMN.person_id.ne(but));
        Ok(rows.order_by_desc(COLUMN.updated_at).limit(most).all(ctx.tx().await?).await?)
    })
    .await
}
