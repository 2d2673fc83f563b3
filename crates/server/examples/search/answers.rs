//! The report.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::engine::Measured;

/// Share of searches whose first, whose first ten have someone who is right, and the mean of one over the place.
#[derive(Default)]
struct Recall {
    count: f64,
    first: f64,
    ten: f64,
    reciprocal: f64,
}

fn recalls(measured: &Measured) -> BTreeMap<&str, Recall> {
    let mut by: BTreeMap<&str, Recall> = BTreeMap::new();
    for (class, place) in &measured.places {
        let recall = by.entry(class).or_default();
        recall.count += 1.0;
        recall.first += f64::from(*place == 1);
        recall.ten += f64::from(*place > 0);
        recall.reciprocal += if *place > 0 { 1.0 / *place as f64 } else { 0.0 };
    }
    by
}

/// The mean of the kinds: recall among the first, among the first ten, and of one over the place.
fn macro_of(by: &BTreeMap<&str, Recall>) -> [f64; 3] {
    let mean =
        |of: fn(&Recall) -> f64| by.values().map(|one| of(one) / one.count).sum::<f64>() / by.len() as f64;
    [mean(|one| one.first), mean(|one| one.ten), mean(|one| one.reciprocal)]
}

fn percentiles(took: &[f64]) -> String {
    let mut took = took.to_vec();
    took.sort_by(f64::total_cmp);
    let at = |share: f64| took.get((share * took.len() as f64) as usize).copied().unwrap_or_default();
    format!("{:.1} / {:.1} / {:.1}", at(0.5), at(0.95), at(0.99))
}

/// Of so many people.
pub fn report(people: usize, measured: &[Measured]) -> String {
    let goal = match people {
        ..=100_000 => "recall among ten ≥ 0.985, first ≥ 0.93",
        100_001..=1_000_000 => {
            "recall among ten ≥ 0.98, first ≥ 0.91; p50 ≤ 2.5 ms, p99 ≤ 8 ms; 30,000 people a second"
        }
        _ => "recall among ten ≥ 0.97, first ≥ 0.89; p99 ≤ 40 ms",
    };
    let mut text = format!("\n## {people} people\n\nGoal: {goal}.\n\n");
    text += "| engine | searches | first / among ten / MRR | one client p50 / p95 / p99 ms | eight clients | built, people a second | disk MB | RssAnon MB |\n|---|---|---|---|---|---|---|---|\n";
    let megabytes = |bytes: u64| if bytes == 0 { String::new() } else { format!("{}", bytes / 1_000_000) };
    for one in measured {
        let [first, ten, reciprocal] = macro_of(&recalls(one));
        let _ = writeln!(
            text,
            "| {} | {} | {first:.3} / {ten:.3} / {reciprocal:.3} | {} | {} | {:.0} | {} | {} |",
            one.engine,
            one.places.len(),
            percentiles(&one.one),
            percentiles(&one.eight),
            people as f64 / one.build,
            megabytes(one.disk),
            megabytes(one.memory * 1024),
        );
    }
    text += "\nRecall among ten / first, by kind:\n\n| kind |";
    measured.iter().for_each(|one| text += &format!(" {} |", one.engine));
    text += "\n|---|";
    measured.iter().for_each(|_| text += "---|");
    text += "\n";
    let all: Vec<BTreeMap<&str, Recall>> = measured.iter().map(recalls).collect();
    for class in all.iter().flat_map(BTreeMap::keys).collect::<std::collections::BTreeSet<_>>() {
        text += &format!("| {class} |");
        for by in &all {
            let cell =
                by.get(class).map(|one| format!("{:.3} / {:.3}", one.ten / one.count, one.first / one.count));
            text += &format!(" {} |", cell.unwrap_or_default());
        }
        text += "\n";
    }
    text
}
