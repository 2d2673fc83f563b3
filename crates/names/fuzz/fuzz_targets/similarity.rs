//! Two lines are compared as names: the same in both orders, never outside of 0 to 1, 1 for a name and itself, and
//! explained as they are compared.

#![no_main]

use libfuzzer_sys::fuzz_target;
use names::{MET, Name, compare, part_similarity, similarity};

fuzz_target!(|text: &str| {
    let (left, right) = text.split_once('\n').unwrap_or((text, ""));
    let (left, right) = (Name::new(left), Name::new(right));
    for name in [&left, &right] {
        assert_eq!(similarity(name, name), if name.parts().is_empty() { 0.0 } else { 1.0 });
    }
    for one in left.parts() {
        for other in right.parts() {
            let score = part_similarity(one, other);
            assert!((0.0..=1.0).contains(&score), "{one:?} {other:?}: {score}");
            assert_eq!(score, part_similarity(other, one), "{one:?} {other:?}");
        }
    }
    let (score, compared) = (similarity(&left, &right), compare(&left, &right));
    assert!((0.0..=1.0).contains(&score), "{score}");
    // The sum of the same numbers, in another order.
    let back = similarity(&right, &left);
    assert!((score - back).abs() < 1e-5, "{score} {back}");
    assert_eq!(score, compared.score);
    for met in compared.met {
        assert!((MET..=1.0).contains(&met.score), "{met:?}");
        assert!(met.left.end <= left.parts().len() && met.right.end <= right.parts().len(), "{met:?}");
    }
});
