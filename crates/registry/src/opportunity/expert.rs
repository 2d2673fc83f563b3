//! Which expert is needed, as the department's form has it.

use accounts::Ctx;
use accounts::reference::{Named, NamedList};
use chrono::NaiveDate;
use kit::date_parts;
use kit::form::Errors;
use kit::format::PartialDate;
use sea_orm::ActiveEnum;

use super::typed::{Form, Offers, boxes};
use super::{Expert, Kind};
use crate::company::one;
use crate::register::about::{AS_TYPED, Offer, is_specialty, is_unit, plain, settle};

/// The languages that the form names; another one is typed.
pub const NAMED: [&str; 5] = ["ar", "en", "es", "fr", "de"];

/// What the form's boxes show of what is `kept`: its name in the page's language and its code, or what was typed.
fn shown(ctx: &Ctx, list: &NamedList, kept: &str) -> (String, String) {
    match list.get(kept) {
        Some(row) => (row.name(ctx.locale()).to_owned(), kept.to_owned()),
        None if kept.is_empty() => Default::default(),
        None => (kept.to_owned(), AS_TYPED.to_owned()),
    }
}

fn offers(ctx: &Ctx, rows: Vec<&Named>) -> Vec<Offer> {
    rows.into_iter().map(|row| plain(row, ctx.locale())).collect()
}

/// What is kept: the code that was chosen, or what was typed.
fn kept(typed: &str, code: &str) -> String {
    if code.is_empty() { typed } else { code }.to_owned()
}

impl Form {
    /// Fills in what is said of `expert`.
    pub(super) fn fill_expert(&mut self, ctx: &Ctx, expert: Expert) {
        let reference = &ctx.app().reference;
        (self.specialty, self.specialty_code) = shown(ctx, &reference.specialties, &expert.specialty);
        (self.occupation, self.occupation_code) = shown(ctx, &reference.occupations, &expert.occupation);
        self.help = expert.help.map(|help| help.to_value()).unwrap_or_default();
        let all = expert.languages.split(' ').map(str::to_owned);
        let (named, other): (Vec<String>, Vec<String>) = all.partition(|code| NAMED.contains(&code.as_str()));
        self.languages = named;
        (self.language, self.language_code) =
            shown(ctx, &reference.languages, other.first().map_or("", String::as_str));
        [self.starts_day, self.starts_month, self.starts_year] = boxes(expert.starts_on);
        [self.ends_day, self.ends_month, self.ends_year] = boxes(expert.ends_on);
        self.online = if expert.online { "yes".to_owned() } else { String::new() };
    }

    /// Which expert is needed; nothing for the other kinds, where it is wrong to say anything of one.
    pub(super) fn read_expert(
        &mut self,
        ctx: &Ctx,
        kind: Option<Kind>,
        errors: &mut Errors,
        offers: &mut Offers,
    ) -> Expert {
        if matches!(kind, Some(Kind::Investment | Kind::Project)) {
            for field in self.expert_fields() {
                errors.add(field, "opportunities-error-expert-only");
            }
            return Expert::default();
        }
        let is_needed = kind == Some(Kind::Expertise);
        let help = one(&self.help);
        if help.is_none() && (is_needed || !self.help.is_empty()) {
            errors.add("help", "opportunities-error-help");
        }
        if is_needed && self.specialty.is_empty() && self.occupation.is_empty() {
            errors.add("specialty", "opportunities-error-expert");
        }
        let (specialty, occupation) = self.read_expert_field(ctx, errors, offers);
        let languages = self.read_languages(ctx, errors, offers);
        let (starts_on, ends_on) = self.read_when(ctx.now().date_naive(), errors);
        Expert { specialty, occupation, help, languages, starts_on, ends_on, online: !self.online.is_empty() }
    }

    /// The fields about an expert in which something stands.
    fn expert_fields(&self) -> Vec<&'static str> {
        let starts = [&self.starts_day, &self.starts_month, &self.starts_year];
        let ends = [&self.ends_day, &self.ends_month, &self.ends_year];
        let fields = [
            ("help", self.help.is_empty()),
            ("specialty", self.specialty.is_empty()),
            ("occupation", self.occupation.is_empty()),
            ("languages", self.languages.is_empty()),
            ("language", self.language.is_empty()),
            ("starts", starts.iter().all(|part| part.is_empty())),
            ("ends", ends.iter().all(|part| part.is_empty())),
            ("online", self.online.is_empty()),
        ];
        fields.into_iter().filter(|(_, is_empty)| !is_empty).map(|(field, _)| field).collect()
    }

    /// Specialty and occupation, as they are kept.
    fn read_expert_field(
        &mut self,
        ctx: &Ctx,
        errors: &mut Errors,
        offered: &mut Offers,
    ) -> (String, String) {
        let reference = &ctx.app().reference;
        let rows = settle(&self.specialty, &mut self.specialty_code, &reference.specialties, is_specialty);
        offered.specialties = offers(ctx, rows);
        let rows = settle(&self.occupation, &mut self.occupation_code, &reference.occupations, is_unit);
        offered.occupations = offers(ctx, rows);
        if !offered.specialties.is_empty() {
            errors.add("specialty_code", "opportunities-error-specialty-several");
        }
        if !offered.occupations.is_empty() {
            errors.add("occupation_code", "register-about-error-occupation-several");
        }
        (kept(&self.specialty, &self.specialty_code), kept(&self.occupation, &self.occupation_code))
    }

    /// The languages, as they are kept.
    fn read_languages(&mut self, ctx: &Ctx, errors: &mut Errors, offered: &mut Offers) -> String {
        if self.languages.iter().any(|code| !NAMED.contains(&code.as_str())) {
            errors.add("languages", "me-companies-error-choice");
        }
        let rows = settle(&self.language, &mut self.language_code, &ctx.app().reference.languages, |_| true);
        offered.languages = offers(ctx, rows);
        match (offered.languages.is_empty(), self.language_code.is_empty()) {
            (false, _) => errors.add("language_code", "opportunities-error-language-several"),
            (true, true) if !self.language.is_empty() => {
                errors.add("language", "opportunities-error-language-unknown");
            }
            _ => {}
        }
        let mut codes: Vec<&str> = NAMED.to_vec();
        codes.retain(|code| self.languages.iter().any(|one| one == code) || self.language_code == *code);
        if !self.language_code.is_empty() && !codes.contains(&self.language_code.as_str()) {
            codes.push(&self.language_code);
        }
        codes.join(" ")
    }

    /// From when until when: in their order, and not over yet.
    fn read_when(&self, today: NaiveDate, errors: &mut Errors) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let mut read = |field: &str, day: &str, month: &str, year: &str, as_day: fn(PartialDate) -> _| {
            let Ok(date) = date_parts::read(day, month, year) else {
                errors.add(field, "opportunities-error-closes");
                return None;
            };
            date.and_then(as_day)
        };
        let (day, month, year) = (&self.starts_day, &self.starts_month, &self.starts_year);
        let first = read("starts", day, month, year, PartialDate::first_day);
        let (day, month, year) = (&self.ends_day, &self.ends_month, &self.ends_year);
        let last = read("ends", day, month, year, PartialDate::last_day);
        match (first, last) {
            (_, Some(last)) if last < today => errors.add("ends", "opportunities-error-closes-past"),
            (Some(first), Some(last)) if last < first => {
                errors.add("ends", "opportunities-error-ends-before")
            }
            _ => {}
        }
        (first, last)
    }
}
