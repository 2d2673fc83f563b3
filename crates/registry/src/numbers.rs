//! How many people there are, in all and by what is known of them: facets of the query that lists the rows, counted in
//! one search, so that each number is that of the rows it opens. Who may not see the people gets no number of few.

use std::collections::BTreeMap;

use accounts::Ctx;
use accounts::policy::Action;
use chrono::{DateTime, Datelike, Months, NaiveDate, Utc};
use kit::Result;
use kit::field::Purpose;
use search::{Query, Scope};
use serde::{Deserialize, Serialize};

use crate::facet::{self, Filters};
use crate::last_numbers;
use crate::people::narrow::{self, Asked};
use crate::person;
use crate::small_cells::{self, Cells, FEWEST};

/// What people are counted by.
pub const FACETS: [&str; 9] =
    ["country", "city", "status", "sex", "born", "occupation", "origin", "registered", "confirmed"];
/// The tables that are shown, in their order.
pub const TABLES: [&str; 8] =
    ["country", "registered", "city", "born", "sex", "occupation", "origin", "status"];
/// Months of registration that are shown one by one.
pub const MONTHS: u32 = 24;
/// Months within which someone has confirmed their data to be counted as confirmed.
pub const CONFIRMED_WITHIN: u32 = 12;
/// Code of the people who registered before the months that are shown.
pub const EARLIER: &str = "earlier";

/// The numbers of a scope.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbers {
    /// All who are registered and are not kept apart.
    pub total: u64,
    /// By facet, how many have each value.
    pub by: BTreeMap<String, Cells>,
}

/// Numbers as they are shown to someone.
#[derive(Clone, Debug)]
pub struct Counted {
    /// All; nothing where they are too few.
    pub total: Option<u64>,
    /// By table, the cells to be shown.
    by: BTreeMap<&'static str, Cells>,
    /// When they were counted.
    pub at: DateTime<Utc>,
    /// Whether they are the last that are known: the index is away.
    pub is_last: bool,
    /// Whether numbers of few people are left out, and nothing leads to rows.
    pub hides_few: bool,
}

/// A row of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// Its code.
    pub value: String,
    /// What it is called; empty where the template has the words.
    pub label: String,
    /// How many people.
    pub count: u64,
    /// Whether that is hidden. Only months say so, which stand in their order also where there is no number.
    pub is_hidden: bool,
    /// Where they are listed; empty for who may not see them.
    pub href: String,
}

/// The numbers of all that the viewer counts, now or the last that are known; none if neither is there.
pub async fn counted(ctx: &Ctx) -> Result<Option<Counted>> {
    let staff = ctx.staff()?;
    if !staff.decide(Action::SeeNumbers).mask(Purpose::Registry).reads(facet::TIER) {
        return Ok(None);
    }
    let countries = staff.counted_countries(&ctx.app().reference);
    let query = Query { kind: person::KIND, facets: FACETS.to_vec(), ..Query::default() };
    let known = match ctx.app().index.search(&Scope::Countries(countries.clone()), query).await {
        Ok(hits) => {
            let by = hits.facets.into_iter().map(|(facet, cells)| (facet.to_owned(), cells)).collect();
            let numbers = Numbers { total: hits.total, by };
            if let Err(error) = last_numbers::keep(ctx.app(), &countries, &numbers, ctx.now()).await {
                tracing::warn!(cause = format!("{error:#}"), "the last numbers were not kept");
            }
            Some((numbers, ctx.now(), false))
        }
        Err(error) => {
            tracing::error!(cause = format!("{error:#}"), "the index does not answer: the last numbers");
            let last = last_numbers::last(ctx.tx().await?, &countries).await?;
            last.map(|(numbers, at)| (numbers, at, true))
        }
    };
    let hides_few = !staff.may(Action::SeePeople);
    Ok(known.map(|(numbers, at, is_last)| Counted::new(&numbers, at, is_last, hides_few)))
}

impl Counted {
    fn new(numbers: &Numbers, at: DateTime<Utc>, is_last: bool, hides_few: bool) -> Self {
        let of = |facet: &str| numbers.by.get(facet).cloned().unwrap_or_default();
        let tables =
            TABLES.into_iter().filter(|table| *table != "registered").map(|table| (table, of(table)));
        let mut by: BTreeMap<&'static str, Cells> = tables.collect();
        by.insert("registered", by_month(&of("registered"), at));
        by.insert("confirmed", by_confirmation(&of("confirmed"), at));
        let mut total = Some(numbers.total);
        if hides_few {
            total = total.filter(|total| *total >= FEWEST);
            for cells in by.values_mut() {
                *cells = if total.is_some() { small_cells::shown(cells, FEWEST) } else { Cells::new() };
            }
        }
        Self { total, by, at, is_last, hides_few }
    }

    /// How many have `value` in `table`; nothing where that is hidden.
    pub fn of(&self, table: &str, value: &str) -> Option<u64> {
        let cells = self.by.get(table)?;
        let is_whole = Some(cells.values().sum::<u64>()) == self.total;
        cells.get(value).copied().or_else(|| (!self.hides_few || is_whole).then_some(0))
    }

    /// How many confirmed their data within [`CONFIRMED_WITHIN`] months; nothing where that is hidden.
    pub fn confirmed(&self) -> Option<u64> {
        self.of("confirmed", "within")
    }

    /// The month in which they were counted, as codes have it.
    pub fn month(&self) -> String {
        self.at.format("%Y-%m").to_string()
    }

    /// Whether cells of `table` are hidden.
    pub fn is_cut(&self, table: &str) -> bool {
        self.hides_few && self.by.get(table).map(|cells| cells.values().sum::<u64>()) != self.total
    }

    /// The rows of `table`, in the order in which they are read; nothing where there is no such table.
    pub fn rows(&self, ctx: &Ctx, table: &str) -> Option<Vec<Row>> {
        let mut cells = self.by.get(TABLES.into_iter().find(|known| *known == table)?)?.clone();
        if !self.hides_few {
            let none_yet = if table == "country" { ctx.staff().ok()?.countries.clone() } else { Vec::new() };
            for code in none_yet {
                cells.entry(code).or_default();
            }
        }
        let row = |(value, count): (String, u64)| Row {
            label: narrow::label(ctx, table, &value),
            href: if self.hides_few { String::new() } else { href(table, &value, self.at) },
            value,
            count,
            is_hidden: false,
        };
        let mut rows: Vec<Row> = cells.into_iter().map(row).collect();
        if self.hides_few && table == "registered" {
            let missing = by_month(&Cells::new(), self.at).into_keys();
            let missing: Vec<String> =
                missing.filter(|month| rows.iter().all(|row| row.value != *month)).collect();
            let is_hidden = self.is_cut(table);
            rows.extend(missing.into_iter().map(|month| Row { is_hidden, ..row((month, 0)) }));
        }
        match table {
            "registered" => {
                rows.sort_by(|a, b| (a.value != EARLIER, &a.value).cmp(&(b.value != EARLIER, &b.value)))
            }
            "born" => rows.sort_by(|a, b| b.value.cmp(&a.value)),
            "sex" => {}
            _ => rows.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label))),
        }
        // What nobody said stands last.
        rows.sort_by_key(|row| row.value == facet::NONE);
        Some(rows)
    }
}

/// Gives the cities of `rows` the names that people typed.
pub async fn name_cities(ctx: &Ctx, rows: &mut [Row]) -> Result<()> {
    let countries = ctx.staff()?.counted_countries(&ctx.app().reference);
    let keys = rows.iter().map(|row| row.value.clone()).filter(|value| value != facet::NONE).collect();
    // A spelling of a city is nobody: who counts people and sees none gets it, too.
    let names = ctx.beyond(person::city_names(ctx, keys, &countries)).await?;
    for row in rows.iter_mut().filter(|row| row.value != facet::NONE) {
        row.label = names.get(&row.value).unwrap_or(&row.value).clone();
    }
    Ok(())
}

/// The list of the people who have `value` in `table`.
pub fn href(table: &str, value: &str, at: DateTime<Utc>) -> String {
    let value = value.to_owned();
    let all = Asked::default();
    let asked = match table {
        "country" => Asked { country: value, ..all },
        "city" => Asked { city: value, ..all },
        "status" => Asked { status: value, ..all },
        "sex" => Asked { sex: value, ..all },
        "born" => Asked { born: value, ..all },
        "occupation" => Asked { occupation: value, ..all },
        "origin" => Asked { origin: value, ..all },
        "confirmed" => Asked { confirmed: CONFIRMED_WITHIN.to_string(), ..all },
        "registered" if value == EARLIER => {
            let before = first_month(at).and_then(|first| first.checked_sub_months(Months::new(1)));
            Asked { to: before.map(|month| month.format("%Y-%m").to_string()).unwrap_or_default(), ..all }
        }
        "registered" => Asked { from: value.clone(), to: value, ..all },
        _ => all,
    };
    asked.href(1)
}

/// The first of the months that are shown one by one.
fn first_month(at: DateTime<Utc>) -> Option<NaiveDate> {
    at.date_naive().with_day(1)?.checked_sub_months(Months::new(MONTHS - 1))
}

/// Registrations of each of the last months, also of those without any, and of all before.
fn by_month(registered: &Cells, at: DateTime<Utc>) -> Cells {
    let Some(first) = first_month(at) else { return Cells::new() };
    let months = (0..MONTHS).filter_map(|n| first.checked_add_months(Months::new(n)));
    let mut cells: Cells = months.map(|month| (month.format("%Y-%m").to_string(), 0)).collect();
    for (month, count) in registered {
        let is_earlier = facet::first_day(month).is_some_and(|month| month < first);
        let code = if is_earlier { EARLIER } else { month };
        *cells.entry(code.to_owned()).or_default() += count;
    }
    cells
}

/// Who confirmed their data in the months that count as within a year, and who did not.
fn by_confirmation(confirmed: &Cells, at: DateTime<Utc>) -> Cells {
    let within = Filters { confirmed_within: Some(CONFIRMED_WITHIN), ..Filters::default() };
    let months: Vec<String> = within.conditions(at, "").into_iter().flat_map(|(_, months)| months).collect();
    let mut cells = Cells::from([("within".to_owned(), 0), ("before".to_owned(), 0)]);
    for (month, count) in confirmed {
        let code = if months.contains(month) { "within" } else { "before" };
        *cells.entry(code.to_owned()).or_default() += count;
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at() -> DateTime<Utc> {
        "2026-11-23T10:42:00Z".parse().unwrap()
    }

    #[test]
    fn months_are_shown_one_by_one_and_the_rest_together() {
        let registered = Cells::from([
            ("2024-11".into(), 3),
            ("2024-12".into(), 5),
            ("2026-11".into(), 2),
            ("1999-01".into(), 4),
        ]);
        let cells = by_month(&registered, at());
        assert_eq!(cells.len(), 25);
        assert_eq!((cells[EARLIER], cells["2024-12"], cells["2025-06"], cells["2026-11"]), (7, 5, 0, 2));
        assert_eq!(href("registered", EARLIER, at()), "/people?to=2024-11");
        assert_eq!(href("registered", "2026-11", at()), "/people?from=2026-11&to=2026-11");
    }

    #[test]
    fn a_year_counts_from_the_month_in_which_it_began() {
        let confirmed = Cells::from([("2025-10".into(), 1), ("2025-11".into(), 10), ("2026-11".into(), 100)]);
        let cells = by_confirmation(&confirmed, at());
        assert_eq!((cells["within"], cells["before"]), (110, 1));
    }

    #[test]
    fn few_people_are_hidden_from_who_sees_none() {
        let by = [("sex", "female", 20), ("sex", "male", 3), ("sex", "none", 7), ("country", "CL", 30)];
        let mut numbers = Numbers { total: 30, ..Numbers::default() };
        for (facet, value, count) in by {
            numbers.by.entry(facet.to_owned()).or_default().insert(value.to_owned(), count);
        }
        let exact = Counted::new(&numbers, at(), false, false);
        assert_eq!((exact.of("sex", "male"), exact.of("sex", "female")), (Some(3), Some(20)));
        assert_eq!((exact.of("country", "JO"), exact.is_cut("sex")), (Some(0), false));
        let cut = Counted::new(&numbers, at(), false, true);
        let of_sex = ["female", "male", "none"].map(|sex| cut.of("sex", sex));
        assert_eq!((of_sex, cut.is_cut("sex")), ([Some(20), None, None], true));
        assert_eq!((cut.of("country", "CL"), cut.of("country", "JO")), (Some(30), Some(0)));
        let few = Counted::new(&Numbers { total: 4, ..numbers }, at(), false, true);
        assert_eq!((few.total, few.of("country", "CL")), (None, None));
    }
}
