//! The lexicon in `lexicon/`: names, countries, occupations. Its README says what the columns mean.

use std::sync::LazyLock;

use registry::person::Sex;

use crate::dice::{Dice, Weighted};

/// How papers of a country spell names in Latin script: the columns `latin_…` of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Custom {
    English,
    French,
    Spanish,
    German,
}

/// The Latin spellings of a name, by custom, most usual first.
#[derive(Debug)]
pub(crate) struct Spellings([Vec<&'static str>; 4]);

impl Spellings {
    fn new(columns: [&'static str; 4]) -> Self {
        Self(columns.map(|column| column.split('|').collect()))
    }

    /// One of them, most often the most usual.
    pub fn pick(&self, custom: Custom, dice: &mut Dice) -> &'static str {
        let spellings = &self.0[custom as usize];
        let at = dice.among(&[(0, 60), (1, 22), (2, 11), (3, 7)]);
        spellings.get(at).or(spellings.first()).expect("split gives one at least")
    }

    #[cfg(test)]
    pub fn all(&self) -> impl Iterator<Item = &'static str> {
        self.0.iter().flatten().copied()
    }
}

/// A given name.
#[derive(Debug)]
pub(crate) struct Given {
    pub ar: &'static str,
    sex: Sex,
    weight: u32,
    /// When it was in fashion: one of [`COHORTS`], or `all`.
    cohort: &'static str,
    /// Percent of bearers from Christian families.
    christian: u32,
    pub latin: Spellings,
}

/// A family name.
#[derive(Debug)]
pub(crate) struct Family {
    pub ar: &'static str,
    pub weight: u32,
    /// Ids of origins or slugs of districts.
    pub origins: Vec<&'static str>,
    /// Percent of bearers from Christian families.
    pub christian: u32,
    pub latin: Spellings,
}

/// A city.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct City {
    pub ar: &'static str,
    pub latin: &'static str,
}

/// The parts of the world by which names and languages are used differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum World {
    Arab,
    LatinAmerica,
    Elsewhere,
}

/// A country of residence.
#[derive(Debug)]
pub(crate) struct Country {
    pub code: &'static str,
    pub weight: u32,
    pub custom: Custom,
    pub world: World,
    /// Percent registered with UNRWA.
    pub refugee: u32,
    /// Percent Christian.
    pub christian: u32,
    pub cities: Weighted<City>,
}

/// When a given name was in fashion.
const COHORTS: [&str; 3] = ["old", "mid", "young"];

/// All of it, with the tables by which it is drawn from.
pub(crate) struct Lexicon {
    pub given: Vec<Given>,
    pub families: Vec<Family>,
    pub countries: Vec<Country>,
    /// Places in `given`, by sex, cohort, faith.
    given_tables: [[[Weighted<usize>; 2]; 3]; 2],
    country_table: Weighted<usize>,
    /// ISCO-08 codes with the youngest age, by sex.
    occupations: [Weighted<(&'static str, i32)>; 2],
}

/// The lexicon, read at first use.
pub(crate) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let countries: Vec<Country> = rows(include_str!("../lexicon/diaspora.tsv")).map(country).collect();
    let given: Vec<Given> = rows(include_str!("../lexicon/given.tsv")).map(given_name).collect();
    Lexicon {
        given_tables: given_tables(&given),
        given,
        families: rows(include_str!("../lexicon/family.tsv")).map(family).collect(),
        country_table: Weighted::new(countries.iter().map(|country| country.weight).enumerate()),
        countries,
        occupations: [Sex::Female, Sex::Male].map(occupations),
    }
});

impl Lexicon {
    /// A given name for a sex, year of birth and faith.
    pub fn given(
        &'static self,
        sex: Sex,
        birth_year: i32,
        christian: bool,
        dice: &mut Dice,
    ) -> &'static Given {
        let cohort = match birth_year {
            ..1970 => 0,
            1970..1995 => 1,
            _ => 2,
        };
        &self.given[self.given_tables[sex as usize][cohort][usize::from(christian)].pick(dice)]
    }

    /// A country of residence.
    pub fn country(&'static self, dice: &mut Dice) -> &'static Country {
        &self.countries[self.country_table.pick(dice)]
    }

    /// An occupation with the age from which it is held.
    pub fn occupation(&self, sex: Sex, dice: &mut Dice) -> (&'static str, i32) {
        self.occupations[sex as usize].pick(dice)
    }
}

/// The lines of a file after its first, split at tabs.
fn rows(text: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    text.lines().skip(1).map(|line| line.split('\t').collect())
}

fn number(text: &str) -> u32 {
    text.parse().expect("a number, as the lexicon's README says")
}

/// How many of a hundred bearers of a name, `christian` of which are Christian, have the faith.
pub(crate) fn of_faith(christian: u32, faith: bool) -> u32 {
    if faith { christian } else { 100 - christian }
}

fn given_name(row: Vec<&'static str>) -> Given {
    Given {
        ar: row[0],
        sex: if row[1] == "f" { Sex::Female } else { Sex::Male },
        weight: number(row[2]),
        cohort: row[3],
        christian: number(row[4]),
        latin: Spellings::new([row[5], row[6], row[7], row[8]]),
    }
}

fn given_tables(names: &[Given]) -> [[[Weighted<usize>; 2]; 3]; 2] {
    let table = |sex: Sex, cohort: &str, faith: bool| {
        let of_sex = names.iter().enumerate().filter(|(_, name)| name.sex == sex);
        Weighted::new(of_sex.map(|(at, name)| {
            // A name out of fashion is rare, not gone.
            let fashion = if [cohort, "all"].contains(&name.cohort) { 20 } else { 1 };
            (at, name.weight * fashion * of_faith(name.christian, faith))
        }))
    };
    [Sex::Female, Sex::Male]
        .map(|sex| COHORTS.map(|cohort| [false, true].map(|faith| table(sex, cohort, faith))))
}

fn family(row: Vec<&'static str>) -> Family {
    Family {
        ar: row[0],
        weight: number(row[1]),
        origins: row[2].split('|').filter(|origin| !origin.is_empty()).collect(),
        christian: number(row[3]),
        latin: Spellings::new([row[4], row[5], row[6], row[7]]),
    }
}

fn country(row: Vec<&'static str>) -> Country {
    let custom = match row[2] {
        "fr" => Custom::French,
        "es" => Custom::Spanish,
        "de" => Custom::German,
        _ => Custom::English,
    };
    let world = match row[0] {
        "AE" | "BH" | "DZ" | "EG" | "IQ" | "JO" | "KW" | "LB" | "LY" | "MA" | "OM" | "PS" | "QA" | "SA"
        | "SD" | "SY" | "TN" | "YE" => World::Arab,
        "ES" => World::Elsewhere,
        _ if custom == Custom::Spanish => World::LatinAmerica,
        _ => World::Elsewhere,
    };
    let cities = row[5].split('|').map(|city| {
        let (ar, rest) = city.split_once('=').expect("Arabic=Latin:weight");
        let (latin, weight) = rest.rsplit_once(':').expect("Arabic=Latin:weight");
        (City { ar, latin }, number(weight))
    });
    Country {
        code: row[0],
        weight: number(row[1]),
        custom,
        world,
        refugee: number(row[3]),
        christian: number(row[4]),
        cities: Weighted::new(cities),
    }
}

fn occupations(sex: Sex) -> Weighted<(&'static str, i32)> {
    Weighted::new(rows(include_str!("../lexicon/occupations.tsv")).map(|row| {
        let from = match row[2] {
            "doctorate" => 30,
            "university" => 23,
            "diploma" => 21,
            _ => 18,
        };
        let men = number(row[3]);
        let share = if sex == Sex::Male { men } else { 100 - men };
        ((row[0], from), number(row[1]) * share)
    }))
}

#[cfg(test)]
impl Lexicon {
    /// All occupations' codes.
    pub fn codes(&self) -> impl Iterator<Item = &'static str> {
        self.occupations.iter().flat_map(|of| of.items()).map(|(code, _)| *code)
    }
}

#[cfg(test)]
mod tests {
    use registry::name::{LONGEST, arabic_script, latin_script, letters};

    use super::*;

    #[test]
    fn every_name_is_one() {
        let names = LEXICON.given.iter().map(|name| (name.ar, &name.latin));
        for (ar, latin) in names.chain(LEXICON.families.iter().map(|name| (name.ar, &name.latin))) {
            assert!(letters(ar).is_ok() && arabic_script(ar).is_ok(), "{ar}");
            for spelling in latin.all() {
                assert!(letters(spelling).is_ok() && latin_script(spelling).is_ok(), "{spelling}");
                assert!(
                    !spelling.is_empty() && spelling.chars().count() as u64 <= LONGEST,
                    "{ar}: {spelling}"
                );
            }
        }
    }
}
