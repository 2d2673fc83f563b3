//! What each field weighs, in bits: the logarithm to the base 2 of how much oftener it is so between two records of one person
//! than between those of two. What is said of "two" counts strangers; who is related is kept apart by what is a person's own.
//! They are round numbers on purpose: the rules must be explained to who decides by them.

/// A person's own must come to as much. It is more than twins share, whose birth date and sex are the same and whose given name
/// is another (14 + 1 − 12), and than namesakes do of whatever rare name, whose birth date is another (8 + 1 − 8); it is less
/// than a common given name brings with the same day (4 + 14 + 1), with one slip in it (4 + 7 + 1) or with the year alone
/// (4 + 6 + 1).
pub const OWN_LEAST: f32 = 8.0;
/// All must come to as much: 20 bits since one of a million may be meant, 4 for being right fifteen times of sixteen.
pub const TOTAL_LEAST: f32 = 24.0;
/// Score from which two records are called of one person: both sums reach their least.
pub const SAME: f32 = 0.5;
/// So many bits below the least, it may still be one person: for a person to look at.
pub(super) const POSSIBLE_BITS: f32 = 3.0;
/// Score from which it may be one person: [`POSSIBLE_BITS`] below the least.
pub const POSSIBLE: f32 = 1.0 / 9.0;

/// What the likeness of a part of a name comes to. Of two parts drawn by chance 199 of 200 are less alike than the first
/// number; of two spellings of one name, in one script or both, four of five are more alike than the second.
pub(super) const ALIKE: (f32, f32) = (0.35, 0.85);
/// Parts of one script that one slip of the pen lies between are as alike as this.
pub(super) const SLIP: f32 = 0.7;
/// Two common names are no more alike than this, whatever their letters: حسن and حسين are brothers.
pub(super) const OTHER_NAME: f32 = 0.4;
/// Spellings of one common name are more alike than this.
pub(super) const ONE_NAME: f32 = 0.9;
/// What is this alike is called the same name where it is explained.
pub(super) const MET: f32 = 0.55;

/// The most that a part of the name weighs that agrees (else its rarity, `names::rarity`: 3 to 15), and what it weighs that
/// is another. The given name: nobody has another one, but misreadings happen once in thousands.
pub(super) const GIVEN: (f32, f32) = (8.0, -12.0);
/// The father's: left out oftener than wrong.
pub(super) const FATHER: (f32, f32) = (6.0, -6.0);
/// The grandfather's: as well, and less sure.
pub(super) const GRANDFATHER: (f32, f32) = (5.0, -4.0);
/// The family's: people have several (clan, place, house) and use now one, now another.
pub(super) const FAMILY: (f32, f32) = (10.0, -6.0);
/// Another family name of a woman, who may have married.
pub(super) const MARRIED: f32 = -2.0;

/// The same day: one of 25,550 of seventy years.
pub(super) const SAME_DAY: f32 = 14.0;
/// The same month of the same year, where one does not say the day: one of 840.
pub(super) const SAME_MONTH: f32 = 9.0;
/// Day and month in each other's place: as rare by chance as the same day, but only a few of a hundred write it so.
pub(super) const SWAPPED: f32 = 9.0;
/// One digit, or one day, month or year beside it: some thirty dates are, and again a few of a hundred.
pub(super) const ONE_SLIP: f32 = 7.0;
/// The same year, where one does not say more, or says 1 January, which stands for it: one of seventy.
pub(super) const SAME_YEAR: f32 = 6.0;
/// The same month of the same year, another day: one of 840, and one of a hundred who err.
pub(super) const OTHER_DAY: f32 = 3.0;
/// The year beside it, where one does not say more: an age was told.
pub(super) const NEXT_YEAR: f32 = 2.0;
/// The same year, another month and day.
pub(super) const OTHER_MONTH: f32 = -2.0;
/// Another date altogether.
pub(super) const OTHER_DATE: f32 = -8.0;

/// Sex, the same and other: two values; wrong once in a hundred.
pub(super) const SEX: (f32, f32) = (1.0, -6.0);
/// The same telephone: one of a family's.
pub(super) const PHONE: f32 = 9.0;
/// The same e-mail address, and how much of that is a person's own: many a family has one.
pub(super) const EMAIL: f32 = 13.0;
pub(super) const EMAIL_OWN: f32 = 4.0;
/// Place of origin: a town's people are many; it is told once as the village and once as the town beside it.
pub(super) const ORIGIN: (f32, f32) = (3.0, -2.0);
/// Country: people move.
pub(super) const COUNTRY: (f32, f32) = (1.0, -1.0);
/// City: the same.
pub(super) const CITY: (f32, f32) = (2.0, 0.0);
