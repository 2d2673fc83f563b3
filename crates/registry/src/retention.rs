//! Records that end without anyone's asking, because what they were kept for is over. Whoever is registered stays until
//! they leave.

use accounts::App;
use accounts::audit::{self, ActorKind, Entry};
use chrono::{DateTime, TimeDelta, Utc};
use kit::db::{self, Intent};

use crate::decision::{self, Kind};
use crate::departure;
use crate::person::{self, PersonId, Status};

/// Days for which a registration is kept that was not accepted: whoever was refused can complain, and a mission that
/// erred can take it back, for a year.
pub const REJECTED_DAYS: u32 = 365;
/// Days for which the record of someone who has died is kept: heirs ask a mission for ten years what is known of them.
pub const DECEASED_DAYS: u32 = 10 * 365 + 2;
/// Records ended in one go; the next follow a minute later.
const BATCH: u64 = 100;

/// Ends the records that are over; returns how many. Each in a transaction of its own, and one that cannot be ended now
/// holds up no other.
pub async fn end_records(app: &App, now: DateTime<Utc>) -> anyhow::Result<u64> {
    let mut ended = 0;
    for (kind, status, days) in
        [(Kind::Rejected, Status::Rejected, REJECTED_DAYS), (Kind::Deceased, Status::Deceased, DECEASED_DAYS)]
    {
        let reading = db::begin_for_all(&app.db, Intent::Read).await?;
        let before = now - TimeDelta::days(days.into());
        let due = decision::standing_since(&*reading, kind, before, BATCH).await?;
        reading.rollback().await?;
        for id in due {
            match end_record(app, (id, status), now).await {
                Ok(is_ended) => ended += u64::from(is_ended),
                Err(error) => tracing::error!(cause = format!("{error:#}"), "a record cannot be ended"),
            }
        }
    }
    if ended > 0 {
        app.ring();
    }
    Ok(ended)
}

/// Ends the record of `id`, if it still stands at `status`.
async fn end_record(app: &App, (id, status): (PersonId, Status), now: DateTime<Utc>) -> anyhow::Result<bool> {
    let transaction = db::begin_for_all(&app.db, Intent::Write).await?;
    let person = person::for_index(&*transaction, &[id]).await?.pop();
    let Some(person) = person.filter(|person| person.status == status) else {
        transaction.rollback().await?;
        return Ok(false);
    };
    departure::run_out(app, &transaction, &person, now).await?;
    let entry = Entry::done("person.erase").to(person::KIND, id.0);
    audit::write(&*transaction, &app.keys, (ActorKind::System, None), now, vec![entry]).await?;
    transaction.commit().await?;
    Ok(true)
}
