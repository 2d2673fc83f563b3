//! Where families come from and where they live: the lexicon's places, met with the reference lists.

use std::collections::HashMap;

use accounts::reference::Reference;

use crate::dice::{Dice, Weighted};
use crate::lexicon::{City, Country, Family, LEXICON, World, of_faith};

/// Camps of the host countries, by country and the lexicon's city (in Arabic) they belong to.
const CAMPS: &[(&str, &str, &[&str])] = &[
    ("JO", "عمان", &["jo-amman-new-camp", "jo-jabal-el-hussein", "jo-prince-hassan", "jo-talbieh"]),
    ("JO", "البقعة", &["jo-baqaa"]),
    ("JO", "إربد", &["jo-irbid", "jo-husn"]),
    ("JO", "جرش", &["jo-jerash", "jo-souf"]),
    ("JO", "ماركا", &["jo-marka"]),
    ("JO", "الزرقاء", &["jo-zarqa", "jo-sukhneh"]),
    ("JO", "مادبا", &["jo-madaba"]),
    ("LB", "طرابلس", &["lb-beddawi", "lb-nahr-el-bared"]),
    ("LB", "بيروت", &["lb-burj-barajneh", "lb-shatila", "lb-mar-elias"]),
    ("LB", "ضبية", &["lb-dbayeh"]),
    ("LB", "صيدا", &["lb-ein-el-hilweh", "lb-mieh-mieh"]),
    ("LB", "صور", &["lb-rashidieh", "lb-burj-shemali", "lb-el-buss"]),
    ("LB", "بعلبك", &["lb-wavel"]),
    ("SY", "دمشق", &["sy-yarmouk", "sy-khan-eshieh", "sy-khan-dunoun", "sy-sbeineh", "sy-qabr-essit"]),
    ("SY", "حلب", &["sy-neirab", "sy-ein-el-tal"]),
    ("SY", "درعا", &["sy-deraa"]),
    ("SY", "حمص", &["sy-homs"]),
    ("SY", "حماة", &["sy-hama"]),
    ("SY", "اللاذقية", &["sy-latakia"]),
    ("SY", "جرمانا", &["sy-jaramana"]),
];

/// Sub-districts from which all or most were driven out in 1948.
const OF_1948: [&str; 8] = ["acre", "baysan", "beersheba", "haifa", "jaffa", "ramla", "safad", "tiberias"];
/// Towns from which most families of Latin America came.
const OF_LATIN_AMERICA: [&str; 3] = ["bethlehem", "bayt-jala", "bayt-sahur"];
/// Sub-districts from which most families of Lebanon and Syria came.
const OF_THE_NORTH: [&str; 5] = ["acre", "haifa", "nazareth", "safad", "tiberias"];

/// A place of origin.
#[derive(Clone, Debug)]
struct Origin {
    id: String,
    of_1948: bool,
}

/// Places, ready to draw from.
#[derive(Debug)]
pub(crate) struct Atlas {
    origins: Vec<Origin>,
    /// Places of 1948 among `origins`.
    of_1948: Vec<usize>,
    /// For each family of the lexicon its places among `origins`.
    typical: Vec<Vec<usize>>,
    /// Families by where they live (see `abroad`) and faith.
    families: [[Weighted<usize>; 2]; 3],
}

impl Atlas {
    /// The places of `reference`. What the lexicon names and the lists do not have is left out.
    pub fn new(reference: &Reference) -> Self {
        let rows: Vec<_> = reference.origins.all().iter().filter(|row| !row.name_ar.is_empty()).collect();
        let origins: Vec<Origin> = rows
            .iter()
            .map(|row| Origin { id: row.id.clone(), of_1948: OF_1948.contains(&row.group.as_str()) })
            .collect();
        let by_id: HashMap<&str, usize> =
            rows.iter().enumerate().map(|(at, row)| (row.id.as_str(), at)).collect();
        // A value that is both a place and a district means the place.
        let places = |origin: &str| match by_id.get(origin) {
            Some(&at) => vec![at],
            None => (0..rows.len()).filter(|&at| rows[at].group == origin).collect(),
        };
        let typical: Vec<Vec<usize>> = LEXICON
            .families
            .iter()
            .map(|family| family.origins.iter().flat_map(|origin| places(origin)).collect())
            .collect();
        let from = |at: usize, districts: &[&str]| {
            typical[at].iter().any(|&origin| districts.contains(&rows[origin].group.as_str()))
        };
        let favour = |abroad: usize, at: usize, family: &Family| match abroad {
            0 if family.origins.iter().any(|origin| OF_LATIN_AMERICA.contains(origin)) => 8,
            1 if from(at, &OF_THE_NORTH) => 4,
            _ => 1,
        };
        let table = |abroad: usize, faith: bool| {
            Weighted::new(LEXICON.families.iter().enumerate().map(|(at, family)| {
                let weight = family.weight * of_faith(family.christian, faith);
                (at, weight * favour(abroad, at, family))
            }))
        };
        let families = [0, 1, 2].map(|abroad| [false, true].map(|faith| table(abroad, faith)));
        let of_1948 = (0..origins.len()).filter(|&at| origins[at].of_1948).collect();
        Self { of_1948, typical, families, origins }
    }

    /// A family that lives in `country`: its place in the lexicon.
    pub fn family(&self, country: &Country, christian: bool, dice: &mut Dice) -> usize {
        let abroad = match (country.world, country.code) {
            (World::LatinAmerica, _) => 0,
            (_, "LB" | "SY") => 1,
            _ => 2,
        };
        self.families[abroad][usize::from(christian)].pick(dice)
    }

    /// The id of the place a household of `family` is from; empty where they do not say.
    pub fn origin(&self, family: usize, refugee: bool, dice: &mut Dice) -> &str {
        if self.origins.is_empty() || dice.percent(6) {
            return "";
        }
        let typical: Vec<usize> = match &self.typical[family] {
            all if refugee => all.iter().copied().filter(|&at| self.origins[at].of_1948).collect(),
            all => all.clone(),
        };
        let stays = dice.percent(85);
        let at = match refugee {
            _ if stays && !typical.is_empty() => dice.one(&typical),
            true if !self.of_1948.is_empty() => dice.one(&self.of_1948),
            _ => usize::try_from(dice.below(u32::try_from(self.origins.len()).expect("a few thousand")))
                .expect("usize has 32 bits at least"),
        };
        &self.origins[at].id
    }
}

/// The id of a camp at `city` for a household registered with UNRWA; empty where they live outside.
pub(crate) fn camp(country: &Country, city: City, dice: &mut Dice) -> &'static str {
    let inside = match country.code {
        "LB" => 55,
        "SY" => 40,
        _ => 28,
    };
    match CAMPS.iter().find(|(code, at, _)| *code == country.code && *at == city.ar) {
        Some((_, _, camps)) if dice.percent(inside) => dice.one(camps),
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_known() {
        let reference = Reference::load(None).unwrap();
        for (code, city, camps) in CAMPS {
            let country = LEXICON.countries.iter().find(|country| country.code == *code).unwrap();
            assert!(country.cities.items().iter().any(|known| known.ar == *city), "{city}");
            for camp in *camps {
                assert_eq!(reference.camps.get(camp).map(|camp| camp.group.as_str()), Some(*code), "{camp}");
            }
        }
        for country in &LEXICON.countries {
            assert!(reference.countries.get(country.code).is_some(), "{}", country.code);
        }
        for code in LEXICON.codes() {
            assert!(reference.occupations.get(code).is_some(), "{code}");
        }
        for origin in LEXICON.families.iter().flat_map(|family| &family.origins) {
            let place = reference.origins.get(origin).or_else(|| reference.districts.get(origin));
            assert!(place.is_some(), "{origin}");
        }
        for district in OF_1948.iter().chain(&OF_THE_NORTH) {
            assert!(reference.districts.get(district).is_some(), "{district}");
        }
        for origin in OF_LATIN_AMERICA {
            assert!(reference.origins.get(origin).is_some(), "{origin}");
        }
    }
}
