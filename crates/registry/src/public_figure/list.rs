//! The list of public figures: looked for by words, and narrowed.

use accounts::Ctx;
use accounts::reference::Fit;
use kit::Result;
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};
use search::fold;

use super::{COLUMN, Column, Entity, Model, Office, Term};

/// So many places of origin typed words may mean at the most.
const MEANT: usize = 12;

/// What the list is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// Country, or empty.
    pub country: String,
    /// The office.
    pub office: Option<Office>,
    /// Whether they are in office.
    pub term: Option<Term>,
}

impl Filters {
    fn condition(&self) -> Condition {
        let mut all = Condition::all();
        if !self.country.is_empty() {
            all = all.add(COLUMN.country.eq(self.country.as_str()));
        }
        if let Some(office) = self.office {
            all = all.add(Column::Office.eq(office));
        }
        match self.term {
            Some(Term::Current) => all.add(COLUMN.until_year.is_null()),
            Some(Term::Former) => all.add(COLUMN.until_year.is_not_null()),
            None => all,
        }
    }
}

/// What `typed` means: those of whom all these words are written, in any usual spelling, or longer words that begin with them;
/// and those who come from the place that it names in any language. Folded words hold letters and digits alone, none of which
/// means something else to `LIKE`.
fn meant(ctx: &Ctx, typed: &str) -> Condition {
    let words = fold::words(typed);
    let written = words.iter().map(|word| Column::Folded.contains(format!(" {word}")));
    let mut any = Condition::any();
    if !words.is_empty() {
        any = any.add(written.fold(Condition::all(), Condition::add));
    }
    // The whole name of a place: of its beginning alone begin names of people, too.
    let is_name = |fit: &Fit| matches!(fit, Fit::Same | Fit::OtherWord | Fit::SameSound);
    for (fit, row) in ctx.app().reference.origins.find(typed, MEANT) {
        if is_name(&fit) {
            any = any.add(COLUMN.origin.eq(row.id.as_str()));
        }
    }
    // What means nothing finds nobody.
    if any.is_empty() { any.add(COLUMN.id.is_null()) } else { any }
}

/// Those of all countries whom `words` name, narrowed by `filters`, for whoever reads the list: a page of them, who was changed
/// last first, and how many there are.
pub async fn search(
    ctx: &Ctx,
    words: &str,
    filters: &Filters,
    (offset, limit): (u64, u64),
) -> Result<(Vec<Model>, u64)> {
    let mut rows = Entity::find().filter(filters.condition());
    if !words.is_empty() {
        rows = rows.filter(meant(ctx, words));
    }
    let db = ctx.tx().await?;
    let total = rows.clone().count(db).await?;
    let rows = rows.order_by_desc(COLUMN.updated_at).order_by_desc(COLUMN.id).offset(offset).limit(limit);
    Ok((rows.all(db).await?, total))
}
