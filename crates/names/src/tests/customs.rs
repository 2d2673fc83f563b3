//! Names by the custom of a country.

use crate::{Custom, Name, arabic_spellings, latin_spellings, rarity, to_latin};

#[test]
fn each_custom_has_its_own() {
    for (arabic, spellings) in [
        // From the table.
        ("خليل", ["Khalil", "Khalil", "Jalil", "Khalil"]),
        ("يوسف", ["Yousef", "Youssef", "Yusef", "Yousef"]),
        // By rules.
        ("خنفر", ["Khanfar", "Khanfar", "Janfar", "Chanfar"]),
        ("شخنور", ["Shakhnour", "Chakhnour", "Chajnur", "Schachnur"]),
        ("جعبور", ["Jaabour", "Jaabour", "Yaabur", "Dschaabur"]),
        ("أبو سمير", ["Abu Samir", "Abou Samir", "Abu Samir", "Abu Samir"]),
        ("أبوسمير", ["Abu Samir", "Abou Samir", "Abu Samir", "Abu Samir"]),
        ("عبد الستار", ["Abdul Satar", "Abdel Satar", "Abdul Satar", "Abdul Satar"]),
        ("يغمور", ["Yaghmour", "Yaghmour", "Yagmur", "Jaghmur"]),
    ] {
        assert_eq!(Custom::ALL.map(|custom| to_latin(arabic, custom)), spellings, "{arabic}");
    }
}

#[test]
fn countries_have_customs() {
    for (country, custom) in [
        ("CL", Custom::Spanish),
        ("HN", Custom::Spanish),
        ("BR", Custom::Spanish),
        ("FR", Custom::French),
        ("LB", Custom::French),
        ("DE", Custom::German),
        ("JO", Custom::English),
        ("US", Custom::English),
        ("", Custom::English),
    ] {
        assert_eq!(Custom::of_country(country), custom, "{country}");
    }
}

#[test]
fn spellings_by_rank() {
    assert_eq!(latin_spellings("محمد", Custom::French, 3), ["Mohamed", "Mohammed", "Mohamad"]);
    assert_eq!(latin_spellings("خنفر", Custom::Spanish, 9), ["Janfar", "Khanfar", "Chanfar"]);
    assert_eq!(latin_spellings("", Custom::German, 9), [""; 0]);
    for (latin, expected) in [
        // What is spelt so by some custom, then what is spelt nearly so.
        ("Mohamed", "محمد"),
        ("Jalil", "خليل"),
        ("Mohammod", "محمد"),
        ("Khateeb", "الخطيب"),
        ("Juan", "يوحنا"),
        ("Xanthippe", "كسانثيبة"),
    ] {
        let spellings = arabic_spellings(latin, 4);
        assert!(spellings.iter().any(|arabic| arabic == expected), "{latin}: {spellings:?}");
    }
    assert_eq!(arabic_spellings("Mohamed", 1), ["محمد"]);
    // One spelling, several names.
    assert_eq!(arabic_spellings("Awad", 2)[0], "عوض");
}

#[test]
fn what_is_rare_counts_more() {
    let of = |text: &str| rarity(&Name::new(text).parts()[0]);
    assert!(of("محمد") < of("خليل") && of("خليل") < of("خنفر"));
    assert_eq!(of("محمد"), of("Mohamed"));
    assert!((3.0..6.0).contains(&of("محمد")), "{}", of("محمد"));
    assert!((14.0..16.0).contains(&of("Xanthippe")), "{}", of("Xanthippe"));
}
