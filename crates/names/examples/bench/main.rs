//! How well spellings of a name are found, and how fast: `just bench names --names FOLDER`.
//!
//! FOLDER holds `pairs_arab.tsv`: an Arabic name, a Latin spelling of it, the source. Asked for are the spellings of the
//! names that validate, which the letter model did not learn from. Each is sought among all Arabic names of the table (the
//! right answer: a name of which it is a spelling) and among all other Latin spellings (the right answer: another spelling
//! of the same name). Of answers that are equally alike each order is equally likely, and counts so.
//!
//! With `--dups FILE --people FILE` it also says how well the name alone tells the same person: `duplicates.rs`.
//!
//! `--write` keeps the report in docs/benchmarks/names.md.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use names::{Name, Script, fold, similarity};

mod duplicates;
#[path = "../train/split.rs"]
mod split;

/// Names that are searched or searched for.
struct Names {
    /// By folded Arabic: as it was written, and its folded Latin spellings.
    arabic: BTreeMap<String, (Name, BTreeSet<String>)>,
    /// By folded Latin: as it was written, and its folded Arabic names.
    latin: BTreeMap<String, (Name, BTreeSet<String>)>,
    /// Folded Latin spellings of names that validate.
    asked: BTreeSet<String>,
}

impl Names {
    fn read(path: &Path) -> Self {
        let mut names = Self { arabic: BTreeMap::new(), latin: BTreeMap::new(), asked: BTreeSet::new() };
        for line in std::fs::read_to_string(path).expect("pairs_arab.tsv").lines() {
            let [arabic, latin, _] = line.split('\t').collect::<Vec<_>>()[..] else { continue };
            let (one, other) = (fold::arabic(arabic), fold::latin(latin));
            if one.is_empty() || other.is_empty() {
                continue;
            }
            let entry =
                names.arabic.entry(one.clone()).or_insert_with(|| (Name::new(arabic), BTreeSet::new()));
            entry.1.insert(other.clone());
            let entry =
                names.latin.entry(other.clone()).or_insert_with(|| (Name::new(latin), BTreeSet::new()));
            entry.1.insert(one);
            if split::validates(arabic) {
                names.asked.insert(other);
            }
        }
        names
    }
}

/// How likely a right answer is among the first `count` of `scored`, where those that are equally alike stand in any order.
fn found(scored: &mut [(f32, bool)], count: usize) -> f64 {
    scored.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut rest = &*scored;
    let mut room = count;
    while let Some((score, _)) = rest.first().filter(|_| room > 0) {
        let alike = rest.iter().take_while(|(other, _)| other == score).count();
        let right = rest[..alike].iter().filter(|(_, is_right)| *is_right).count();
        if right > 0 {
            let none_of =
                (0..room.min(alike)).map(|n| (alike - right).saturating_sub(n) as f64 / (alike - n) as f64);
            return 1.0 - none_of.product::<f64>();
        }
        room = room.saturating_sub(alike);
        rest = &rest[alike..];
    }
    0.0
}

/// Shares of those asked for that are found first, and among the first ten.
#[derive(Default)]
struct Recall {
    asked: usize,
    first: f64,
    ten: f64,
}

impl Recall {
    fn add(&mut self, mut scored: Vec<(f32, bool)>) {
        self.asked += 1;
        self.first += found(&mut scored, 1);
        self.ten += found(&mut scored, 10);
    }

    fn row(&self, what: &str, among: usize, (first, ten): (f64, f64)) -> String {
        let (at_1, at_10) = (self.first / self.asked as f64, self.ten / self.asked as f64);
        let is_met = if at_1 >= first && at_10 >= ten { "met" } else { "**missed**" };
        let goal = format!("R@1 ≥ {first}, R@10 ≥ {ten}");
        format!(
            "| {what}, {} asked, among {among} | R@1 {at_1:.3}, R@10 {at_10:.3} | {goal} | {is_met} |\n",
            self.asked
        )
    }
}

fn recall(names: &Names) -> String {
    let (mut across, mut within) = (Recall::default(), Recall::default());
    let (mut by_key, mut met) = (0, 0);
    for asked in &names.asked {
        let (name, own) = &names.latin[asked];
        let score = |(folded, (other, _)): (&String, &(Name, BTreeSet<String>))| {
            (similarity(name, other), own.contains(folded))
        };
        across.add(names.arabic.iter().map(score).collect());
        let others: BTreeSet<&String> =
            own.iter().flat_map(|own| &names.arabic[own].1).filter(|other| *other != asked).collect();
        if !others.is_empty() {
            let latin = names.latin.iter().filter(|(other, _)| *other != asked);
            within
                .add(latin.map(|(other, (of, _))| (similarity(name, of), others.contains(other))).collect());
        }
        for own in own {
            by_key += 1;
            met += usize::from(share_a_key(name, &names.arabic[own].0));
        }
    }
    let mut rows = across.row("Latin → Arabic", names.arabic.len(), (0.88, 0.985));
    rows += &within.row("spelling → other spelling", names.latin.len(), (0.75, 0.95));
    let share = met as f64 / by_key as f64;
    rows + &format!(
        "| a Latin spelling and its Arabic name share a key of each part | {share:.3} of {by_key} | | |\n"
    )
}

/// Whether each part of the name with fewer parts has a key in common with one of the other.
fn share_a_key(left: &Name, right: &Name) -> bool {
    let keys = |name: &Name| -> Vec<BTreeSet<String>> {
        name.parts().iter().map(|part| part.keys()).map(|keys| &keys.sounds | &keys.near).collect()
    };
    let (mut fewer, mut more) = (keys(left), keys(right));
    if fewer.len() > more.len() {
        std::mem::swap(&mut fewer, &mut more);
    }
    fewer.iter().all(|part| more.iter().any(|other| !part.is_disjoint(other)))
}

/// Time of one of `count` calls.
fn each(count: usize, mut call: impl FnMut(usize)) -> Duration {
    let begun = Instant::now();
    (0..count).for_each(&mut call);
    begun.elapsed() / count as u32
}

fn speed(names: &Names) -> String {
    // Full names of four parts as they come, half of them in each script.
    let texts = |of: &BTreeMap<String, (Name, BTreeSet<String>)>| -> Vec<String> {
        of.values().filter_map(|(name, _)| Some(name.parts().first()?.text.clone())).collect()
    };
    let full = |texts: Vec<String>| -> Vec<String> {
        (0..1000)
            .map(|n| [1, 7, 31, 211].map(|step| texts[(n * step + step) % texts.len()].as_str()).join(" "))
            .collect()
    };
    let mut full: Vec<String> =
        full(texts(&names.arabic)).into_iter().chain(full(texts(&names.latin))).collect();
    full.sort_by_key(|text| {
        text.bytes().fold(7_u32, |key, byte| key.wrapping_mul(31).wrapping_add(byte.into()))
    });
    let ready: Vec<Name> = full.iter().map(|text| Name::new(text)).collect();
    let count = ready.len();
    let strangers = each(1_000_000, |n| {
        black_box(similarity(&ready[n % count], &ready[(n * 7 + 1) % count]));
    });
    let mut candidates = Vec::new();
    for (n, one) in ready.iter().enumerate().take(200) {
        candidates.extend(
            ready.iter().skip(n + 1).filter(|other| similarity(one, other) > 0.2).map(|other| (n, other)),
        );
    }
    let alike = each(1_000_000, |n| {
        let (one, other) = &candidates[n % candidates.len()];
        black_box(similarity(&ready[*one], other));
    });
    let keys = each(200_000, |n| {
        for part in Name::new(&full[n % count]).parts() {
            black_box(part.keys());
        }
    });
    let script = |script: Script| ready.iter().filter(|name| name.parts()[0].script == script).count();
    let row = |what: &str, time: Duration, goal: Duration| {
        let is_met = if time <= goal { "met" } else { "**missed**" };
        format!(
            "| {what} | {:.2} µs | ≤ {} µs | {is_met} |\n",
            time.as_nanos() as f64 / 1000.0,
            goal.as_micros()
        )
    };
    let of = format!(
        "two full names of {} Arabic and {} Latin ones",
        script(Script::Arabic),
        script(Script::Latin)
    );
    row(&format!("similarity of {of}"), strangers, Duration::from_micros(2))
        + &row("similarity of two of them that have something in common", alike, Duration::from_micros(2))
        + &row("all keys of a full name, from its text", keys, Duration::from_micros(20))
}

fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu.lines().find_map(|line| line.strip_prefix("model name")).unwrap_or("unknown processor");
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    format!(
        "{}, {cores} cores, Linux {}",
        model.trim_start_matches(['\t', ':', ' ']),
        read("/proc/sys/kernel/osrelease").trim()
    )
}

fn today() -> String {
    let date = std::process::Command::new("date").arg("+%F").output().expect("date");
    String::from_utf8_lossy(&date.stdout).trim().to_owned()
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = |option: &str| {
        let at = arguments.iter().position(|argument| argument == option)?;
        arguments.get(at + 1).map(Path::new)
    };
    let names = Names::read(&path("--names").expect("--names FOLDER").join("pairs_arab.tsv"));
    let duplicates = path("--dups")
        .map(|dups| duplicates::report(dups, path("--people").expect("--people FILE, of which --dups are")));
    let mut report = "# Names, measured\n\n".to_owned();
    write!(
        report,
        "Written by `just bench names --names FOLDER{} --write`: do not edit. {}, {}.\n\n\
         Spellings of the three of ten names from which the letter model did not learn, in a table of pairs of Arab names. \
         One thread.\n\n| what | measured | goal | |\n|---|---|---|---|\n{}{}{}",
        if duplicates.is_some() { " --dups FILE --people FILE" } else { "" },
        today(),
        machine(),
        recall(&names),
        speed(&names),
        duplicates.unwrap_or_default()
    )
    .expect("a string takes all");
    println!("{report}");
    if arguments.iter().any(|argument| argument == "--write") {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/benchmarks/names.md");
        std::fs::write(path, report).expect("docs/benchmarks");
    }
}
