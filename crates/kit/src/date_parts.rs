//! A date as a person types it into three boxes: day, month, year. The month may be a number or its name in
//! Arabic (the Levant's, Egypt's or the Maghreb's), English or Spanish; the day, or day and month, may be
//! left out.

use chrono::NaiveDate;

use crate::clean::line;
use crate::format::{ARABIC_MONTHS, PartialDate};

/// What keeps three boxes from being a date; one at a time, in the order in which it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// No year, though a day or a month is there.
    NoYear,
    /// A day without a month.
    NoMonth,
    /// The day is no number from 1 to 31.
    Day,
    /// The month is neither a number from 1 to 12 nor a name of a month.
    Month,
    /// The year is no number of four digits.
    Year,
    /// The month has no such day.
    NoSuchDay,
}

/// The date in the three boxes; none where all are empty.
pub fn read(day: &str, month: &str, year: &str) -> Result<Option<PartialDate>, Wrong> {
    let [day, month, year] = [day, month, year].map(line);
    match (day.is_empty(), month.is_empty(), year.is_empty()) {
        (true, true, true) => return Ok(None),
        (_, _, true) => return Err(Wrong::NoYear),
        (false, true, false) => return Err(Wrong::NoMonth),
        _ => {}
    }
    let day = match day.as_str() {
        "" => None,
        day => Some(day.parse().ok().filter(|day| (1..=31).contains(day)).ok_or(Wrong::Day)?),
    };
    let month = if month.is_empty() { None } else { Some(month_number(&month).ok_or(Wrong::Month)?) };
    let is_year = year.len() == 4 && year.bytes().all(|byte| byte.is_ascii_digit());
    let year: i32 = year.parse().ok().filter(|year| is_year && *year >= 1000).ok_or(Wrong::Year)?;
    NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).ok_or(Wrong::NoSuchDay)?;
    Ok(Some(PartialDate { year, month, day }))
}

/// Months in English and Spanish, and what the Maghreb writes.
const OTHER_MONTHS: [(&str, &str, &str); 12] = [
    ("january", "enero", "جانفي"),
    ("february", "febrero", "فيفري"),
    ("march", "marzo", "مارس"),
    ("april", "abril", "افريل"),
    ("may", "mayo", "ماي"),
    ("june", "junio", "جوان"),
    ("july", "julio", "جويلية"),
    ("august", "agosto", "اوت"),
    ("september", "septiembre", "سبتمبر"),
    ("october", "octubre", "اكتوبر"),
    ("november", "noviembre", "نوفمبر"),
    ("december", "diciembre", "ديسمبر"),
];

/// The month that `typed` means, 1–12: a number, a whole name, or the first three letters or more of an
/// English or Spanish one ("sept.", "ene").
fn month_number(typed: &str) -> Option<u32> {
    if let Ok(number) = typed.parse() {
        return Some(number).filter(|number| (1..=12).contains(number));
    }
    let typed = folded(typed);
    let at = (0..12).find(|&at| {
        let (levant, egypt) = ARABIC_MONTHS[at];
        let (english, spanish, maghreb) = OTHER_MONTHS[at];
        let both = format!("{levant}/{egypt}");
        let arabic = [levant, egypt, maghreb, &both].into_iter().any(|name| folded(name) == typed);
        let shortened = typed.len() >= 3 && typed.is_ascii();
        arabic
            || (shortened && (english.starts_with(&typed) || spanish.starts_with(&typed)))
            || (at == 8 && ["setiembre", "sept", "set"].contains(&typed.as_str()))
    })?;
    u32::try_from(at + 1).ok()
}

/// Without case, spaces, points, marks and the choices of Arabic spelling. "كانون الثاني" and "كانون ثاني" meet.
fn folded(text: &str) -> String {
    let plain: String = text
        .to_lowercase()
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '.' && !('\u{064B}'..='\u{0652}').contains(c))
        .map(|c| match c {
            'أ' | 'إ' | 'آ' => 'ا',
            'ة' => 'ه',
            'ى' => 'ي',
            c => c,
        })
        .collect();
    plain.replace("الثاني", "ثاني").replace("الاول", "اول").replace("ابريل", "افريل")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_in_every_custom() {
        for (typed, month) in [
            ("3", 3),
            ("03", 3),
            ("٣", 3),
            ("آذار", 3),
            ("اذار", 3),
            ("مارس", 3),
            ("آذار/مارس", 3),
            ("كانون الثاني", 1),
            ("كانون ثاني", 1),
            ("يناير", 1),
            ("جانفي", 1),
            ("نيسان", 4),
            ("ابريل", 4),
            ("أبريل", 4),
            ("أيّار", 5),
            ("تشرين الأول", 10),
            ("تشرين اول", 10),
            ("March", 3),
            ("mar", 3),
            ("Sept.", 9),
            ("enero", 1),
            ("Dic", 12),
            ("setiembre", 9),
            ("agosto", 8),
        ] {
            let read = read("", typed, "1957").unwrap().unwrap();
            assert_eq!((read.month, read.day), (Some(month), None), "{typed}");
        }
    }

    #[test]
    fn as_much_as_is_known() {
        assert_eq!(read("", " ", ""), Ok(None));
        assert_eq!(read("", "", "١٩٥٧").unwrap().unwrap().to_string(), "1957");
        assert_eq!(read("27", "3", "1957").unwrap().unwrap().to_string(), "1957-03-27");
        assert_eq!(read("29", "2", "1956").unwrap().unwrap().to_string(), "1956-02-29");
    }

    #[test]
    fn each_fault_by_its_name() {
        for (day, month, year, wrong) in [
            ("27", "3", "", Wrong::NoYear),
            ("27", "", "", Wrong::NoYear),
            ("27", "", "1957", Wrong::NoMonth),
            ("32", "3", "1957", Wrong::Day),
            ("x", "3", "1957", Wrong::Day),
            ("1", "13", "1957", Wrong::Month),
            ("1", "ma", "1957", Wrong::Month),
            ("1", "brumaire", "1957", Wrong::Month),
            ("1", "3", "57", Wrong::Year),
            ("1", "3", "19577", Wrong::Year),
            ("1", "3", "+957", Wrong::Year),
            ("31", "2", "1957", Wrong::NoSuchDay),
            ("29", "2", "1957", Wrong::NoSuchDay),
        ] {
            assert_eq!(read(day, month, year), Err(wrong), "{day}/{month}/{year}");
        }
    }
}
