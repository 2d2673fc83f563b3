//! Personal names in Arabic and Latin script. Pure: no I/O.
//!
//! [`to_latin`] and [`to_arabic`] *suggest* a name in the other script, for a person to correct: the
//! usual spelling of a common name from a table, any other name by rules, which must guess the vowels
//! that Arabic does not write.

mod arabic;
mod fold;
mod latin;
mod table;
mod words;

/// A part of a name in Arabic (one word or several) as it is usually spelt in Latin script. Each word
/// begins with a capital. Empty where `arabic` has no letter.
pub fn to_latin(arabic: &str) -> String {
    words::suggest(arabic, &latin::SCRIPT)
}

/// A part of a name in Latin script (one word or several) as it is usually written in Arabic. Empty
/// where `latin` has no letter of either script.
pub fn to_arabic(latin: &str) -> String {
    words::suggest(latin, &arabic::SCRIPT)
}

#[cfg(test)]
mod tests;
