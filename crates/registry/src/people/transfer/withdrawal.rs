//! `/people/{id}/transfer/withdrawal`: the person stays; the other mission need not answer.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::flash::Tone;
use kit::form::Nothing;
use kit::path::Path;

use super::super::back;
use crate::person::{self, PersonId};
use crate::transfer;

/// Withdraws it.
pub async fn post(ctx: Ctx, Path(id): Path<PersonId>, _: Nothing) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::TransferPerson).await?;
    let is_withdrawn = match transfer::open_of(ctx.tx().await?, id).await? {
        Some(open) => open.withdraw(&ctx, &person).await?,
        None => false,
    };
    if is_withdrawn {
        back(&ctx, id, Tone::Success, "people-transfer-withdrawn").await
    } else {
        back(&ctx, id, Tone::Notice, "people-transfer-answered").await
    }
}
