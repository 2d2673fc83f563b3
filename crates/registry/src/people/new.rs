//! `/people/new`: the desk registers the person before it: the same questions on one page, in the order of the paper form.
//! Sent twice, it is one person with one number.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use accounts::reference::Reference;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line, de_yes};
use kit::form::{self, Errors, Filled};
use sea_orm::ActiveValue::Set;
use sea_orm::Iterable;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::alike::{self, Alike};
use super::desk::{Details, Offers};
use super::receipt;
use crate::birth::{self, Birth};
use crate::change::Correction;
use crate::consent::{self, Purpose};
use crate::contact::{self, Kind};
use crate::draft::Wording;
use crate::new_person::{Batch, New};
use crate::person::{self, PersonId, Source, Status};
use crate::register::about::Offer;
use crate::register::camp::{self, Camp};
use crate::register::{consents, contact as reach};
use crate::{return_code, submission, value_source};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The countries of the mission.
    pub countries: Vec<Country>,
    /// The camps of these countries.
    pub camps: Vec<Camp>,
    /// Places that the typed one may be.
    pub origins: Vec<Offer>,
    /// Occupations that the typed one may be.
    pub occupations: Vec<Offer>,
    /// People of the mission who may be the same.
    pub alike: Vec<Alike>,
    /// The form.
    pub form: Filled,
}

/// A country.
#[derive(Debug, Serialize)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub value: String,
    /// Its name in the page's language.
    pub label: String,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The form token.
    #[serde(deserialize_with = "de_code")]
    pub token: String,
    /// Country of residence, one of the mission's.
    #[serde(deserialize_with = "de_code")]
    pub country: String,
    /// What is written down of the person.
    #[serde(flatten)]
    pub details: Details,
    /// Telephone, in any writing.
    #[serde(deserialize_with = "de_line")]
    pub phone: String,
    /// "yes": the number is right although it looks wrong.
    #[serde(deserialize_with = "de_yes")]
    pub phone_right: String,
    /// "yes": the number is on WhatsApp.
    #[serde(deserialize_with = "de_yes")]
    pub whatsapp: String,
    /// "yes": it was seen at the desk that the number is theirs.
    #[serde(deserialize_with = "de_yes")]
    pub phone_seen: String,
    /// E-mail.
    #[serde(deserialize_with = "de_code")]
    pub email: String,
    /// "yes": the address is right although it looks mistyped.
    #[serde(deserialize_with = "de_yes")]
    pub email_right: String,
    /// "yes": no way to reach the person yet.
    #[serde(deserialize_with = "de_yes")]
    pub no_contact: String,
    /// "yes" to news.
    #[serde(deserialize_with = "de_yes")]
    pub news: String,
    /// "yes" to invitations.
    #[serde(deserialize_with = "de_yes")]
    pub events: String,
    /// "yes" to surveys.
    #[serde(deserialize_with = "de_yes")]
    pub surveys: String,
    /// "yes" to being asked to volunteer.
    #[serde(deserialize_with = "de_yes")]
    pub volunteering: String,
    /// "yes" to sharing.
    #[serde(deserialize_with = "de_yes")]
    pub sharing: String,
    /// On what ground the registration is verified at once: `papers`, `known`; or `later`.
    #[serde(deserialize_with = "de_code")]
    pub ground: String,
    /// "yes": the notice and the consents were read to the person, who answered as it stands here.
    #[serde(deserialize_with = "de_yes")]
    pub witness: String,
    /// "yes": none of those who look alike is the same person.
    #[serde(deserialize_with = "de_yes")]
    pub other: String,
}

impl Form {
    fn reach(&self) -> reach::Form {
        reach::Form {
            phone: self.phone.clone(),
            whatsapp: self.whatsapp.clone(),
            email: self.email.clone(),
            no_contact: self.no_contact.clone(),
            language: self.details.language.clone(),
            phone_right: self.phone_right.clone(),
            email_right: self.email_right.clone(),
            switch: String::new(),
        }
    }

    fn consents(&self) -> consents::Form {
        consents::Form {
            news: self.news.clone(),
            events: self.events.clone(),
            surveys: self.surveys.clone(),
            volunteering: self.volunteering.clone(),
            sharing: self.sharing.clone(),
            switch: String::new(),
        }
    }

    /// Reads it; or what is wrong with it.
    fn read(&mut self, ctx: &Ctx) -> Result<(Correction, Errors, Offers)> {
        let countries = ctx.staff()?.decide(Action::EditPerson).countries();
        let is_own = countries.contains(&self.country);
        let (details, mut errors, offers) = self.details.read(ctx, &self.country)?;
        if !is_own {
            errors.add("country", "people-new-error-country");
        }
        if self.phone.is_empty() && self.email.is_empty() && self.no_contact != "yes" {
            errors.add("phone", "people-new-error-no-contact");
        }
        errors.merge(self.reach().errors(&self.country));
        let today = ctx.now().date_naive();
        if details.about.birth.is_some_and(|date| birth::judge(date, today) == Birth::Minor) {
            errors.add("birth_year", "people-new-error-minor");
        }
        if !["papers", "known", "later"].contains(&self.ground.as_str()) {
            errors.add("ground", "people-new-error-ground");
        }
        if self.witness != "yes" {
            errors.add("witness", "people-new-error-witness");
        }
        Ok((details, errors, offers))
    }
}

impl Page {
    fn new(ctx: &Ctx, offers: Offers, alike: Vec<Alike>, form: Filled) -> Result<Self> {
        let (reference, own) = (&ctx.app().reference, ctx.staff()?.decide(Action::EditPerson).countries());
        let country = |code: &String| Country { value: code.clone(), label: name(reference, ctx, code) };
        let mut countries: Vec<Country> = own.iter().map(country).collect();
        countries.sort_by(|a, b| a.label.cmp(&b.label));
        let camps = own.iter().flat_map(|code| camp::offered(ctx, code)).collect();
        Ok(Self { countries, camps, origins: offers.origins, occupations: offers.occupations, alike, form })
    }
}

fn name(reference: &Reference, ctx: &Ctx, code: &str) -> String {
    reference.countries.name(code, ctx.locale()).to_owned()
}

/// Shows it. Where the mission serves one country, it is chosen.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let country = match ctx.staff()?.decide(Action::EditPerson).countries() {
        [only] => only.clone(),
        _ => String::new(),
    };
    let token = Uuid::from_bytes(kit::seal::random()).simple().to_string();
    let form = Filled::new(&Form { token, country, ..Form::default() });
    ctx.page("people/new.html", &Page::new(&ctx, Offers::default(), Vec::new(), form)?).await
}

/// Registers.
pub async fn post(ctx: Ctx, form::Form(mut form): form::Form<Form>) -> Result<Response> {
    if submission::earlier(&ctx, &form.token, None).await? != submission::Earlier::None {
        let Some((id, _)) = submission::find(&ctx, &form.token).await? else {
            return Ok(ctx.redirect("/people"));
        };
        return receipt::go(&ctx, id, &form.token).await;
    }
    let (details, mut errors, offers) = form.read(&ctx)?;
    if form.token.len() != 32 {
        errors.add("witness", "people-new-error-again");
        form.token = Uuid::from_bytes(kit::seal::random()).simple().to_string();
    }
    let mut others = Vec::new();
    if errors.is_empty() && form.other != "yes" {
        others = alike::find(&ctx, &form, &details).await?;
        if !others.is_empty() {
            let shown = json!({ "rows": others.len() });
            let shown =
                Entry::done("people.alike").with(shown).showing(others.iter().map(|other| other.id.0));
            ctx.record(shown);
            errors.add("other", "people-new-error-alike");
        }
    }
    if !errors.is_empty() {
        let page = Page::new(&ctx, offers, others, ctx.filled(&form, errors))?;
        return ctx.invalid("people/new.html", &page).await;
    }
    let id = register(&ctx, &form, details).await?;
    receipt::go(&ctx, id, &form.token).await
}

async fn register(ctx: &Ctx, form: &Form, details: Correction) -> Result<PersonId> {
    let Correction { name, about, city, camp, locale, channel } = details;
    let new = New {
        given_ar: name.given_ar,
        father_ar: name.father_ar,
        grandfather_ar: name.grandfather_ar,
        family_ar: name.family_ar,
        given_latin: name.given_latin,
        family_latin: name.family_latin,
        no_family: name.no_family,
        sex: about.sex,
        birth: about.birth,
        origin: about.origin,
        occupation: about.occupation,
        country: form.country.clone(),
        city,
        camp,
        locale,
        ..New::default()
    };
    let is_verified = form.ground != "later";
    let status = if is_verified { Status::Verified } else { Status::Submitted };
    let mut person = new.row(Source::Desk, status, ctx.now());
    person.registered_by = value_source::desk(ctx);
    person.channel = channel;
    let (id, keys, now) = (person.id, &ctx.app().keys, ctx.now());
    // Whether somebody elsewhere has that number already is asked of all.
    ctx.meet([&person.number]).await?;
    let mut contacts = Vec::new();
    if let Some(number) = contact::read_phone(&form.phone, &form.country).number() {
        let flags = (true, form.whatsapp == "yes");
        let mut phone = contact::new(keys, id, Kind::Phone, (&number, &form.phone), flags, now);
        phone.verified_at = Set((form.phone_seen == "yes").then_some(now));
        contacts.push(phone);
    }
    if !form.email.is_empty() {
        contacts.push(contact::new(keys, id, Kind::Email, (&form.email, &form.email), (true, false), now));
    }
    let wording = Wording { locale, version: consent::VERSION.to_owned(), at: now };
    let said = form.consents();
    let consents =
        Purpose::iter().map(|purpose| consent::new(id, purpose, said.says_yes(purpose), &wording)).collect();
    let mut batch = Batch::default();
    batch.add(keys, person, contacts, consents);
    let db = ctx.tx().await?;
    batch.write(db).await?;
    return_code::keep(db, keys, id, &return_code::derive(keys, &form.token), now).await?;
    submission::remember_token(ctx, &form.token, id).await?;
    let detail = json!({ "country": form.country, "desk": true, "witness": true });
    ctx.record(Entry::done("person.register").to(person::KIND, id.0).with(detail));
    if is_verified {
        let detail = json!({ "basis": form.ground });
        ctx.record(Entry::done("person.verify").to(person::KIND, id.0).with(detail));
    }
    ctx.enqueue(person::INDEX_JOB, &json!({ "person": id })).await?;
    Ok(id)
}
