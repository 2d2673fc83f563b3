//! Tidying what people type, without changing what they meant.

use serde::{Deserialize, Deserializer};

/// Whether `c` only steers direction or joining and never belongs in a value: bidi marks and
/// isolates, zero-width characters, the byte-order mark, the soft hyphen, annotations, and the tags in which a text can
/// be hidden.
///
/// ZWNJ (U+200C) is among them: Persian spells with it, the names kept here do not.
pub fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}')
}

/// `c` as an ASCII digit, if it is an Arabic-Indic (٠–٩) or Persian (۰–۹) one.
pub fn fold_digit(c: char) -> char {
    match c {
        '\u{0660}'..='\u{0669}' => char::from(b'0' + (c as u32 - 0x0660) as u8),
        '\u{06F0}'..='\u{06F9}' => char::from(b'0' + (c as u32 - 0x06F0) as u8),
        _ => c,
    }
}

/// `text` with every Arabic-Indic and Persian digit as an ASCII one.
pub fn fold_digits(text: &str) -> String {
    text.chars().map(fold_digit).collect()
}

/// One line of text: invisible characters and tatweel gone, control characters and runs of white
/// space made one space, ends trimmed, digits folded. Case, marks and spelling stay as typed.
pub fn line(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.chars().filter(|&c| !is_invisible(c) && c != '\u{0640}').map(fold_digit) {
        if c.is_whitespace() || c.is_control() {
            if !clean.is_empty() && !clean.ends_with(' ') {
                clean.push(' ');
            }
        } else {
            clean.push(c);
        }
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// Lines of text: each as [`line`], none empty at the end or two of them empty in a row.
pub fn lines(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for line in text.replace("\r\n", "\n").split(['\n', '\r', '\u{2028}', '\u{2029}']).map(line) {
        if line.is_empty() && (clean.is_empty() || clean.ends_with("\n\n")) {
            continue;
        }
        clean += &line;
        clean.push('\n');
    }
    clean.truncate(clean.trim_end().len());
    clean
}

/// A code, number or e-mail address: as [`line`], with every space gone.
pub fn code(text: &str) -> String {
    line(text).replace(' ', "")
}

/// For `#[serde(deserialize_with)]`: a form's field as one clean [`line`].
pub fn de_line<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| line(&text))
}

/// For `#[serde(deserialize_with)]`: a form's field as clean [`lines`].
pub fn de_lines<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| lines(&text))
}

/// For `#[serde(deserialize_with)]`: a form's field as a clean [`code`].
pub fn de_code<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| code(&text))
}

/// For `#[serde(deserialize_with)]`: a tick box: `yes`, or nothing whatever else was sent.
pub fn de_yes<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from).map(|text| if text == "yes" { text } else { String::new() })
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_people_type_is_tidied_and_kept() {
        for (typed, kept) in [
            ("  محمــد\u{200F} علي ", "محمد علي"),
            ("O'Brien-Núñez", "O'Brien-Núñez"),
            ("٠٥٩٩ ۱۲۳", "0599 123"),
            ("a\u{0}b\tc\n d", "a b c d"),
            ("\u{202E}evil\u{202C}", "evil"),
            ("\u{200B}", ""),
            ("a\u{E0061}\u{E007F}b", "ab"),
        ] {
            assert_eq!(super::line(typed), kept, "{typed:?}");
        }
        assert_eq!(super::lines("\r\n a\u{202E}b \r\n\n\n\nc\u{2028}d\0\n"), "ab\n\nc\nd");
        assert_eq!(super::code(" 7K3M 9QXD "), "7K3M9QXD");
    }
}
