//! What is said of an identity document: its type, who issued it, its number, until when it is good.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeDelta, Utc};
use kit::format::PartialDate;
use sea_orm::Iterable;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};
use unicode_normalization::UnicodeNormalization;

/// Characters of a number: the shortest are those of old cards, the longest those of machine-readable residence permits.
const NUMBER: std::ops::RangeInclusive<usize> = 4..=30;
/// Letters of a number from which on its end may be shown.
const LONG_ENOUGH: usize = 8;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// A passport.
    Passport,
    /// A card by which a state knows who lives in it: the Palestinian ID card, a `cédula`, a `DNI`.
    IdCard,
    /// A travel document for refugees, or for people without a nationality.
    TravelDocument,
    /// A permit to stay.
    ResidencePermit,
    /// A birth certificate.
    BirthCertificate,
    /// A driving licence.
    DrivingLicence,
    /// Another one.
    Other,
}

impl Kind {
    /// The one that a form calls `code`.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::try_from_value(&code.to_owned()).ok()
    }

    /// All codes, in the order in which they are offered.
    pub fn codes() -> Vec<String> {
        Self::iter().map(|kind| kind.to_value()).collect()
    }
}

/// What is said of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// What it is.
    pub kind: Kind,
    /// The country that issued it, ISO 3166-1 alpha-2.
    pub issuer: String,
    /// Its number: letters and digits alone, as [`read_number`] has it.
    pub number: String,
    /// The last day on which it is good, or the month or year: `2031-05-17`; empty where it has none.
    pub expires: String,
}

/// How long it is still good.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is good, or runs out never.
    Good,
    /// It runs out within [`SOON`].
    Soon,
    /// It has run out.
    Expired,
}

/// How long before it runs out a document is to be renewed: most states let nobody in whose passport is good for less than
/// six months more, and a new one takes weeks.
pub const SOON: TimeDelta = TimeDelta::days(180);
/// How long before its last day the owner is written to.
const REMINDERS: [TimeDelta; 3] = [SOON, TimeDelta::days(30), TimeDelta::zero()];

impl Said {
    /// Until when it is good, as far as that is known.
    pub fn expires(&self) -> Option<PartialDate> {
        PartialDate::parse(&self.expires)
    }

    /// How it stands on the day `today`.
    pub fn standing(&self, today: NaiveDate) -> Standing {
        match self.expires().and_then(PartialDate::last_day) {
            Some(last) if last < today => Standing::Expired,
            Some(last) if last - today <= SOON => Standing::Soon,
            _ => Standing::Good,
        }
    }

    /// When its owner is written to next, after `now`; none where that is never.
    pub fn next_reminder(&self, now: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let last = self.expires().and_then(PartialDate::last_day)?.and_time(NaiveTime::MIN).and_utc();
        REMINDERS.into_iter().map(|before| last - before).find(|at| *at > now)
    }
}

/// The number as it is kept, of what was `typed`: letters and digits of any script alone, digits as 0–9, letters large.
/// Nothing where it can be none.
pub fn read_number(typed: &str) -> Option<String> {
    let number: String = typed
        .nfkc()
        .map(kit::clean::fold_digit)
        .filter(|c| !c.is_whitespace() && !['-', '‐', '–', '—', '−', '/', '\\', '.'].contains(c))
        .flat_map(char::to_uppercase)
        .collect();
    let is_plain = number.chars().all(char::is_alphanumeric);
    let digits = number.chars().filter(char::is_ascii_digit).count();
    (is_plain && NUMBER.contains(&number.chars().count()) && digits >= 3).then_some(number)
}

/// The end of `number`, by which who has the document before them knows it; empty where it would be most of it.
pub fn end_of(number: &str) -> String {
    let letters: Vec<char> = number.chars().collect();
    if letters.len() < LONG_ENOUGH {
        return String::new();
    }
    letters[letters.len().saturating_sub(3)..].iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(expires: &str) -> Said {
        Said { kind: Kind::Passport, issuer: "PS".into(), number: "N1234567".into(), expires: expires.into() }
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_in_any_writing() {
        for (typed, kept) in [
            ("n 1234567", "N1234567"),
            ("N١٢٣٤٥٦٧", "N1234567"),
            ("N۱۲۳۴۵۶۷", "N1234567"),
            ("Ｎ１２３４５６７", "N1234567"),
            ("12.345.678-k", "12345678K"),
            ("12‑345—678", "12345678"),
            ("أ/123456", "أ123456"),
            ("9 0 1 2", "9012"),
        ] {
            assert_eq!(read_number(typed).as_deref(), Some(kept), "{typed}");
        }
        for wrong in ["", "123", "abcdefgh", "12", "12#4567", "N12@345", &"1".repeat(31), "<b>1234</b>"] {
            assert_eq!(read_number(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_end_of_a_number() {
        assert_eq!(
            ["N1234567", "1234567", "", "أ1234567"].map(end_of),
            ["567", "", "", "567"].map(str::to_owned)
        );
    }

    #[test]
    fn how_long_it_is_good() {
        for (expires, standing) in [
            ("", Standing::Good),
            ("2026-11-29", Standing::Expired),
            ("2026-11-30", Standing::Soon),
            ("2026-11", Standing::Soon),
            ("2026", Standing::Soon),
            ("2025", Standing::Expired),
            ("2027-05-29", Standing::Soon),
            ("2027-05-30", Standing::Good),
        ] {
            assert_eq!(said(expires).standing(day("2026-11-30")), standing, "{expires}");
        }
    }

    #[test]
    fn when_its_owner_is_written_to() {
        let at = |day: &str| format!("{day}T12:00:00Z").parse::<DateTime<Utc>>().unwrap();
        let next = |expires: &str, now: &str| {
            said(expires).next_reminder(at(now)).map(|at| at.date_naive().to_string())
        };
        for (now, on) in [
            ("2026-01-01", Some("2026-12-02")),
            ("2026-12-02", Some("2027-05-01")),
            ("2027-05-01", Some("2027-05-31")),
            ("2027-05-31", None),
            ("2028-01-01", None),
        ] {
            assert_eq!(next("2027-05", now).as_deref(), on, "{now}");
        }
        assert_eq!(next("", "2026-01-01"), None);
    }
}
