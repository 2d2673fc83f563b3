//! Any part has keys, few and short.

#![no_main]

use libfuzzer_sys::fuzz_target;
use names::Name;

fuzz_target!(|text: &str| {
    for part in Name::new(text).parts() {
        let keys = part.keys();
        assert!((1..=16).contains(&keys.sounds.len()), "{keys:?}");
        assert!(keys.near.len() <= 16 * 8, "{keys:?}");
        assert!(keys.sounds.iter().all(|key| key.len() <= 8), "{keys:?}");
        assert!(keys.near.iter().all(|key| key.len() <= 7), "{keys:?}");
        assert!(!keys.base.is_empty() && keys.base.len() <= keys.whole.len(), "{keys:?}");
        // Two parts that are written alike have one key for it, and no other.
        assert_eq!(keys.whole, part.plain().replace(' ', ""));
    }
});
