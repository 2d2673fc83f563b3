//! What is said of somebody's expertise: what they do and know, and what they would give of it.

use accounts::Ctx;
use accounts::reference::NamedList;
use chrono::NaiveDate;
use kit::Locale;
use sea_orm::entity::prelude::*;
use search::fold;
use serde::{Deserialize, Serialize};

/// What somebody would do for an institution in Palestine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Help {
    /// Teach or train.
    Teach,
    /// Go along with somebody who begins.
    Mentor,
    /// Treat people who are ill or hurt.
    Treat,
    /// Advise an institution.
    Advise,
    /// Take somebody from Palestine in for a time, to learn at their own place of work.
    Host,
}

/// How it can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Way {
    /// From afar.
    Online,
    /// On a visit of up to two weeks.
    Weeks,
    /// On a stay of up to three months.
    Months,
    /// On a longer one.
    Longer,
}

/// Days of a stay that is still a visit.
pub const WEEKS: i64 = 14;
/// Days of a stay that is no longer one.
pub const MONTHS: i64 = 92;

impl Way {
    /// The way in which somebody stays for `days` days.
    pub fn of_days(days: i64) -> Self {
        match () {
            () if days <= WEEKS => Self::Weeks,
            () if days <= MONTHS => Self::Months,
            () => Self::Longer,
        }
    }
}

/// The licence by which somebody may practise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Licence {
    /// Who gave it, or empty.
    pub issuer: String,
    /// Its number, or empty.
    pub number: String,
    /// The last day on which it is good.
    pub until: Option<NaiveDate>,
}

/// What is said of somebody's expertise.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// What they do, in their words.
    pub profession: String,
    /// The same as a unit group of ISCO-08; or empty.
    pub occupation: String,
    /// In what they have specialised: ids of `specialties.csv`, or as typed; three at the most.
    pub specialties: Vec<String>,
    /// Years of experience.
    pub years: Option<i16>,
    /// Their licence.
    pub licence: Licence,
    /// Languages in which they can work: ids of `languages.csv`.
    pub languages: Vec<String>,
    /// What they would do.
    pub helps: Vec<Help>,
    /// How.
    pub ways: Vec<Way>,
    /// From which day on, where it is not any time.
    pub free_from: Option<NaiveDate>,
    /// What else they say of it, or empty.
    pub words: String,
}

/// The lines of a column.
pub(super) fn lines(column: &str) -> Vec<String> {
    column.lines().map(ToOwned::to_owned).collect()
}

/// The codes of a column, which stand with a space between them.
pub fn codes(column: &str) -> Vec<String> {
    column.split_whitespace().map(ToOwned::to_owned).collect()
}

/// The names of `ids` in the page's language, each as it is kept where `list` does not know it.
pub(super) fn names(list: &NamedList, ids: &[String], locale: Locale) -> Vec<String> {
    ids.iter().map(|id| list.name(id, locale).to_owned()).collect()
}

/// The name of the unit group `code` of ISCO-08 in the page's language; or empty.
pub fn occupation_name(ctx: &Ctx, code: &str) -> String {
    let row = ctx.app().reference.occupations.get(code);
    row.map(|row| row.name(ctx.locale()).to_owned()).unwrap_or_default()
}

/// The words of what somebody wrote, as they are looked for: in any usual spelling, each with a space before it.
pub(super) fn folded(said: &Said) -> String {
    // What is of the list is found by all its names; its code is no word of theirs.
    let is_code = |kept: &str| {
        kept.len() == 5 && kept.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
    };
    let typed = said.specialties.iter().filter(|kept| !is_code(kept));
    let words = [&said.profession].into_iter().chain(typed).flat_map(|text| fold::words(text));
    words.map(|word| format!(" {word}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_long_a_stay_is() {
        for (days, way) in [
            (1, Way::Weeks),
            (14, Way::Weeks),
            (15, Way::Months),
            (92, Way::Months),
            (93, Way::Longer),
            (400, Way::Longer),
        ] {
            assert_eq!(Way::of_days(days), way, "{days}");
        }
    }
}
