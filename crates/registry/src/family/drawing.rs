//! Where everyone of a family stands in its drawing: a row for each generation, parents above their children, those who
//! are married side by side. Pure: people and ties in, boxes and lines out.

use std::collections::{BTreeMap, HashMap};

use serde::Serialize;

use crate::person::PersonId;
use crate::tie::{self, Kind};

/// Size of a box, and what lies between two, in the drawing's units.
const BOX: (i32, i32) = (168, 62);
const GAP: (i32, i32) = (20, 52);
/// Rounds in which each row is put in the order of the rows beside it.
const ROUNDS: usize = 6;

/// A drawing; the writing goes from left to right.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Drawing {
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// The people.
    pub boxes: Vec<Place>,
    /// What binds them.
    pub lines: Vec<Line>,
}

/// Where someone stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// Who.
    pub person: PersonId,
    /// The box's left side.
    pub x: i32,
    /// Its upper side.
    pub y: i32,
}

/// A line between two, as an SVG path.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Line {
    /// The path.
    pub path: String,
    /// Whether it binds the two as married.
    pub is_marriage: bool,
}

/// Width and height of a box.
pub const fn size() -> (i32, i32) {
    BOX
}

/// The generation of each who is bound to `person`: parents lie one above, children one below.
fn generations(person: PersonId, ties: &[tie::Model]) -> HashMap<PersonId, i32> {
    let mut of = HashMap::from([(person, 0)]);
    let mut all = vec![person];
    let mut at = 0;
    while let Some(&one) = all.get(at) {
        at += 1;
        let own = of[&one];
        for tie in ties {
            let (other, generation) = match tie.kind {
                _ if ![tie.person_id, tie.other_id].contains(&one) => continue,
                Kind::Spouse => (tie.other(one), own),
                Kind::Parent if tie.person_id == one => (tie.other_id, own + 1),
                Kind::Parent => (tie.person_id, own - 1),
            };
            if let std::collections::hash_map::Entry::Vacant(place) = of.entry(other) {
                place.insert(generation);
                all.push(other);
            }
        }
    }
    of
}

/// People of one row who stay side by side: husband and wife, and their further ones.
type Group = Vec<PersonId>;

/// The rows, each in groups; within a group in the order in which they are bound.
fn rows(person: PersonId, ties: &[tie::Model]) -> Vec<Vec<Group>> {
    let of = generations(person, ties);
    let mut left: Vec<PersonId> = of.keys().copied().collect();
    left.sort();
    let mut rows: BTreeMap<i32, Vec<Group>> = BTreeMap::new();
    while !left.is_empty() {
        let mut group = vec![left.remove(0)];
        let mut at = 0;
        while let Some(&one) = group.get(at) {
            at += 1;
            for tie in ties.iter().filter(|tie| tie.kind == Kind::Spouse) {
                let is_own = [tie.person_id, tie.other_id].contains(&one);
                let place = left.iter().position(|id| is_own && *id == tie.other(one) && of[id] == of[&one]);
                if let Some(place) = place {
                    // A second wife stands on the other side.
                    let other = left.remove(place);
                    if group.len() > 1 && group.first() == Some(&one) {
                        group.insert(0, other)
                    } else {
                        group.push(other)
                    }
                }
            }
        }
        rows.entry(of[&group[0]]).or_default().push(group);
    }
    rows.into_values().collect()
}

/// Where each stands in its row, in boxes from the middle of the row.
fn places(rows: &[Vec<Group>]) -> HashMap<PersonId, f64> {
    let mut places = HashMap::new();
    for row in rows {
        let people: Vec<PersonId> = row.iter().flatten().copied().collect();
        for (at, id) in people.iter().enumerate() {
            places.insert(*id, at as f64 - (people.len() as f64 - 1.0) / 2.0);
        }
    }
    places
}

/// Puts each row in the order of its parents and children.
fn order(rows: &mut [Vec<Group>], ties: &[tie::Model]) {
    for round in 0..ROUNDS {
        let at = places(rows);
        let down = round % 2 == 0;
        for row in rows.iter_mut() {
            let middle = |group: &Group| {
                let beside = |id: &PersonId| {
                    let id = *id;
                    ties.iter().filter(move |tie| tie.kind == Kind::Parent).filter_map(move |tie| match () {
                        () if down && tie.other_id == id => Some(tie.person_id),
                        () if !down && tie.person_id == id => Some(tie.other_id),
                        () => None,
                    })
                };
                let others: Vec<f64> =
                    group.iter().flat_map(beside).filter_map(|id| at.get(&id).copied()).collect();
                if others.is_empty() {
                    at[&group[0]]
                } else {
                    others.iter().sum::<f64>() / others.len() as f64
                }
            };
            row.sort_by(|one, other| middle(one).total_cmp(&middle(other)));
            for group in row.iter_mut() {
                // Who stands on which side of a marriage, by where their own parents are.
                let parents = |id: &PersonId| {
                    let of: Vec<f64> = ties
                        .iter()
                        .filter(|tie| tie.kind == Kind::Parent && tie.other_id == *id)
                        .filter_map(|tie| at.get(&tie.person_id).copied())
                        .collect();
                    (!of.is_empty()).then(|| of.iter().sum::<f64>() / of.len() as f64)
                };
                if let [one, other] = group.as_mut_slice()
                    && let (Some(first), Some(second)) = (parents(one), parents(other))
                    && first > second
                {
                    std::mem::swap(one, other);
                }
            }
        }
    }
}

impl Drawing {
    /// The drawing of those whom `ties` bind to `person`; where `turned`, it goes from right to left.
    pub fn new(person: PersonId, ties: &[tie::Model], turned: bool) -> Self {
        let mut rows = rows(person, ties);
        order(&mut rows, ties);
        let most = rows.iter().map(|row| row.iter().map(Vec::len).sum::<usize>()).max().unwrap_or(1);
        let (most, count) = (i32::try_from(most).unwrap_or(1), i32::try_from(rows.len()).unwrap_or(1));
        let step = (BOX.0 + GAP.0, BOX.1 + GAP.1);
        let (width, height) = (most * step.0, count * step.1 - GAP.1 + 8);
        let at = places(&rows);
        let mut boxes = Vec::new();
        for (number, row) in (0..).zip(&rows) {
            for id in row.iter().flatten() {
                let middle = f64::from(width) / 2.0 + at[id] * f64::from(step.0);
                let middle = if turned { f64::from(width) - middle } else { middle };
                boxes.push(Place { person: *id, x: middle as i32 - BOX.0 / 2, y: 4 + number * step.1 });
            }
        }
        let lines = lines(&boxes, ties);
        Self { width, height, boxes, lines }
    }
}

fn lines(boxes: &[Place], ties: &[tie::Model]) -> Vec<Line> {
    let of = |id: PersonId| boxes.iter().find(|one| one.person == id);
    let mut lines = Vec::new();
    for tie in ties.iter().filter(|tie| tie.kind == Kind::Spouse) {
        let (Some(one), Some(other)) = (of(tie.person_id), of(tie.other_id)) else { continue };
        let (left, right) = if one.x < other.x { (one, other) } else { (other, one) };
        let y = left.y + BOX.1 / 2;
        lines.push(Line { path: format!("M{} {y}H{}", left.x + BOX.0, right.x), is_marriage: true });
    }
    // Children of the same parents hang on one line, each family's on a height of its own.
    let mut families: BTreeMap<Vec<PersonId>, Vec<PersonId>> = BTreeMap::new();
    for child in boxes {
        let mut parents: Vec<PersonId> = ties
            .iter()
            .filter(|tie| tie.kind == Kind::Parent && tie.other_id == child.person)
            .filter(|tie| of(tie.person_id).is_some_and(|parent| parent.y < child.y))
            .map(|tie| tie.person_id)
            .collect();
        parents.sort();
        if !parents.is_empty() {
            families.entry(parents).or_default().push(child.person);
        }
    }
    for (number, (parents, children)) in (0..).zip(families) {
        let parents: Vec<&Place> = parents.iter().filter_map(|id| of(*id)).collect();
        let is_side_by_side = match parents.as_slice() {
            [one, other] => one.y == other.y && (one.x - other.x).abs() == BOX.0 + GAP.0,
            _ => false,
        };
        // From between the two, or from below each.
        let from: Vec<(i32, i32)> = if is_side_by_side {
            let middle = parents.iter().map(|one| one.x + BOX.0 / 2).sum::<i32>() / 2;
            vec![(middle, parents[0].y + BOX.1 / 2)]
        } else {
            parents.iter().map(|one| (one.x + BOX.0 / 2, one.y + BOX.1)).collect()
        };
        for child in children.iter().filter_map(|id| of(*id)) {
            let bend = child.y - GAP.1 / 2 + (number % 5 - 2) * 6;
            for (x, y) in &from {
                let path = format!("M{x} {y}V{bend}H{}V{}", child.x + BOX.0 / 2, child.y);
                lines.push(Line { path, is_marriage: false });
            }
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::person::Source;
    use crate::tie::{Role, TieId};

    fn tie(person: PersonId, other: PersonId, role: Role) -> tie::Model {
        let row = tie::new((person, other), role, (true, Source::Own), DateTime::UNIX_EPOCH);
        tie::Model {
            id: TieId::new(),
            person_id: row.person_id.unwrap(),
            other_id: row.other_id.unwrap(),
            kind: row.kind.unwrap(),
            lives_together: true,
            source: Source::Own,
            since: DateTime::UNIX_EPOCH,
        }
    }

    /// What must hold of every drawing.
    fn check(person: PersonId, ties: &[tie::Model]) -> Drawing {
        let drawing = Drawing::new(person, ties, false);
        let turned = Drawing::new(person, ties, true);
        assert_eq!((drawing.width, drawing.height), (turned.width, turned.height));
        for (at, one) in drawing.boxes.iter().enumerate() {
            assert!(one.x >= 0 && one.x + BOX.0 <= drawing.width && one.y + BOX.1 <= drawing.height);
            for other in &drawing.boxes[at + 1..] {
                let is_apart = (one.x - other.x).abs() >= BOX.0 || (one.y - other.y).abs() >= BOX.1;
                assert!(is_apart, "two stand in one place");
            }
            let other = turned.boxes.iter().find(|other| other.person == one.person).unwrap();
            assert!((drawing.width - one.x - BOX.0 - other.x).abs() <= 1 && one.y == other.y, "no mirror");
        }
        let mut people: Vec<_> = drawing.boxes.iter().map(|one| one.person).collect();
        people.sort();
        people.dedup();
        assert_eq!(people.len(), drawing.boxes.len(), "someone stands there twice");
        drawing
    }

    fn place(drawing: &Drawing, id: PersonId) -> Place {
        *drawing.boxes.iter().find(|one| one.person == id).unwrap()
    }

    #[test]
    fn a_family_of_three_generations() {
        let [grandmother, mother, father, uncle, son, daughter, wife] = [(); 7].map(|()| PersonId::new());
        let ties = [
            tie(grandmother, mother, Role::Child),
            tie(grandmother, uncle, Role::Child),
            tie(mother, father, Role::Spouse),
            tie(mother, son, Role::Child),
            tie(father, son, Role::Child),
            tie(mother, daughter, Role::Child),
            tie(father, daughter, Role::Child),
            tie(son, wife, Role::Spouse),
        ];
        for person in [grandmother, mother, daughter, wife] {
            let drawing = check(person, &ties);
            assert_eq!(drawing.boxes.len(), 7);
            let y = |id| place(&drawing, id).y;
            assert!(y(grandmother) < y(mother) && y(mother) < y(son));
            assert_eq!((y(mother), y(son)), (y(uncle), y(daughter)));
            for (one, other) in [(mother, father), (son, wife)] {
                let (one, other) = (place(&drawing, one), place(&drawing, other));
                assert_eq!(((one.x - other.x).abs(), one.y), (BOX.0 + GAP.0, other.y), "not side by side");
            }
            // Two marriages, two children of the grandmother, two of the couple.
            assert_eq!(drawing.lines.len(), 6);
            assert_eq!(drawing.lines.iter().filter(|line| line.is_marriage).count(), 2);
        }
    }

    #[test]
    fn alone_and_in_a_crowd() {
        let alone = PersonId::new();
        assert_eq!(check(alone, &[]).boxes.len(), 1);
        // Any ties at all, also those that no family has.
        let people: Vec<PersonId> = (0..14).map(|_| PersonId::new()).collect();
        let mut seed = 7_u64;
        let mut next = |below: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((seed >> 33) % below) as usize
        };
        for _ in 0..300 {
            let count = next(30);
            let ties: Vec<_> = (0..count)
                .map(|_| (next(14), next(14), [Role::Spouse, Role::Parent, Role::Child][next(3)]))
                .filter(|(one, other, _)| one != other)
                .map(|(one, other, role)| tie(people[one], people[other], role))
                .collect();
            check(people[0], &ties);
        }
    }
}
