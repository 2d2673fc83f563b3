//! Any text is read: its parts are not longer than what Unicode makes of it, and a part that is written plainly is read as
//! itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use names::{MOST_PARTS, Name, fold};

/// The most bytes that compatibility decomposition makes of one (Unicode Standard Annex 15, 9.4).
const LONGEST: usize = 11;

fuzz_target!(|text: &str| {
    for fold in [fold::arabic, fold::latin, fold::sounds] {
        let folded = fold(text);
        assert!(folded.len() <= LONGEST * text.len());
        assert_eq!(fold(&folded), folded);
    }
    let name = Name::new(text);
    assert!(name.parts().len() <= MOST_PARTS);
    for part in name.parts() {
        let plain = part.plain();
        assert!(!plain.is_empty() && part.text.len().max(plain.len()) <= LONGEST * text.len());
        let again = Name::new(&plain);
        let [again] = again.parts() else { panic!("{plain:?} is {again:?}") };
        assert_eq!(again.plain(), plain);
        assert_eq!((again.prefix, again.suffix, again.keys()), (part.prefix, part.suffix, part.keys()));
    }
});
