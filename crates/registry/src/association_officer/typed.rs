//! What is said of an office in an association, as the desk's form has it.

use chrono::{Datelike, Months, NaiveDate};
use kit::clean::{de_code, de_line, de_yes};
use kit::date_parts;
use kit::form::Errors;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::Model;
use crate::association::Office;
use crate::company::one;

/// For so long at most somebody sees members; then the mission says so anew.
const LONGEST: Months = Months::new(12 * 5);
/// Years before and after today between which a term is believed.
const YEARS: i32 = 80;

/// What is said of an office.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Which.
    pub office: Office,
    /// What it is called there; or empty.
    pub title: String,
    /// First day.
    pub since: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Whether who holds it sees the members who let the association see them.
    pub sees_members: bool,
}

/// What is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Registry number of who holds it; or empty. Asked with a new one.
    #[serde(deserialize_with = "de_line")]
    pub number: String,
    /// Their name, where they are not registered. Asked with a new one.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "me-associations-error-name-long"))]
    pub name: String,
    /// Code of an [`Office`].
    #[serde(deserialize_with = "de_code")]
    pub office: String,
    /// What it is called there.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 80, message = "me-associations-error-line-long"))]
    pub title: String,
    /// First day.
    #[serde(deserialize_with = "de_line")]
    pub since_day: String,
    /// Its month.
    #[serde(deserialize_with = "de_line")]
    pub since_month: String,
    /// Its year.
    #[serde(deserialize_with = "de_line")]
    pub since_year: String,
    /// Last day.
    #[serde(deserialize_with = "de_line")]
    pub until_day: String,
    /// Its month.
    #[serde(deserialize_with = "de_line")]
    pub until_month: String,
    /// Its year.
    #[serde(deserialize_with = "de_line")]
    pub until_year: String,
    /// "yes" where they see the members who let the association see them.
    #[serde(deserialize_with = "de_yes")]
    pub sees_members: String,
    /// As which it was shown, its revision; empty for a new one.
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
}

impl Form {
    /// As it stands for `row`.
    pub fn of(row: &Model) -> Self {
        let part = |day: Option<NaiveDate>, of: &dyn Fn(&NaiveDate) -> String| {
            day.as_ref().map(of).unwrap_or_default()
        };
        Self {
            name: row.name.clone(),
            office: row.office.to_value(),
            title: row.title.clone(),
            since_day: part(row.since, &|day| day.day().to_string()),
            since_month: part(row.since, &|day| day.month().to_string()),
            since_year: part(row.since, &|day| day.year().to_string()),
            until_day: part(row.until, &|day| day.day().to_string()),
            until_month: part(row.until, &|day| day.month().to_string()),
            until_year: part(row.until, &|day| day.year().to_string()),
            sees_members: if row.sees_members { "yes".into() } else { String::new() },
            seen: row.revision.to_string(),
            ..Self::default()
        }
    }

    /// What it says of the office on the day `today`; or what is wrong with it. Only whoever heads the association, or stands in for
    /// them, sees members, and for a time that ends.
    pub fn read(&self, today: NaiveDate) -> Result<Said, Errors> {
        let mut errors = Errors::of(self);
        let office = one::<Office>(&self.office);
        if office.is_none() {
            errors.add("office", "associations-officers-error-office");
        }
        let read = |day: &str, month: &str, year: &str| date_parts::read(day, month, year);
        let since = read(&self.since_day, &self.since_month, &self.since_year);
        let until = read(&self.until_day, &self.until_month, &self.until_year);
        for (field, date) in [("since", &since), ("until", &until)] {
            let is_wrong = match date {
                Ok(date) => date.is_some_and(|date| (date.year - today.year()).abs() > YEARS),
                Err(_) => true,
            };
            if is_wrong {
                errors.add(field, "associations-officers-error-day");
            }
        }
        let since = since.ok().flatten().and_then(|date| {
            NaiveDate::from_ymd_opt(date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
        });
        let until = until.ok().flatten().and_then(|date| date.last_day());
        if since.zip(until).is_some_and(|(since, until)| until < since) {
            errors.add("until", "associations-officers-error-before");
        }
        let sees_members = self.sees_members == "yes";
        let heads = [Office::Chair, Office::Deputy];
        if sees_members && office.is_some_and(|office| !heads.contains(&office)) {
            errors.add("sees_members", "associations-officers-error-heads");
        }
        if sees_members && until.is_some_and(|until| until > today + LONGEST) {
            errors.add("until", "associations-officers-error-long");
        }
        if sees_members && until.is_none() && !errors.has("until") {
            errors.add("until", "associations-officers-error-end");
        }
        match office {
            Some(office) if errors.is_empty() => {
                Ok(Said { office, title: self.title.clone(), since, until, sees_members })
            }
            _ => Err(errors),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(since: &str, until: &str, sees: &str) -> Form {
        Form {
            office: "chair".into(),
            since_year: since.into(),
            until_year: until.into(),
            sees_members: sees.into(),
            ..Form::default()
        }
    }

    #[test]
    fn a_term_in_years_is_whole_years() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        let said = form("2025", "2027", "").read(today).unwrap();
        assert_eq!(said.since.unwrap().to_string(), "2025-01-01");
        assert_eq!(said.until.unwrap().to_string(), "2027-12-31");
        assert!(form("2027", "2025", "").read(today).unwrap_err().has("until"));
        assert!(form("1027", "", "").read(today).unwrap_err().has("since"));
        assert!(
            form("2025", "", "yes").read(today).unwrap_err().has("until"),
            "who sees members does so for a time"
        );
        assert!(form("2025", "2027", "yes").read(today).unwrap().sees_members);
        assert!(form("2025", "2040", "yes").read(today).unwrap_err().has("until"), "for five years at most");
        let treasurer = Form { office: "treasurer".into(), ..form("2025", "2027", "yes") };
        assert!(treasurer.read(today).unwrap_err().has("sees_members"));
    }
}
