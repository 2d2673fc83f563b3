//! Why two records are called of one person, or not: in words of the program, for a page or a table to say in its own.

use super::weights::{ALIKE, MET};
use super::{Birth, Description, Judge, Kin, Likeness, Meeting};

/// Rarity from which a name is said to be rare, in bits: one of four thousand people has it.
const RARE: f32 = 12.0;

/// How two parts of a name agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// The same letters.
    Same,
    /// Another spelling in the same script.
    Spelling,
    /// The other script.
    Script,
    /// Somewhat alike.
    Near,
    /// Another name.
    Other,
}

impl Agreement {
    fn of(meeting: Meeting) -> Self {
        match meeting.alike {
            alike if alike < MET => Self::Other,
            alike if alike < ALIKE.1 => Self::Near,
            _ if meeting.is_across => Self::Script,
            1.0 => Self::Same,
            _ => Self::Spelling,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Spelling => "spelling",
            Self::Script => "script",
            Self::Near => "near",
            Self::Other => "other",
        }
    }
}

/// What speaks for one person, or against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The given names.
    Given(Agreement),
    /// The fathers' names.
    Father(Agreement),
    /// The grandfathers' names.
    Grandfather(Agreement),
    /// The family names.
    Family(Agreement),
    /// A woman's family name is another, which marriage may have changed.
    MayHaveMarried,
    /// A part of the name that agrees is rare.
    RareName,
    /// The birth dates.
    Birth(Birth),
    /// Another sex.
    OtherSex,
    /// The same telephone.
    Phone,
    /// The same e-mail address.
    Email,
    /// The place of origin: whether it is the same.
    Origin(bool),
    /// The country of residence is another.
    OtherCountry,
    /// The same city.
    City,
    /// They seem to be relatives, or namesakes.
    Kin(Kin),
}

impl Reason {
    /// A short name, as tables have it: `given-same`, `birth-swapped`, `sibling`.
    pub fn code(self) -> String {
        match self {
            Self::Given(agreement) => format!("given-{}", agreement.code()),
            Self::Father(agreement) => format!("father-{}", agreement.code()),
            Self::Grandfather(agreement) => format!("grandfather-{}", agreement.code()),
            Self::Family(agreement) => format!("family-{}", agreement.code()),
            Self::Birth(birth) => format!("birth-{}", birth_code(birth)),
            Self::Kin(kin) => kin_code(kin).to_owned(),
            Self::MayHaveMarried => "may-have-married".to_owned(),
            Self::RareName => "rare-name".to_owned(),
            Self::OtherSex => "sex-other".to_owned(),
            Self::Phone => "phone-same".to_owned(),
            Self::Email => "email-same".to_owned(),
            Self::Origin(true) => "origin-same".to_owned(),
            Self::Origin(false) => "origin-other".to_owned(),
            Self::OtherCountry => "country-other".to_owned(),
            Self::City => "city-same".to_owned(),
        }
    }
}

fn birth_code(birth: Birth) -> &'static str {
    match birth {
        Birth::Same => "same",
        Birth::Month => "month",
        Birth::Swapped => "swapped",
        Birth::Slip => "slip",
        Birth::Year => "year",
        Birth::OtherDay => "other-day",
        Birth::NextYear => "next-year",
        Birth::OtherMonth => "other-month",
        Birth::Other => "other",
    }
}

fn kin_code(kin: Kin) -> &'static str {
    match kin {
        Kin::Sibling => "sibling",
        Kin::Twin => "twin",
        Kin::ParentAndChild => "parent-and-child",
        Kin::GrandparentAndGrandchild => "grandparent-and-grandchild",
        Kin::Cousin => "cousin",
        Kin::Namesake => "namesake",
    }
}

impl Judge<'_> {
    /// Why `left` and `right`, who compare as `likeness` says, are called of one person or not.
    pub fn reasons(&mut self, left: &Description, right: &Description, likeness: &Likeness) -> Vec<Reason> {
        let mut reasons = Vec::new();
        if let Some(names) = likeness.names {
            reasons.push(Reason::Given(Agreement::of(names.given)));
            reasons.extend(names.father.map(|met| Reason::Father(Agreement::of(met))));
            reasons.extend(names.grandfather.map(|met| Reason::Grandfather(Agreement::of(met))));
            reasons.extend(names.family.map(|met| match Agreement::of(met) {
                Agreement::Other if likeness.may_marry => Reason::MayHaveMarried,
                agreement => Reason::Family(agreement),
            }));
            if self.shares_rare(left, right) {
                reasons.push(Reason::RareName);
            }
        }
        reasons.extend(likeness.birth.map(Reason::Birth));
        let mut add = |is_so: bool, reason: Reason| reasons.extend(is_so.then_some(reason));
        add(likeness.sex == Some(false), Reason::OtherSex);
        add(likeness.has_same_phone, Reason::Phone);
        add(likeness.has_same_email, Reason::Email);
        add(likeness.origin == Some(true), Reason::Origin(true));
        add(likeness.origin == Some(false), Reason::Origin(false));
        add(likeness.country == Some(false), Reason::OtherCountry);
        add(likeness.city == Some(true), Reason::City);
        if likeness.score() < super::SAME {
            reasons.extend(self.kin(left, right, likeness).map(Reason::Kin));
        }
        reasons
    }

    /// Whether a rare part of the name of one is in the other's.
    fn shares_rare(&mut self, left: &Description, right: &Description) -> bool {
        let words = |of: &Description| -> Vec<super::Word> {
            [&of.arabic, &of.latin]
                .into_iter()
                .flat_map(|name| [name.line(), name.family()].concat())
                .collect()
        };
        let others = words(right);
        words(left).into_iter().any(|word| {
            self.words.rarity(word) >= RARE
                && others
                    .iter()
                    .any(|other| self.words.rarity(*other) >= RARE && self.alike(word, *other) >= ALIKE.1)
        })
    }
}
