//! What was said of new records, beside what is true.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};
use serde_json::Value;

use super::figures::{Figure, ms, percentile};

/// Of one kind of record: how many there were, and of how many it was said right (the person was named) or wrong (somebody was
/// named who is another).
#[derive(Clone, Copy, Default)]
struct Count {
    all: usize,
    named: usize,
}

impl Count {
    fn share(self) -> f64 {
        self.named as f64 / self.all.max(1) as f64
    }
}

/// What was said of all records.
pub struct Told {
    /// Kinds of records of people who are registered already.
    same: BTreeMap<String, Count>,
    /// Kinds of records of others.
    other: BTreeMap<String, Count>,
    times: Vec<Duration>,
}

fn sum(counts: &BTreeMap<String, Count>) -> Count {
    counts.values().fold(Count::default(), |sum, count| Count {
        all: sum.all + count.all,
        named: sum.named + count.named,
    })
}

impl Told {
    /// Reads what the binary wrote to `file` in `folder`, and what is true from `dups.jsonl`.
    pub fn read(folder: &Path, file: &str) -> Result<Self> {
        let said = std::fs::read_to_string(folder.join(file))?;
        let mut told = Self { same: BTreeMap::new(), other: BTreeMap::new(), times: Vec::new() };
        let mut named: HashMap<&str, Vec<&str>> = HashMap::new();
        for line in said.lines() {
            let [case, ids, milliseconds] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
            named.insert(case, ids.split(',').filter(|id| !id.is_empty()).collect());
            told.times.push(Duration::from_secs_f64(milliseconds.parse::<f64>()? / 1000.0));
        }
        for line in std::fs::read_to_string(folder.join("dups.jsonl"))?.lines() {
            let case: Value = serde_json::from_str(line)?;
            let text = |field: &str| case[field].as_str().unwrap_or_default();
            let ids = named.get(text("case")).context("a record of which nothing was said")?;
            let is_same = case["label"] == 1;
            let counts = if is_same { &mut told.same } else { &mut told.other };
            let count = counts.entry(text("type").replace('_', " ")).or_default();
            count.all += 1;
            count.named += usize::from(if is_same { ids.contains(&text("target")) } else { !ids.is_empty() });
        }
        Ok(told)
    }

    /// The figures of the design.
    pub fn figures(&self, how: &str) -> Vec<Figure> {
        let (same, other) = (sum(&self.same), sum(&self.other));
        let worst = self.same.values().map(|count| count.share()).fold(1.0, f64::min);
        let precision = same.named as f64 / (same.named + other.named).max(1) as f64;
        let mut times = self.times.clone();
        let (half, most) = (percentile(&mut times, 0.5), percentile(&mut times, 0.99));
        let goal = "≥ 0.96, worst kind ≥ 0.88";
        let is_met = same.share() >= 0.96 && worst >= 0.88;
        vec![
            Figure::with_goal(
                format!("recall, {how}"),
                format!("{:.4}, worst kind {worst:.3}", same.share()),
                goal,
                is_met,
            ),
            Figure::with_goal(
                format!("precision, {how}"),
                format!("{precision:.4}"),
                "≥ 0.98",
                precision >= 0.98,
            ),
            Figure::with_goal(
                format!("others who are called the same, {how}"),
                format!("{:.2} %", 100.0 * other.share()),
                "≤ 2 %",
                other.share() <= 0.02,
            ),
            Figure::with_goal(
                format!("one new record, {how}"),
                format!("p50 {}, p99 {}", ms(half), ms(most)),
                "≤ 20 ms",
                most <= Duration::from_millis(20),
            ),
        ]
    }
}

/// The most of somebody else's records of a kind of which it may be said that they are somebody's who is registered.
fn most(kind: &str) -> f64 {
    match kind {
        "new person" => 0.002,
        "twin" => 0.02,
        "namesake" => 0.05,
        _ => 0.01,
    }
}

/// A table of all kinds.
pub fn by_kind(memory: &Told, index: &Told) -> String {
    let mut table =
        "| new records of | in memory | by the index | goal | |\n|---|---|---|---|---|\n".to_owned();
    let mut row = |kind: &str, one: Count, other: Count, goal: String, is_met: bool| {
        let met = if is_met { "met" } else { "**missed**" };
        table += &format!(
            "| {kind}, {} | {:.3} | {:.3} | {goal} | {met} |\n",
            one.all,
            one.share(),
            other.share()
        );
    };
    for (kind, count) in &memory.same {
        let other = index.same[kind];
        row(kind, *count, other, "≥ 0.88".to_owned(), count.share().min(other.share()) >= 0.88);
    }
    for (kind, count) in &memory.other {
        let (other, most) = (index.other[kind], most(kind));
        row(kind, *count, other, format!("≤ {most}"), count.share().max(other.share()) <= most);
    }
    table
}
