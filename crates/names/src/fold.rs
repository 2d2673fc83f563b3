//! Keys under which the spellings of one name in one script meet.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether `c` is a letter of Arabic script: no vowel sign, no tatweel, which only stretches a line.
pub fn is_arabic(c: char) -> bool {
    c.is_alphabetic()
        && !is_combining_mark(c)
        && c != 'ـ'
        && matches!(c, '\u{0600}'..='\u{06FF}' | '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08FF}' | '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Signs that stand inside a word: D'Angelo, Sa‘id.
pub fn is_apostrophe(c: char) -> bool {
    "'’‘ʼʻʿʾ`´".contains(c)
}

/// The Arabic letters of `text`, joined: no vowel marks, no hamzas, ة as ه, ى as ي.
pub fn arabic(text: &str) -> String {
    text.nfkd()
        .filter(|c| is_arabic(*c) && *c != 'ء')
        .map(|c| match c {
            'ة' | 'ۃ' => 'ه',
            'ى' => 'ي',
            c => arab(c),
        })
        .collect()
}

/// The letter that Arabs write where Persians, Kurds or Indians write `c`.
pub fn arab(c: char) -> char {
    match c {
        'ی' | 'ې' | 'ێ' | 'ے' => 'ي',
        'ک' | 'گ' => 'ك',
        'ھ' | 'ہ' | 'ە' => 'ه',
        'ٱ' => 'ا',
        'پ' => 'ب',
        'ڤ' => 'ف',
        'چ' => 'ج',
        'ژ' => 'ز',
        'ۆ' | 'ۇ' => 'و',
        c => c,
    }
}

/// The Latin letters of `text`, joined: lower case, no accents.
pub fn latin(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for letter in text.nfkd().flat_map(char::to_lowercase) {
        push_plain(&mut key, letter);
    }
    key
}

/// The same, as it sounds: what scholars and Turks write with a mark of its own is a group of letters here.
pub fn sounds(text: &str) -> String {
    let mut sounds = String::with_capacity(text.len());
    for letter in text.nfc().flat_map(char::to_lowercase) {
        match letter {
            'š' | 'ş' | 'ș' => sounds.push_str("sh"),
            'č' | 'ć' => sounds.push_str("ch"),
            'ğ' | 'ġ' | 'ǧ' => sounds.push_str("gh"),
            'ḫ' | 'ẖ' => sounds.push_str("kh"),
            'ž' => sounds.push('j'),
            'ḏ' => sounds.push_str("dh"),
            'ṯ' => sounds.push_str("th"),
            'ə' => sounds.push('a'),
            letter => std::iter::once(letter)
                .nfkd()
                .flat_map(char::to_lowercase)
                .for_each(|letter| push_plain(&mut sounds, letter)),
        }
    }
    sounds
}

/// A letter without its marks: those of other alphabets, signs and marks are nothing.
fn push_plain(key: &mut String, letter: char) {
    match letter {
        'a'..='z' => key.push(letter),
        'ß' => key.push_str("ss"),
        'ø' => key.push('o'),
        'ħ' => key.push('h'),
        'ŧ' => key.push('t'),
        'ŋ' => key.push('n'),
        'ə' => key.push('e'),
        'ł' => key.push('l'),
        'đ' | 'ð' => key.push('d'),
        'ı' => key.push('i'),
        'æ' => key.push_str("ae"),
        'œ' => key.push_str("oe"),
        'þ' => key.push_str("th"),
        _ => {}
    }
}
