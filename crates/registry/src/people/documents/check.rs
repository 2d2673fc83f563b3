//! `/people/{id}/documents/{document}/check`: the desk has seen the document itself, and it is as it is said here.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::de_code;
use kit::flash::Tone;
use kit::form;
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::super::back;
use crate::identity_document::{self, IdentityDocumentId};
use crate::person::{self, PersonId};

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// As which the document was shown, its [`version`](identity_document::Model::version).
    #[serde(deserialize_with = "de_code")]
    pub seen: String,
}

/// Notes it; of a document of which something else is said by now, not.
pub async fn post(
    ctx: Ctx,
    Path((id, document)): Path<(PersonId, IdentityDocumentId)>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    person::find_for(&ctx, id, Action::VerifyPerson).await?;
    let row = identity_document::find_of(&ctx, id, document).await?;
    let (tone, told) = if row.check(&ctx, &form.seen).await? {
        (Tone::Success, "people-documents-checked")
    } else {
        (Tone::Notice, "people-documents-check-none")
    };
    back(&ctx, id, tone, told).await
}
