//! The directory of associations, as documents of their own in the index. Staff of all missions read it; who is a member of one,
//! and who holds an office in it, is in none of these documents.

use std::collections::BTreeMap;

use accounts::App;
use accounts::Ctx;
use accounts::part::Indexed;
use accounts::reference::Reference;
use kit::{Locale, Result, job};
use sea_orm::entity::prelude::*;
use sea_orm::{ActiveEnum, Condition, DatabaseTransaction, QueryOrder, QuerySelect};
use search::{Document, Query, Scope, fold};
use serde_json::json;

use super::{AssociationId, COLUMN, Column, Entity, KIND, Kind, Model, State};
use crate::company::one;

/// Job that brings associations into the index: `{"associations": [id, …]}`.
pub const INDEX_JOB: &str = "registry.index_associations";
/// By what the directory is narrowed and counted, in the order in which it is offered; the section of an association is its kind.
pub const FACETS: [&str; 3] = ["country", "section", "status"];

/// What the index has of associations.
pub const INDEXED: Indexed = Indexed {
    kinds: &[KIND],
    count: |db| Box::pin(Entity::find().count(db)),
    next: |app, db, after, most| Box::pin(next(app, db, AssociationId(after), most)),
    some: |app, db, ids| Box::pin(some(app, db, ids)),
};

/// What the index knows of `row`.
pub fn document(row: &Model, reference: &Reference) -> Document {
    let names = [&row.name, &row.other_name].into_iter().filter(|name| !name.is_empty());
    let mut words = vec![row.city.clone()];
    let country = reference.countries.get(&row.country);
    words.extend(country.into_iter().flat_map(|of| Locale::ALL.map(|locale| of.name(locale).to_owned())));
    words.retain(|word| !word.is_empty());
    Document {
        kind: KIND,
        id: row.id.0,
        names: names.cloned().collect(),
        words,
        country: row.country.clone(),
        facets: vec![("section", row.kind.to_value()), ("status", row.state.to_value())],
        order: row.updated_at.timestamp(),
    }
}

async fn next(
    app: &App,
    db: &DatabaseTransaction,
    after: AssociationId,
    most: u64,
) -> Result<Option<(Uuid, Vec<Document>)>, DbErr> {
    let rows = Entity::find().filter(COLUMN.id.gt(after)).order_by_asc(COLUMN.id).limit(most).all(db).await?;
    let Some(last) = rows.last().map(|row| row.id.0) else { return Ok(None) };
    Ok(Some((last, rows.iter().map(|row| document(row, &app.reference)).collect())))
}

async fn some(app: &App, db: &DatabaseTransaction, ids: &[Uuid]) -> Result<(usize, Vec<Document>), DbErr> {
    let rows = super::of_ids(db, ids.iter().copied().map(AssociationId).collect()).await?;
    Ok((rows.len(), rows.iter().map(|row| document(row, &app.reference)).collect()))
}

/// Has the index brought to what the association `id` is now, once this transaction is done.
pub(super) async fn changed(ctx: &Ctx, id: AssociationId) -> Result<()> {
    Ok(ctx.enqueue(INDEX_JOB, &json!({ "associations": [id] })).await?)
}

/// The associations that a job of the index names.
pub(crate) fn named(job: &job::Model) -> anyhow::Result<Vec<Uuid>> {
    let payload: serde_json::Value = serde_json::from_str(&job.payload)?;
    Ok(serde_json::from_value(payload["associations"].clone())?)
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
    fn condition(&self) -> Condition {
        let set = self.0.iter().filter(|(_, value)| !value.is_empty());
        set.fold(Condition::all(), |all, (name, value)| match *name {
            "country" => all.add(COLUMN.country.eq(value.as_str())),
            "section" => all.add(COLUMN.kind.eq(one::<Kind>(value))),
            _ => all.add(COLUMN.state.eq(one::<State>(value))),
        })
    }

    fn is_set(&self, name: &str) -> bool {
        self.0.get(name).is_some_and(|value| !value.is_empty())
    }
}

/// What a search of the directory finds.
#[derive(Debug, Default)]
pub struct Found {
    /// Those of the page.
    pub associations: Vec<Model>,
    /// How many there are in all.
    pub total: u64,
    /// By facet, how many have each value where only that facet's own filter is left out.
    pub counted: BTreeMap<&'static str, BTreeMap<String, u64>>,
    /// How many of the typed words they may lack.
    pub lacking: usize,
    /// Whether the index is away.
    pub degraded: bool,
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
        let countries = ctx.app().reference.countries.all().map(|country| country.code.clone());
        // Of all countries: it names no people.
        let (index, scope) = (&ctx.app().index, Scope::Countries(countries.collect()));
        let open: Vec<&'static str> = FACETS.into_iter().filter(|name| !filters.is_set(name)).collect();
        let first = Query { offset: offset as usize, limit: limit as usize, ..query("", open) };
        let hits = index.search(&scope, first).await?;
        let mut counted = hits.facets.clone();
        for name in FACETS.into_iter().filter(|name| filters.is_set(name)) {
            counted.extend(index.search(&scope, query(name, vec![name])).await?.facets);
        }
        anyhow::Ok((hits, counted))
    };
    match looked.await {
        Ok((hits, counted)) => {
            let order = hits.ids();
            let ids = order.iter().copied().map(AssociationId).collect();
            let mut associations = super::of_ids(ctx.tx().await?, ids).await?;
            associations.sort_by_key(|row| order.iter().position(|id| *id == row.id.0));
            Ok(Found { associations, total: hits.total, counted, lacking: hits.lacking, degraded: false })
        }
        Err(error) => {
            let cause = format!("{error:#}");
            tracing::error!(cause, "the index does not answer; searching the associations in the database");
            begins_with(ctx, words, filters, (offset, limit)).await
        }
    }
}

/// When the index is away: associations whose name has what was typed, by the database alone.
async fn begins_with(
    ctx: &Ctx,
    words: &str,
    filters: &Filters,
    (offset, limit): (u64, u64),
) -> Result<Found> {
    let mut rows = Entity::find().filter(filters.condition());
    let key = fold::key(words);
    if !key.is_empty() {
        rows = rows.filter(Column::Folded.contains(key));
    }
    let db = ctx.tx().await?;
    let total = rows.clone().count(db).await?;
    let rows = rows.order_by_asc(COLUMN.country).order_by_asc(COLUMN.folded).order_by_asc(COLUMN.id);
    let associations = rows.offset(offset).limit(limit).all(db).await?;
    Ok(Found { associations, total, degraded: true, ..Found::default() })
}
