//! The registration's questions on one page, for desk staff who ask them of the person before them. The rules are those
//! of the pages on which people answer for themselves.

use accounts::Ctx;
use kit::clean::{de_code, de_line, de_yes};
use kit::form::Errors;
use kit::{Locale, Result};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use crate::change::{About, Correction, Name};
use crate::name::has_letter;
use crate::person::{Channel, Model};
use crate::register::about::Offer;
use crate::register::{about, camp, name, residence};

/// Reached in any way.
pub const ANY: &str = "any";

/// What the desk writes down of a person: the part of the form that `/people/new` and `/people/{id}/edit` share.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Details {
    /// Given name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub given_ar: String,
    /// Father's name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub father_ar: String,
    /// Grandfather's name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub grandfather_ar: String,
    /// Family name in Arabic.
    #[serde(deserialize_with = "de_line")]
    pub family_ar: String,
    /// Given names in Latin script.
    #[serde(deserialize_with = "de_line")]
    pub given_latin: String,
    /// Family name in Latin script.
    #[serde(deserialize_with = "de_line")]
    pub family_latin: String,
    /// "yes": the person has no family name.
    #[serde(deserialize_with = "de_yes")]
    pub no_family: String,
    /// City of residence.
    #[serde(deserialize_with = "de_line")]
    pub city: String,
    /// `none`, an id of `camps.csv`, `other`, or empty.
    #[serde(deserialize_with = "de_code")]
    pub camp: String,
    /// Day of birth.
    #[serde(deserialize_with = "de_line")]
    pub birth_day: String,
    /// Month of birth, a number or a name.
    #[serde(deserialize_with = "de_line")]
    pub birth_month: String,
    /// Year of birth.
    #[serde(deserialize_with = "de_line")]
    pub birth_year: String,
    /// "yes": the date is right although few people are so old.
    #[serde(deserialize_with = "de_yes")]
    pub birth_right: String,
    /// `female`, `male`, `none`, or empty.
    #[serde(deserialize_with = "de_code")]
    pub sex: String,
    /// The place of origin, in any spelling.
    #[serde(deserialize_with = "de_line")]
    pub origin: String,
    /// The place chosen.
    #[serde(deserialize_with = "de_code")]
    pub origin_code: String,
    /// The occupation.
    #[serde(deserialize_with = "de_line")]
    pub occupation: String,
    /// The occupation chosen.
    #[serde(deserialize_with = "de_code")]
    pub occupation_code: String,
    /// Language of letters, by code.
    #[serde(deserialize_with = "de_code")]
    pub language: String,
    /// A [`Channel`], or [`ANY`].
    #[serde(deserialize_with = "de_code")]
    pub channel: String,
}

/// What a page offers where an answer may mean several things.
#[derive(Debug, Default)]
pub struct Offers {
    /// Places that the typed one may be.
    pub origins: Vec<Offer>,
    /// Occupations that the typed one may be.
    pub occupations: Vec<Offer>,
}

impl Details {
    /// What stands in the record of `person`.
    pub fn of(ctx: &Ctx, person: &Model) -> Self {
        let part = |part: Option<i16>| part.map(|part| part.to_string()).unwrap_or_default();
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let code = |kept: &str, is_code: bool| if is_code { kept.to_owned() } else { String::new() };
        Self {
            given_ar: person.given_ar.clone(),
            father_ar: person.father_ar.clone(),
            grandfather_ar: person.grandfather_ar.clone(),
            family_ar: person.family_ar.clone(),
            given_latin: person.given_latin.clone(),
            family_latin: person.family_latin.clone(),
            no_family: if person.no_family { "yes".into() } else { String::new() },
            city: person.city.clone(),
            camp: if person.camp.is_empty() { "none".into() } else { person.camp.clone() },
            birth_day: part(person.birth_day),
            birth_month: part(person.birth_month),
            birth_year: part(person.birth_year),
            birth_right: "yes".into(),
            sex: person.sex.map_or_else(|| "none".to_owned(), |sex| sex.to_value()),
            origin: reference
                .origins
                .get(&person.origin)
                .map_or_else(|| person.origin.clone(), |place| place.name(locale).to_owned()),
            origin_code: code(&person.origin, reference.origins.get(&person.origin).is_some()),
            occupation: reference.occupations.name(&person.occupation, locale).to_owned(),
            occupation_code: code(
                &person.occupation,
                reference.occupations.get(&person.occupation).is_some(),
            ),
            language: person.locale.code().to_owned(),
            channel: person.channel.map_or(ANY.to_owned(), |channel| channel.to_value()),
        }
    }

    fn name(&self) -> name::Form {
        name::Form {
            given_ar: self.given_ar.clone(),
            father_ar: self.father_ar.clone(),
            grandfather_ar: self.grandfather_ar.clone(),
            family_ar: self.family_ar.clone(),
            given_latin: self.given_latin.clone(),
            family_latin: self.family_latin.clone(),
            no_family: self.no_family.clone(),
            switch: String::new(),
        }
    }

    fn about(&self) -> about::Form {
        about::Form {
            sex: self.sex.clone(),
            birth_day: self.birth_day.clone(),
            birth_month: self.birth_month.clone(),
            birth_year: self.birth_year.clone(),
            birth_right: self.birth_right.clone(),
            origin: self.origin.clone(),
            origin_code: self.origin_code.clone(),
            occupation: self.occupation.clone(),
            occupation_code: self.occupation_code.clone(),
            switch: String::new(),
        }
    }

    fn camp(&self) -> camp::Form {
        camp::Form { camp: self.camp.clone(), switch: String::new() }
    }

    /// Reads what was written down of someone in `country`; or what is wrong with it. Settles which place and which
    /// occupation are meant, and keeps their codes.
    pub fn read(&mut self, ctx: &Ctx, country: &str) -> Result<(Correction, Errors, Offers)> {
        let (reference, name) = (&ctx.app().reference, self.name());
        let mut errors = Errors::default();
        if !has_letter(&self.given_ar) && !has_letter(&self.given_latin) {
            // Beside the box that comes first in the page's language, as in the registration.
            let first = if ctx.locale() == Locale::Ar { "given_ar" } else { "given_latin" };
            errors.add(first, "people-desk-error-name");
        }
        if Locale::from_code(&self.language).is_none() {
            errors.add("language", "people-desk-error-language");
        }
        // These speak to a person who answers alone; what was said above stays.
        errors.merge(name.errors(ctx.locale()));
        let home = residence::Form { city: self.city.clone(), ..residence::Form::default() };
        errors.merge(Errors::of(&home));
        errors.merge(self.camp().errors(reference, country));
        let mut about = self.about();
        let (wrong, origins, occupations) = about.resolve(ctx);
        errors.merge(wrong);
        self.origin_code.clone_from(&about.origin_code);
        self.occupation_code.clone_from(&about.occupation_code);
        let locale = Locale::from_code(&self.language);
        let channel = match self.channel.as_str() {
            "" | ANY => Ok(None),
            channel => Channel::try_from_value(&channel.to_owned()).map(Some),
        };
        if channel.is_err() {
            errors.add("channel", "me-preferences-error-channel");
        }
        let correction = Correction {
            name: Name::from(name),
            about: About {
                sex: about.sex(),
                birth: about.birth(),
                origin: about.origin().to_owned(),
                occupation: about.occupation().to_owned(),
            },
            city: self.city.clone(),
            camp: self.camp().kept().to_owned(),
            locale: locale.unwrap_or_default(),
            channel: channel.unwrap_or_default(),
        };
        Ok((correction, errors, Offers { origins, occupations }))
    }
}
