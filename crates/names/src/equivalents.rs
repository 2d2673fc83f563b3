//! Names that are one name in translation: `equivalents.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::fold;
use crate::part::{Part, Script};

/// By a folded form, the number of its line.
static LINES: LazyLock<HashMap<String, u16>> = LazyLock::new(|| {
    let mut lines = HashMap::new();
    for (number, (arabic, latin)) in (0..).zip(rows()) {
        for form in arabic.split('|') {
            lines.entry(fold::arabic(form)).or_insert(number);
        }
        for form in latin.split('|') {
            lines.entry(fold::sounds(form)).or_insert(number);
        }
    }
    lines
});

/// The lines: Arabic forms parted by `|`, then Latin ones.
pub fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    let lines = include_str!("../equivalents.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t'))
}

/// The line of a folded word.
pub(crate) fn line(folded: &str) -> Option<u16> {
    LINES.get(folded).copied()
}

/// Whether two parts stand in one line of the table.
pub(crate) fn are(left: &Part, right: &Part) -> bool {
    left.line.is_some() && left.line == right.line
}

/// All forms of the name of which `part` is one, but itself, in `script`.
pub fn of(part: &Part, script: Script) -> Vec<&'static str> {
    let Some((arabic, latin)) = part.line.and_then(|line| rows().nth(usize::from(line))) else {
        return Vec::new();
    };
    let forms = if script == Script::Arabic { arabic } else { latin };
    forms.split('|').filter(|form| *form != part.text).collect()
}
