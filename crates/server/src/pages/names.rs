//! `/names`: how two names that are typed compare, and why. Nothing of it is kept.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::de_line;
use kit::form::{self, Errors, Filled};
use names::{How, MET, Met, Name};
use serde::{Deserialize, Serialize};
use validator::Validate;

/// From here on two names are one name in two spellings, and from here on they are likely to be.
const ONE: f32 = 0.85;
const ALIKE: f32 = 0.6;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// How the two compare, once they are typed.
    pub compared: Option<Compared>,
}

/// How two names compare.
#[derive(Debug, Serialize)]
pub struct Compared {
    /// How alike they are, in percent.
    pub percent: u8,
    /// What that means: `one`, `alike`, `somewhat` or `other`.
    pub verdict: &'static str,
    /// What met.
    pub met: Vec<Row>,
    /// Parts that are in the first name only.
    pub first_alone: Vec<String>,
    /// Parts that are in the second name only.
    pub second_alone: Vec<String>,
}

/// Parts that met.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Of the first name.
    pub first: String,
    /// Of the second name.
    pub second: String,
    /// What makes them meet: `same`, `spelling`, `script` or `meaning`.
    pub how: &'static str,
    /// Whether particles differ.
    pub other_particles: bool,
    /// How alike they are, in percent.
    pub percent: u8,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// A name.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 200, message = "names-error-long"))]
    pub first: String,
    /// Another.
    #[serde(deserialize_with = "de_line")]
    #[validate(length(max = 200, message = "names-error-long"))]
    pub second: String,
}

/// Asks for both.
pub async fn get(ctx: Ctx) -> Result<Response> {
    ctx.page("names.html", &Page { form: Filled::new(&Form::default()), compared: None }).await
}

/// Compares them.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let mut errors = Errors::of(&form);
    let (first, second) = (Name::new(&form.first), Name::new(&form.second));
    for (name, field) in [(&first, "first"), (&second, "second")] {
        if name.parts().is_empty() {
            errors.add(field, "names-error-none");
        }
    }
    if !errors.is_empty() {
        let page = Page { form: ctx.filled(&form, errors), compared: None };
        return ctx.invalid("names.html", &page).await;
    }
    let compared = Some(Compared::new(&first, &second));
    ctx.page("names.html", &Page { form: ctx.filled(&form, errors), compared }).await
}

impl Compared {
    fn new(first: &Name, second: &Name) -> Self {
        let compared = names::compare(first, second);
        let alone = |name: &Name, met: fn(&Met) -> &std::ops::Range<usize>| {
            let parts = name.parts().iter().enumerate();
            let parts = parts.filter(|(at, _)| !compared.met.iter().any(|one| met(one).contains(at)));
            parts.map(|(_, part)| part.text.clone()).collect()
        };
        Self {
            percent: percent(compared.score),
            verdict: match compared.score {
                score if score >= ONE => "one",
                score if score >= ALIKE => "alike",
                score if score >= MET => "somewhat",
                _ => "other",
            },
            first_alone: alone(first, |met| &met.left),
            second_alone: alone(second, |met| &met.right),
            met: compared.met.iter().map(|met| Row::new(first, second, met)).collect(),
        }
    }
}

impl Row {
    fn new(first: &Name, second: &Name, met: &Met) -> Self {
        let texts = |name: &Name, at: &std::ops::Range<usize>| {
            let texts: Vec<&str> = name.parts()[at.clone()].iter().map(|part| part.text.as_str()).collect();
            texts.join(" ")
        };
        Self {
            first: texts(first, &met.left),
            second: texts(second, &met.right),
            how: match met.how {
                How::Same => "same",
                How::Spelling => "spelling",
                How::Script => "script",
                How::Meaning => "meaning",
            },
            other_particles: met.other_particles,
            percent: percent(met.score),
        }
    }
}

fn percent(score: f32) -> u8 {
    // From 0 to 100: a score is never outside 0 to 1.
    (score * 100.0).round() as u8
}
