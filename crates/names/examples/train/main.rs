//! Learns the letter model: `just train-names FOLDER` writes `letters.tsv` anew.
//!
//! FOLDER holds `pairs_arab.tsv` (an Arabic name, a Latin spelling of it, the source) and `variants.tsv` (a group, a Latin
//! spelling of that group, its Arabic name). Names that validate ([`split`]) are left out, and so are sources without a
//! licence. What is said of Arabic beside Arabic is kept: it was written by hand.
//!
//! Expectation and maximisation: how often each step is taken is counted on all ways to write the two words of each pair
//! beside each other, each way by how likely it is; from that follows anew how likely each step is.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use names::letters::{ARABIC, Alphabet, LATIN, Letters};
use names::model::{ANY, Before, NONE, STATES, place, unseen};
use names::part::parts;

mod split;

/// Rounds of expectation and maximisation: after these nothing changes that would be written.
const ROUNDS: usize = 15;
/// Added to each count, so that nothing is impossible.
const PRIOR: f64 = 0.02;
/// The same while learning.
const LEARNING_PRIOR: f64 = 0.002;
/// What was counted less often was not seen.
const SEEN: f64 = 0.1;
/// Of what a step of weak letters weighs: what one short vowel says is said again by its neighbours.
const WEAK: f64 = 0.8;
/// Sources whose licence is not known.
const LEFT_OUT: [&str; 1] = ["latam-web"];

/// Customs of which the pairs have few examples, those of French, Spanish, German and Turkish writers: of an Arabic letter,
/// which share is written how.
const CUSTOMS: [(&str, &str, f64); 26] = [
    ("^و", "^u", 0.06),
    ("خ", "j", 0.10),
    ("خ", "ch", 0.06),
    ("خ", "h", 0.04),
    ("خ", "^h", 0.04),
    ("ج", "dj", 0.06),
    ("ج", "y", 0.04),
    ("ج", "^y", 0.04),
    ("ج", "ch", 0.01),
    ("ج", "g", 0.08),
    ("ح", "j", 0.02),
    ("ش", "ch", 0.15),
    ("غ", "g", 0.10),
    ("ق", "c", 0.05),
    ("ق", "g", 0.05),
    ("ق", "gi", 0.04),
    ("ق", "k", 0.15),
    ("ك", "c", 0.06),
    ("ك", "q", 0.03),
    ("ز", "s", 0.06),
    ("ث", "t", 0.10),
    ("ظ", "d", 0.10),
    ("ف", "v", 0.03),
    ("^ي", "j", 0.06),
    ("ي", "j", 0.02),
    ("^و", "v", 0.03),
];

/// Two alphabets.
type Sides = (&'static Alphabet, &'static Alphabet);
/// Two spellings of one name.
type Pair = (Letters, Letters);

/// How often each step was seen.
#[derive(Clone)]
struct Counts {
    sides: Sides,
    of: Vec<f64>,
    pairs: f64,
}

impl Counts {
    fn zero(sides: Sides) -> Self {
        let (left, right) = (sides.0.count(), sides.1.count());
        Self { sides, of: vec![0.0; STATES * (left + 1) * (right + 1)], pairs: 0.0 }
    }

    fn at(&self, before: usize, x: usize, y: usize) -> usize {
        place((self.sides.0.count(), self.sides.1.count()), before, x, y)
    }

    /// All steps but the one that writes nothing: what was before, the letters.
    fn steps(&self) -> impl Iterator<Item = (usize, usize, usize)> + use<> {
        let (left, right) = (self.sides.0.count(), self.sides.1.count());
        (0..STATES)
            .flat_map(move |before| (0..=left).map(move |x| (before, x)))
            .flat_map(move |(before, x)| (0..=right).map(move |y| (before, x, y)))
            .filter(move |(_, x, y)| (*x, *y) != (left, right))
    }

    /// Whether `x` and `y` are letters that are the same wherever they stand.
    fn are_firm(&self, x: usize, y: usize) -> bool {
        let is_firm = |of: &Alphabet, letter: usize| letter < of.count() && !of.is_weak(letter);
        is_firm(self.sides.0, x) && is_firm(self.sides.1, y)
    }

    /// Whether `x` and `y` are weak letters, or none.
    fn are_weak(&self, x: usize, y: usize) -> bool {
        let is_weak = |of: &Alphabet, letter: usize| letter == of.count() || of.is_weak(letter);
        is_weak(self.sides.0, x) && is_weak(self.sides.1, y)
    }

    /// As shares of each state; pairs end after each alike.
    fn shares(mut self) -> Self {
        let size = self.of.len() / STATES;
        for of_state in self.of.chunks_mut(size) {
            let total: f64 = of_state.iter().sum::<f64>() + self.pairs / STATES as f64;
            of_state.iter_mut().for_each(|of| *of /= total);
        }
        self
    }

    /// With what is firm pooled over all states: consonants are written alike whatever was before.
    fn pooled(mut self) -> Self {
        let mut pooled: BTreeMap<(usize, usize), f64> = BTreeMap::new();
        let mut of_state = [0.0; STATES];
        for (before, x, y) in self.steps().filter(|(_, x, y)| self.are_firm(*x, *y)) {
            let count = self.of[self.at(before, x, y)];
            *pooled.entry((x, y)).or_default() += count;
            of_state[before] += count;
        }
        let all: f64 = of_state.iter().sum();
        for (before, x, y) in self.steps() {
            let at = self.at(before, x, y);
            if let Some(count) = pooled.get(&(x, y)).filter(|_| all > 0.0) {
                self.of[at] = count * of_state[before] / all;
            }
            self.of[at] += LEARNING_PRIOR;
        }
        self
    }

    /// With [`CUSTOMS`] added.
    fn with_customs(mut self) -> Self {
        for (x, y, share) in CUSTOMS {
            let letter = |of: &Alphabet, sign: &str| of.number(sign).expect("a letter of its alphabet");
            let (x, y) = (letter(self.sides.0, x), letter(self.sides.1, y));
            for before in 0..STATES {
                let all: f64 = (0..=self.sides.1.count()).map(|y| self.of[self.at(before, x, y)]).sum();
                let at = self.at(before, x, y);
                self.of[at] += all * share;
            }
        }
        self
    }

    /// What each step weighs: the logarithm of how much more often it is taken than its letters meet by chance.
    fn weights(&self) -> Vec<f32> {
        let (left, right) = (self.sides.0.count(), self.sides.1.count());
        let (mut of_left, mut of_right, mut of_state) =
            (vec![PRIOR; left], vec![PRIOR; right], [0.0; STATES]);
        for (before, x, y) in self.steps() {
            let count = self.of[self.at(before, x, y)];
            of_state[before] += count;
            of_left.get_mut(x).into_iter().chain(of_right.get_mut(y)).for_each(|of| *of += count);
        }
        let chance = |of: &[f64], letter: usize| {
            of.get(letter).map_or(1.0, |count| count / (of.iter().sum::<f64>() + self.pairs))
        };
        let mut weights = vec![0.0; self.of.len()];
        for (before, x, y) in self.steps() {
            let at = self.at(before, x, y);
            let total = of_state[before] + self.pairs / STATES as f64 + 1.0;
            let together = (self.of[at] + PRIOR) / total;
            let weight = (together / (chance(&of_left, x) * chance(&of_right, y))).ln();
            let weight = if self.are_weak(x, y) { weight * WEAK } else { weight };
            let floor = unseen(x == left || y == right);
            weights[at] = if self.of[at] < SEEN { floor } else { floor.max(weight as f32) };
        }
        weights
    }
}

/// What is likely before anything was seen: firm letters beside firm ones, weak ones beside weak ones or alone.
fn guess(sides: Sides) -> Counts {
    let mut counts = Counts::zero(sides);
    let (left, right) = (sides.0.count(), sides.1.count());
    for (before, x, y) in counts.steps() {
        let at = counts.at(before, x, y);
        counts.of[at] = match (x == left || y == right, counts.are_weak(x, y), counts.are_firm(x, y)) {
            (true, true, _) => 2.0,
            (true, false, _) => 0.05,
            (false, true, _) | (false, _, true) => 1.0,
            (false, false, false) => 0.1,
        };
    }
    counts.shares()
}

/// The steps from the place (`i`, `j`) of `pair` in the state `before`: to where, in which state, which letters.
fn steps(
    sides: Sides,
    pair: &Pair,
    (i, j, before): (usize, usize, Before),
) -> impl Iterator<Item = (usize, usize, usize, usize, usize)> {
    let x = pair.0.as_slice().get(i).map(|x| usize::from(*x));
    let y = pair.1.as_slice().get(j).map(|y| usize::from(*y));
    let is_one_script = sides.0.script == sides.1.script;
    [
        x.map(|x| (i + 1, j, x, sides.1.count())),
        y.map(|y| (i, j + 1, sides.0.count(), y)),
        x.zip(y).map(|(x, y)| (i + 1, j + 1, x, y)),
    ]
    .into_iter()
    .flatten()
    .map(move |(i, j, x, y)| {
        (i, j, before.then(is_one_script, sides.0.kind(x), sides.1.kind(y)) as usize, x, y)
    })
}

/// How often each step is taken between `pairs`, by `shares`; and the logarithm of how likely all of them are.
fn count(shares: &Counts, pairs: &[Pair]) -> (Counts, f64) {
    let sides = shares.sides;
    let mut counts = Counts::zero(sides);
    counts.pairs = pairs.len() as f64;
    let mut likelihood = 0.0;
    for pair in pairs {
        let (n, m) = (pair.0.as_slice().len(), pair.1.as_slice().len());
        let places =
            (0..=n).flat_map(|i| (0..=m).flat_map(move |j| Before::ALL.map(move |before| (i, j, before))));
        let places: Vec<_> = places.collect();
        let mut forward = vec![vec![[0.0; STATES]; m + 1]; n + 1];
        forward[0][0][0] = 1.0;
        for &from in &places {
            let here = forward[from.0][from.1][from.2 as usize];
            for (i, j, then, x, y) in steps(sides, pair, from) {
                forward[i][j][then] += here * shares.of[shares.at(from.2 as usize, x, y)];
            }
        }
        let all: f64 = forward[n][m].iter().sum();
        likelihood += all.ln();
        let mut backward = vec![vec![[0.0; STATES]; m + 1]; n + 1];
        backward[n][m] = [1.0; STATES];
        for &from in places.iter().rev() {
            let mut sum = backward[from.0][from.1][from.2 as usize];
            for (i, j, then, x, y) in steps(sides, pair, from) {
                let at = counts.at(from.2 as usize, x, y);
                let share = backward[i][j][then] * shares.of[at];
                sum += share;
                counts.of[at] += forward[from.0][from.1][from.2 as usize] * share / all;
            }
            backward[from.0][from.1][from.2 as usize] = sum;
        }
    }
    (counts, likelihood)
}

fn learn(sides: Sides, pairs: &[Pair]) -> Counts {
    let mut shares = guess(sides);
    let mut counts = shares.clone();
    for round in 1..=ROUNDS {
        let (seen, likelihood) = count(&shares, pairs);
        println!("{round}: {:.3} a pair", likelihood / pairs.len() as f64);
        counts = seen.pooled();
        shares = counts.clone().shares();
    }
    counts
}

/// The letters of `one` and `other` without particles, where both are one part with the same ones.
fn pair(one: &str, other: &str) -> Option<Pair> {
    match (&parts(one)[..], &parts(other)[..]) {
        ([left], [right]) if left.prefix == right.prefix && left.suffix == right.suffix => {
            Some((left.letters(), right.letters()))
        }
        _ => None,
    }
}

/// The lines of `weights` that say more than that a step was never seen.
fn lines(table: &str, sides: Sides, weights: &[f32]) -> String {
    let mut text = String::new();
    let (left, right) = (sides.0.count(), sides.1.count());
    let sign =
        |of: &Alphabet, letter: usize| if letter == of.count() { NONE.to_owned() } else { of.sign(letter) };
    let is_one_script = sides.0.script == sides.1.script;
    for x in 0..=left {
        // Between words of one script a step is said once for both directions.
        for y in if is_one_script { x } else { 0 }..=right {
            let of = |before: Before| weights[place((left, right), before as usize, x, y)];
            let floor = unseen(x == left || y == right);
            let mut line = |before: &str, weight: f32| {
                if (weight - floor).abs() >= 0.05 && (x, y) != (left, right) {
                    let (x, y) = (sign(sides.0, x), sign(sides.1, y));
                    writeln!(text, "{table}\t{before}\t{x}\t{y}\t{weight:.2}").expect("a string takes all");
                }
            };
            let all = Before::ALL.map(of);
            if is_one_script || all.iter().all(|weight| (weight - all[0]).abs() < 0.05) {
                line(ANY, all[0]);
            } else {
                Before::ALL.into_iter().for_each(|before| line(before.name(), of(before)));
            }
        }
    }
    text
}

fn main() {
    let folder = std::env::args().nth(1).expect("the folder with pairs_arab.tsv and variants.tsv");
    let read = |name: &str| std::fs::read_to_string(Path::new(&folder).join(name)).expect("a table of pairs");
    let mut across = Vec::new();
    for line in read("pairs_arab.tsv").lines() {
        if let [arabic, latin, source] = line.split('\t').collect::<Vec<_>>()[..]
            && !LEFT_OUT.contains(&source)
            && !split::validates(arabic)
        {
            across.extend(pair(arabic, latin));
        }
    }
    let variants = read("variants.tsv");
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for line in variants.lines() {
        if let [group, latin, arabic, _] = line.split('\t').collect::<Vec<_>>()[..]
            && !split::validates(arabic)
        {
            groups.entry(group).or_default().push(latin);
        }
    }
    let mut latin = Vec::new();
    for spellings in groups.values() {
        for (one, other) in spellings.iter().flat_map(|one| spellings.iter().map(move |other| (one, other))) {
            if one != other {
                latin.extend(pair(one, other));
            }
        }
    }
    let out = concat!(env!("CARGO_MANIFEST_DIR"), "/letters.tsv");
    let old = std::fs::read_to_string(out).unwrap_or_default();
    let mut text: String = old
        .lines()
        .filter(|line| line.starts_with(['#']) || line.starts_with("ar-ar"))
        .flat_map(|line| [line, "\n"])
        .collect();
    println!("{} pairs of Arabic and Latin", across.len());
    text += &lines("ar-la", (&ARABIC, &LATIN), &learn((&ARABIC, &LATIN), &across).with_customs().weights());
    println!("{} pairs of Latin spellings", latin.len());
    text += &lines("la-la", (&LATIN, &LATIN), &learn((&LATIN, &LATIN), &latin).weights());
    std::fs::write(out, text).expect("letters.tsv");
}
