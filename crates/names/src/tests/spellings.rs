//! The table of spellings that were checked by hand.

use crate::{How, MET, Name, compare};

#[test]
fn four_hundred_checked_by_hand() {
    let text = include_str!("../../SPELLINGS.md");
    let rows: Vec<(&str, &str)> = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Arabic"))
        .filter_map(|line| line.trim_matches(['|', ' ']).split_once(" | "))
        .collect();
    assert_eq!(rows.len(), 400);
    let mut wrong = Vec::new();
    for (arabic, latin) in rows {
        let (one, other) = (Name::new(arabic), Name::new(latin));
        let compared = compare(&one, &other);
        if compared.score < MET {
            wrong.push(format!("{arabic} and {latin}: {}", compared.score));
        }
        let is_translation = compared.met.iter().any(|met| met.how == How::Meaning);
        let keys = |name: &Name| {
            let keys = name.parts().iter().map(crate::Part::keys);
            keys.flat_map(|keys| &keys.sounds | &keys.near).collect::<std::collections::BTreeSet<_>>()
        };
        if !is_translation && keys(&one).is_disjoint(&keys(&other)) {
            wrong.push(format!("{arabic} and {latin} share no key"));
        }
    }
    assert!(wrong.is_empty(), "{}: {wrong:#?}", wrong.len());
}
