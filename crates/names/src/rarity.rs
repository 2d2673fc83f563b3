//! How rare a part of a name is: two people who share a rare one are likelier to be the same.

use std::sync::LazyLock;

use crate::part::{Part, Script};
use crate::table;

/// Weight of a name that the table does not have: half of the least that it has.
const UNKNOWN: f32 = 0.5;

/// Sums of all weights: of given names, of family names.
static ALL: LazyLock<(f32, f32)> = LazyLock::new(|| {
    table::rows().iter().fold((0.0, 0.0), |all, row| (all.0 + row.given, all.1 + row.family))
});

/// How rare `part` is, in bits: n where one of 2ⁿ people has it, as a given name or as a family name, whichever is
/// commoner. From 3 or 4 of محمد to about 15 of a name that the table of common names does not have.
///
/// The shares are estimates (see the README): good for weighing what people share, not to be quoted.
pub fn rarity(part: &Part) -> f32 {
    let (given, family) = *ALL;
    let row = match part.script {
        Script::Arabic => table::by_arabic(&part.text),
        Script::Latin => table::by_latin(&part.text).next(),
    };
    let share = row.map_or(UNKNOWN / given, |row| (row.given / given).max(row.family / family));
    -share.log2()
}

/// Whether `part` is a usual spelling of a name that the table of common names has.
///
/// Two that are, and of different names, are two names however few letters part them: حسن and حسين.
pub fn is_common(part: &Part) -> bool {
    !part.usual.is_none()
}
