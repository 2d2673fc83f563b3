//! How well the name alone tells a person who registers again from others: `--dups FILE --people FILE`.
//!
//! Both hold JSON, one record a line, without blanks between its signs. A record of `--people` has an `id` and its name in
//! Arabic `ar`, in Latin script `la`, or both, as lists of parts. A line of `--dups` has such a record without an id, its
//! `type`, and a `label`: 1 where it is the person `target` again, 0 where it is somebody else; `target` is then whom it
//! resembles, or null, for which somebody is drawn.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use names::{Name, similarity};

/// Shares of the others that may be taken for the same.
const RATES: [f64; 3] = [0.001, 0.01, 0.05];

/// The text of `key` in a line.
fn text<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    let (_, rest) = line.split_once(&format!("\"{key}\":")).unwrap_or_else(|| panic!("a line without {key}"));
    rest.strip_prefix('"').and_then(|rest| rest.split_once('"')).map(|(text, _)| text)
}

/// The names of the record in a line, one for each script.
fn writings(line: &str) -> Vec<Name> {
    assert!(!line.contains('\\'), "a line with escapes");
    let of = |key: &str| {
        let (_, rest) = line.split_once(&format!("\"{key}\":["))?;
        let (list, _) = rest.split_once(']').expect("a list that ends");
        Some(Name::new(&list.split('"').skip(1).step_by(2).collect::<Vec<_>>().join(" ")))
    };
    let written: Vec<Name> = ["ar", "la"].into_iter().filter_map(of).collect();
    assert!(!written.is_empty(), "a record without a name");
    written
}

/// How alike two records are whose names are written in one script or both: the best of what can be compared.
fn best(one: &[Name], other: &[Name]) -> f32 {
    let pairs = one.iter().flat_map(|one| other.iter().map(move |other| similarity(one, other)));
    pairs.fold(0.0, f32::max)
}

/// By label and type, how alike each case is to whom it is compared with.
fn scores(dups: &str, people: &str) -> BTreeMap<(bool, String), Vec<f32>> {
    let people: Vec<&str> = people.lines().collect();
    let by_id: HashMap<&str, &str> =
        people.iter().map(|line| (text(line, "id").expect("an id"), *line)).collect();
    let mut scores: BTreeMap<(bool, String), Vec<f32>> = BTreeMap::new();
    let mut dice = 29_u64;
    for line in dups.lines() {
        // Numbers in no order, always the same ones.
        dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = match text(line, "target") {
            Some(target) => *by_id.get(target).expect("dups were made from these people"),
            None => people[(dice >> 33) as usize % people.len()],
        };
        let is_same = line.contains("\"label\":1,");
        let of = text(line, "type").expect("a type").replace('_', " ");
        scores.entry((is_same, of)).or_default().push(best(&writings(line), &writings(other)));
    }
    scores
}

/// The area under the curve of `same` above `others`: how likely one of `same` is above one of `others`, where equals count
/// half.
fn area(same: &[f32], others: &[f32]) -> f64 {
    let below = |score: f32| others.partition_point(|other| *other < score);
    let up_to = |score: f32| others.partition_point(|other| *other <= score);
    let sum: f64 = same.iter().map(|score| (below(*score) + up_to(*score)) as f64 / 2.0).sum();
    sum / same.len() as f64 / others.len() as f64
}

/// The share of `same` above a threshold that no more than `rate` of `others` pass. Equals pass together or not at all.
fn recall(same: &[f32], others: &[f32], rate: f64) -> f64 {
    let allowed = (rate * others.len() as f64) as usize;
    let threshold = others[others.len() - 1 - allowed];
    same.iter().filter(|score| **score > threshold).count() as f64 / same.len() as f64
}

fn row(what: (&str, &[f32]), beside: (&str, &[f32])) -> String {
    let (same, mut others) = (what.1, beside.1.to_vec());
    others.sort_by(f32::total_cmp);
    let recall = RATES.map(|rate| format!("{:.3}", recall(same, &others, rate))).join(" | ");
    format!(
        "| {}, {} | {}, {} | {:.4} | {recall} |\n",
        what.0,
        same.len(),
        beside.0,
        others.len(),
        area(same, &others)
    )
}

/// The report on the cases in `dups`, made from `people`.
pub fn report(dups: &Path, people: &Path) -> String {
    let read = |path: &Path| std::fs::read_to_string(path).expect("--dups and --people");
    let scores = scores(&read(dups), &read(people));
    let of = |is_same: bool| scores.iter().filter(move |((same, _), _)| *same == is_same);
    let all_but = |is_same: bool, left_out: &str| -> Vec<f32> {
        let rest = of(is_same).filter(|((_, what), _)| what != left_out);
        rest.flat_map(|(_, scores)| scores.iter().copied()).collect()
    };
    let same = all_but(true, "");
    let mut rows = String::new();
    for (beside, left_out) in [("all", ""), ("all but namesakes", "namesake")] {
        let others = all_but(false, left_out);
        rows += &row(("all", &same), (beside, &others));
        of(true).for_each(|((_, what), scores)| rows += &row((what, scores), (beside, &others)));
    }
    of(false).for_each(|((_, beside), scores)| rows += &row(("all", &same), (beside, scores)));
    format!(
        "\n## The same person again, by the name alone\n\n\
         How alike the name of an invented person who registers again is to the one that is stored, beside how alike names \
         of two people are: the area under the ROC curve, and the share of those again that is above a threshold which so \
         many of the others pass. Siblings, twins, cousins, grandsons and namesakes share names because they were made so, \
         namesakes all four: the name alone cannot part them from the same person, and none of this is a goal. That takes \
         birth dates, telephones and the like. Where more of the others than the rate allows bear the very same name, no \
         threshold keeps to it, and recall is 0. A `new person` is beside somebody drawn from all; so few say nothing of \
         rates that matter among a hundred thousand.\n\n\
         | again | somebody else | AUC | recall at 0.1 % | at 1 % | at 5 % |\n|---|---|---|---|---|---|\n{rows}"
    )
}
