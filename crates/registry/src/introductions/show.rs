//! `/introductions/{id}`: one introduction, for the staff who serve one of the two; what came of it is written down here. Of the
//! other one, whom they do not serve, they read no more than the two tell each other.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line, de_lines};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::introduction::{self, IntroductionId, Model, Serves, State};
use crate::opportunity::read_value;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The company for which was asked.
    pub company: String,
    /// Address of the record of who asks, where the viewer serves them; or empty.
    pub record_href: String,
    /// How who asks is reached, where the viewer serves them or the two know each other; or empty.
    pub contact: String,
    /// The company whose keeper was asked.
    pub other_company: String,
    /// Address of the record of who was asked, where the viewer serves them; or empty.
    pub other_record_href: String,
    /// How who was asked is reached, once they said so; or empty.
    pub other_contact: String,
    /// What it is about.
    pub words_said: String,
    /// Where it stands.
    pub state: State,
    /// When it was asked.
    pub asked: String,
    /// When it was answered; or empty.
    pub answered: String,
    /// Worth in US dollars, where that is known.
    pub value: Option<i64>,
    /// What else came of it; or empty.
    pub note: String,
    /// Whether the two know each other, so that something may come of it.
    pub is_open: bool,
    /// The form.
    pub form: Filled,
}

/// What came of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// Code of one of [`State::OUTCOMES`].
    #[serde(deserialize_with = "de_code")]
    pub state: String,
    /// Worth in whole US dollars; or empty.
    #[serde(deserialize_with = "de_line")]
    pub value: String,
    /// What else.
    #[serde(deserialize_with = "de_lines")]
    #[validate(length(max = "introduction::LONGEST", message = "introductions-error-words-long"))]
    pub note: String,
    /// As which it was shown, its [`version`](Model::version).
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
}

impl Form {
    fn of(ctx: &Ctx, row: &Model) -> Self {
        let state = if State::OUTCOMES.contains(&row.state) { row.state.to_value() } else { String::new() };
        let value = row.value.map(|value| value.to_string()).unwrap_or_default();
        Self { state, value, note: row.note.clone(), seen: row.version(ctx) }
    }

    fn read(&self) -> Result<(State, Option<i64>), Errors> {
        let mut errors = Errors::of(self);
        let state = State::OUTCOMES.into_iter().find(|state| state.to_value() == self.state);
        if state.is_none() {
            errors.add("state", "introductions-error-state");
        }
        let value = read_value(&self.value);
        if value.is_none() && !self.value.is_empty() {
            errors.add("value", "introductions-error-value");
        }
        if !self.value.is_empty() && state != Some(State::Agreed) {
            errors.add("value", "introductions-error-value-only");
        }
        match state {
            Some(state) if errors.is_empty() => Ok((state, value)),
            _ => Err(errors),
        }
    }
}

fn page(row: Model, serves: Serves, form: Filled) -> Page {
    let href = |is_own: bool, id: crate::person::PersonId| {
        if is_own { format!("/people/{id}") } else { String::new() }
    };
    let is_open = row.state.is_open();
    Page {
        record_href: href(serves.asker, row.person_id),
        other_record_href: href(serves.asked, row.other_id),
        contact: if serves.asker || is_open { row.contact } else { String::new() },
        other_contact: row.other_contact,
        company: row.company_name,
        other_company: row.other_company_name,
        words_said: row.words,
        state: row.state,
        asked: row.asked_at.to_rfc3339(),
        answered: row.answered_at.map(|at| at.to_rfc3339()).unwrap_or_default(),
        value: row.value,
        note: row.note,
        is_open,
        form,
    }
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<IntroductionId>) -> Result<Response> {
    let (row, serves) = introduction::find_for(&ctx, id).await?;
    let form = Filled::new(&Form::of(&ctx, &row));
    ctx.page("introductions/show.html", &page(row, serves, form)).await
}

/// Writes down what came of it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<IntroductionId>,
    form::Form(mut form): form::Form<Form>,
) -> Result<Response> {
    let (row, serves) = introduction::find_for(&ctx, id).await?;
    let said = match form.read() {
        Ok(_) if !form.seen.is_empty() && form.seen != row.version(&ctx) => {
            // Another mission has written meanwhile: nothing is written over unseen.
            let mut errors = Errors::default();
            errors.add("state", "introductions-error-changed");
            form.seen = row.version(&ctx);
            Err(errors)
        }
        said => said,
    };
    match said {
        Ok((state, value)) => {
            let (tone, said) = if row.follow(&ctx, state, value, &form.note).await? {
                (Tone::Success, "introductions-followed")
            } else {
                (Tone::Notice, "me-details-unchanged")
            };
            ctx.flash(tone, said).await?;
            Ok(ctx.redirect(&format!("/introductions/{id}")))
        }
        Err(errors) => {
            let form = ctx.filled(&form, errors);
            ctx.invalid("introductions/show.html", &page(row, serves, form)).await
        }
    }
}
