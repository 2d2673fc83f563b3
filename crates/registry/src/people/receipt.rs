//! `/people/{id}/receipt`: what a person takes home from the desk: the registry number, and, for half an hour after they
//! were registered, the return code.

use accounts::Ctx;
use accounts::grant::Office;
use accounts::policy::Action;
use axum::response::Response;
use chrono::{DateTime, TimeDelta, Utc};
use kit::Result;
use kit::path::Path;
use serde::{Deserialize, Serialize};

use super::Head;
use crate::person::{self, PersonId};
use crate::register::done::Mission;
use crate::return_code;

/// Key of who was registered last in the session.
const KEY: &str = "receipt";
/// How long the return code is shown again.
const SHOWN_AGAIN: TimeDelta = TimeDelta::minutes(30);

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The person.
    pub person: Head,
    /// The return code, as it is read aloud; empty once it is no longer shown.
    pub code: String,
    /// The mission.
    pub mission: Option<Mission>,
    /// Where the register is found.
    pub address: String,
    /// When the person registered.
    pub registered: String,
    /// Name of the member of staff.
    pub staff: String,
}

/// Who was registered at this desk last.
#[derive(Debug, Serialize, Deserialize)]
struct Just {
    person: PersonId,
    /// The form token, from which the return code follows.
    token: String,
    at: DateTime<Utc>,
}

/// Sends the browser to the receipt of `person`, registered with the form token `token`.
pub(super) async fn go(ctx: &Ctx, person: PersonId, token: &str) -> Result<Response> {
    ctx.put(KEY, &Just { person, token: token.to_owned(), at: ctx.now() }).await?;
    Ok(ctx.redirect(&format!("/people/{person}/receipt")))
}

/// Shows it.
pub async fn get(ctx: Ctx, Path(id): Path<PersonId>) -> Result<Response> {
    let person = person::find_for(&ctx, id, Action::EditPerson).await?;
    let mut code = String::new();
    if let Some(just) = ctx.kept::<Just>(KEY).await?
        && just.person == id
        && ctx.now() - just.at < SHOWN_AGAIN
    {
        let given = return_code::derive(&ctx.app().keys, &just.token);
        // Another one may have been given out since.
        if return_code::matches(&ctx, id, &given).await? {
            code = return_code::shown(&given);
        }
    }
    let staff = ctx.staff()?;
    let mission = match &staff.office {
        // Who hands it over is sure of the mission, whatever the ministry has yet to look at.
        Office::Mission(mission) => Some(Mission {
            confirmed: true,
            ..Mission::new(mission, &[], &ctx.app().reference, ctx.locale())
        }),
        Office::Region(_) | Office::Ministry => None,
    };
    let page = Page {
        person: (&person).into(),
        code,
        mission,
        address: format!("{}/{}", ctx.app().settings.public_url, person.locale.code()),
        registered: person.registered_at.to_rfc3339(),
        staff: staff.name.clone(),
    };
    ctx.page("people/receipt.html", &page).await
}
