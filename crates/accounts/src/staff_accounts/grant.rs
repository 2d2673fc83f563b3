//! `/staff-accounts/{id}/grant`: gives someone another role; what they held ends when it begins.

use axum::response::Response;
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::Serialize;

use super::{Choices, Form, Held, choices, terms};
use crate::Ctx;
use crate::grant::{self, NotGiven};
use crate::staff::{self, AccountId};

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the account.
    pub account_href: String,
    /// Name.
    pub name: String,
    /// The role held now.
    pub held: Option<Held>,
    /// What there is to choose from.
    pub choices: Choices,
    /// The form.
    pub form: Filled,
}

impl Page {
    async fn new(ctx: &Ctx, account: staff::Model, form: Filled) -> Result<Self> {
        let posts =
            grant::of(ctx.tx().await?, [account.id.0]).await?.remove(&account.id.0).unwrap_or_default();
        let post = posts.iter().find(|post| post.grant.holds_at(ctx.now()));
        Ok(Self {
            account_href: format!("/staff-accounts/{}", account.id),
            name: account.name,
            held: post.map(|post| Held::new(post, (ctx.now(), ctx.locale()))),
            choices: choices(ctx).await?,
            form,
        })
    }
}

/// Shows the form.
pub async fn get(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    let page = Page::new(&ctx, account, Filled::new(&Form::default())).await?;
    ctx.page("staff_accounts/grant.html", &page).await
}

/// Gives the role.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AccountId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let account = staff::find(ctx.tx().await?, id).await?.ok_or(Error::NotFound)?;
    let mut errors = Errors::default();
    if let Some(terms) = terms(&ctx, &form, &mut errors).await? {
        match grant::give(&ctx, id, terms).await? {
            Ok(_) => {
                let waits = terms.role.is_strong();
                let said = if waits { "staff-accounts-grant-waits" } else { "staff-accounts-grant-done" };
                ctx.flash(Tone::Success, said).await?;
                return Ok(ctx.redirect(&format!("/staff-accounts/{id}")));
            }
            Err(NotGiven::Own) => errors.add("role", "staff-accounts-grant-error-own"),
            Err(NotGiven::NotEntitled) => errors.add("role", "staff-accounts-grant-error-changed"),
        }
    }
    let page = Page::new(&ctx, account, ctx.filled(&form, errors)).await?;
    ctx.invalid("staff_accounts/grant.html", &page).await
}
