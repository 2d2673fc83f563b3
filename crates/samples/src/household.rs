//! Households: people who live together and are related, and what they have in common.

use registry::person::Sex;

use crate::atlas::{Atlas, camp};
use crate::dice::Dice;
use crate::lexicon::{City, Country, LEXICON, World};
use crate::lineage::{Lineage, Own};

/// The year in which everyone's age is counted.
pub(crate) const YEAR: i32 = 2026;
/// Youngest and oldest year of birth.
const BORN: (i32, i32) = (1930, 2022);

/// In which script a household gave its names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    Arabic,
    Latin,
    Both,
}

/// A household.
#[derive(Clone, Debug)]
pub(crate) struct Household {
    pub country: &'static Country,
    /// None where they did not say.
    pub city: Option<City>,
    /// An id of `camps.csv`, or empty.
    pub camp: &'static str,
    /// An id of `origins.csv`, or empty.
    pub origin: String,
    pub script: Script,
    /// How many names before the family name are given in Arabic, 1–3.
    pub parts_ar: usize,
    /// The same in Latin script.
    pub parts_latin: usize,
    /// They have no family name.
    pub no_family: bool,
    pub members: Vec<Member>,
}

/// One of them.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub sex: Sex,
    pub birth_year: i32,
    pub own: Own,
    pub lineage: Lineage,
    /// Family name in Latin script: a wife may bear her husband's.
    pub family_latin: String,
}

impl Member {
    /// Age in years, at [`YEAR`]'s end.
    pub fn age(&self) -> i32 {
        YEAR - self.birth_year
    }
}

/// A household while its members are drawn.
struct Draw<'a> {
    country: &'static Country,
    christian: bool,
    atlas: &'a Atlas,
    members: Vec<Member>,
}

/// A household anywhere, one person at least.
pub(crate) fn draw(atlas: &Atlas, dice: &mut Dice) -> Household {
    let country = LEXICON.country(dice);
    let christian = dice.percent(country.christian);
    let refugee = dice.percent(country.refugee);
    let city = country.cities.pick(dice);
    let family = atlas.family(country, christian, dice);
    let script = script(country.world, dice);
    let no_family = dice.below(1000) < 8;
    let mut draw = Draw { country, christian, atlas, members: Vec::new() };
    draw.people(family, dice);
    Household {
        country,
        camp: if refugee { camp(country, city, dice) } else { "" },
        city: (!dice.percent(3)).then_some(city),
        origin: atlas.origin(family, refugee, dice).to_owned(),
        script,
        parts_ar: parts_ar(country.world, dice),
        // Without a family name the father's stands for it.
        parts_latin: parts_latin(country.world, dice).max(1 + usize::from(no_family)),
        no_family,
        members: draw.members,
    }
}

fn script(world: World, dice: &mut Dice) -> Script {
    match world {
        World::Arab => dice.among(&[(Script::Arabic, 62), (Script::Both, 36), (Script::Latin, 2)]),
        World::LatinAmerica => dice.among(&[(Script::Latin, 66), (Script::Both, 29), (Script::Arabic, 5)]),
        World::Elsewhere => dice.among(&[(Script::Both, 52), (Script::Latin, 32), (Script::Arabic, 16)]),
    }
}

fn parts_ar(world: World, dice: &mut Dice) -> usize {
    match world {
        World::Arab => dice.among(&[(3, 92), (2, 6), (1, 2)]),
        World::LatinAmerica => dice.among(&[(3, 35), (2, 35), (1, 30)]),
        World::Elsewhere => dice.among(&[(3, 74), (2, 18), (1, 8)]),
    }
}

fn parts_latin(world: World, dice: &mut Dice) -> usize {
    match world {
        World::Arab => dice.among(&[(1, 50), (2, 20), (3, 30)]),
        World::LatinAmerica => 1,
        World::Elsewhere => dice.among(&[(1, 86), (2, 10), (3, 4)]),
    }
}

/// An adult's age.
fn age(dice: &mut Dice) -> i32 {
    let (low, high) = dice.among(&[
        ((18, 24), 11),
        ((25, 34), 26),
        ((35, 44), 25),
        ((45, 54), 17),
        ((55, 64), 12),
        ((65, 74), 6),
        ((75, 96), 3),
    ]);
    dice.between(low, high)
}

impl Draw<'_> {
    fn people(&mut self, family: usize, dice: &mut Dice) {
        let family = &LEXICON.families[family];
        let birth_year = YEAR - age(dice);
        let lineage = Lineage::draw(family, birth_year, self.christian, self.country, dice);
        match dice.below(100) {
            0..30 => {
                let sex = if dice.percent(62) { Sex::Male } else { Sex::Female };
                self.add(sex, birth_year, lineage, dice);
            }
            30..42 => {
                let mut year = birth_year.max(BORN.0 + 10);
                for _ in 0..dice.between(2, 3) {
                    let sex = dice.one(&[Sex::Male, Sex::Female]);
                    self.add(sex, year, lineage.clone(), dice);
                    year -= dice.between(2, 4);
                }
            }
            _ => self.couple(birth_year.min(YEAR - 22), lineage, dice),
        }
    }

    fn add(&mut self, sex: Sex, birth_year: i32, lineage: Lineage, dice: &mut Dice) {
        let taken: Vec<_> = self.members.iter().map(|member| member.own.given.ar).collect();
        let birth_year = birth_year.clamp(BORN.0, BORN.1);
        let own = Own::draw(&lineage, &taken, (sex, birth_year, self.christian), self.country, dice);
        let family_latin = lineage.full_latin();
        self.members.push(Member { sex, birth_year, own, lineage, family_latin });
    }

    /// A man, his wife, and those of their children who live with them. One of the two may be missing.
    fn couple(&mut self, birth_year: i32, lineage: Lineage, dice: &mut Dice) {
        let mothers_year = (birth_year + dice.between(-1, 8)).min(YEAR - 19);
        let mothers_family = &LEXICON.families[self.atlas.family(self.country, self.christian, dice)];
        let mothers = Lineage::draw(mothers_family, mothers_year, self.christian, self.country, dice);
        self.add(Sex::Male, birth_year, lineage.clone(), dice);
        self.add(Sex::Female, mothers_year, mothers, dice);
        let [father, mother] = self.members.as_mut_slice() else { unreachable!("two were added") };
        let childrens = Lineage {
            father: father.own.given,
            father_latin: father.own.given_latin,
            grandfather: lineage.father,
            grandfather_latin: lineage.father_latin,
            mother_latin: lineage.mother_latin.map(|_| mother.lineage.family_latin),
            ..lineage
        };
        if self.country.world == World::Elsewhere && dice.percent(50) {
            mother.family_latin.clone_from(&father.family_latin);
        }
        self.children(mothers_year, &childrens, dice);
        match dice.below(100) {
            0..10 => drop(self.members.remove(0)),
            10..22 => drop(self.members.remove(1)),
            _ => {}
        }
    }

    fn children(&mut self, mothers_year: i32, lineage: &Lineage, dice: &mut Dice) {
        let most = if self.country.world == World::Arab { 7 } else { 4 };
        let mut year = mothers_year + dice.between(19, 30);
        for _ in 0..dice.between(0, most) {
            if year > BORN.1.min(mothers_year + 44) {
                break;
            }
            let at_home = match YEAR - year {
                ..18 => 94,
                18..25 => 65,
                25..33 => 28,
                _ => 7,
            };
            let sex = dice.one(&[Sex::Male, Sex::Female]);
            if dice.percent(at_home) {
                self.add(sex, year, lineage.clone(), dice);
            }
            // Two years at least, since months are drawn apart.
            year += dice.between(2, 5);
        }
    }
}
