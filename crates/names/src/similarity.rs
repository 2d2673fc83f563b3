//! How alike two names are, and why.

use std::ops::Range;

use crate::Name;
use crate::equivalents;
use crate::letters::Letters;
use crate::model::{MODELS, Model};
use crate::part::{Part, Script, Spelt};

/// Parts that are as alike as this met; what is less alike met by chance.
pub const MET: f32 = 0.4;
/// Parts that are as alike as this are not looked at as halves of a word.
const SURE: f32 = 0.75;
/// Two usual spellings of one common name are as alike as this, whatever their letters say; in two scripts, a little less.
const USUAL: f32 = 0.97;
const USUAL_ACROSS: f32 = 0.96;
/// Two that mean the same are as alike as this: less than most spellings of one.
const BY_MEANING: f32 = 0.8;
/// Of what two parts are worth that have other words before them; of which one has none; that have other words behind
/// them; of which one has no article; whose letters are alike only where what seems to be a word before them is one of
/// theirs.
const OTHER_PREFIX: f32 = 0.7;
const NO_PREFIX: f32 = 0.88;
const OTHER_SUFFIX: f32 = 0.85;
const NO_ARTICLE: f32 = 0.98;
const NOT_PARTED: f32 = 0.85;
/// Parts written as one word that are two in the other name.
const JOINED: f32 = 0.97;
/// Of what a pair is worth whose parts stand in another order than the rest.
const MOVED: f32 = 0.97;
/// What a part counts that the shorter name has nothing for, of one that both have: people leave out fathers and
/// grandfathers.
const LEFT_OUT: f32 = 0.25;

/// What makes two parts meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// The same letters, but for marks, hamzas, ة and ى, capitals and accents.
    Same,
    /// Another spelling in the same script.
    Spelling,
    /// The other script.
    Script,
    /// A translation: يوحنا and Juan.
    Meaning,
}

/// Two parts that met, or one that met two which are one word elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Met {
    /// Places of the parts of the left name.
    pub left: Range<usize>,
    /// Places of the parts of the right name.
    pub right: Range<usize>,
    /// What makes them meet.
    pub how: How,
    /// Whether particles differ: عبد, أبو, the article and others.
    pub other_particles: bool,
    /// How alike they are, from [`MET`] to 1.
    pub score: f32,
}

/// How two names compare.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// How alike they are: 0 nothing, 1 the same name.
    pub score: f32,
    /// What met, in the order of the left name.
    pub met: Vec<Met>,
}

/// How alike two words are by their letters: what all ways to write them beside each other weigh, of the most that their
/// letters could.
fn by_letters(
    model: &Model,
    (left, most_left): (&Letters, f32),
    (right, most_right): (&Letters, f32),
) -> f32 {
    let most = (most_left + most_right) / 2.0;
    // Words of letters that Arabs do not write have none that is compared.
    if most <= 0.0 {
        return 0.0;
    }
    (model.weight(left, right) / most).clamp(0.0, 1.0).powf(model.bend())
}

fn spelt_alike(left: &Part, right: &Part, of: fn(&Part) -> &Spelt) -> f32 {
    let (l, r) = (of(left), of(right));
    let (across, own) = ((&l.letters, l.most_across), (&l.letters, l.most_own));
    match (left.script, right.script) {
        _ if l.folded == r.folded && left.script == right.script => 1.0,
        (Script::Arabic, Script::Latin) => by_letters(&MODELS.across, across, (&r.letters, r.most_across)),
        (Script::Latin, Script::Arabic) => by_letters(&MODELS.across, (&r.letters, r.most_across), across),
        (script, _) => {
            let model = if script == Script::Latin { &MODELS.latin } else { &MODELS.arabic };
            // Always the same one first, so that both orders give the same number.
            let other = (&r.letters, r.most_own);
            if l.folded < r.folded { by_letters(model, own, other) } else { by_letters(model, other, own) }
        }
    }
}

/// How alike two parts are, 0 to 1, and whether their particles differ.
fn alike(left: &Part, right: &Part) -> (f32, bool) {
    let is_article_other = left.has_article != right.has_article;
    let (is_prefix_other, is_suffix_other) = (left.prefix != right.prefix, left.suffix != right.suffix);
    let is_other = is_article_other || is_prefix_other || is_suffix_other;
    let by = |of: fn(&Part) -> &Spelt| {
        if of(left).sound.may_meet(&of(right).sound) { spelt_alike(left, right, of) } else { 0.0 }
    };
    let mut base = by(|part| &part.base);
    if is_prefix_other {
        base *= if left.prefix.is_some() && right.prefix.is_some() { OTHER_PREFIX } else { NO_PREFIX };
    }
    if is_suffix_other {
        base *= OTHER_SUFFIX;
    }
    if is_article_other {
        base *= NO_ARTICLE;
    }
    if !is_other || base >= SURE {
        return (base, is_other);
    }
    // What was taken for a particle may be part of the name.
    let whole = by(|part| &part.whole) * if is_prefix_other { NOT_PARTED } else { 1.0 };
    if base >= whole { (base, true) } else { (whole, false) }
}

/// How alike two parts are, 0 to 1: symmetric, and 1 for the same part.
pub fn part_similarity(left: &Part, right: &Part) -> f32 {
    let (score, _) = alike(left, right);
    let usual = if left.script == right.script { USUAL } else { USUAL_ACROSS };
    if score < usual && left.usual.meets(right.usual) {
        return score.max(if left.has_article == right.has_article { usual } else { usual * NO_ARTICLE });
    }
    if score < BY_MEANING && equivalents::are(left, right) { BY_MEANING } else { score }
}

/// What makes two parts meet, and whether their particles differ.
fn meet(left: &Part, right: &Part) -> (How, bool) {
    let (score, other_particles) = alike(left, right);
    let how = match (left.script == right.script, score) {
        _ if score < BY_MEANING && equivalents::are(left, right) => How::Meaning,
        (true, 1.0) => How::Same,
        (true, _) => How::Spelling,
        (false, _) => How::Script,
    };
    (how, other_particles)
}

/// Parts of a name that are looked at; what follows is left out.
pub const MOST_PARTS: usize = 12;

/// How alike the parts of two names are: by place of the left one and of the right one.
pub type Scores = [[f32; MOST_PARTS]; MOST_PARTS];

/// Parts that meet, by their places: one of each side, or two of one that are one word on the other.
#[derive(Clone, Copy)]
struct Pair {
    left: (usize, usize),
    right: (usize, usize),
    score: f32,
}

/// Which parts of two names meet: the most alike first, each once.
struct Pairs {
    all: [Option<Pair>; MOST_PARTS],
    count: usize,
    left_used: u16,
    right_used: u16,
}

impl Pairs {
    fn none() -> Self {
        Self { all: [None; MOST_PARTS], count: 0, left_used: 0, right_used: 0 }
    }

    fn new(left: &[Part], right: &[Part]) -> Self {
        let mut scores = [[0.0_f32; MOST_PARTS]; MOST_PARTS];
        for (row, one) in scores.iter_mut().zip(left) {
            for (score, other) in row.iter_mut().zip(right) {
                *score = part_similarity(one, other);
            }
        }
        let mut pairs = Self::none();
        pairs.take(&scores, (left.len(), right.len()), SURE);
        // Who joins two parts has one less.
        if left.len() != right.len() {
            pairs.join(left, right);
        }
        pairs.take(&scores, (left.len(), right.len()), MET);
        pairs
    }

    fn is_left_free(&self, i: usize) -> bool {
        self.left_used & 1 << i == 0
    }

    fn is_right_free(&self, j: usize) -> bool {
        self.right_used & 1 << j == 0
    }

    fn push(&mut self, left: (usize, usize), right: (usize, usize), score: f32) {
        (left.0..left.1).for_each(|i| self.left_used |= 1 << i);
        (right.0..right.1).for_each(|j| self.right_used |= 1 << j);
        self.all[self.count] = Some(Pair { left, right, score });
        self.count += 1;
    }

    /// Takes pairs that are at least as alike as `least`. Of equals those first that stand nearest to each other, then
    /// those at the beginning: so both orders of two names give the same pairs.
    fn take(&mut self, scores: &[[f32; MOST_PARTS]; MOST_PARTS], (left, right): (usize, usize), least: f32) {
        loop {
            let free = (0..left).flat_map(|i| (0..right).map(move |j| (i, j)));
            let free = free
                .filter(|(i, j)| scores[*i][*j] >= least && self.is_left_free(*i) && self.is_right_free(*j));
            let best = free.max_by(|(i, j), (k, l)| {
                let by_score = scores[*i][*j].total_cmp(&scores[*k][*l]);
                by_score.then_with(|| (k.abs_diff(*l), k + l).cmp(&(i.abs_diff(*j), i + j)))
            });
            let Some((i, j)) = best else { return };
            self.push((i, i + 1), (j, j + 1), scores[i][j]);
        }
    }

    /// Takes two parts of one name that are one word of the other: Mohammad Ali and Mohammadali.
    fn join(&mut self, left: &[Part], right: &[Part]) {
        let joined = |two: &[Part], one: &Part| {
            let both = Part::joined(&two[0], &two[1], one)?;
            let (score, _) = alike(&both, one);
            (score >= SURE).then_some(score * JOINED)
        };
        let mut found: Vec<Pair> = Vec::new();
        for i in (0..left.len()).filter(|i| self.is_left_free(*i)) {
            for j in (0..right.len()).filter(|j| self.is_right_free(*j)) {
                if i + 1 < left.len()
                    && self.is_left_free(i + 1)
                    && let Some(score) = joined(&left[i..i + 2], &right[j])
                {
                    found.push(Pair { left: (i, i + 2), right: (j, j + 1), score });
                }
                if j + 1 < right.len()
                    && self.is_right_free(j + 1)
                    && let Some(score) = joined(&right[j..j + 2], &left[i])
                {
                    found.push(Pair { left: (i, i + 1), right: (j, j + 2), score });
                }
            }
        }
        // The most alike first, then who joins less, then those at the beginning: both orders of two names give the same.
        let is_left_longer = left.len() > right.len();
        let place = |pair: &Pair| {
            let is_left_two = pair.left.1 - pair.left.0 == 2;
            let (two, one) =
                if is_left_two { (pair.left.0, pair.right.0) } else { (pair.right.0, pair.left.0) };
            (is_left_two != is_left_longer, two, one)
        };
        found.sort_by(|one, other| {
            other.score.total_cmp(&one.score).then_with(|| place(one).cmp(&place(other)))
        });
        for Pair { left, right, score } in found {
            if (left.0..left.1).all(|i| self.is_left_free(i))
                && (right.0..right.1).all(|j| self.is_right_free(j))
            {
                self.push(left, right, score);
            }
        }
    }

    /// How alike the names are, of so many parts.
    fn total(&self, left: usize, right: usize) -> f32 {
        let pairs = || self.all.iter().flatten();
        // Joined parts are one part on both sides.
        let spare =
            |of: fn(&Pair) -> (usize, usize)| pairs().map(|pair| of(pair).1 - of(pair).0 - 1).sum::<usize>();
        let left = left - spare(|pair| pair.left);
        let right = right - spare(|pair| pair.right);
        let (shorter, longer) = (left.min(right), left.max(right));
        if shorter == 0 {
            return 0.0;
        }
        let is_moved = |one: &Pair| {
            pairs().any(|other| {
                (other.left.0 < one.left.0) != (other.right.0 < one.right.0) && other.left != one.left
            })
        };
        let mut sum = 0.0;
        for pair in pairs() {
            sum += if is_moved(pair) { pair.score * MOVED } else { pair.score };
        }
        (sum / (shorter as f32 + LEFT_OUT * (longer - shorter) as f32)).min(1.0)
    }
}

/// How alike two names are: 0 nothing, 1 the same name. Symmetric.
///
/// Each part meets one part of the other name, in any order; parts that the shorter name leaves out count a quarter.
pub fn similarity(left: &Name, right: &Name) -> f32 {
    let (left, right) = (left.parts(), right.parts());
    Pairs::new(left, right).total(left.len(), right.len())
}

/// How two names compare, with what met.
pub fn compare(left: &Name, right: &Name) -> Comparison {
    let (l, r) = (left.parts(), right.parts());
    let pairs = Pairs::new(l, r);
    let mut met: Vec<Met> = Vec::new();
    for pair in pairs.all.iter().flatten() {
        let (one, other) = (&l[pair.left.0], &r[pair.right.0]);
        let is_joined = pair.left.1 - pair.left.0 > 1 || pair.right.1 - pair.right.0 > 1;
        let (how, other_particles) = if is_joined {
            (if one.script == other.script { How::Spelling } else { How::Script }, false)
        } else {
            meet(one, other)
        };
        let (left, right) = (pair.left.0..pair.left.1, pair.right.0..pair.right.1);
        met.push(Met { left, right, how, other_particles, score: pair.score });
    }
    met.sort_by_key(|met| met.left.start);
    Comparison { score: pairs.total(l.len(), r.len()), met }
}
