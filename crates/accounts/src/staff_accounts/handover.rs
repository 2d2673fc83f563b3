//! `/staff-accounts/{id}/handover`: someone leaves their post. What they have open is listed and passed on; their rights
//! end with the same request, and, where they leave the service, the account is suspended.

use axum::response::Response;
use kit::clean::{de_code, de_yes};
use kit::flash::Tone;
use kit::form::{self, Errors, Filled};
use kit::path::Path;
use kit::{Error, Result};
use serde::{Deserialize, Serialize};

use super::{Choice, Held};
use crate::Ctx;
use crate::audit::Entry;
use crate::grant::{self, Post};
use crate::staff::{self, AccountId};

/// Nobody follows: what is passed on is free for all of the office.
const NOBODY: &str = "nobody";

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Address of the account.
    pub account_href: String,
    /// Name.
    pub name: String,
    /// The role held now.
    pub held: Option<Held>,
    /// What is open.
    pub work: Vec<Work>,
    /// Who may follow: those of the same office.
    pub colleagues: Vec<Choice>,
    /// The form.
    pub form: Filled,
}

/// Open work of a kind.
#[derive(Debug, Serialize)]
pub struct Work {
    /// What it is, in the page's language.
    pub what: String,
    /// How much of it there is.
    pub count: u64,
    /// Whether it goes to whoever follows; else it stays with the office.
    pub is_passed_on: bool,
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The account of who follows, or [`NOBODY`].
    #[serde(deserialize_with = "de_code")]
    pub to: String,
    /// "yes": they leave the service, so that the account is suspended as well.
    #[serde(deserialize_with = "de_yes")]
    pub leaves: String,
}

/// The account, and the post that it holds now.
async fn found(ctx: &Ctx, id: AccountId) -> Result<(staff::Model, Option<Post>)> {
    let db = ctx.tx().await?;
    let account = staff::find(db, id).await?.ok_or(Error::NotFound)?;
    let posts = grant::of(db, [id.0]).await?.remove(&id.0).unwrap_or_default();
    Ok((account, posts.into_iter().find(|post| post.grant.holds_at(ctx.now()))))
}

impl Page {
    async fn new(ctx: &Ctx, account: staff::Model, post: Option<Post>, form: Filled) -> Result<Self> {
        let mut work = Vec::new();
        for open in ctx.app().parts.iter().filter_map(|part| part.open_work) {
            work.extend(open(ctx, account.id).await?.into_iter().map(|open| Work {
                what: ctx.text(open.key),
                count: open.count,
                is_passed_on: open.is_passed_on,
            }));
        }
        let colleagues = match &post {
            Some(post) => grant::colleagues(ctx.tx().await?, account.id, &post.grant, ctx.now()).await?,
            None => Vec::new(),
        };
        Ok(Self {
            account_href: format!("/staff-accounts/{}", account.id),
            name: account.name,
            held: post.map(|post| Held::new(&post, (ctx.now(), ctx.locale()))),
            work,
            colleagues: colleagues
                .into_iter()
                .map(|account| Choice { value: account.id.to_string(), label: account.name })
                .collect(),
            form,
        })
    }
}

/// Lists what is open.
pub async fn get(ctx: Ctx, Path(id): Path<AccountId>) -> Result<Response> {
    let (account, post) = found(&ctx, id).await?;
    let page = Page::new(&ctx, account, post, Filled::new(&Form::default())).await?;
    ctx.page("staff_accounts/handover.html", &page).await
}

/// Passes it on, and ends the rights.
pub async fn post(
    ctx: Ctx,
    Path(id): Path<AccountId>,
    form::Form(form): form::Form<Form>,
) -> Result<Response> {
    let (account, post) = found(&ctx, id).await?;
    let mut errors = Errors::default();
    let to: Option<AccountId> = form.to.parse().ok();
    let is_colleague = match (&post, to) {
        (Some(post), Some(to)) => {
            let colleagues = grant::colleagues(ctx.tx().await?, id, &post.grant, ctx.now()).await?;
            colleagues.iter().any(|colleague| colleague.id == to)
        }
        _ => form.to == NOBODY,
    };
    if !is_colleague {
        errors.add("to", "staff-accounts-handover-error-to");
    }
    if errors.is_empty() && !grant::end(&ctx, id).await? {
        errors.add("to", "staff-accounts-handover-error-own");
    }
    if !errors.is_empty() {
        let page = Page::new(&ctx, account, post, ctx.filled(&form, errors)).await?;
        return ctx.invalid("staff_accounts/handover.html", &page).await;
    }
    for pass_on in ctx.app().parts.iter().filter_map(|part| part.pass_on) {
        pass_on(&ctx, id, to).await?;
    }
    ctx.record(Entry::done("staff.handover").to(staff::KIND, id.0).with(serde_json::json!({ "to": to })));
    if form.leaves == "yes" {
        staff::suspend(&ctx, &account).await?;
    }
    ctx.flash(Tone::Success, "staff-accounts-handover-done").await?;
    Ok(ctx.redirect(&format!("/staff-accounts/{id}")))
}
