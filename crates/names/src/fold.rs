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

/// The Arabic letters of `text`, joined: no vowel marks, no hamzas, ة as ه, ى as ي.
pub fn arabic(text: &str) -> String {
    text.nfkd()
        .filter(|c| is_arabic(*c) && *c != 'ء')
        .map(|c| match c {
            'ة' => 'ه',
            'ى' => 'ي',
            c => arab(c),
        })
        .collect()
}

/// The letter that Arabs write where Persians, Kurds or Indians write `c`.
pub fn arab(c: char) -> char {
    match c {
        'ی' | 'ې' | 'ێ' => 'ي',
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
    for c in text.nfkd().flat_map(char::to_lowercase) {
        match c {
            'a'..='z' => key.push(c),
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
    key
}
