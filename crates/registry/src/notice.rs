//! What we write to the e-mail addresses that a person confirmed: that another one can open the record, or this one no
//! longer can (if it was somebody else's doing, they learn of it where that person does not read); that something
//! waits for them in their record.

use accounts::Ctx;
use accounts::mail::{self, Letter};
use chrono::TimeDelta;
use kit::{Locale, Result};
use serde::Serialize;

use crate::contact::{self, Model};
use crate::guardianship;
use crate::person::{self, PersonId};
use crate::standing::Status;

/// How long it is worth sending.
const LIFE: TimeDelta = TimeDelta::days(7);

/// What such a mail is told: nothing of the person.
#[derive(Debug, Serialize)]
struct Words<'a> {
    /// The address it goes to.
    address: &'a str,
}

/// An address of `person` was confirmed; `told` were before.
pub(crate) async fn added(ctx: &Ctx, person: PersonId, told: &[Model]) -> Result<()> {
    if told.is_empty() {
        return Ok(());
    }
    let Some(locale) = person::locale_of(ctx, person).await? else { return Ok(()) };
    tell(ctx, (person, locale), told, ("mail/contact_added", "mail-contact-added-subject")).await
}

/// One of the confirmed addresses `told` of `person` was removed.
pub(crate) async fn removed(ctx: &Ctx, person: &person::Model, told: &[Model]) -> Result<()> {
    tell(ctx, (person.id, person.locale), told, ("mail/contact_removed", "mail-contact-removed-subject"))
        .await
}

/// A mission gave `person` a new return code.
pub(crate) async fn new_code(ctx: &Ctx, person: &person::Model) -> Result<()> {
    let told = contact::confirmed_emails(ctx.tx().await?, person.id).await?;
    tell(ctx, (person.id, person.locale), &told, ("mail/new_code", "mail-new-code-subject")).await
}

/// Something waits in the record of `person`: it was sent back to them, or what they asked for was decided. Of a minor's
/// record those are told who act for them, wherever they live.
pub(crate) async fn waits(ctx: &Ctx, person: &person::Model) -> Result<()> {
    let today = ctx.now().date_naive();
    if !guardianship::is_minor(person, today) {
        let told = contact::confirmed_emails(ctx.tx().await?, person.id).await?;
        return tell(ctx, (person.id, person.locale), &told, ("mail/waits", "mail-waits-subject")).await;
    }
    tell_guardians(ctx, person, |row| row.holds(person, today)).await
}

/// As [`waits`], for the person with this id, wherever they live; not for who rests, or whose registration was ended.
pub(crate) async fn waits_for(ctx: &Ctx, person: PersonId) -> Result<()> {
    ctx.meet([person]).await?;
    let row = person::for_index(ctx.tx().await?, &[person]).await?.pop();
    match row.filter(|row| row.status == Status::Verified) {
        Some(row) => waits(ctx, &row).await,
        None => Ok(()),
    }
}

/// Something changed for `child`, a minor: who acts for them, where they live, that they leave. All are told who act for
/// them, or did until a word that may be lifted.
pub(crate) async fn of_child(ctx: &Ctx, child: &person::Model) -> Result<()> {
    tell_guardians(ctx, child, guardianship::Model::is_open).await
}

/// Tells those guardians of `child` of whom `of` says so, wherever they live.
async fn tell_guardians(
    ctx: &Ctx,
    child: &person::Model,
    of: impl Fn(&guardianship::Model) -> bool,
) -> Result<()> {
    let telling = async {
        let rows = guardianship::of_child(ctx.tx().await?, child.id).await?;
        for row in rows.into_iter().filter(|row| of(row)) {
            let told = contact::confirmed_emails(ctx.tx().await?, row.guardian_id).await?;
            let locale = person::locale_of(ctx, row.guardian_id).await?.unwrap_or(child.locale);
            tell(ctx, (row.guardian_id, locale), &told, ("mail/waits", "mail-waits-subject")).await?;
        }
        Ok(())
    };
    ctx.beyond(telling).await
}

/// A passkey of `person` was added or removed.
pub(crate) async fn passkeys_changed(ctx: &Ctx, person: &person::Model) -> Result<()> {
    let told = contact::confirmed_emails(ctx.tx().await?, person.id).await?;
    tell(ctx, (person.id, person.locale), &told, ("mail/passkeys_changed", "mail-passkeys-changed-subject"))
        .await
}

async fn tell(
    ctx: &Ctx,
    (person, locale): (PersonId, Locale),
    told: &[Model],
    (template, subject): (&'static str, &'static str),
) -> Result<()> {
    for contact in told {
        let letter = Letter {
            to: &contact.value,
            about: Some(person.0),
            locale,
            template,
            subject,
            until: ctx.now() + LIFE,
        };
        mail::send(ctx, letter, &Words { address: &contact.value }).await?;
    }
    Ok(())
}
