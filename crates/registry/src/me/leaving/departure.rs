//! `/me/leaving/departure`: a member who has proved once more who they are leaves, in two weeks or now.

use accounts::Ctx;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use serde::{Deserialize, Serialize};

use super::super::{asked_again, left, own_or_leave};
use crate::again::Wanted;
use crate::departure;
use crate::person::Model;

/// Its address.
const PATH: &str = "/me/leaving/departure";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form.
    pub form: Filled,
    /// Whether it is asked for already, so that only "now" is left to choose.
    pub is_waiting: bool,
}

/// What the member answers.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `later` or `now`.
    #[serde(deserialize_with = "de_code")]
    pub when: String,
}

/// The member, if they have proved who they are; or where to go instead.
async fn proved(ctx: &Ctx, is_sent: bool) -> Result<Result<Model, Response>> {
    let person = match own_or_leave(ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(Err(leave)),
    };
    let again = asked_again(ctx, Wanted::Proof, is_sent, PATH).await?;
    Ok(again.map_or(Ok(person), Err))
}

async fn page(ctx: &Ctx, person: &Model, form: Filled) -> Result<Page> {
    Ok(Page { form, is_waiting: departure::waiting(ctx.tx().await?, person.id).await?.is_some() })
}

/// Asks when.
pub async fn get(ctx: Ctx) -> Result<Response> {
    let person = match proved(&ctx, false).await? {
        Ok(person) => person,
        Err(elsewhere) => return Ok(elsewhere),
    };
    let page = page(&ctx, &person, Filled::new(&Form::default())).await?;
    ctx.page("me/leaving/departure.html", &page).await
}

/// Takes the wish.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let person = match proved(&ctx, true).await? {
        Ok(person) => person,
        Err(elsewhere) => return Ok(elsewhere),
    };
    match form.when.as_str() {
        "later" => {
            departure::request(&ctx, &person).await?;
            ctx.flash(Tone::Success, "me-leaving-departure-done").await?;
            Ok(ctx.redirect(&ctx.href("/me/leaving")))
        }
        "now" => {
            let reference = departure::leave_now(&ctx, &person).await?;
            Ok(left::go(&ctx, &reference))
        }
        _ => {
            let mut errors = Errors::default();
            errors.add("when", "me-leaving-departure-error-when");
            let page = page(&ctx, &person, ctx.filled(&form, errors)).await?;
            ctx.invalid("me/leaving/departure.html", &page).await
        }
    }
}
