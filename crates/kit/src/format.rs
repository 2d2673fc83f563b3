//! Dates and numbers as people read them: digits 0–9 in all three languages, or ٠–٩ on Arabic pages for those
//! who chose them; Arabic months in both customs ("آذار/مارس").

use std::borrow::Cow;
use std::sync::LazyLock;

use chrono::{DateTime, Datelike, Utc};
use icu_calendar::{Date, Gregorian};
use icu_datetime::FixedCalendarDateTimeFormatter;
use icu_datetime::fieldsets::{YM, YMD};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale as IcuLocale, locale};
use sea_orm::DeriveActiveEnum;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::Locale;

/// Months in Arabic: the Levant's names, then Egypt's and the Gulf's (CLDR 48, `ar-PS` and `ar`).
pub const ARABIC_MONTHS: [(&str, &str); 12] = [
    ("كانون الثاني", "يناير"),
    ("شباط", "فبراير"),
    ("آذار", "مارس"),
    ("نيسان", "أبريل"),
    ("أيار", "مايو"),
    ("حزيران", "يونيو"),
    ("تموز", "يوليو"),
    ("آب", "أغسطس"),
    ("أيلول", "سبتمبر"),
    ("تشرين الأول", "أكتوبر"),
    ("تشرين الثاني", "نوفمبر"),
    ("كانون الأول", "ديسمبر"),
];

/// Digits on Arabic pages. Other pages have 0–9.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, EnumIter, DeriveActiveEnum)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Digits {
    /// 0–9.
    #[default]
    Western,
    /// ٠–٩.
    Arabic,
}

/// How numbers and dates are written: in which language, with which digits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numerals {
    locale: Locale,
    digits: Digits,
}

impl From<Locale> for Numerals {
    /// With the digits that readers have who did not choose any.
    fn from(locale: Locale) -> Self {
        Self { locale, digits: Digits::default() }
    }
}

impl Numerals {
    /// In `locale`, for someone who chose `digits`.
    pub fn new(locale: Locale, digits: Digits) -> Self {
        let digits = if locale == Locale::Ar { digits } else { Digits::Western };
        Self { locale, digits }
    }

    /// The language.
    pub fn locale(self) -> Locale {
        self.locale
    }

    /// A number, date or time of ours, in these digits.
    fn shown(self, text: String) -> String {
        match self.digits {
            Digits::Western => text,
            Digits::Arabic => text.chars().map(arabic_digit).collect(),
        }
    }

    /// A sentence of ours in these digits. What was put into it, between isolation marks, and words with Latin
    /// letters, such as the example of a code, stay as they are.
    pub fn sentence(self, text: &str) -> Cow<'_, str> {
        if self.digits == Digits::Western || !text.contains(|c: char| c.is_ascii_digit()) {
            return Cow::Borrowed(text);
        }
        let mut depth = 0;
        let words = text.split_inclusive(|c: char| c.is_whitespace() || "\u{2068}\u{2069}".contains(c));
        let words = words.flat_map(|word| {
            let stays = depth > 0 || word.contains(|c: char| c.is_ascii_alphabetic());
            depth += word.matches('\u{2068}').count();
            depth = depth.saturating_sub(word.matches('\u{2069}').count());
            word.chars().map(move |c| if stays { c } else { arabic_digit(c) })
        });
        Cow::Owned(words.collect())
    }
}

/// `c` as an Arabic-Indic digit, if it is a digit 0–9.
fn arabic_digit(c: char) -> char {
    c.to_digit(10).and_then(|digit| char::from_u32(0x0660 + digit)).unwrap_or(c)
}

/// The locales by which ICU formats. British order of dates in English: day, month, year, as in the
/// other two.
fn icu(locale: Locale) -> IcuLocale {
    match locale {
        Locale::Ar => locale!("ar-u-nu-latn"),
        Locale::En => locale!("en-GB"),
        Locale::Es => locale!("es"),
    }
}

/// A date known to the day, the month or only the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PartialDate {
    /// The year.
    pub year: i32,
    /// The month, 1–12, if known.
    pub month: Option<u32>,
    /// The day, if known; never without the month.
    pub day: Option<u32>,
}

impl PartialDate {
    /// Reads `1957`, `1957-03` or `1957-03-27` (what follows, such as a time, is left aside).
    pub fn parse(text: &str) -> Option<Self> {
        let date = text.split('T').next().unwrap_or(text);
        let mut parts = date.splitn(3, '-');
        let year = parts.next()?.parse().ok().filter(|year| (1000..=9999).contains(year))?;
        let month =
            parts.next().map(|month| month.parse().ok()).map_or(Some(None), |m: Option<u32>| m.map(Some))?;
        let day =
            parts.next().map(|day| day.parse().ok()).map_or(Some(None), |d: Option<u32>| d.map(Some))?;
        let known = Self { year, month, day };
        chrono::NaiveDate::from_ymd_opt(year, month.unwrap_or(1), day.unwrap_or(1)).map(|_| known)
    }
}

impl PartialDate {
    /// The first day that it may mean; none where there is no such day.
    pub fn first_day(self) -> Option<chrono::NaiveDate> {
        chrono::NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day that it may mean; none where there is no such day.
    pub fn last_day(self) -> Option<chrono::NaiveDate> {
        let month = self.month.unwrap_or(12);
        let Some(day) = self.day else {
            let first = chrono::NaiveDate::from_ymd_opt(self.year, month, 1)?;
            return first.checked_add_months(chrono::Months::new(1))?.pred_opt();
        };
        chrono::NaiveDate::from_ymd_opt(self.year, month, day)
    }
}

impl std::fmt::Display for PartialDate {
    /// As [`PartialDate::parse`] reads it.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
        }
        if let Some(day) = self.day {
            write!(f, "-{day:02}")?;
        }
        Ok(())
    }
}

type Formatters =
    [(FixedCalendarDateTimeFormatter<Gregorian, YMD>, FixedCalendarDateTimeFormatter<Gregorian, YM>); 2];

static DATES: LazyLock<Formatters> = LazyLock::new(|| {
    [Locale::En, Locale::Es].map(|locale| {
        (
            FixedCalendarDateTimeFormatter::try_new(icu(locale).into(), YMD::long())
                .expect("compiled data has en, es"),
            FixedCalendarDateTimeFormatter::try_new(icu(locale).into(), YM::long())
                .expect("compiled data has en, es"),
        )
    })
});

static NUMBERS: LazyLock<[DecimalFormatter; 3]> = LazyLock::new(|| {
    Locale::ALL.map(|locale| {
        DecimalFormatter::try_new(icu(locale).into(), Default::default())
            .expect("compiled data has ar, en, es")
    })
});

/// With its own separators: ١٬٢٣٤.
static ARABIC_NUMBERS: LazyLock<DecimalFormatter> = LazyLock::new(|| {
    DecimalFormatter::try_new(locale!("ar-u-nu-arab").into(), Default::default())
        .expect("compiled data has Arabic's own digits")
});

/// A date in words: "27 آذار/مارس 1957", "27 March 1957", "27 de marzo de 1957"; as much as is known.
pub fn date(numerals: impl Into<Numerals>, date: PartialDate) -> String {
    let numerals = numerals.into();
    numerals.shown(date_in(numerals.locale, date))
}

fn date_in(locale: Locale, date: PartialDate) -> String {
    let PartialDate { year, month, day } = date;
    let Some(month) = month else { return year.to_string() };
    if locale == Locale::Ar {
        let (levant, egypt) = ARABIC_MONTHS[(month as usize).clamp(1, 12) - 1];
        let day = day.map(|day| format!("{day} ")).unwrap_or_default();
        return format!("{day}{levant}/{egypt} {year}");
    }
    let Ok(known) = Date::try_new_gregorian(year, month as u8, day.unwrap_or(1) as u8) else {
        return date.to_string();
    };
    let (full, to_month) = &DATES[usize::from(locale == Locale::Es)];
    if day.is_some() { full.format(&known).to_string() } else { to_month.format(&known).to_string() }
}

/// The day of `at` in words, and its time as `10:42` (UTC).
pub fn date_and_time(numerals: impl Into<Numerals>, at: DateTime<Utc>) -> (String, String) {
    let numerals = numerals.into();
    let day = PartialDate { year: at.year(), month: Some(at.month()), day: Some(at.day()) };
    (date(numerals, day), numerals.shown(at.format("%H:%M").to_string()))
}

/// A whole number with the separators of the language: 12,345 in Arabic and English, 12.345 in Spanish.
pub fn number(numerals: impl Into<Numerals>, number: i64) -> String {
    let numerals = numerals.into();
    let formatter = match numerals.digits {
        Digits::Western => &NUMBERS[numerals.locale as usize],
        Digits::Arabic => &ARABIC_NUMBERS,
    };
    formatter.format(&fixed_decimal::Decimal::from(number)).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_of_what_is_known() {
        for (text, last) in [
            ("2027-05-17", "2027-05-17"),
            ("2028-02", "2028-02-29"),
            ("2027-12", "2027-12-31"),
            ("2027", "2027-12-31"),
        ] {
            let day = PartialDate::parse(text).unwrap().last_day().unwrap();
            assert_eq!(day.to_string(), last, "{text}");
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        for (text, ar, en, es) in [
            ("1957", "1957", "1957", "1957"),
            ("1957-03", "آذار/مارس 1957", "March 1957", "marzo de 1957"),
            ("1957-03-27", "27 آذار/مارس 1957", "27 March 1957", "27 de marzo de 1957"),
            ("2026-01-05T10:42:00Z", "5 كانون الثاني/يناير 2026", "5 January 2026", "5 de enero de 2026"),
        ] {
            let known = PartialDate::parse(text).unwrap();
            assert_eq!(
                [date(Locale::Ar, known), date(Locale::En, known), date(Locale::Es, known)],
                [ar, en, es]
            );
        }
        for wrong in ["", "x", "1957-13", "1957-02-31", "1957-3-x", "40000", "57"] {
            assert_eq!(PartialDate::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn arabic_digits_for_those_who_chose_them() {
        let of = |locale| Numerals::new(locale, Digits::Arabic);
        let day = PartialDate::parse("1957-03-27").unwrap();
        assert_eq!(date(of(Locale::Ar), day), "٢٧ آذار/مارس ١٩٥٧");
        assert_eq!(date(of(Locale::Es), day), "27 de marzo de 1957");
        assert_eq!(number(of(Locale::Ar), 1_234_567), "١٬٢٣٤٬٥٦٧");
        assert_eq!(number(of(Locale::En), 1_234_567), "1,234,567");
        let at = "2026-01-05T10:42:00Z".parse().unwrap();
        assert_eq!(date_and_time(of(Locale::Ar), at).1, "١٠:٤٢");
        for (text, shown) in [
            ("يصلح مدة 15 دقيقة.", "يصلح مدة ١٥ دقيقة."),
            ("مثل 7K3M9-QXD4T أو 12", "مثل 7K3M9-QXD4T أو ١٢"),
            ("كتبت «\u{2068}12 3\u{2069}» 4", "كتبت «\u{2068}12 3\u{2069}» ٤"),
            ("لا رقم", "لا رقم"),
        ] {
            assert_eq!(of(Locale::Ar).sentence(text), shown);
            assert_eq!(Numerals::from(Locale::Ar).sentence(text), text);
        }
    }

    #[test]
    fn numbers_have_western_digits() {
        assert_eq!(
            Locale::ALL.map(|locale| number(locale, 1_234_567)),
            ["1,234,567", "1,234,567", "1.234.567"]
        );
    }
}
