//! Registry numbers: 8 random characters of Crockford's base 32 and an ISO 7064 MOD 37-2 check
//! character. Numbers whose check character is not one of Crockford's are never issued, so that all
//! nine can be read aloud. Alone a number opens nothing.

use kit::crockford::{self, ALPHABET};

/// The character set of MOD 37-2; `*` is 36.
const MOD_37: &[u8; 37] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*";

/// A new number, nine characters.
pub fn issue() -> String {
    loop {
        let bytes: [u8; 8] = kit::seal::random();
        let body = crockford::from_bytes(&bytes, 8);
        if let Some(check) = check_character(&body).filter(|check| ALPHABET.contains(check)) {
            return body + &char::from(check).to_string();
        }
    }
}

/// The number that `typed` means: any case, with or without dashes, spaces and Arabic digits, O for 0,
/// I and L for 1. `None` if it is not a number we could have issued.
pub fn parse(typed: &str) -> Option<String> {
    let number = crockford::read(typed, 9)?;
    (check_character(&number[..8])? == number.as_bytes()[8]).then_some(number)
}

/// As it is shown and read aloud: `7K3M-9QXD-R`.
pub fn shown(number: &str) -> String {
    crockford::grouped(number, 4)
}

/// The check character of `body` by ISO 7064 MOD 37-2 (pure system, radix 2).
fn check_character(body: &str) -> Option<u8> {
    let mut product = 0;
    for byte in body.bytes() {
        let value = MOD_37.iter().position(|&known| known == byte)?;
        product = (product + value) * 2 % 37;
    }
    Some(MOD_37[(38 - product) % 37])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_check() {
        // ISO 7064's own examples for MOD 37-2 are of ISBT 128: donation number G123 4 98 654321 gives H.
        assert_eq!(check_character("G123498654321"), Some(b'H'));
        for _ in 0..500 {
            let number = issue();
            assert_eq!(parse(&number), Some(number.clone()));
            assert_eq!(parse(&shown(&number).to_lowercase()), Some(number.clone()));
            // One wrong character and every swap of neighbours is noticed.
            for at in 0..9 {
                let mut wrong = number.clone().into_bytes();
                wrong[at] = if wrong[at] == b'7' { b'8' } else { b'7' };
                assert_eq!(parse(std::str::from_utf8(&wrong).unwrap()), None, "{number} at {at}");
                let mut swapped = number.clone().into_bytes();
                if at < 8 && swapped[at] != swapped[at + 1] {
                    swapped.swap(at, at + 1);
                    assert_eq!(parse(std::str::from_utf8(&swapped).unwrap()), None, "{number} at {at}");
                }
            }
        }
        for nothing in ["", "7K3M", "*********", "أبتثجحخدذ"] {
            assert_eq!(parse(nothing), None);
        }
    }
}
