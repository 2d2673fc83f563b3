//! The order of what was found: by how alike the names are, part by part, and where the parts stand.

use std::sync::Arc;

use names::{MOST_PARTS, Scores, Word};

use crate::alike::{Known, Met};
use crate::config::CONFIG;

/// What ranking knows of a document that has enough of the typed words.
#[derive(Clone, Debug, Default)]
pub(crate) struct Candidate {
    /// The parts of its names, in their order, those in one script before those in the other.
    pub parts: Vec<Word>,
    /// Typed words, by place, that meet another word of it.
    pub others: u16,
}

/// How a document meets what was typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Ranked {
    /// How alike it is: 0 nothing, 1 the same name.
    pub score: f32,
    /// For each typed word the part of a name that it met.
    pub met: [Option<Word>; MOST_PARTS],
}

/// How `candidate` meets the typed words, each of which meets these known names.
pub(crate) fn rank(known: &Known, typed: &[Arc<Met>], candidate: &Candidate) -> Ranked {
    let are_arabic = known.are_arabic(&candidate.parts);
    // In one script there is one way to read it: most documents.
    if are_arabic.iter().all(|is_arabic| *is_arabic == are_arabic[0]) {
        let parts = &candidate.parts[..candidate.parts.len().min(MOST_PARTS)];
        return beside(typed, parts, candidate.others);
    }
    let in_script = |arabic: bool| {
        let own = candidate.parts.iter().zip(&are_arabic).filter(|(_, own)| **own == arabic);
        own.map(|(word, _)| *word).take(MOST_PARTS).collect::<Vec<Word>>()
    };
    let [arabic, latin] = [true, false].map(|arabic| beside(typed, &in_script(arabic), candidate.others));
    // Who types a name in both scripts means both.
    let both = beside(typed, &candidate.parts[..candidate.parts.len().min(MOST_PARTS)], candidate.others);
    let of_one = if latin.score > arabic.score { latin } else { arabic };
    let count = |ranked: &Ranked| ranked.met.iter().flatten().count();
    if count(&both) > count(&of_one) { both } else { of_one }
}

/// How the typed words meet the parts of a name, in the order in which names are said or with the family name first.
fn beside(typed: &[Arc<Met>], parts: &[Word], others: u16) -> Ranked {
    let worth = |i: usize, j: usize| {
        let at = typed[i].binary_search_by_key(&parts[j], |(word, _)| *word);
        at.map_or(0.0, |at| typed[i][at].1)
    };
    // What is another word than a name takes no place in the name, unless it is a part of it, too.
    let is_other =
        |i: usize| others & 1 << i != 0 && (0..parts.len()).all(|j| worth(i, j) < CONFIG.others.worth);
    let of_name: Vec<usize> = (0..typed.len()).filter(|i| !is_other(*i)).collect();
    let mut scores: Scores = [[0.0; MOST_PARTS]; MOST_PARTS];
    for i in &of_name {
        (0..parts.len()).for_each(|j| scores[*i][j] = worth(*i, j));
    }
    let names = Names { scores, of_name, length: parts.len() };
    let settings = &CONFIG.order;
    let (in_order, order) = names.meet(misplaced);
    let (family_first, other_order) = names.meet(misplaced_family_first);
    let family_first = family_first - settings.family_name_first;
    let (mut sum, places) =
        if family_first > in_order { (family_first, other_order) } else { (in_order, order) };
    let mut ranked = Ranked::default();
    for (met, place) in ranked.met.iter_mut().zip(places) {
        *met = place.map(|at| parts[at]);
    }
    let met_otherwise = (0..typed.len()).filter(|i| others & 1 << i != 0 && ranked.met[*i].is_none()).count();
    sum += CONFIG.others.worth * met_otherwise as f32;
    sum -= settings.not_typed * parts.len().saturating_sub(names.of_name.len()) as f32;
    ranked.score = (sum / typed.len().max(1) as f32).clamp(0.0, 1.0);
    ranked
}

/// What a typed word loses, at a place among so many, that is a part at a place of a name of so many.
type Misplaced = fn((usize, usize), (usize, usize)) -> f32;

/// What typed words count beside the parts of a name.
struct Names {
    scores: Scores,
    /// The places of the typed words that are names.
    of_name: Vec<usize>,
    /// How many parts the name has.
    length: usize,
}

impl Names {
    /// Which typed word is which part, the most alike first, and what that is worth in all.
    fn meet(&self, misplaced: Misplaced) -> (f32, [Option<usize>; MOST_PARTS]) {
        let count = self.of_name.len();
        let mut places = [None; MOST_PARTS];
        let (mut sum, mut used) = (0.0, 0_u16);
        loop {
            let (mut best, mut at) = (0.0, (0, 0));
            for (place, i) in self.of_name.iter().enumerate().filter(|(_, i)| places[**i].is_none()) {
                for j in (0..self.length).filter(|j| used & 1 << j == 0) {
                    let worth = self.scores[*i][j];
                    if worth > 0.0 {
                        let worth = worth - misplaced((place, count), (j, self.length));
                        let worth = worth.max(f32::MIN_POSITIVE);
                        if worth > best {
                            (best, at) = (worth, (*i, j));
                        }
                    }
                }
            }
            if best <= 0.0 {
                return (sum, places);
            }
            places[at.0] = Some(at.1);
            used |= 1 << at.1;
            sum += best;
        }
    }
}

/// Of names as they are said: people type them from the beginning, and end with the family name.
fn misplaced((place, count): (usize, usize), (at, length): (usize, usize)) -> f32 {
    let settings = &CONFIG.order;
    let from_start = place == at;
    let from_end = count - place == length - at;
    let is_last = place + 1 == count;
    match () {
        () if from_start && (from_end || !is_last) => 0.0,
        () if from_end && place > 0 => 0.0,
        () if from_start => settings.no_family_name,
        () => settings.other_place,
    }
}

/// Of names as lists have them: the family name, then the others from the beginning.
fn misplaced_family_first((place, _): (usize, usize), (at, length): (usize, usize)) -> f32 {
    let is_at_place = if place == 0 { at + 1 == length } else { at + 1 == place };
    if is_at_place { 0.0 } else { CONFIG.order.other_place }
}
