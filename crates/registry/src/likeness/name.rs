//! How two names compare, part by part: the given name with the given name, fathers with fathers, family with family.

use super::weights::{ALIKE, FAMILY, FATHER, GIVEN, GRANDFATHER, MARRIED};
use super::{Description, Judge, Word};

/// A name in one script: given name, then the father's, the grandfather's, then the family's.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    words: Box<[Word]>,
    /// How many of the first are given names; 0 where it is not known.
    given: u8,
    /// Place of the first that is a family name.
    family: u8,
}

impl Written {
    /// Of given names, so many of `line` or 0 where it is not known how many, fathers behind them, and family names.
    pub fn new(given: usize, mut line: Vec<Word>, family: Vec<Word>) -> Self {
        let small = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        let from = line.len();
        line.extend(family);
        Self { words: line.into_boxed_slice(), given: small(given), family: small(from) }
    }

    /// Given names and fathers.
    pub fn line(&self) -> &[Word] {
        &self.words[..usize::from(self.family).min(self.words.len())]
    }

    /// Family names.
    pub fn family(&self) -> &[Word] {
        &self.words[usize::from(self.family).min(self.words.len())..]
    }
}

/// How a part of one name compares with its counterpart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Meeting {
    /// How alike they are, 0 to 1.
    pub alike: f32,
    /// What that weighs.
    pub bits: f32,
    /// Whether they are in two scripts.
    pub is_across: bool,
}

impl Meeting {
    fn mean(self, other: Self) -> Self {
        let mean = |one: f32, other: f32| f32::midpoint(one, other);
        let (alike, bits) = (mean(self.alike, other.alike), mean(self.bits, other.bits));
        Self { alike, bits, is_across: self.is_across && other.is_across }
    }
}

/// How two names compare. What one of both leaves out is none.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Names {
    /// The given names.
    pub given: Meeting,
    /// The fathers' names.
    pub father: Option<Meeting>,
    /// The grandfathers' names, or that of the one whom both name besides the father.
    pub grandfather: Option<Meeting>,
    /// The family names.
    pub family: Option<Meeting>,
}

impl Names {
    /// What is weighed of it that relatives share.
    pub fn shared_bits(&self, may_marry: bool) -> f32 {
        let bits = |meeting: Option<Meeting>| meeting.map_or(0.0, |meeting| meeting.bits);
        let least = if may_marry { MARRIED } else { FAMILY.1 };
        bits(self.father) + bits(self.grandfather) + bits(self.family).max(least)
    }

    fn all_bits(&self) -> f32 {
        self.given.bits + self.shared_bits(false)
    }

    fn mean(self, other: Self) -> Self {
        let mean = |one: Option<Meeting>, other: Option<Meeting>| match (one, other) {
            (Some(one), Some(other)) => Some(one.mean(other)),
            (one, other) => one.or(other),
        };
        Self {
            given: self.given.mean(other.given),
            father: mean(self.father, other.father),
            grandfather: mean(self.grandfather, other.grandfather),
            family: mean(self.family, other.family),
        }
    }
}

/// What `alike` weighs between two of `rarity`: from what another name weighs to what the same one does.
fn weigh(alike: f32, rarity: f32, (most, other): (f32, f32)) -> f32 {
    let share = ((alike - ALIKE.0) / (ALIKE.1 - ALIKE.0)).clamp(0.0, 1.0);
    other + share * (rarity.min(most) - other)
}

impl Judge<'_> {
    /// How the names of two people compare. Who both gave their name in both scripts must be alike in both; else the two
    /// that are more alike are one name.
    pub(super) fn names(&mut self, left: &Description, right: &Description) -> Option<Names> {
        let arabic = self.written(&left.arabic, &right.arabic, false);
        let latin = self.written(&left.latin, &right.latin, false);
        if let (Some(arabic), Some(latin)) = (arabic, latin) {
            return Some(arabic.mean(latin));
        }
        let across =
            [self.written(&left.arabic, &right.latin, true), self.written(&left.latin, &right.arabic, true)];
        let all = [arabic, latin].into_iter().chain(across).flatten();
        all.max_by(|one, other| one.all_bits().total_cmp(&other.all_bits()))
    }

    /// Whether the given names may weigh as much as `least`.
    pub(super) fn given_reaches(&mut self, left: &Description, right: &Description, least: f32) -> bool {
        let (arabic, latin) = ((&left.arabic, &right.arabic), (&left.latin, &right.latin));
        let across = [(&left.arabic, &right.latin), (&left.latin, &right.arabic)];
        let first =
            |(left, right): (&Written, &Written)| Some((*left.line().first()?, *right.line().first()?));
        let own = [first(arabic), first(latin)];
        // Who both gave both is judged by what is in one script.
        let across = if own.iter().all(Option::is_some) { [None; 2] } else { across.map(first) };
        let pairs = own.into_iter().chain(across).flatten();
        least <= GIVEN.1
            || pairs.into_iter().any(|(left, right)| self.meet(left, right, GIVEN, false).bits >= least)
    }

    fn meet(&mut self, left: Word, right: Word, weights: (f32, f32), is_across: bool) -> Meeting {
        let alike = self.alike(left, right);
        let rarity = self.words.rarity(left).min(self.words.rarity(right));
        Meeting { alike, bits: weigh(alike, rarity, weights), is_across }
    }

    fn written(&mut self, left: &Written, right: &Written, is_across: bool) -> Option<Names> {
        let (l, r) = (left.line(), right.line());
        let (first, other_first) = (*l.first()?, *r.first()?);
        let is_known = left.given > 0 && right.given > 0;
        let (l_given, r_given) =
            if is_known { (usize::from(left.given), usize::from(right.given)) } else { (1, 1) };
        let mut given = self.meet(first, other_first, GIVEN, is_across);
        // Muhammad Ali and Muhammad Amin are two.
        if l_given > 1 && r_given > 1 {
            let second = self.meet(l[1], r[1], GIVEN, is_across);
            given = if second.bits < given.bits { second } else { given };
        }
        let mut names = Names { given, ..Names::default() };
        self.fathers(&mut names, &l[l_given.min(l.len())..], &r[r_given.min(r.len())..], is_across);
        let families = left.family().iter().flat_map(|l| right.family().iter().map(move |r| (*l, *r)));
        for (l, r) in families {
            let met = self.meet(l, r, FAMILY, is_across);
            names.family = names.family.filter(|best| best.bits >= met.bits).or(Some(met));
        }
        Some(names)
    }

    /// Fathers beside fathers: in their order, each of the shorter line beside one of the longer, as it weighs most.
    fn fathers(&mut self, names: &mut Names, left: &[Word], right: &[Word], is_across: bool) {
        let (short, long) = if left.len() <= right.len() { (left, right) } else { (right, left) };
        let Some(first) = short.first() else { return };
        let spare = long.len() - short.len();
        let mut best = f32::NEG_INFINITY;
        for skip in 0..=spare {
            let (weights, next_weights) =
                if skip == 0 { (FATHER, GRANDFATHER) } else { (GRANDFATHER, GRANDFATHER) };
            let met = self.meet(*first, long[skip], weights, is_across);
            let mut next: Option<Meeting> = None;
            if let Some(second) = short.get(1) {
                for other in &long[skip + 1..=spare + 1] {
                    let met = self.meet(*second, *other, next_weights, is_across);
                    next = next.filter(|best| best.bits >= met.bits).or(Some(met));
                }
            }
            let bits = met.bits + next.map_or(0.0, |next| next.bits);
            if bits > best {
                best = bits;
                // Whom the longer line names further up is the father of none.
                let further = Meeting { bits, ..met };
                (names.father, names.grandfather) =
                    if skip == 0 { (Some(met), next) } else { (None, Some(further)) };
            }
        }
    }
}
