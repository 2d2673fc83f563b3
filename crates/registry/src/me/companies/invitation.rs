//! `/me/companies/{id}/invitation`: whoever keeps a company makes a code by which others join it, or has it good no longer.

use accounts::Ctx;
use axum::response::Response;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::path::Path;
use kit::{Error, Result, form};
use serde::{Deserialize, Serialize};

use super::{back, kept};
use crate::company::CompanyId;

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// `make` or `end`.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
}

/// Does it.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<CompanyId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let company = match kept(&ctx, id).await? {
        Ok(company) => company,
        Err(leave) => return Ok(leave),
    };
    match form.to.as_str() {
        "make" => {
            company.invite(&ctx).await?;
            back(&ctx, id, Tone::Success, "me-companies-invited").await
        }
        "end" => {
            company.uninvite(&ctx).await?;
            back(&ctx, id, Tone::Success, "me-companies-uninvited").await
        }
        _ => Err(Error::NotFound),
    }
}
