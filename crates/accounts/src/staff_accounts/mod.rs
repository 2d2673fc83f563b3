//! `/staff-accounts`: who works here, what they may do, from when to when.

pub mod confirmation;
pub mod grant;
pub mod handover;
pub mod index;
pub mod invitation;
pub mod new;
pub mod reset;
pub mod show;
pub mod suspension;

use chrono::{DateTime, NaiveTime, TimeDelta, Utc};
use kit::clean::{de_code, de_line};
use kit::date_parts;
use kit::form::Errors;
use kit::format::PartialDate;
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::grant::{Office, Post, Terms};
use crate::mission::MissionId;
use crate::policy::{Place, Role};
use crate::region::RegionId;
use crate::{Ctx, mission, region};

/// A place to work at, to choose from.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// Its id.
    pub value: String,
    /// What it is called, in the page's language.
    pub label: String,
}

/// What a role is chosen from.
#[derive(Debug, Serialize)]
pub struct Choices {
    /// The roles that who asks may give.
    pub roles: Vec<Role>,
    /// Missions, by country and city.
    pub missions: Vec<Choice>,
    /// Regions, by name.
    pub regions: Vec<Choice>,
}

/// All that there is to choose from.
pub(crate) async fn choices(ctx: &Ctx) -> Result<Choices> {
    let (db, locale) = (ctx.tx().await?, ctx.locale());
    let countries = &ctx.app().reference.countries;
    let missions = mission::all(db).await?.into_iter().map(|mission| Choice {
        value: mission.id.to_string(),
        label: format!("{} – {}", countries.name(&mission.country, locale), mission.city(locale)),
    });
    let regions = region::all(db)
        .await?
        .into_iter()
        .map(|region| Choice { value: region.id.to_string(), label: region.name(locale).to_owned() });
    let roles = ctx.staff()?.role.gives().collect();
    let mut choices = Choices { roles, missions: missions.collect(), regions: regions.collect() };
    choices.missions.sort_by(|a, b| a.label.cmp(&b.label));
    choices.regions.sort_by(|a, b| a.label.cmp(&b.label));
    Ok(choices)
}

/// What is sent: who is invited, where someone is; a role, its place and its time.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Name, as colleagues see it.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 120, message = "staff-accounts-new-error-name-long"))]
    pub name: String,
    /// Work e-mail.
    #[serde(deserialize_with = "de_code")]
    #[validate(length(max = 254, message = "staff-accounts-new-error-email-form"))]
    pub email: String,
    /// Language of the pages and of the mail.
    #[serde(deserialize_with = "de_code")]
    pub language: String,
    /// Code of the role.
    #[serde(deserialize_with = "de_code")]
    pub role: String,
    /// Id of the mission.
    #[serde(deserialize_with = "de_code")]
    pub mission: String,
    /// Id of the region.
    #[serde(deserialize_with = "de_code")]
    pub region: String,
    /// First day.
    #[serde(deserialize_with = "de_line")]
    pub from_day: String,
    /// Its month.
    #[serde(deserialize_with = "de_line")]
    pub from_month: String,
    /// Its year.
    #[serde(deserialize_with = "de_line")]
    pub from_year: String,
    /// Last day.
    #[serde(deserialize_with = "de_line")]
    pub to_day: String,
    /// Its month.
    #[serde(deserialize_with = "de_line")]
    pub to_month: String,
    /// Its year.
    #[serde(deserialize_with = "de_line")]
    pub to_year: String,
}

/// The terms that a form asks for, with what is wrong added to `errors`.
pub(crate) async fn terms(ctx: &Ctx, form: &Form, errors: &mut Errors) -> Result<Option<Terms>> {
    let db = ctx.tx().await?;
    let role = Role::from_code(&form.role);
    let mission = form.mission.parse::<MissionId>().ok();
    let region = form.region.parse::<RegionId>().ok();
    match role.map(Role::place) {
        // There is no programme yet to give one for.
        None | Some(Place::Programme) => errors.add("role", "staff-accounts-error-role"),
        Some(Place::Mission) => {
            let known = match mission {
                Some(id) => mission::find(db, id).await?,
                None => None,
            };
            if known.is_none() {
                errors.add("mission", "staff-accounts-error-mission");
            }
        }
        Some(Place::Region) => {
            let known = match region {
                Some(id) => region::find(db, id).await?,
                None => None,
            };
            if known.is_none() {
                errors.add("region", "staff-accounts-error-region");
            }
        }
        Some(Place::Ministry) => {}
    }
    let today = ctx.now().date_naive();
    let from = day([&form.from_day, &form.from_month, &form.from_year], "from", errors);
    let to = day([&form.to_day, &form.to_month, &form.to_year], "to", errors);
    if from.is_some_and(|from| from < today) {
        errors.add("from", "staff-accounts-error-from-past");
    }
    let begins = from.filter(|from| *from > today).map_or(ctx.now(), start_of);
    // The last day counts whole.
    let ends = to.map(|to| start_of(to) + TimeDelta::days(1));
    if ends.is_some_and(|ends| ends <= begins) {
        errors.add("to", "staff-accounts-error-to-before");
    }
    let Some(role) = role.filter(|_| errors.is_empty()) else { return Ok(None) };
    Ok(Some(Terms { to: ends, ..Terms::open(role, mission, region, begins) }))
}

fn start_of(day: chrono::NaiveDate) -> DateTime<Utc> {
    day.and_time(NaiveTime::MIN).and_utc()
}

/// A whole day in three boxes; none where they are empty or wrong.
fn day([day, month, year]: [&str; 3], field: &str, errors: &mut Errors) -> Option<chrono::NaiveDate> {
    match date_parts::read(day, month, year) {
        Ok(None) => None,
        Ok(Some(PartialDate { year, month: Some(month), day: Some(day) })) => {
            chrono::NaiveDate::from_ymd_opt(year, month, day)
        }
        Ok(Some(_)) | Err(_) => {
            errors.add(field, "staff-accounts-error-day");
            None
        }
    }
}

/// A role that someone holds, held or will hold, as pages show it.
#[derive(Debug, Serialize)]
pub struct Held {
    /// The role.
    pub role: Role,
    /// Mission or region, in the page's language; empty for the ministry.
    pub office: String,
    /// From when.
    pub from: String,
    /// Its last day, where it ends.
    pub to: Option<String>,
    /// `past`, `now` or `later`; `waits` for a second person.
    pub when: &'static str,
}

impl Held {
    /// `post`, at `now`.
    pub(crate) fn new(post: &Post, (now, locale): (DateTime<Utc>, Locale)) -> Self {
        let when = match () {
            () if post.grant.waits() => "waits",
            () if post.grant.holds_at(now) => "now",
            () if post.grant.from_at > now => "later",
            () => "past",
        };
        Self {
            role: post.grant.role,
            office: office(&post.office, locale),
            from: post.grant.from_at.to_rfc3339(),
            // A term that ends at midnight has its last day before it.
            to: post.grant.to_at.map(|to| (to - TimeDelta::seconds(1)).to_rfc3339()),
            when,
        }
    }
}

/// What an office is called in `locale`; nothing for the ministry.
pub(crate) fn office(office: &Office, locale: Locale) -> String {
    match office {
        Office::Mission(mission) => mission.city(locale).to_owned(),
        Office::Region(region) => region.name(locale).to_owned(),
        Office::Ministry => String::new(),
    }
}
