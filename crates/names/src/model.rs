//! How likely two words are spellings of one name, letter by letter.
//!
//! The model is a stochastic edit distance (Ristad and Yianilos, "Learning string-edit distance", IEEE PAMI 20, 1998) with
//! a little memory: two spellings of a name arise together, by steps that write a letter of the one beside a letter of the
//! other, or a letter of one of them alone; which steps are likely depends on what was written before, since a short vowel
//! is heard after a consonant and not after a vowel. What a step weighs is the logarithm of how much more often it happens
//! between two spellings of one name than between two words that have nothing to do with each other. `letters.tsv` holds
//! these weights; `examples/train/main.rs` learns them.

use std::sync::LazyLock;

use crate::letters::{ARABIC, Alphabet, LATIN, LONGEST, Letters};
use crate::part::Script;

/// What a step weighs at the least, in natural logarithms: two letters beside each other, one alone.
const UNSEEN: (f32, f32) = (-5.0, -4.2);

/// What was written before a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Before {
    /// A consonant, or nothing; the vowel before it was short, or there was none.
    Consonant,
    /// A consonant after a long vowel.
    AfterLong,
    /// A short vowel: one that the left word does not write.
    Short,
    /// A long vowel: one that both write.
    Long,
}

impl Before {
    /// All.
    pub const ALL: [Self; 4] = [Self::Consonant, Self::AfterLong, Self::Short, Self::Long];

    /// As `letters.tsv` has it.
    pub fn name(self) -> &'static str {
        ["consonant", "after-long", "short", "long"][self as usize]
    }

    /// What is before the step after the one that writes `left` beside `right`. Between words of one script nothing is
    /// kept in mind.
    pub fn then(self, is_one_script: bool, left: Kind, right: Kind) -> Self {
        match (left, right) {
            _ if is_one_script => Self::Consonant,
            (Kind::None, Kind::Vowel) | (Kind::Vowel, Kind::None) => Self::Short,
            (_, Kind::Vowel) => Self::Long,
            (_, Kind::None) => self,
            (_, Kind::Consonant) => match self {
                Self::Long | Self::AfterLong => Self::AfterLong,
                Self::Short | Self::Consonant => Self::Consonant,
            },
        }
    }
}

/// What a letter is to the steps after it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// There is none.
    None,
    /// A vowel, or a letter that may stand for one.
    Vowel,
    /// Any other.
    Consonant,
}

/// How many states there are.
pub const STATES: usize = Before::ALL.len();

/// Where the step from the state `before` that writes `x` beside `y` stands among the steps between alphabets of so many
/// letters.
pub fn place((left, right): (usize, usize), before: usize, x: usize, y: usize) -> usize {
    (before * (left + 1) + x) * (right + 1) + y
}

/// What a step weighs that was never seen.
pub fn unseen(is_alone: bool) -> f32 {
    if is_alone { UNSEEN.1 } else { UNSEEN.0 }
}

/// The weights of all steps between words of one alphabet and words of another.
pub struct Model {
    left: usize,
    right: usize,
    left_kinds: Vec<Kind>,
    right_kinds: Vec<Kind>,
    /// By the left letter or none and the right letter or none: after each state, how many times more often than by chance.
    odds: Vec<[f32; STATES]>,
    /// The same, the most after any state, in natural logarithms.
    peaks: Vec<f32>,
    /// The most that a left letter can weigh, in natural logarithms.
    left_best: Vec<f32>,
    /// The most that a right letter can weigh.
    right_best: Vec<f32>,
    /// See [`Model::bend`].
    bend: f32,
    /// The odds of two neighbours that changed places, where both words are of one script.
    swap: Option<f32>,
}

impl Model {
    /// Of the `weights` of all steps, placed as [`place`] says: [`unseen`] where there is nothing to say.
    pub fn new(left: &Alphabet, right: &Alphabet, weights: &[f32]) -> Self {
        let (l, r) = (left.count(), right.count());
        let best = |x: Option<usize>, y: Option<usize>| {
            let others = 0..(if x.is_some() { r } else { l });
            let all = (0..STATES).flat_map(|state| others.clone().map(move |other| (state, other)));
            all.map(|(state, other)| weights[place((l, r), state, x.unwrap_or(other), y.unwrap_or(other))])
                .fold(0.01, f32::max)
        };
        Self {
            left: l,
            right: r,
            left_kinds: (0..=l).map(|x| left.kind(x)).collect(),
            right_kinds: (0..=r).map(|y| right.kind(y)).collect(),
            left_best: (0..l).map(|x| best(Some(x), None)).collect(),
            right_best: (0..r).map(|y| best(None, Some(y))).collect(),
            peaks: (0..(l + 1) * (r + 1))
                .map(|at| {
                    let all = Before::ALL.map(|before| weights[before as usize * (l + 1) * (r + 1) + at]);
                    all.into_iter().fold(f32::MIN, f32::max)
                })
                .collect(),
            odds: (0..(l + 1) * (r + 1))
                .map(|at| Before::ALL.map(|before| weights[before as usize * (l + 1) * (r + 1) + at].exp()))
                .collect(),
            bend: match (left.script, right.script) {
                (Script::Arabic, Script::Arabic) => 1.0,
                (Script::Latin, Script::Latin) => 0.75,
                _ => 0.65,
            },
            swap: (left.script == right.script).then_some(0.08),
        }
    }

    /// What the step that writes `x` beside `y` makes of the likelihoods `here` of each state.
    #[inline]
    fn step(&self, here: [f32; STATES], x: usize, y: usize) -> [f32; STATES] {
        let odds = &self.odds[x * (self.right + 1) + y];
        let [consonant, after_long, short, long] =
            [here[0] * odds[0], here[1] * odds[1], here[2] * odds[2], here[3] * odds[3]];
        // As [`Before::then`] says.
        match (self.left_kinds[x], self.right_kinds[y]) {
            _ if self.swap.is_some() => [consonant, 0.0, 0.0, 0.0],
            (Kind::None, Kind::Vowel) | (Kind::Vowel, Kind::None) => {
                [0.0, 0.0, consonant + after_long + short + long, 0.0]
            }
            (_, Kind::Vowel) => [0.0, 0.0, 0.0, consonant + after_long + short + long],
            (_, Kind::None) => [consonant, after_long, short, long],
            (_, Kind::Consonant) => [consonant + short, after_long + long, 0.0, 0.0],
        }
    }

    /// What `left` and `right` beside each other weigh: natural logarithm of how much more likely they are two spellings of
    /// one name than two words by chance.
    pub fn weight(&self, left: &Letters, right: &Letters) -> f32 {
        let (left, right) = (left.as_slice(), right.as_slice());
        // The rows of the left letter before the last, of the last, of this one.
        let mut rows = [[[0.0_f32; STATES]; LONGEST + 1]; 3];
        rows[0][0][0] = 1.0;
        for (j, y) in right.iter().enumerate() {
            rows[0][j + 1] = self.step(rows[0][j], self.left, usize::from(*y));
        }
        for (i, x) in left.iter().enumerate() {
            let (now, before, earlier) = ((i + 1) % 3, i % 3, (i + 2) % 3);
            let x = usize::from(*x);
            rows[now][0] = self.step(rows[before][0], x, self.right);
            for (j, y) in right.iter().enumerate() {
                let y = usize::from(*y);
                let both = self.step(rows[before][j], x, y);
                let left_alone = self.step(rows[before][j + 1], x, self.right);
                let right_alone = self.step(rows[now][j], self.left, y);
                let mut sum = [0.0; STATES];
                for (state, sum) in sum.iter_mut().enumerate() {
                    *sum = both[state] + left_alone[state] + right_alone[state];
                }
                if let Some(swap) = self.swap
                    && i > 0
                    && j > 0
                    && x == usize::from(right[j - 1])
                    && y == usize::from(left[i - 1])
                    && x != y
                {
                    sum[0] += self.step(self.step(rows[earlier][j - 1], x, x), y, y)[0] * swap;
                }
                rows[now][j + 1] = sum;
            }
        }
        rows[left.len() % 3][right.len()].iter().sum::<f32>().ln()
    }

    /// The power that brings what is measured to one scale in all three tables, so that [`crate::MET`] means about the same
    /// within a script and across.
    pub fn bend(&self) -> f32 {
        self.bend
    }

    /// The most that `letters` on the left can weigh.
    pub fn left_most(&self, letters: &Letters) -> f32 {
        letters.as_slice().iter().map(|x| self.left_best[usize::from(*x)]).sum()
    }

    /// The most that `letters` on the right can weigh.
    pub fn right_most(&self, letters: &Letters) -> f32 {
        letters.as_slice().iter().map(|y| self.right_best[usize::from(*y)]).sum()
    }
}

/// How much more all ways to write two words beside each other weigh than the best of them, at the most: seldom more.
const ALL_WAYS: f32 = 0.6;

/// What one word can weigh beside others at the most, for telling at a glance that it is not like one of them.
pub(crate) struct Reach {
    /// For each of its letters, what it weighs beside each letter of another word; last, alone.
    own: Vec<f32>,
    /// So many numbers for each.
    stride: usize,
    /// By letter of another word, the most that it weighs beside one of these or alone.
    other: Vec<f32>,
    /// What share of the most both must weigh to be as alike as is wanted.
    needed: f32,
}

impl Reach {
    /// Of `letters`, a word of `script`, beside words in Arabic and in Latin script that are as alike as `least`.
    pub fn of(script: Script, letters: &Letters, least: f32) -> [Self; 2] {
        match script {
            Script::Arabic => [
                Self::new(&MODELS.arabic, letters, true, least),
                Self::new(&MODELS.across, letters, true, least),
            ],
            Script::Latin => [
                Self::new(&MODELS.across, letters, false, least),
                Self::new(&MODELS.latin, letters, true, least),
            ],
        }
    }

    fn new(model: &Model, letters: &Letters, is_left: bool, least: f32) -> Self {
        let (none, count) = if is_left { (model.left, model.right) } else { (model.right, model.left) };
        let weighs = |own: usize, other: usize| {
            let (x, y) = if is_left { (own, other) } else { (other, own) };
            model.peaks[x * (model.right + 1) + y]
        };
        let stride = count + 1;
        let each = letters.as_slice().iter().map(|own| usize::from(*own));
        let weighs = &weighs;
        let own: Vec<f32> = each.flat_map(|own| (0..stride).map(move |other| weighs(own, other))).collect();
        let best = |other| own.chunks_exact(stride).map(|own| own[other]).fold(weighs(none, other), f32::max);
        let other = (0..count).map(best).collect();
        Self { own, stride, other, needed: least.powf(1.0 / model.bend) }
    }

    /// Whether `letters` can be as alike as is wanted, where both words together weigh `most` at the most.
    pub fn may_be(&self, letters: &Letters, most: f32) -> bool {
        let needed = self.needed * most / 2.0 - ALL_WAYS;
        let letters = letters.as_slice();
        let others: f32 = letters.iter().map(|other| self.other[usize::from(*other)]).sum();
        others >= needed && {
            let best = |own: &[f32]| {
                letters.iter().map(|other| own[usize::from(*other)]).fold(own[self.stride - 1], f32::max)
            };
            self.own.chunks_exact(self.stride).map(best).sum::<f32>() >= needed
        }
    }
}

/// The three models: Arabic beside Latin, Latin beside Latin, Arabic beside Arabic.
pub struct Models {
    /// Arabic on the left, Latin on the right.
    pub across: Model,
    /// Latin on both sides.
    pub latin: Model,
    /// Arabic on both sides.
    pub arabic: Model,
}

/// What `letters.tsv` says.
pub static MODELS: LazyLock<Models> = LazyLock::new(|| Models {
    across: read("ar-la", &ARABIC, &LATIN),
    latin: read("la-la", &LATIN, &LATIN),
    arabic: read("ar-ar", &ARABIC, &ARABIC),
});

/// A letter that is written alone.
pub const NONE: &str = "-";

/// Whatever was before.
pub const ANY: &str = "any";

fn read(table: &str, left: &Alphabet, right: &Alphabet) -> Model {
    let (l, r) = (left.count(), right.count());
    let mut weights = vec![unseen(false); STATES * (l + 1) * (r + 1)];
    for state in 0..STATES {
        for x in 0..=l {
            weights[place((l, r), state, x, r)] = unseen(true);
        }
        for y in 0..=r {
            weights[place((l, r), state, l, y)] = unseen(true);
        }
        // A letter beside itself is no slip, however rare it is.
        if left.script == right.script {
            for x in 0..l {
                weights[place((l, r), state, x, x)] = 2.0;
            }
        }
    }
    for line in include_str!("../letters.tsv").lines() {
        let mut fields = line.split('\t');
        if fields.next() != Some(table) {
            continue;
        }
        let mut next = || fields.next().expect("letters.tsv has five columns");
        let (before, x, y, weight) = (next(), next(), next(), next().parse::<f32>().expect("a number"));
        let number = |alphabet: &Alphabet, sign: &str| match sign {
            NONE => alphabet.count(),
            sign => alphabet.number(sign).expect("a letter of its alphabet"),
        };
        let (x, y) = (number(left, x), number(right, y));
        for state in Before::ALL.into_iter().filter(|state| before == ANY || state.name() == before) {
            weights[place((l, r), state as usize, x, y)] = weight;
            // Between words of one script a step is said once for both directions.
            if left.script == right.script {
                weights[place((l, r), state as usize, y, x)] = weight;
            }
        }
    }
    Model::new(left, right, &weights)
}
