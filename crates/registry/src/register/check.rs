//! `/register/check`: everything once more, then it is sent. The person, the job for the index and the
//! audit row are written in one transaction; sent twice, it is one person with one number.

use accounts::Ctx;
use accounts::audit::Entry;
use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result, format, proof};
use sea_orm::Iterable;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::{camp, done, draft_or_start};
use crate::consent::{self, Purpose};
use crate::contact::{self, Kind};
use crate::draft::{self, Draft};
use crate::new_person::{Batch, New};
use crate::person::{self, Sex, Source, Status};
use crate::submission::{self, Earlier};
use crate::{held, return_code};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Name in Arabic, or empty.
    pub name_ar: String,
    /// Name in Latin script, or empty.
    pub name_latin: String,
    /// Country, in the page's language.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// Whether camps are asked about in this country.
    pub camp_asked: bool,
    /// Camp, in the page's language, or empty.
    pub camp: String,
    /// Sex, where it was said.
    pub sex: Option<Sex>,
    /// Date of birth in words, or empty.
    pub birth: String,
    /// Place of origin, in the page's language, or as typed, or empty.
    pub origin: String,
    /// Occupation, likewise.
    pub occupation: String,
    /// E-mail, or empty.
    pub email: String,
    /// Telephone in its international writing, or empty.
    pub phone: String,
    /// Whether it is on WhatsApp.
    pub whatsapp: bool,
    /// Language of letters, by code.
    pub language: String,
    /// What the person agreed to.
    pub consents: Consents,
    /// The form token.
    pub token: String,
    /// How much work is asked of the page's script: numbers, and zero bits of each.
    pub work: [u32; 2],
}

/// What the person agreed to.
#[derive(Debug, Serialize)]
pub struct Consents {
    /// News.
    pub news: bool,
    /// Invitations.
    pub events: bool,
    /// Surveys.
    pub surveys: bool,
    /// Volunteering.
    pub volunteering: bool,
    /// Sharing.
    pub sharing: bool,
}

/// What is sent: the answers themselves wait in the draft.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The form token.
    #[serde(deserialize_with = "de_code")]
    pub token: String,
    /// A box that no person sees; whoever fills it in is a robot.
    #[serde(deserialize_with = "de_line")]
    pub website: String,
    /// What the page's script found: see [`kit::proof`].
    #[serde(deserialize_with = "de_code")]
    pub work: String,
}

impl Page {
    fn new(ctx: &Ctx, draft: &Draft, form: Filled) -> Self {
        let (reference, locale) = (&ctx.app().reference, ctx.locale());
        let Draft { token, name, residence, camp, contact, phone, about, consents, .. } = draft.clone();
        let (name, residence, camp) =
            (name.unwrap_or_default(), residence.unwrap_or_default(), camp.unwrap_or_default());
        let (reach, about, consents) =
            (contact.unwrap_or_default(), about.unwrap_or_default(), consents.unwrap_or_default());
        let joined = |parts: &[&str]| {
            parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" ")
        };
        Self {
            form,
            name_ar: joined(&[&name.given_ar, &name.father_ar, &name.grandfather_ar, &name.family_ar]),
            name_latin: joined(&[&name.given_latin, &name.family_latin]),
            country: reference.countries.name(&residence.country_code, locale).to_owned(),
            camp_asked: camp::is_asked(reference, &residence.country_code),
            city: residence.city,
            camp: person::camp_name(ctx, camp.kept()),
            sex: about.sex(),
            birth: about.birth().map(|birth| format::date(locale, birth)).unwrap_or_default(),
            origin: person::origin_name(reference, about.origin(), locale),
            occupation: reference.occupations.name(about.occupation(), locale).to_owned(),
            email: reach.email,
            phone: phone.map(|number| contact::shown(&number)).unwrap_or_default(),
            whatsapp: reach.whatsapp == "yes",
            language: reach.language,
            consents: Consents {
                news: consents.says_yes(Purpose::News),
                events: consents.says_yes(Purpose::Events),
                surveys: consents.says_yes(Purpose::Surveys),
                volunteering: consents.says_yes(Purpose::Volunteering),
                sharing: consents.says_yes(Purpose::Sharing),
            },
            token,
            work: [proof::PARTS as u32, proof::BITS],
        }
    }
}

/// Shows it.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if draft.next_page(&ctx.app().reference) != "/register/check" {
        return Ok(ctx.redirect(&ctx.href(draft.next_page(&ctx.app().reference))));
    }
    done::expect(&ctx, &draft.token).await?;
    let page = Page::new(&ctx, &draft, Filled::new(&Form::default()));
    ctx.page("register/check.html", &page).await
}

/// Sends the registration.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let draft = draft::find(&ctx).await?;
    // The answers are compared only where they are this token's: an earlier page sent once more, while
    // another registration is under way, leads to its own number.
    let same = draft.as_ref().filter(|draft| draft.token == form.token);
    match submission::earlier(&ctx, &form.token, same).await? {
        Earlier::Same => return done::go_again(&ctx, &form.token).await,
        Earlier::Other => {
            let Some(mut draft) = draft else { return Ok(ctx.redirect(&ctx.href("/register"))) };
            // What was sent is sent; what stands here now is another registration and needs its own token.
            draft.renew_token();
            draft::save(&ctx, &draft).await?;
            done::expect(&ctx, &draft.token).await?;
            let mut errors = Errors::default();
            errors.add("answers", "register-check-error-changed");
            let page = Page::new(&ctx, &draft, ctx.filled(&form, errors));
            return ctx.invalid("register/check.html", &page).await;
        }
        Earlier::None => {}
    }
    let Some(draft) = draft else { return Ok(ctx.redirect(&ctx.href("/register"))) };
    if draft.token != form.token {
        // A page of an earlier draft: show what stands here now.
        return Ok(ctx.redirect(&ctx.href(draft.next_page(&ctx.app().reference))));
    }
    if !register(&ctx, &draft, &form).await? {
        let mut errors = Errors::default();
        errors.add("answers", "register-check-error-incomplete");
        let page = Page::new(&ctx, &draft, ctx.filled(&form, errors));
        return ctx.invalid("register/check.html", &page).await;
    }
    draft::discard(&ctx).await?;
    done::go(&ctx, &form.token).await
}

/// Makes the person of `draft`; false while a page is still to be answered.
async fn register(ctx: &Ctx, draft: &Draft, form: &Form) -> Result<bool> {
    let Draft {
        name: Some(name),
        residence: Some(residence),
        camp,
        contact: Some(reach),
        about: Some(about),
        consents: Some(consents),
        consented: Some(wording),
        ..
    } = draft.clone()
    else {
        return Ok(false);
    };
    let Some(locale) = Locale::from_code(&reach.language) else { return Ok(false) };
    let country = residence.country_code;
    let new = New {
        given_ar: name.given_ar,
        father_ar: name.father_ar,
        grandfather_ar: name.grandfather_ar,
        family_ar: name.family_ar,
        given_latin: name.given_latin,
        family_latin: name.family_latin,
        no_family: name.no_family == "yes",
        sex: about.sex(),
        birth: about.birth(),
        origin: about.origin().to_owned(),
        occupation: about.occupation().to_owned(),
        country: country.clone(),
        city: residence.city,
        camp: camp.as_ref().map(|camp| camp.kept().to_owned()).unwrap_or_default(),
        locale,
        ..New::default()
    };
    let sender = held::sender(ctx, draft, &form.website, &form.work);
    let status = if held::passes(ctx, sender).await? { Status::Submitted } else { Status::Held };
    let person = new.row(Source::Own, status, ctx.now());
    let (id, keys, now) = (person.id, &ctx.app().keys, ctx.now());
    ctx.meet([id.to_string(), person.number.clone()]).await?;
    let mut contacts = Vec::new();
    if !reach.email.is_empty() {
        contacts.push(contact::new(keys, id, Kind::Email, (&reach.email, &reach.email), (true, false), now));
    }
    if let Some(number) = &draft.phone {
        let whatsapp = reach.whatsapp == "yes";
        contacts.push(contact::new(keys, id, Kind::Phone, (number, &reach.phone), (true, whatsapp), now));
    }
    let consents = Purpose::iter()
        .map(|purpose| consent::new(id, purpose, consents.says_yes(purpose), &wording))
        .collect();
    let mut batch = Batch::default();
    batch.add(keys, person, contacts, consents);
    let db = ctx.tx().await?;
    batch.write(db).await?;
    if status == Status::Held {
        held::keep(ctx, id, sender).await?;
    }
    return_code::keep(db, keys, id, &return_code::derive(keys, &draft.token), now).await?;
    submission::remember(ctx, draft, id).await?;
    ctx.record(Entry::done("person.register").to(person::KIND, id.0).with(json!({ "country": country })));
    ctx.enqueue(person::INDEX_JOB, &json!({ "person": id })).await?;
    Ok(true)
}
