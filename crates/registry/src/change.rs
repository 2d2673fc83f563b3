//! What a member changes in their own record. All of it holds at once, but for what a mission has verified: that
//! becomes a request ([`crate::change_request`]).

use accounts::Ctx;
use accounts::audit::Entry;
use kit::format::PartialDate;
use kit::{Locale, Result};
use sea_orm::ActiveValue::{Set, Unchanged};
use sea_orm::entity::prelude::*;
use search::fold;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::change_request::{self, Field};
use crate::person::{ActiveModel, Channel, Entity, INDEX_JOB, KIND, Model, Sex, Source};
use crate::{guardianship, need, residence, value_source};

/// A name, all parts of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Given name in Arabic, or empty.
    pub given_ar: String,
    /// Father's name in Arabic, or empty.
    pub father_ar: String,
    /// Grandfather's name in Arabic, or empty.
    pub grandfather_ar: String,
    /// Family name in Arabic, or empty.
    pub family_ar: String,
    /// Given names in Latin script, or empty.
    pub given_latin: String,
    /// Family name in Latin script, or empty.
    pub family_latin: String,
    /// The person says to have no family name.
    pub no_family: bool,
}

impl Name {
    /// The name in Arabic: given, father, grandfather, family; empty if none was given.
    pub fn arabic(&self) -> String {
        joined(&[&self.given_ar, &self.father_ar, &self.grandfather_ar, &self.family_ar])
    }

    /// The name in Latin script: given, family; empty if none was given.
    pub fn latin(&self) -> String {
        joined(&[&self.given_latin, &self.family_latin])
    }
}

fn joined(parts: &[&String]) -> String {
    let parts: Vec<&str> = parts.iter().map(|part| part.as_str()).filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// Where a person lives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Home {
    /// Country, ISO 3166-1 alpha-2.
    pub country: String,
    /// City as typed, or empty.
    pub city: String,
}

/// What a person says about themselves.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Sex.
    pub sex: Option<Sex>,
    /// Date of birth.
    pub birth: Option<PartialDate>,
    /// Place of origin: an id, or as typed.
    pub origin: String,
    /// Occupation: a code, or as typed.
    pub occupation: String,
}

/// What a member of staff writes down about a person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// The name.
    pub name: Name,
    /// What they say about themselves.
    pub about: About,
    /// City of residence, or empty.
    pub city: String,
    /// Camp, or empty.
    pub camp: String,
    /// Language of letters.
    pub locale: Locale,
    /// How they would rather be reached.
    pub channel: Option<Channel>,
}

/// A new value of one field that a mission verifies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// Of the name.
    Name(Name),
    /// Of the sex.
    Sex(Option<Sex>),
    /// Of the date of birth, as [`PartialDate`] is written; or empty.
    Birth(String),
    /// Of the place of origin.
    Origin(String),
}

impl Value {
    /// The field.
    pub fn field(&self) -> Field {
        match self {
            Self::Name(_) => Field::Name,
            Self::Sex(_) => Field::Sex,
            Self::Birth(_) => Field::Birth,
            Self::Origin(_) => Field::Origin,
        }
    }

    /// Puts it into `row`.
    fn put_into(self, row: &mut ActiveModel) {
        match self {
            Self::Name(name) => {
                row.given_ar = Set(name.given_ar);
                row.father_ar = Set(name.father_ar);
                row.grandfather_ar = Set(name.grandfather_ar);
                row.family_ar = Set(name.family_ar);
                row.given_latin = Set(name.given_latin);
                row.family_latin = Set(name.family_latin);
                row.no_family = Set(name.no_family);
            }
            Self::Sex(sex) => row.sex = Set(sex),
            Self::Birth(birth) => {
                let birth = PartialDate::parse(&birth);
                let small = |part: Option<u32>| part.and_then(|part| i16::try_from(part).ok());
                row.birth_year = Set(birth.and_then(|birth| i16::try_from(birth.year).ok()));
                row.birth_month = Set(small(birth.and_then(|birth| birth.month)));
                row.birth_day = Set(small(birth.and_then(|birth| birth.day)));
            }
            Self::Origin(origin) => row.origin = Set(origin),
        }
    }
}

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// Nothing is different from before.
    Nothing,
    /// It holds.
    Now,
    /// It is asked for, and the mission decides.
    Asked,
}

impl Model {
    /// Whether a mission has verified the record: then it is asked before what it verified is changed.
    pub fn is_verified(&self) -> bool {
        self.verified_at.is_some()
    }

    /// The name, all parts of it.
    pub fn name(&self) -> Name {
        Name {
            given_ar: self.given_ar.clone(),
            father_ar: self.father_ar.clone(),
            grandfather_ar: self.grandfather_ar.clone(),
            family_ar: self.family_ar.clone(),
            given_latin: self.given_latin.clone(),
            family_latin: self.family_latin.clone(),
            no_family: self.no_family,
        }
    }

    /// What stands in `field` now.
    pub fn value(&self, field: Field) -> Value {
        match field {
            Field::Name => Value::Name(self.name()),
            Field::Sex => Value::Sex(self.sex),
            Field::Birth => Value::Birth(written(self.birth())),
            Field::Origin => Value::Origin(self.origin.clone()),
        }
    }

    /// The member has another name.
    pub async fn rename(&self, ctx: &Ctx, name: Name) -> Result<Changed> {
        self.take_in(ctx, vec![Value::Name(name)], None).await
    }

    /// The member says something else about themselves. The occupation holds at once in any case.
    pub async fn describe(&self, ctx: &Ctx, about: About) -> Result<Changed> {
        let values =
            vec![Value::Sex(about.sex), Value::Birth(written(about.birth)), Value::Origin(about.origin)];
        self.take_in(ctx, values, Some(about.occupation)).await
    }

    /// Takes in what differs: now, or, in a verified record, as requests. The form shows what stands in the record, so
    /// that what is sent unchanged says nothing of what is asked for: a request is withdrawn on its own page only.
    async fn take_in(&self, ctx: &Ctx, values: Vec<Value>, occupation: Option<String>) -> Result<Changed> {
        let mut row = ActiveModel { id: Unchanged(self.id), ..Default::default() };
        let (mut fields, mut asked) = (Vec::new(), false);
        for value in values {
            let field = value.field();
            if value == self.value(field) {
                continue;
            }
            if self.is_verified() {
                asked |= change_request::ask(ctx, self.id, value).await?;
            } else {
                value.put_into(&mut row);
                fields.push(field.to_value());
            }
        }
        if let Some(occupation) = occupation.filter(|occupation| *occupation != self.occupation) {
            row.occupation = Set(occupation);
            fields.push("occupation".to_owned());
        }
        let changed = !fields.is_empty();
        if changed {
            value_source::said(ctx, self.id, &fields, Source::Own).await?;
            self.write(ctx, row, Entry::done("person.change").with(json!({ "fields": fields }))).await?;
        }
        Ok(match (asked, changed) {
            (true, _) => Changed::Asked,
            (false, true) => Changed::Now,
            (false, false) => Changed::Nothing,
        })
    }

    /// What a mission decided holds.
    pub(crate) async fn accept(&self, ctx: &Ctx, value: Value) -> Result<()> {
        let field = value.field();
        let mut row = ActiveModel { id: Unchanged(self.id), ..Default::default() };
        value.put_into(&mut row);
        let detail = json!({ "field": field.to_value() });
        value_source::said(ctx, self.id, &[field.to_value()], Source::Own).await?;
        self.write(ctx, row, Entry::done("change.accept").with(detail)).await
    }

    /// A member of staff, who found the person in their scope, writes down what the person says, or what papers show.
    /// All of it holds at once. `ground` is a code: on what it rests.
    pub async fn correct(&self, ctx: &Ctx, to: Correction, ground: &str) -> Result<Changed> {
        let Correction { name, about, city, camp, locale, channel } = to;
        let mut row = ActiveModel { id: Unchanged(self.id), ..Default::default() };
        let mut fields = Vec::new();
        let values = [
            Value::Name(name),
            Value::Sex(about.sex),
            Value::Birth(written(about.birth)),
            Value::Origin(about.origin),
        ];
        for value in values {
            let field = value.field();
            if value != self.value(field) {
                value.put_into(&mut row);
                fields.push(field.to_value());
            }
        }
        if about.occupation != self.occupation {
            row.occupation = Set(about.occupation);
            fields.push("occupation".to_owned());
        }
        if city != self.city {
            residence::change(ctx, self.id, &Home { country: self.country.clone(), city: city.clone() })
                .await?;
            row.city_key = Set(fold::key(&city));
            row.city = Set(city);
            fields.push("city".to_owned());
        }
        if camp != self.camp {
            row.camp = Set(camp);
            fields.push("camp".to_owned());
        }
        if (locale, channel) != (self.locale, self.channel) {
            row.locale = Set(locale);
            row.channel = Set(channel);
            fields.push("preferences".to_owned());
        }
        if fields.is_empty() {
            return Ok(Changed::Nothing);
        }
        value_source::said(ctx, self.id, &fields, Source::Desk).await?;
        let detail = json!({ "fields": fields, "ground": ground });
        self.write(ctx, row, Entry::done("person.correct").with(detail)).await?;
        Ok(Changed::Now)
    }

    /// The missions of another country serve the person from now on, as was asked of them.
    pub(crate) async fn taken_over(&self, ctx: &Ctx, home: &Home) -> Result<()> {
        let row = self.row_at(home);
        residence::change(ctx, self.id, home).await?;
        value_source::said(ctx, self.id, &["country".to_owned(), "city".to_owned()], Source::Desk).await?;
        need::move_abroad(ctx, self.id).await?;
        let detail = json!({ "from": self.country, "to": home.country });
        self.write(ctx, row, Entry::done("transfer.accept").with(detail)).await
    }

    /// The row of someone who lives at `home` now. The camp is one of the country left, and goes with it.
    fn row_at(&self, home: &Home) -> ActiveModel {
        let mut row = ActiveModel { id: Unchanged(self.id), ..Default::default() };
        row.country = Set(home.country.clone());
        row.city_key = Set(fold::key(&home.city));
        row.city = Set(home.city.clone());
        if home.country != self.country {
            row.camp = Set(String::new());
        }
        row
    }

    /// The member lives elsewhere now. It holds at once: from then on the missions of the new country serve them.
    pub async fn move_to(&self, ctx: &Ctx, home: Home) -> Result<Changed> {
        let is_abroad = home.country != self.country;
        if !is_abroad && home.city == self.city {
            return Ok(Changed::Nothing);
        }
        let row = self.row_at(&home);
        residence::change(ctx, self.id, &home).await?;
        let moved = if is_abroad { &["country", "city"][..] } else { &["city"] };
        let moved: Vec<String> = moved.iter().map(|field| (*field).to_owned()).collect();
        value_source::said(ctx, self.id, &moved, Source::Own).await?;
        if is_abroad {
            need::move_abroad(ctx, self.id).await?;
        }
        let entry = if is_abroad {
            Entry::done("person.move").with(json!({ "from": self.country, "to": home.country }))
        } else {
            Entry::done("person.change").with(json!({ "fields": ["city"] }))
        };
        self.write(ctx, row, entry).await?;
        Ok(Changed::Now)
    }

    /// The member lives in another camp of their country, or in none: empty.
    pub async fn live_in_camp(&self, ctx: &Ctx, camp: &str) -> Result<Changed> {
        if camp == self.camp {
            return Ok(Changed::Nothing);
        }
        let row = ActiveModel { id: Unchanged(self.id), camp: Set(camp.to_owned()), ..Default::default() };
        value_source::said(ctx, self.id, &["camp".to_owned()], Source::Own).await?;
        self.write(ctx, row, Entry::done("person.change").with(json!({ "fields": ["camp"] }))).await?;
        Ok(Changed::Now)
    }

    /// The member says that all of it is still right.
    pub async fn confirm(&self, ctx: &Ctx) -> Result<()> {
        let now = ctx.now();
        let row = ActiveModel { id: Unchanged(self.id), confirmed_at: Set(now), ..Default::default() };
        self.write(ctx, row, Entry::done("person.confirm")).await
    }

    async fn write(&self, ctx: &Ctx, mut row: ActiveModel, entry: Entry) -> Result<()> {
        row.updated_at = Set(ctx.now());
        if let (Set(year), Set(month), Set(day)) = (&row.birth_year, &row.birth_month, &row.birth_day) {
            let born = Self { birth_year: *year, birth_month: *month, birth_day: *day, ..self.clone() };
            guardianship::reckon(ctx, self.id, born.birth()).await?;
        }
        Entity::update(row).exec(ctx.tx().await?).await?;
        ctx.record(entry.to(KIND, self.id.0));
        ctx.enqueue(INDEX_JOB, &json!({ "person": self.id })).await?;
        Ok(())
    }
}

fn written(birth: Option<PartialDate>) -> String {
    birth.map(|birth| birth.to_string()).unwrap_or_default()
}
