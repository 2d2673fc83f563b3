//! `/register/about`: sex, date of birth, place of origin, occupation; all of it may be skipped.

use accounts::Ctx;
use accounts::reference::{Named, NamedList, Reference};
use axum::response::Response;
use kit::clean::{de_code, de_line, de_yes};
use kit::date_parts::{self, Wrong};
use kit::form::{self, Errors, Filled};
use kit::format::PartialDate;
use kit::{Locale, Result};
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{draft_or_start, go_on, refused, switched};
use crate::birth::{self, Birth};
use crate::person::Sex;

/// How many places or occupations are offered.
pub(crate) const OFFERED: usize = 8;
/// The choice of leaving what was typed as it is.
pub(crate) const AS_TYPED: &str = "as-typed";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Places that the typed one may be.
    pub origins: Vec<Offer>,
    /// Occupations that the typed one may be.
    pub occupations: Vec<Offer>,
}

/// Something to choose.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// What is sent: its id.
    pub value: String,
    /// Its name in the page's language.
    pub label: String,
    /// What tells it from others of its name: the sub-district of a place, or nothing.
    pub hint: String,
}

/// What the person answers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `female`, `male`, or `none`: rather not said.
    #[serde(deserialize_with = "de_code")]
    pub sex: String,
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
    /// The place of origin, in any spelling.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 100, message = "register-about-error-origin-long"))]
    pub origin: String,
    /// The place chosen: an id of `origins.csv`, or [`AS_TYPED`]. Once the page is answered, empty where the
    /// place stays as typed.
    #[serde(deserialize_with = "de_code")]
    pub origin_code: String,
    /// The occupation, in the person's words.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 100, message = "register-about-error-occupation-long"))]
    pub occupation: String,
    /// The occupation chosen: an ISCO-08 code, or [`AS_TYPED`]; as with the place.
    #[serde(deserialize_with = "de_code")]
    pub occupation_code: String,
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// The sex, where it was said.
    pub fn sex(&self) -> Option<Sex> {
        match self.sex.as_str() {
            "female" => Some(Sex::Female),
            "male" => Some(Sex::Male),
            _ => None,
        }
    }

    /// The date of birth, as far as it was given.
    pub fn birth(&self) -> Option<PartialDate> {
        date_parts::read(&self.birth_day, &self.birth_month, &self.birth_year).ok().flatten()
    }

    /// The place of origin as it is kept: an id, or as typed.
    pub fn origin(&self) -> &str {
        if self.origin_code.is_empty() { &self.origin } else { &self.origin_code }
    }

    /// The occupation as it is kept: a code, or as typed.
    pub fn occupation(&self) -> &str {
        if self.occupation_code.is_empty() { &self.occupation } else { &self.occupation_code }
    }

    /// What is wrong with the date.
    fn birth_error(&self, ctx: &Ctx) -> Option<(&'static str, &'static str)> {
        match date_parts::read(&self.birth_day, &self.birth_month, &self.birth_year) {
            Ok(None) => None,
            Ok(Some(date)) => match birth::judge(date, ctx.now().date_naive()) {
                Birth::Adult | Birth::Minor => None,
                Birth::VeryOld if self.birth_right == "yes" => None,
                Birth::VeryOld => Some(("birth_right", "register-about-error-birth-unsure")),
                Birth::Future => Some(("birth_year", "register-about-error-birth-future")),
                Birth::TooLongAgo => Some(("birth_year", "register-about-error-birth-old")),
            },
            Err(Wrong::NoYear) => Some(("birth_year", "register-about-error-birth-no-year")),
            Err(Wrong::NoMonth) => Some(("birth_month", "register-about-error-birth-no-month")),
            Err(Wrong::Day) => Some(("birth_day", "register-about-error-birth-day")),
            Err(Wrong::Month) => Some(("birth_month", "register-about-error-birth-month")),
            Err(Wrong::Year) => Some(("birth_year", "register-about-error-birth-year")),
            Err(Wrong::NoSuchDay) => Some(("birth_day", "register-about-error-birth-no-such-day")),
        }
    }

    /// Finds out which place and occupation are meant and keeps their codes; returns the errors, and what there
    /// is to choose from.
    pub(crate) fn resolve(&mut self, ctx: &Ctx) -> (Errors, Vec<Offer>, Vec<Offer>) {
        let mut errors = Errors::of(self);
        if let Some((field, key)) = self.birth_error(ctx) {
            errors.add(field, key);
        }
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let origins = settle(&self.origin, &mut self.origin_code, &reference.origins, |_| true);
        let occupations =
            settle(&self.occupation, &mut self.occupation_code, &reference.occupations, is_unit);
        if !origins.is_empty() {
            errors.add("origin_code", "register-about-error-origin-several");
        }
        if !occupations.is_empty() {
            errors.add("occupation_code", "register-about-error-occupation-several");
        }
        let origins = origins.into_iter().map(|row| place(row, reference, locale)).collect();
        let occupations = occupations.into_iter().map(|row| plain(row, locale)).collect();
        (errors, origins, occupations)
    }
}

/// Whether a row of the occupations is one of ISCO-08's 436 unit groups.
pub(crate) fn is_unit(row: &Named) -> bool {
    row.id.len() == 4
}

/// Puts the id of what was `typed` into `code`, or nothing where it stays as typed; returns the rows to choose from
/// where that is not clear yet.
pub(crate) fn settle<'a>(
    typed: &str,
    code: &mut String,
    list: &'a NamedList,
    offered: fn(&Named) -> bool,
) -> Vec<&'a Named> {
    let rows: Vec<&Named> =
        list.find_among(typed, OFFERED, offered).into_iter().map(|(_, row)| row).collect();
    if rows.iter().any(|row| row.id == *code) {
        return Vec::new();
    }
    let stays = code == AS_TYPED;
    code.clear();
    match rows.as_slice() {
        _ if stays => Vec::new(),
        [row] if list.is_named(row, typed) => {
            code.clone_from(&row.id);
            Vec::new()
        }
        _ => rows,
    }
}

/// A place as it is offered.
pub(crate) fn place(row: &Named, reference: &Reference, locale: Locale) -> Offer {
    let district = reference.districts.name(&row.group, locale);
    Offer { value: row.id.clone(), label: row.name(locale).to_owned(), hint: district.to_owned() }
}

/// Something that its name alone tells: an occupation, a trade.
pub(crate) fn plain(row: &Named, locale: Locale) -> Offer {
    Offer { value: row.id.clone(), label: row.name(locale).to_owned(), hint: String::new() }
}

/// The places that `typed` may mean, for offering while a person types.
pub(super) fn offered_origins(reference: &Reference, typed: &str, locale: Locale) -> Vec<Offer> {
    let rows = reference.origins.find(typed, OFFERED).into_iter();
    rows.map(|(_, row)| place(row, reference, locale)).collect()
}

/// The trades of ISIC that `typed` may mean, for offering while a person types.
pub(super) fn offered_industries(reference: &Reference, typed: &str, locale: Locale) -> Vec<Offer> {
    reference.industries.find(typed, OFFERED).into_iter().map(|(_, row)| plain(row, locale)).collect()
}

/// The occupations that `typed` may mean, for offering while a person types.
pub(super) fn offered_occupations(reference: &Reference, typed: &str, locale: Locale) -> Vec<Offer> {
    let rows = reference.occupations.find_among(typed, OFFERED, is_unit).into_iter();
    rows.map(|(_, row)| plain(row, locale)).collect()
}

/// Whether a row of the specialties is one, not a group of them.
pub(crate) fn is_specialty(row: &Named) -> bool {
    !row.group.is_empty()
}

/// The specialties of the health professions that `typed` may mean, for offering while a person types.
pub(super) fn offered_specialties(reference: &Reference, typed: &str, locale: Locale) -> Vec<Offer> {
    let rows = reference.specialties.find_among(typed, OFFERED, is_specialty).into_iter();
    rows.map(|(_, row)| plain(row, locale)).collect()
}

/// The languages that `typed` may mean, for offering while a person types.
pub(super) fn offered_languages(reference: &Reference, typed: &str, locale: Locale) -> Vec<Offer> {
    reference.languages.find(typed, OFFERED).into_iter().map(|(_, row)| plain(row, locale)).collect()
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let form = draft.shown("about", draft.about.as_ref());
    let page = Page { form, origins: Vec::new(), occupations: Vec::new() };
    ctx.page("register/about.html", &page).await
}

/// Keeps the answer. Whoever is surely a minor is told who registers them.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if let Some(again) = switched(&ctx, &mut draft, "about", &form, &form.switch).await? {
        return Ok(again);
    }
    let (errors, origins, occupations) = form.resolve(&ctx);
    if !errors.is_empty() {
        let form = refused(&ctx, &mut draft, "about", &form, errors).await?;
        return ctx.invalid("register/about.html", &Page { form, origins, occupations }).await;
    }
    let today = ctx.now().date_naive();
    if form.birth().is_some_and(|date| birth::judge(date, today) == Birth::Minor) {
        draft.about = None;
        refused(&ctx, &mut draft, "about", &form, Errors::default()).await?;
        return Ok(ctx.redirect(&ctx.href("/register/minor")));
    }
    draft.about = Some(form);
    go_on(&ctx, &mut draft, "about").await
}
