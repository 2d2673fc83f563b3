//! How two birth dates compare.

use kit::format::PartialDate;

use super::weights;

/// A birth date as far as it is known, in four bytes. What is not known is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day {
    /// The year.
    pub year: i16,
    /// The month, 1–12, or 0.
    pub month: u8,
    /// The day, 1–31, or 0; never without the month.
    pub day: u8,
}

impl From<PartialDate> for Day {
    fn from(date: PartialDate) -> Self {
        let small = |part: Option<u32>| part.and_then(|part| u8::try_from(part).ok()).unwrap_or_default();
        let year = i16::try_from(date.year).unwrap_or_default();
        Self { year, month: small(date.month), day: small(date.day) }
    }
}

impl Day {
    /// Whether it says the day. The first of January does not: it is what is written where only the year is known.
    pub fn is_full(self) -> bool {
        self.day != 0 && (self.month, self.day) != (1, 1)
    }

    /// Whether it says no more than the year.
    pub fn is_year(self) -> bool {
        self.month == 0 || (self.month, self.day) == (1, 1)
    }
}

/// How two birth dates compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Birth {
    /// The same day.
    Same,
    /// The same month, where one says no day.
    Month,
    /// Day and month in each other's place.
    Swapped,
    /// One digit is another, two are in each other's place, or it is the day, the month or the year beside.
    Slip,
    /// The same year, where one says no more, or 1 January.
    Year,
    /// Another day of the same month.
    OtherDay,
    /// The year beside, where one says no more.
    NextYear,
    /// Another month of the same year.
    OtherMonth,
    /// Another date.
    Other,
}

impl Birth {
    /// How `left` and `right` compare.
    pub fn of(left: Day, right: Day) -> Self {
        let years = left.year.abs_diff(right.year);
        if left.is_full() && right.is_full() {
            return Self::of_full(left, right, years);
        }
        let is_year = left.is_year() || right.is_year();
        match years {
            0 if is_year => Self::Year,
            0 if left.month == right.month => Self::Month,
            0 => Self::OtherMonth,
            1 => Self::NextYear,
            _ => Self::Other,
        }
    }

    fn of_full(left: Day, right: Day, years: u16) -> Self {
        let (day, month) = (left.day == right.day, left.month == right.month);
        let near = |l: u8, r: u8| l.abs_diff(r) == 1 || one_digit(l.into(), r.into());
        match years {
            0 if day && month => Self::Same,
            0 if (left.day, left.month) == (right.month, right.day) => Self::Swapped,
            0 if month && near(left.day, right.day) || day && near(left.month, right.month) => Self::Slip,
            0 if month => Self::OtherDay,
            0 => Self::OtherMonth,
            _ if day && month && (years == 1 || one_digit(left.year, right.year)) => Self::Slip,
            _ => Self::Other,
        }
    }

    /// What that weighs.
    pub fn bits(self) -> f32 {
        match self {
            Self::Same => weights::SAME_DAY,
            Self::Month => weights::SAME_MONTH,
            Self::Swapped => weights::SWAPPED,
            Self::Slip => weights::ONE_SLIP,
            Self::Year => weights::SAME_YEAR,
            Self::OtherDay => weights::OTHER_DAY,
            Self::NextYear => weights::NEXT_YEAR,
            Self::OtherMonth => weights::OTHER_MONTH,
            Self::Other => weights::OTHER_DATE,
        }
    }
}

/// Whether one of four digits is another, or two beside each other have changed places.
fn one_digit(left: i16, right: i16) -> bool {
    let digits = |number: i16| [number / 1000 % 10, number / 100 % 10, number / 10 % 10, number % 10];
    let (left, right) = (digits(left), digits(right));
    let differ = |at: usize| left[at] != right[at];
    match (0..4).filter(|at| differ(*at)).count() {
        1 => true,
        2 => (0..3)
            .any(|at| differ(at) && differ(at + 1) && (left[at], left[at + 1]) == (right[at + 1], right[at])),
        _ => false,
    }
}
