//! The bank of expertise: those who agreed to stand in it and whose registration is verified. Staff of all missions read it,
//! without how anybody is reached; the department looks in it for whom an institution needs.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::reference::{Fit as Found, Reference};
use kit::{Error, Result};
use sea_orm::entity::prelude::*;
use sea_orm::{Condition, QueryOrder, QuerySelect};
use search::fold;

use super::fit::{self, Match, Wanted};
use super::{COLUMN, Column, Entity, ExpertId, Help, Model, Way};
use crate::company;
use crate::person::{self, KIND, PersonId, Status};
use crate::register::about::{is_specialty, is_unit};

/// Of so many people in each step, those who changed something last, is found whom an institution needs.
const LOOKED_AT: u64 = 2_000;
/// So many of them are shown.
const MATCHES: usize = 50;
/// What typed words may mean: so many specialties, and occupations, at the most.
const MEANT: [usize; 2] = [40, 12];
/// A list is counted, and can be leafed through, to here: nobody needs to read all names of the bank.
pub const MOST: u64 = 1_000;

/// What the bank is narrowed to: codes, each empty where it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// A field of specialties: an id of `specialties.csv` that is a heading.
    pub field: String,
    /// Country in which they live.
    pub country: String,
    /// A language in which they can work.
    pub language: String,
    /// Code of a [`Help`].
    pub help: String,
    /// Code of a [`Way`].
    pub way: String,
}

/// That somebody stands in the bank: they agreed, and their registration is verified.
fn listed() -> Condition {
    let stands = person::standing_at((Entity, Column::PersonId), &[Status::Verified]);
    Condition::all().add(COLUMN.listed_at.is_not_null()).add(stands)
}

/// That a column of codes with a space, or a line, between them has `code`: no code is part of another.
fn has(column: Column, code: &str) -> Condition {
    Condition::all().add(column.contains(code))
}

/// That somebody has a specialty of the field `code`: its code and two digits are theirs.
fn in_field(code: &str) -> Condition {
    let digits = (0..3).map(|digit| Column::Specialties.contains(format!("{code}{digit}")));
    digits.fold(Condition::any(), Condition::add)
}

/// That what somebody wrote has all `words`, in any usual spelling, or longer words that begin with them; none where there are
/// no words.
fn written(words: &[String]) -> Option<Condition> {
    let each = words.iter().map(|word| Column::Folded.contains(format!(" {word}")));
    (!words.is_empty()).then(|| each.fold(Condition::all(), Condition::add))
}

impl Filters {
    fn condition(&self) -> Condition {
        let mut all = Condition::all();
        if !self.field.is_empty() {
            all = all.add(in_field(&self.field));
        }
        if !self.country.is_empty() {
            all = all.add(person::standing_in(
                (Entity, Column::PersonId),
                &[Status::Verified],
                std::slice::from_ref(&self.country),
            ));
        }
        if !self.language.is_empty() {
            let padded = |with: String| COLUMN.languages.like(with);
            let code = &self.language;
            let any =
                Condition::any().add(COLUMN.languages.eq(code.as_str())).add(padded(format!("{code} %")));
            all = all.add(any.add(padded(format!("% {code}"))).add(padded(format!("% {code} %"))));
        }
        for (column, code) in [(Column::Helps, &self.help), (Column::Ways, &self.way)] {
            if !code.is_empty() {
                all = all.add(has(column, code));
            }
        }
        all
    }
}

/// What `typed` means: somebody's profession or specialty in these words, or a specialty or an occupation that these words name
/// in any language.
fn meant(ctx: &Ctx, typed: &str) -> Condition {
    let reference = &ctx.app().reference;
    let mut any =
        written(&fold::words(typed)).map_or(Condition::any(), |written| Condition::any().add(written));
    // What only sounds like it is none: it would bring in every other doctor.
    let is_written = |fit: &Found| *fit < Found::SameSound;
    for (fit, row) in reference.specialties.find(typed, MEANT[0]) {
        if is_written(&fit) {
            let is_one = is_specialty(row);
            any = any.add(if is_one { has(Column::Specialties, &row.id) } else { in_field(&row.id) });
        }
    }
    for (fit, row) in reference.occupations.find_among(typed, MEANT[1], is_unit) {
        if is_written(&fit) {
            any = any.add(COLUMN.occupation.eq(row.id.as_str()));
        }
    }
    // What means nothing finds nobody.
    if any.is_empty() { any.add(COLUMN.id.is_null()) } else { any }
}

/// Somebody who stands in the bank.
#[derive(Clone, Debug)]
pub struct Listed {
    /// What is said.
    pub expert: Model,
    /// Of whom, as far as readers of the bank know them.
    pub person: person::Model,
}

/// What a search of the bank finds.
#[derive(Debug, Default)]
pub struct Page {
    /// Those of the page, who changed something last first.
    pub experts: Vec<Listed>,
    /// How many there are, as far as they are counted: to [`MOST`].
    pub total: u64,
    /// Whether there are more.
    pub has_more: bool,
}

/// Finds those whom `words` name, narrowed by `filters`, for whoever reads the bank.
pub async fn search(ctx: &Ctx, words: &str, filters: &Filters, (offset, limit): (u64, u64)) -> Result<Page> {
    let mut rows = Entity::find().filter(listed()).filter(filters.condition());
    if !words.is_empty() {
        rows = rows.filter(meant(ctx, words));
    }
    let rows = rows.order_by_desc(COLUMN.updated_at).order_by_desc(COLUMN.id);
    // Whether they are verified is asked of everyone's rows, wherever they live; nobody is shown by it.
    let ids: Vec<ExpertId> = ctx
        .beyond(async {
            let ids = rows.limit(MOST + 1).select_only().column(Column::Id).into_tuple();
            Ok(ids.all(ctx.tx().await?).await?)
        })
        .await?;
    let total = (ids.len() as u64).min(MOST);
    let shown = ids.iter().take(MOST as usize).skip(offset as usize).take(limit as usize);
    let experts = of_ids(ctx, &shown.copied().collect::<Vec<_>>()).await?;
    Ok(Page { experts, total, has_more: ids.len() as u64 > MOST })
}

/// Those of `ids` who stand in the bank, in that order, with their people, as its readers may know them.
async fn of_ids(ctx: &Ctx, ids: &[ExpertId]) -> Result<Vec<Listed>> {
    let rows = ctx
        .beyond(async {
            let rows = Entity::find().filter(COLUMN.id.is_in(ids.iter().copied())).filter(listed());
            Ok(rows.all(ctx.tx().await?).await?)
        })
        .await?;
    let people = person::of_bank(ctx, &rows.iter().map(|row| row.person_id).collect::<Vec<_>>()).await?;
    let of = |id| people.iter().find(|person| person.id == id).cloned();
    let with = |row: Model| Some(Listed { person: of(row.person_id)?, expert: row.of_bank() });
    let mut all: Vec<Listed> = rows.into_iter().filter_map(with).collect();
    all.sort_by_key(|one| ids.iter().position(|id| *id == one.expert.id));
    Ok(all)
}

/// Who agreed to stand in the bank; whether their registration is verified is for the caller to ask.
pub(crate) fn people() -> sea_orm::sea_query::SelectStatement {
    use sea_orm::QueryTrait;
    Entity::find().filter(COLUMN.listed_at.is_not_null()).select_only().column(Column::PersonId).into_query()
}

/// The one with this id, for whoever reads the bank; one that is not in it is answered as an absent one. That it was looked at
/// is written down, and the person reads it in their history.
pub async fn find_listed(ctx: &Ctx, id: ExpertId) -> Result<Listed> {
    let Some(found) = of_ids(ctx, &[id]).await?.pop() else {
        ctx.record(Entry::refused("expert.find").to("expert", id.0));
        return Err(Error::NotFound);
    };
    ctx.record(Entry::done("expert.view").to(KIND, found.person.id.0).as_look());
    Ok(found)
}

/// Who may know what is needed, in steps: the very specialty; then its field, and who wrote of it; then the occupation. So many
/// who come later do not push out the few who come first.
fn steps(wanted: &Wanted, reference: &Reference) -> Vec<Condition> {
    let mut steps = Vec::new();
    match fit::field_of(reference, &wanted.specialty) {
        Some(field) => steps.extend([has(Column::Specialties, &wanted.specialty), in_field(field)]),
        None => {
            let any = |all: Condition, word: &String| all.add(Column::Folded.contains(format!(" {word}")));
            let words = fold::words(&wanted.specialty);
            steps.extend((!words.is_empty()).then(|| words.iter().fold(Condition::any(), any)));
        }
    }
    match fit::minor_of(reference, &wanted.occupation) {
        Some(minor) => steps.push(Condition::all().add(COLUMN.occupation.starts_with(minor))),
        None => steps.extend(written(&fold::words(&wanted.occupation))),
    }
    steps
}

/// Whom of the bank an institution needs, the best first, with their people; nobody of `but`.
pub async fn matches(ctx: &Ctx, wanted: &Wanted, but: &[PersonId]) -> Result<Vec<(Match, person::Model)>> {
    let reference = &ctx.app().reference;
    let steps = steps(wanted, reference);
    let known = ctx
        .beyond(async {
            let mut known: Vec<Model> = Vec::new();
            for step in steps {
                let rows = Entity::find().filter(listed()).filter(step);
                let rows = rows.filter(COLUMN.person_id.is_not_in(but.iter().copied()));
                let rows = rows.order_by_desc(COLUMN.updated_at).limit(LOOKED_AT);
                for row in rows.all(ctx.tx().await?).await? {
                    if known.iter().all(|other| other.id != row.id) {
                        known.push(row.of_bank());
                    }
                }
            }
            Ok(known)
        })
        .await?;
    let found = fit::matches(wanted, known, reference, ctx.now().date_naive(), MATCHES);
    let ids: Vec<PersonId> = found.iter().map(|one| one.expert.person_id).collect();
    let people = person::of_bank(ctx, &ids).await?;
    let of = |id| people.iter().find(|person| person.id == id).cloned();
    let with = |one: Match| of(one.expert.person_id).map(|person| (one, person));
    Ok(found.into_iter().filter_map(with).collect())
}

/// Whether a filter holds the code of a [`Help`].
pub fn is_help(code: &str) -> bool {
    company::one::<Help>(code).is_some()
}

/// The same of a [`Way`].
pub fn is_way(code: &str) -> bool {
    company::one::<Way>(code).is_some()
}

/// Whether it holds the code of a field of specialties.
pub fn is_field(ctx: &Ctx, code: &str) -> bool {
    ctx.app().reference.specialties.get(code).is_some_and(|row| !is_specialty(row))
}
