//! A population of any size. The same seed gives the same people, on every machine.

use accounts::reference::Reference;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Locale;
use kit::format::PartialDate;
use registry::name::LONGEST;
use registry::new_person::New;
use registry::person::{Sex, Status};

use crate::atlas::Atlas;
use crate::contact::{self, email};
use crate::dice::Dice;
use crate::household::{self, Household, Member, Script};
use crate::lexicon::{LEXICON, World};

/// Nobody registers at this time or later.
pub const UNTIL: DateTime<Utc> = DateTime::from_timestamp(1_793_491_200, 0).expect("2026-11-01 is in range");
/// Days before [`UNTIL`] in which people registered: four years.
const DAYS: u32 = 1461;
/// People of one block. A block is drawn without those before it.
const BLOCK: usize = 1000;
/// Age from which a person has contacts and consents of their own, in years.
const ADULT: i32 = 18;

/// An invented person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What the record is made of.
    pub new: New,
    /// Where the registration stands.
    pub status: Status,
    /// When they registered, before [`UNTIL`].
    pub registered_at: DateTime<Utc>,
    /// E-mail, at a domain that exists for examples only.
    pub email: Option<String>,
    /// Telephone in E.164.
    pub phone: Option<String>,
    /// Whether the telephone is on WhatsApp.
    pub whatsapp: bool,
    /// What they agreed to, in the order of [`registry::consent::Purpose`].
    pub consents: [bool; 5],
    /// Number of the household; its members follow each other.
    pub household: u32,
}

/// The people of a seed, without end.
#[derive(Debug)]
pub struct People {
    seed: u64,
    block: u32,
    waiting: std::vec::IntoIter<Sample>,
    atlas: Atlas,
}

impl People {
    /// The people of `seed`; their places of origin are those of `reference`.
    pub fn new(seed: u64, reference: &Reference) -> Self {
        Self { seed, block: 0, waiting: Vec::new().into_iter(), atlas: Atlas::new(reference) }
    }

    /// The thousand people of block `block`.
    fn of_block(&self, block: u32) -> Vec<Sample> {
        let mut dice = Dice::new(self.seed, block.into());
        let mut people = Vec::with_capacity(BLOCK + 8);
        let mut number = block.wrapping_mul(1000);
        while people.len() < BLOCK {
            let household = household::draw(&self.atlas, &mut dice);
            register(&household, number, &mut dice, &mut people);
            number += 1;
        }
        people.truncate(BLOCK);
        people
    }
}

impl Iterator for People {
    type Item = Sample;

    fn next(&mut self) -> Option<Sample> {
        if self.waiting.len() == 0 {
            self.waiting = self.of_block(self.block).into_iter();
            self.block = self.block.wrapping_add(1);
        }
        self.waiting.next()
    }
}

/// Brings the household into the registry, most of it in one go.
fn register(household: &Household, number: u32, dice: &mut Dice, people: &mut Vec<Sample>) {
    let together = seconds_before(dice);
    let shared_phone = contact::mobile(household.country.code, dice);
    let shared_email = household.members.first().map(|member| email(member, dice));
    for (at, member) in household.members.iter().enumerate() {
        let before = if dice.percent(70) {
            together.saturating_sub(300 * u32::try_from(at).expect("a household is small"))
        } else {
            seconds_before(dice)
        };
        let adult = member.age() >= ADULT;
        let phone = match (at, adult) {
            (0, _) => dice.percent(84).then(|| shared_phone.clone()),
            (_, true) if dice.percent(64) => Some(own_phone(household, dice)),
            (_, true) => dice.percent(60).then(|| shared_phone.clone()),
            (_, false) => dice.percent(55).then(|| shared_phone.clone()),
        };
        let mail = match (at, member.age()) {
            (0, ..70) => shared_email.clone().filter(|_| dice.percent(66)),
            (_, 70..) => dice.percent(22).then(|| email(member, dice)),
            (_, ADULT..) => dice.percent(60).then(|| email(member, dice)),
            _ => shared_email.clone().filter(|_| dice.percent(25)),
        };
        people.push(Sample {
            new: new(household, member, dice),
            status: status(member.age(), before, dice),
            registered_at: UNTIL - TimeDelta::seconds(before.into()),
            email: mail,
            whatsapp: phone.is_some() && dice.percent(82),
            phone,
            consents: consents(adult, dice),
            household: number,
        });
    }
}

/// Seconds before [`UNTIL`]: of two chances the later one, so that recent days are denser.
fn seconds_before(dice: &mut Dice) -> u32 {
    let seconds = DAYS * 86_400;
    1 + dice.below(seconds).min(dice.below(seconds))
}

/// Where it stands after so many `seconds`: what came in lately waits, the rest has been looked at.
/// Weights in ten thousand, such that of all about 18 % wait and 74 % are verified.
fn status(age: i32, seconds: u32, dice: &mut Dice) -> Status {
    let deceased = match age {
        80.. => 260,
        65..80 => 110,
        40..65 => 26,
        _ => 4,
    };
    if dice.below(1000) < deceased {
        return Status::Deceased;
    }
    let lately = seconds < 170 * 86_400;
    dice.among(match lately {
        true => &[
            (Status::Submitted, 7700),
            (Status::Verified, 1400),
            (Status::Held, 400),
            (Status::Returned, 500),
            (Status::Paused, 0),
        ],
        false => &[
            (Status::Submitted, 150),
            (Status::Verified, 9300),
            (Status::Held, 44),
            (Status::Returned, 244),
            (Status::Paused, 262),
        ],
    })
}

fn consents(adult: bool, dice: &mut Dice) -> [bool; 5] {
    // All are off unless someone turns them on, and half of all people turn none on.
    if !adult || dice.percent(50) {
        [false; 5]
    } else {
        [76, 62, 50, 24, 10].map(|share| dice.percent(share))
    }
}

/// Some keep the number they had in Palestine.
fn own_phone(household: &Household, dice: &mut Dice) -> String {
    let country = if dice.percent(4) { "PS" } else { household.country.code };
    contact::mobile(country, dice)
}

fn new(household: &Household, member: &Member, dice: &mut Dice) -> New {
    let (arabic, latin) = (household.script != Script::Latin, household.script != Script::Arabic);
    let locale = locale(household, dice);
    let [given_ar, father_ar, grandfather_ar, family_ar] =
        if arabic { names_ar(household, member) } else { Default::default() };
    let [given_latin, family_latin] = if latin { names_latin(household, member) } else { Default::default() };
    let city = household.city.map_or("", |city| match household.script {
        Script::Arabic => city.ar,
        Script::Both if household.country.world == World::Arab => city.ar,
        _ => city.latin,
    });
    New {
        given_ar,
        father_ar,
        grandfather_ar,
        family_ar,
        given_latin,
        family_latin,
        no_family: household.no_family,
        sex: (!dice.percent(1)).then_some(member.sex),
        birth: birth(member.birth_year, dice),
        origin: household.origin.clone(),
        occupation: occupation(household, member, dice).to_owned(),
        country: household.country.code.to_owned(),
        city: city.to_owned(),
        camp: household.camp.to_owned(),
        locale,
        external_id: None,
    }
}

fn names_ar(household: &Household, member: &Member) -> [String; 4] {
    let (own, lineage) = (&member.own, &member.lineage);
    let given = match own.second_ar {
        Some(second) => format!("{} {second}", own.given.ar),
        None => own.given.ar.to_owned(),
    };
    let from =
        |parts: usize, name: &str| if household.parts_ar >= parts { name.to_owned() } else { String::new() };
    let family = if household.no_family { "" } else { lineage.family.ar };
    [given, from(2, lineage.father.ar), from(3, lineage.grandfather.ar), family.to_owned()]
}

/// In Latin papers what stands before the family name is all given names.
fn names_latin(household: &Household, member: &Member) -> [String; 2] {
    let (own, lineage) = (&member.own, &member.lineage);
    let mut given = own.given_latin.to_owned();
    let further =
        [lineage.father_latin, lineage.grandfather_latin].into_iter().take(household.parts_latin - 1);
    for name in own.second_latin.into_iter().chain(further) {
        if (given.len() + 1 + name.len()) as u64 <= LONGEST {
            given.push(' ');
            given.push_str(name);
        }
    }
    let family = if household.no_family { String::new() } else { member.family_latin.clone() };
    [given, family]
}

fn locale(household: &Household, dice: &mut Dice) -> Locale {
    match (household.country.world, household.country.code, household.script) {
        (World::Arab, ..) => dice.among(&[(Locale::Ar, 96), (Locale::En, 4)]),
        (_, _, Script::Arabic) => dice.among(&[(Locale::Ar, 92), (Locale::En, 8)]),
        (World::LatinAmerica, ..) | (_, "ES", _) => {
            dice.among(&[(Locale::Es, 86), (Locale::Ar, 9), (Locale::En, 5)])
        }
        (_, "AU" | "CA" | "GB" | "IE" | "NZ" | "US" | "ZA", _) => {
            dice.among(&[(Locale::En, 68), (Locale::Ar, 32)])
        }
        _ => dice.among(&[(Locale::En, 36), (Locale::Ar, 64)]),
    }
}

/// Most know the day, some the month or the year only, some do not say.
fn birth(year: i32, dice: &mut Dice) -> Option<PartialDate> {
    let month = dice.below(12) + 1;
    let day = dice.below(28) + 1;
    match dice.below(100) {
        0..80 => Some(PartialDate { year, month: Some(month), day: Some(day) }),
        80..86 => Some(PartialDate { year, month: Some(month), day: None }),
        86..97 => Some(PartialDate { year, month: None, day: None }),
        _ => None,
    }
}

/// An ISCO-08 code; empty for whoever learns, keeps house, looks for work or rests.
fn occupation(household: &Household, member: &Member, dice: &mut Dice) -> &'static str {
    let works = match (member.age(), member.sex, household.country.world) {
        (..18, ..) => 0,
        (18..23, ..) => 24,
        (66.., ..) => 9,
        (_, Sex::Male, _) => 84,
        (_, Sex::Female, World::Arab) => 27,
        (_, Sex::Female, _) => 58,
    };
    if !dice.percent(works) {
        return "";
    }
    let (code, from) = LEXICON.occupation(member.sex, dice);
    if member.age() >= from { code } else { "" }
}

#[cfg(test)]
mod tests;
