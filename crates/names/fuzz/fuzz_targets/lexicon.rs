//! A lexicon of any lines: what it says is alike is as alike as it says, and each word finds itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use names::{Lexicon, MET, Name, part_similarity};

fuzz_target!(|text: &str| {
    let mut lexicon = Lexicon::default();
    let lines: Vec<&str> = text.split('\n').take(16).collect();
    for line in &lines {
        let word = lexicon.insert(line);
        assert_eq!(word.is_none(), Name::new(line).parts().is_empty(), "{line:?}");
        assert_eq!(word, lexicon.word(line));
    }
    for word in lines.iter().filter_map(|line| lexicon.word(line)) {
        let part = lexicon.part(word).expect("it was put in");
        let alike = lexicon.alike(part, MET, 0);
        assert!(alike.contains(&(word, 1.0)), "{part:?} does not find itself");
        for (other, score) in alike {
            let other = lexicon.part(other).expect("it was found");
            assert!(score >= MET && score == part_similarity(part, other), "{part:?} {other:?}: {score}");
        }
    }
});
