//! Codes that people read aloud and type: Crockford's base 32, without I, L, O and U.

/// The characters, by value.
pub const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A code of `length` characters out of `bytes`, five bits of each.
pub fn from_bytes(bytes: &[u8], length: usize) -> String {
    bytes.iter().take(length).map(|byte| char::from(ALPHABET[usize::from(byte & 31)])).collect()
}

/// The characters that `typed` means: any case, with or without dashes, spaces and Arabic digits, O for 0,
/// I and L for 1. `None` if there are not exactly `length` characters of the alphabet.
pub fn read(typed: &str, length: usize) -> Option<String> {
    let code: String = crate::clean::code(typed)
        .chars()
        .filter(|c| !matches!(c, '-' | '–' | '—'))
        .map(|c| match c.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            c => c,
        })
        .collect();
    (code.len() == length && code.bytes().all(|byte| ALPHABET.contains(&byte))).then_some(code)
}

/// The code in groups of `size` characters: `7K3M9-QXD4T`.
pub fn grouped(code: &str, size: usize) -> String {
    let characters: Vec<char> = code.chars().collect();
    let groups: Vec<String> = characters.chunks(size.max(1)).map(|group| group.iter().collect()).collect();
    groups.join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_is_read() {
        let code = from_bytes(&[0, 31, 10, 255, 7, 8, 9, 64, 1, 2], 10);
        assert_eq!(code, "0ZAZ789012");
        assert_eq!(grouped(&code, 5), "0ZAZ7-89012");
        for typed in ["0ZAZ7-89012", "ozaz7 89o12", "٠zaz7–٨٩٠١٢", "0ZAZ789OI2", "0ZAZ789Ol2"] {
            assert_eq!(read(typed, 10).as_deref(), Some("0ZAZ789012"), "{typed}");
        }
        for wrong in ["", "0ZAZ7-8901", "0ZAZ7-890123", "UZAZ7-89012", "كود"] {
            assert_eq!(read(wrong, 10), None, "{wrong}");
        }
    }
}
