//! What two people seem to be to each other who are alike and not one: brothers, father and son, cousins, namesakes.

use super::weights::MET;
use super::{Birth, Description, Judge, Likeness};

/// Years that lie between a father and his child at the least, and between a grandfather and his grandchild.
const GENERATIONS: (u16, u16) = (14, 30);

/// What two people seem to be to each other, by their names and birth dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kin {
    /// The same father and family, another given name: brothers or sisters.
    Sibling,
    /// The same, born on the same day.
    Twin,
    /// The given name of one is the father's name of the other.
    ParentAndChild,
    /// Born two generations apart, and of one name: who is called after the grandfather.
    GrandparentAndGrandchild,
    /// The same grandfather, family and given name, another father.
    Cousin,
    /// The same name, another birth date.
    Namesake,
}

impl Judge<'_> {
    /// What `left` and `right`, who compare as `likeness` says, seem to be to each other where they are not one.
    pub(super) fn kin(
        &mut self,
        left: &Description,
        right: &Description,
        likeness: &Likeness,
    ) -> Option<Kin> {
        let names = likeness.names?;
        let met = |meeting: Option<super::Meeting>| meeting.map(|meeting| meeting.alike >= MET);
        let (father, grandfather, family) = (met(names.father), met(names.grandfather), met(names.family));
        let is_given = names.given.alike >= MET;
        let is_other_date = likeness.birth == Some(Birth::Other);
        let years = left.birth.zip(right.birth).map(|(left, right)| left.year.abs_diff(right.year));
        let apart = |least: u16| years.is_none_or(|years| years >= least);
        if family == Some(false) {
            return None;
        }
        match (is_given, father, grandfather) {
            (false, Some(true), _) if likeness.birth == Some(Birth::Same) => Some(Kin::Twin),
            (false, Some(true), _) => Some(Kin::Sibling),
            (false, ..) if apart(GENERATIONS.0) && self.is_child(left, right) => Some(Kin::ParentAndChild),
            (true, Some(false), _) if is_other_date && years >= Some(GENERATIONS.1) => {
                Some(Kin::GrandparentAndGrandchild)
            }
            (true, Some(false), Some(true)) => Some(Kin::Cousin),
            (true, ..) if is_other_date => Some(Kin::Namesake),
            _ => None,
        }
    }

    /// Whether one is called as the other's father is.
    fn is_child(&mut self, left: &Description, right: &Description) -> bool {
        let mut is = |parent: &Description, child: &Description| {
            let mut met = false;
            for parent in [&parent.arabic, &parent.latin] {
                for child in [&child.arabic, &child.latin] {
                    if let (Some(given), Some(father)) = (parent.line().first(), child.line().get(1)) {
                        met |= self.alike(*given, *father) >= MET;
                    }
                }
            }
            met
        };
        is(left, right) || is(right, left)
    }
}
