//! The table of common names, compiled in: `names.tsv`, whose README says what its columns are.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold;

struct Table {
    /// The suggested Latin spelling, by the folded Arabic.
    latin: HashMap<String, &'static str>,
    /// The Arabic, by the folded Latin, with the place of this spelling among the name's own.
    arabic: HashMap<String, (usize, &'static str)>,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let mut table = Table { latin: HashMap::new(), arabic: HashMap::new() };
    for (arabic, spellings) in rows() {
        for (place, spelling) in spellings.split('|').enumerate() {
            if place == 0 {
                table.latin.entry(fold::arabic(arabic)).or_insert(spelling);
            }
            // Of two names that are spelt alike it is the one more often spelt so, then the commoner one.
            let known = table.arabic.entry(fold::latin(spelling)).or_insert((place, arabic));
            if place < known.0 {
                *known = (place, arabic);
            }
        }
    }
    table
});

/// The lines: Arabic, then Latin spellings parted by `|`; the commonest names first.
pub fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    include_str!("../names.tsv").lines().filter_map(|line| line.split_once('\t'))
}

/// The usual Latin spelling of the Arabic name `text`.
pub fn latin(text: &str) -> Option<&'static str> {
    TABLE.latin.get(&fold::arabic(text)).copied()
}

/// The Arabic of the name that is spelt `text` in Latin script.
pub fn arabic(text: &str) -> Option<&'static str> {
    TABLE.arabic.get(&fold::latin(text)).map(|(_, arabic)| *arabic)
}
