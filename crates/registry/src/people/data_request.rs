//! `/people/{id}/data-request`: what a person asks for by right and cannot do themselves, filed at the desk: that their
//! record rests or is in use again, at once; that it is not used because of their situation, or erased, which the
//! data-protection officer answers.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Head, back};
use crate::data_request::{self, Evidence, Kind};
use crate::departure;
use crate::person::{self, Model, PersonId, Status};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// Whether the record rests.
    pub is_paused: bool,
    /// Whether it may be let rest.
    pub may_rest: bool,
    /// What is asked for already, and until when it is answered.
    pub open: Vec<(Kind, String)>,
    /// When the record is erased, where that is waited for; or empty.
    pub leaves: String,
    /// The receipt of that, or empty.
    pub receipt: String,
    /// The form.
    pub form: Filled,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `rest`, `resume`, or a [`Kind`].
    #[serde(deserialize_with = "de_code")]
    pub kind: String,
    /// An [`Evidence`].
    #[serde(deserialize_with = "de_code")]
    pub evidence: String,
    /// What the person says for it, its lines kept.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = 1000, message = "people-data-request-error-long"))]
    pub words: String,
}

/// What is asked for.
enum Wish {
    Rest,
    Resume,
    Ask(Kind),
}

impl Form {
    fn read(&self) -> std::result::Result<(Wish, Evidence), Errors> {
        let mut errors = Errors::of(self);
        let wish = match self.kind.as_str() {
            "rest" => Some(Wish::Rest),
            "resume" => Some(Wish::Resume),
            code => Kind::try_from_value(&code.to_owned()).ok().map(Wish::Ask),
        };
        if wish.is_none() {
            errors.add("kind", "people-data-request-error-kind");
        }
        let evidence = Evidence::try_from_value(&self.evidence).ok();
        if evidence.is_none() {
            errors.add("evidence", "people-data-request-error-evidence");
        }
        if matches!(wish, Some(Wish::Ask(Kind::Objection))) && self.words.is_empty() {
            errors.add("words", "people-data-request-error-words");
        }
        match (wish, evidence) {
            (Some(wish), Some(evidence)) if errors.is_empty() => Ok((wish, evidence)),
            _ => Err(errors),
        }
    }
}

async fn page(ctx: &Ctx, person: &Model, form: Filled) -> Result<Page> {
    let db = ctx.tx().await?;
    let open = data_request::open_of(db, person.id).await?;
    let departure = departure::waiting(db, person.id).await?;
    Ok(Page {
        person: person.into(),
        is_paused: person.status == Status::Paused,
        may_rest: person.status.may_rest(),
        open: open.iter().map(|open| (open.kind, open.due_at().to_rfc3339())).collect(),
        leaves: departure.as_ref().map(|row| row.due_at.to_rfc3339()).unwrap_or_default(),
        receipt: departure.map(|row| departure::shown(&row.reference)).unwrap_or_default(),
        form,
    })
}

/// Asks what they want.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    if !person.status.is_living() {
        return back(&ctx, id, Tone::Notice, "people-error-decided").await;
    }
    let page = page(&ctx, &person, Filled::new(&Form::default())).await?;
    ctx.page("people/data_request.html", &page).await
}

/// Does it, or files it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<PersonId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    if !person.status.is_living() {
        return back(&ctx, id, Tone::Notice, "people-error-decided").await;
    }
    let errors = match form.read() {
        Ok((wish, evidence)) => {
            let (is_done, said, not) = match wish {
                Wish::Rest => {
                    (person.pause(&ctx).await?, "people-data-request-rests", "people-data-request-error-rest")
                }
                Wish::Resume => (
                    person.resume(&ctx).await?,
                    "people-data-request-resumed",
                    "people-data-request-error-resume",
                ),
                Wish::Ask(kind) => (
                    data_request::ask(&ctx, &person, (kind, form.words.as_str()), Some(evidence)).await?,
                    "people-data-request-filed",
                    "people-data-request-error-asked",
                ),
            };
            if is_done {
                return back(&ctx, id, Tone::Success, said).await;
            }
            let mut errors = Errors::default();
            errors.add("kind", not);
            errors
        }
        Err(errors) => errors,
    };
    let page = page(&ctx, &person, ctx.filled(&form, errors)).await?;
    ctx.invalid("people/data_request.html", &page).await
}
