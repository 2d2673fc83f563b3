//! `/register/spelling`: the name in the script in which it was not given, suggested for correction. It is never
//! needed, and what the person leaves empty stays empty.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::form::{self, Errors, Filled};
use kit::{Locale, Result};
use names::Custom;
use serde::{Deserialize, Serialize};

use crate::draft::Draft;

use super::{draft_or_start, go_on, name, refused, switched};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Whether Arabic script is asked for; Latin otherwise.
    pub arabic: bool,
    /// The name as it was given.
    pub given: String,
    /// How else the given name may be written; none where nothing else is known.
    pub other_given: String,
    /// How else the family name may be written.
    pub other_family: String,
}

/// What the person answers; only the parts of the script asked for count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
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
    /// Code of the language to change to instead of going on.
    #[serde(deserialize_with = "de_code", skip_serializing)]
    pub switch: String,
}

impl Form {
    /// What is offered for `name`, in Latin script by `custom`.
    fn suggested(name: &name::Form, custom: Custom) -> Self {
        if asks_for_arabic(name) {
            Self {
                given_ar: names::to_arabic(&name.given_latin),
                father_ar: name.father_ar.clone(),
                grandfather_ar: name.grandfather_ar.clone(),
                family_ar: or_else(&name.family_ar, || names::to_arabic(&name.family_latin)),
                ..Self::default()
            }
        } else {
            Self {
                given_latin: names::to_latin(&name.given_ar, custom),
                family_latin: or_else(&name.family_latin, || names::to_latin(&name.family_ar, custom)),
                ..Self::default()
            }
        }
    }

    /// `name` with these parts in the script asked for.
    fn put_into(&self, name: &name::Form) -> name::Form {
        let mut name = name.clone();
        if asks_for_arabic(&name) {
            name.given_ar.clone_from(&self.given_ar);
            name.father_ar.clone_from(&self.father_ar);
            name.grandfather_ar.clone_from(&self.grandfather_ar);
            name.family_ar.clone_from(&self.family_ar);
        } else {
            name.given_latin.clone_from(&self.given_latin);
            name.family_latin.clone_from(&self.family_latin);
        }
        name
    }
}

fn or_else(known: &str, suggested: impl FnOnce() -> String) -> String {
    if known.is_empty() { suggested() } else { known.to_owned() }
}

fn asks_for_arabic(name: &name::Form) -> bool {
    !crate::name::has_letter(&name.given_ar)
}

/// How many other spellings are told.
const OTHERS: usize = 3;

/// By which custom the person's papers are written: that of the country where they live, if they said it already, else
/// that of the language in which they register.
fn custom(ctx: &Ctx, draft: &Draft) -> Custom {
    match &draft.residence {
        Some(residence) if !residence.country_code.is_empty() => Custom::of_country(&residence.country_code),
        _ if ctx.locale() == Locale::Es => Custom::Spanish,
        _ => Custom::English,
    }
}

/// Spellings but the one that is suggested, for a sentence.
fn others(spellings: Vec<String>) -> String {
    spellings.into_iter().skip(1).collect::<Vec<_>>().join(" · ")
}

impl Page {
    fn new(name: &name::Form, custom: Custom, form: Filled) -> Self {
        let arabic = asks_for_arabic(name);
        let (other_given, other_family) = if arabic {
            let others = |latin: &str| others(names::arabic_spellings(latin, OTHERS + 1));
            (others(&name.given_latin), others(&name.family_latin))
        } else {
            let others = |arabic: &str| others(names::latin_spellings(arabic, custom, OTHERS + 1));
            (others(&name.given_ar), others(&name.family_ar))
        };
        let parts = if arabic {
            vec![&name.given_latin, &name.family_latin]
        } else {
            vec![&name.given_ar, &name.father_ar, &name.grandfather_ar, &name.family_ar]
        };
        let parts: Vec<&str> =
            parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        Self { form, arabic, given: parts.join(" "), other_given, other_family }
    }
}

/// Shows it, with the suggestion in its boxes.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    let Some(name) = draft.name.as_ref().filter(|name| name.lacks_a_script()) else {
        return Ok(ctx.redirect(&ctx.href("/register/name")));
    };
    let custom = custom(&ctx, &draft);
    let form = draft.shown("spelling", Some(&Form::suggested(name, custom)));
    ctx.page("register/spelling.html", &Page::new(name, custom, form)).await
}

/// Keeps what stands in the boxes; empty ones too.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut draft = match draft_or_start(&ctx).await? {
        Ok(draft) => draft,
        Err(start) => return Ok(start),
    };
    if let Some(again) = switched(&ctx, &mut draft, "spelling", &form, &form.switch).await? {
        return Ok(again);
    }
    let Some(name) = draft.name.clone().filter(name::Form::lacks_a_script) else {
        return Ok(ctx.redirect(&ctx.href(draft.next_page(&ctx.app().reference))));
    };
    let spelled = form.put_into(&name);
    let errors = Errors::of(&spelled);
    if !errors.is_empty() {
        let form = refused(&ctx, &mut draft, "spelling", &form, errors).await?;
        let page = Page::new(&name, custom(&ctx, &draft), form);
        return ctx.invalid("register/spelling.html", &page).await;
    }
    draft.name = Some(spelled);
    draft.spelled = true;
    go_on(&ctx, &mut draft, "spelling").await
}
