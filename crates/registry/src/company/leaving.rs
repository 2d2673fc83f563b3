//! Who has no part in a company any more, and what becomes of one whose keeper leaves it or is erased.

use accounts::Ctx;
use accounts::audit::Entry;
use chrono::{DateTime, Utc};
use kit::{Locale, Result};
use sea_orm::QuerySelect;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::{Expr, ExprTrait, LockType};

use super::{COLUMN, Column, CompanyId, Entity, Model, directory, hold};
use crate::person::{self, KIND, PersonId};
use crate::{company_role, notice};

impl Model {
    /// `person` has no part in it any more. Of a company that they keep, whoever has had a part in it for the longest is the
    /// keeper from then on, and it leaves the directory until they agree to that; where nobody else has one, it is kept no
    /// longer. The new keeper is told that something waits.
    pub async fn leave(&self, ctx: &Ctx, person: PersonId) -> Result<()> {
        let db = ctx.tx().await?;
        person::hold(db, person).await?;
        let Some(now) = hold(db, self.id).await? else { return Ok(()) };
        let keeps = now.person_id == person;
        if keeps {
            directory::changed(ctx, self.id).await?;
        }
        // Who of the others still is one whose registration stands is asked of everyone's rows; nobody is shown by it.
        let heir = match keeps {
            true => ctx.beyond(async { Ok(pass_on(db, (now.id, person), ctx.now()).await?) }).await?,
            false => None,
        };
        if keeps && heir.is_none() {
            Entity::delete_by_id(self.id).exec(db).await?;
            ctx.record(Entry::done("company.remove").to(KIND, person.0));
            return Ok(());
        }
        company_role::remove(db, self.id, person).await?;
        ctx.record(Entry::done("company.leave").to(KIND, person.0));
        if let Some(heir) = heir {
            ctx.record(Entry::done("company.keep").to(KIND, heir.0));
            ctx.meet([heir]).await?;
            if let Some(heir) = person::who_may_enter(ctx, heir).await? {
                notice::waits(ctx, &heir).await?;
            }
        }
        Ok(())
    }
}

/// Makes whoever else has had a part in `company`, which `keeper` keeps, for the longest its keeper, among those whose
/// registration stands; returns them, or nobody where there is nobody. Whoever asks meets everyone's rows.
async fn pass_on(
    db: &impl ConnectionTrait,
    (company, keeper): (CompanyId, PersonId),
    now: DateTime<Utc>,
) -> Result<Option<PersonId>, DbErr> {
    let people = company_role::people_in(db, company).await?;
    let living = person::living_of(db, &people).await?;
    let heir = people.into_iter().find(|id| *id != keeper && living.contains(id));
    let Some(heir) = heir else { return Ok(None) };
    Entity::update_many()
        .col_expr(Column::PersonId, Expr::value(heir))
        .col_expr(Column::ListedAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::ListedVersion, Expr::value(None::<String>))
        .col_expr(Column::ListedLocale, Expr::value(None::<Locale>))
        .col_expr(Column::JoinHash, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::JoinMadeAt, Expr::value(None::<DateTime<Utc>>))
        .col_expr(Column::UpdatedAt, Expr::value(now))
        .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
        .filter(COLUMN.id.eq(company))
        .exec(db)
        .await?;
    Ok(Some(heir))
}

/// Passes on what `person` keeps, who is erased: the companies in which nobody else has a part go with them.
pub(crate) async fn pass_on_of_erased(
    db: &impl ConnectionTrait,
    person: PersonId,
    now: DateTime<Utc>,
) -> Result<(), DbErr> {
    person::hold_only(db, person).await?;
    let kept = Entity::find().filter(COLUMN.person_id.eq(person)).select_only().column(Column::Id);
    let kept: Vec<CompanyId> = kept.into_tuple().all(db).await?;
    for company in &kept {
        hold_only(db, *company).await?;
        pass_on(db, (*company, person), now).await?;
    }
    directory::changed_in(db, &kept, now).await
}

/// As [`hold`], where what the company is does not matter.
async fn hold_only(db: &impl ConnectionTrait, id: CompanyId) -> Result<(), DbErr> {
    let row = Entity::find_by_id(id).select_only().column(Column::Id).lock(LockType::NoKeyUpdate);
    row.into_tuple::<CompanyId>().one(db).await.map(drop)
}
