//! What every population keeps to.

use std::collections::{BTreeMap, HashMap, HashSet};

use registry::name::{arabic_script, has_letter, latin_script, letters};

use super::*;
use crate::lineage;

fn reference() -> std::sync::Arc<Reference> {
    Reference::load(None).unwrap()
}

fn people(count: usize) -> Vec<Sample> {
    People::new(1, &reference()).take(count).collect()
}

/// FNV-1a over what a person is made of, each value ended by a byte that no text has.
fn fingerprint(people: &[Sample]) -> u64 {
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    for of in people {
        let new = &of.new;
        let sex = new.sex.map_or("", |sex| if sex == Sex::Male { "m" } else { "f" });
        let values = [
            &new.given_ar,
            &new.father_ar,
            &new.grandfather_ar,
            &new.family_ar,
            &new.given_latin,
            &new.family_latin,
            &new.no_family.to_string(),
            sex,
            &new.birth.map(|birth| birth.to_string()).unwrap_or_default(),
            &new.origin,
            &new.occupation,
            &new.country,
            &new.city,
            &new.camp,
            new.locale.code(),
            &of.status.code(),
            &of.registered_at.timestamp().to_string(),
            of.email.as_deref().unwrap_or_default(),
            of.phone.as_deref().unwrap_or_default(),
            &of.whatsapp.to_string(),
            &format!("{:?}", of.consents),
            &of.household.to_string(),
        ];
        for value in values {
            for byte in value.bytes().chain([0xFF]) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3);
            }
        }
    }
    hash
}

#[test]
fn the_same_seed_gives_the_same_people() {
    let first = people(100);
    assert_eq!(fingerprint(&first), 18_078_248_912_910_258_854);
    let reference = reference();
    assert_ne!(People::new(2, &reference).take(100).collect::<Vec<_>>(), first);
    // A block needs none of those before it.
    let third: Vec<Sample> = People::new(1, &reference).skip(2 * BLOCK).take(BLOCK).collect();
    assert_eq!(People::new(1, &reference).of_block(2), third);
}

#[test]
fn everyone_could_have_registered() {
    let reference = reference();
    for (at, of) in people(20_000).into_iter().enumerate() {
        let new = &of.new;
        assert!(reference.countries.get(&new.country).is_some(), "{of:?}");
        assert!(new.origin.is_empty() || reference.origins.get(&new.origin).is_some(), "{of:?}");
        assert!(new.occupation.is_empty() || reference.occupations.get(&new.occupation).is_some(), "{of:?}");
        let camp = reference.camps.get(&new.camp);
        assert!(new.camp.is_empty() || camp.is_some_and(|camp| camp.group == new.country), "{of:?}");
        let arabic = [&new.given_ar, &new.father_ar, &new.grandfather_ar, &new.family_ar];
        let latin = [&new.given_latin, &new.family_latin];
        for part in arabic.into_iter().chain(latin) {
            assert!(letters(part).is_ok() && part.trim() == part, "{of:?}");
            assert!(part.chars().count() as u64 <= LONGEST, "{of:?}");
        }
        assert!(arabic.iter().all(|part| arabic_script(part).is_ok()), "{of:?}");
        assert!(latin.iter().all(|part| latin_script(part).is_ok()), "{of:?}");
        assert!(has_letter(&new.given_ar) || has_letter(&new.given_latin), "{of:?}");
        assert_eq!(new.no_family, new.family_ar.is_empty() && new.family_latin.is_empty(), "{of:?}");
        assert!(!lineage::is_never(&new.given_ar, &new.family_ar), "{of:?}");
        // Reading numbers is slow without optimisation; every form of them has a test of its own.
        if let Some(phone) = of.phone.as_ref().filter(|_| at % 10 == 0) {
            assert_eq!(registry::contact::phone(phone, &new.country).as_ref(), Some(phone), "{of:?}");
        }
        if let Some(email) = &of.email {
            assert!(registry::contact::is_email(email) && email.contains("@example."), "{of:?}");
        }
        assert!(
            of.registered_at < UNTIL && of.registered_at >= UNTIL - TimeDelta::days(DAYS.into()),
            "{of:?}"
        );
        if let Some(birth) = new.birth {
            assert!((1930..=2022).contains(&birth.year), "{of:?}");
            assert_eq!(PartialDate::parse(&birth.to_string()), Some(birth), "{of:?}");
        }
    }
}

#[test]
fn households_belong_together() {
    let atlas = Atlas::new(&reference());
    let mut dice = Dice::new(3, 0);
    let mut families = 0;
    for _ in 0..5_000 {
        let household = household::draw(&atlas, &mut dice);
        assert!(!household.members.is_empty());
        // Whoever has the same father has the same grandfather and family, spelled alike, and another name.
        let mut siblings: HashMap<_, Vec<&Member>> = HashMap::new();
        for member in &household.members {
            let lineage = &member.lineage;
            let key = (lineage.father.ar, lineage.grandfather.ar, lineage.family.ar);
            siblings.entry(key).or_default().push(member);
        }
        assert!(siblings.len() <= 3, "{household:?}");
        families += siblings.values().filter(|siblings| siblings.len() > 1).count();
        for siblings in siblings.values() {
            let spellings: HashSet<_> = siblings.iter().map(|of| of.lineage.family_latin).collect();
            assert_eq!(spellings.len(), 1, "{household:?}");
        }
    }
    assert!(families > 1_000, "{families}");

    let mut shared: BTreeMap<u32, (String, String, String, String)> = BTreeMap::new();
    for of in people(5_000) {
        let place = (of.new.country, of.new.city, of.new.camp, of.new.origin);
        assert_eq!(*shared.entry(of.household).or_insert_with(|| place.clone()), place);
    }
}

/// Asserts that `share` (in a thousand) of `people` is so, give or take `within`.
fn assert_share(what: &str, people: &[Sample], is: impl Fn(&Sample) -> bool, share: usize, within: usize) {
    let found = people.iter().filter(|of| is(of)).count() * 1000 / people.len();
    assert!(found.abs_diff(share) <= within, "{what}: {found} ‰, not {share}");
}

#[test]
fn shares_are_as_said() {
    let people = people(20_000);
    for country in LEXICON.countries.iter().filter(|country| country.weight > 1_000) {
        let share = usize::try_from(country.weight).unwrap() / 100;
        assert_share(country.code, &people, |of| of.new.country == country.code, share, 4 + share / 8);
    }
    for (status, share, within) in [
        (Status::Submitted, 180, 15),
        (Status::Verified, 740, 20),
        (Status::Held, 10, 4),
        (Status::Returned, 30, 6),
        (Status::Paused, 20, 6),
        (Status::Deceased, 20, 6),
    ] {
        assert_share(&status.code(), &people, |of| of.status == status, share, within);
    }
    let month = TimeDelta::days(30);
    assert_share("the last month", &people, |of| of.registered_at >= UNTIL - month, 41, 8);
    assert_share("women", &people, |of| of.new.sex == Some(Sex::Female), 480, 30);
    assert_share("minors", &people, |of| of.new.birth.is_some_and(|birth| birth.year > 2008), 240, 60);
    assert_share(
        "day of birth",
        &people,
        |of| of.new.birth.is_some_and(|birth| birth.day.is_some()),
        800,
        15,
    );
    assert_share("no contact", &people, |of| of.email.is_none() && of.phone.is_none(), 140, 60);
    assert_share("in work", &people, |of| !of.new.occupation.is_empty(), 360, 60);

    let of = |codes: &[&str]| -> Vec<Sample> {
        people.iter().filter(|of| codes.contains(&of.new.country.as_str())).cloned().collect()
    };
    assert_share("Arabic in Jordan", &of(&["JO"]), |of| !of.new.given_ar.is_empty(), 980, 15);
    assert_share("Latin in Chile", &of(&["CL"]), |of| !of.new.given_latin.is_empty(), 950, 30);
    assert_share("camps in Lebanon", &of(&["LB"]), |of| !of.new.camp.is_empty(), 517, 70);
    assert_share("camps elsewhere", &of(&["CL", "DE", "SA"]), |of| !of.new.camp.is_empty(), 0, 0);
    let towns = ["bethlehem", "bayt-jala", "bayt-sahur"];
    assert_share("Bethlehem in Chile", &of(&["CL"]), |of| towns.contains(&of.new.origin.as_str()), 600, 200);
}
