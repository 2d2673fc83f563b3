//! `/dashboard`: the first page of staff, with the numbers of the people they count.

pub mod index;
mod map;
pub mod table;

use accounts::Ctx;
use kit::Result;
use kit::format::{self, PartialDate};
use registry::facet::NONE;
use registry::numbers::{self, Counted, EARLIER, Row};

/// Marks that isolate what was put into a sentence: for pages, where a file would show them.
const ISOLATES: [char; 2] = ['\u{2068}', '\u{2069}'];

/// The rows of a table, each with its words, at most `most`, and whether there are more; what nobody said is among them.
/// Nothing where there is no such table.
async fn rows(ctx: &Ctx, counted: &Counted, of: &str, most: usize) -> Result<Option<(Vec<Row>, bool)>> {
    let Some(mut rows) = counted.rows(ctx, of) else { return Ok(None) };
    let said = rows.iter().filter(|row| row.value != NONE).count();
    let unsaid = rows.split_off(said);
    rows.truncate(most);
    rows.extend(unsaid);
    if of == "city" {
        numbers::name_cities(ctx, &mut rows).await?;
    }
    for row in &mut rows {
        if row.label.is_empty() {
            row.label = word(ctx, of, &row.value);
        }
        row.label.retain(|c| !ISOLATES.contains(&c));
    }
    Ok(Some((rows, said > most)))
}

/// What a code is called that no reference list knows.
fn word(ctx: &Ctx, of: &str, value: &str) -> String {
    let key = match (of, value) {
        ("registered", EARLIER) => "dashboard-earlier",
        ("registered", month) => {
            return PartialDate::parse(month)
                .map_or_else(|| month.to_owned(), |month| format::date(ctx.numerals(), month));
        }
        ("sex", "female") => "people-show-sex-female",
        ("sex", "male") => "people-show-sex-male",
        ("status", "submitted") => "people-status-submitted",
        ("status", "verified") => "people-status-verified",
        ("status", "returned") => "people-status-returned",
        ("status", "rejected") => "people-status-rejected",
        ("status", "deceased") => "people-status-deceased",
        (_, NONE) => "site-not-provided",
        _ => return value.to_owned(),
    };
    ctx.text(key)
}
