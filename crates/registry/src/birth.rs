//! What a date of birth can be.

use chrono::{Datelike, NaiveDate};
use kit::format::PartialDate;

/// From this age on, in years, a person is asked whether the date is right.
const UNUSUAL_AGE: i32 = 100;
/// Nobody has lived so long, in years (the longest life on record is of 122).
const IMPOSSIBLE_AGE: i32 = 123;
/// From this age on, in years, a person registers alone; younger ones through a guardian (DESIGN 2).
pub const ADULT_AGE: i32 = 18;

/// What a date of birth says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// It is one of an adult.
    Adult,
    /// It is one of an adult of a great age.
    VeryOld,
    /// It is surely one of a minor.
    Minor,
    /// It lies in the future.
    Future,
    /// Nobody can be so old.
    TooLongAgo,
}

/// What `birth` says on the day `today`. Where only the month or the year is known, whoever may be an adult
/// counts as one.
pub fn judge(birth: PartialDate, today: NaiveDate) -> Birth {
    let earliest = NaiveDate::from_ymd_opt(birth.year, birth.month.unwrap_or(1), birth.day.unwrap_or(1));
    let Some(earliest) = earliest else { return Birth::Future };
    let age = today.year()
        - earliest.year()
        - i32::from((today.month(), today.day()) < (earliest.month(), earliest.day()));
    match age {
        _ if earliest > today => Birth::Future,
        ..ADULT_AGE => Birth::Minor,
        ADULT_AGE..UNUSUAL_AGE => Birth::Adult,
        UNUSUAL_AGE..IMPOSSIBLE_AGE => Birth::VeryOld,
        _ => Birth::TooLongAgo,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_age_on_the_day() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for (birth, judged) in [
            ("1957-03-27", Birth::Adult),
            ("2008-11-24", Birth::Adult),
            ("2008-11-25", Birth::Minor),
            ("2008-11", Birth::Adult),
            ("2008-12", Birth::Minor),
            ("2008", Birth::Adult),
            ("2009", Birth::Minor),
            ("2026-11-24", Birth::Minor),
            ("2026-11-25", Birth::Future),
            ("2027", Birth::Future),
            ("1926-11-25", Birth::Adult),
            ("1926-11-24", Birth::VeryOld),
            ("1904", Birth::VeryOld),
            ("1903", Birth::TooLongAgo),
            ("1066", Birth::TooLongAgo),
        ] {
            assert_eq!(judge(PartialDate::parse(birth).unwrap(), today), judged, "{birth}");
        }
    }
}
