//! `/me/opportunities`: what the member is asked; what is open, first what fits them, with the reason; and where what they are
//! interested in stands.

use accounts::Ctx;
use axum::response::Response;
use kit::pager::Pager;
use kit::{Locale, Result, form};
use serde::{Deserialize, Serialize};

use super::super::own_or_leave;
use super::path;
use crate::opportunity::{self, Fit, Shown};
use crate::opportunity_interest::{self, MOST, Model, State};
use crate::{company, expert};

/// Opportunities to a page.
const SIZE: usize = 15;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// What is open.
    pub opportunities: Vec<Row>,
    /// The pages of these.
    pub pager: Pager,
    /// What the member is asked, as long as it is open.
    pub asked: Vec<Interest>,
    /// What the member is interested in, or said no to: all that is followed, and the newest of the rest.
    pub interests: Vec<Interest>,
}

/// Something that is open.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of its page.
    pub href: String,
    /// The opportunity.
    #[serde(flatten)]
    pub shown: Shown,
    /// Why it stands first.
    pub fit: Option<Fit>,
}

/// Something in which the member is interested, or for which they are asked.
#[derive(Debug, Serialize)]
pub struct Interest {
    /// Address of its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The language of that.
    pub language: Locale,
    /// Where it stands.
    pub state: State,
    /// When it was said; before that, when they were asked.
    pub at: String,
}

/// The address.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// The page, from 1.
    pub page: u64,
}

/// Shows them.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let person = match own_or_leave(&ctx).await? {
        Ok(person) => person,
        Err(leave) => return Ok(leave),
    };
    let companies = company::of(&ctx, person.id).await?;
    let reference = &ctx.app().reference;
    let expert = expert::of(ctx.tx().await?, person.id).await?;
    let today = ctx.now().date_naive();
    let fit = |row: &opportunity::Model| {
        let known = expert.as_ref().and_then(|expert| row.fit_expert(reference, expert, today));
        known.or_else(|| row.fit(reference, companies.iter().map(|(company, _)| company)))
    };
    let mut rows: Vec<_> = opportunity::open(&ctx).await?.into_iter().map(|row| (fit(&row), row)).collect();
    // What the member is interested in already, or is asked, stands above.
    let mine = opportunity_interest::of(ctx.tx().await?, person.id).await?;
    let above = |one: &Model| !one.state.may_be_said_anew();
    rows.retain(|(_, row)| !mine.iter().any(|one| one.opportunity_id == row.id && above(one)));
    rows.sort_by_key(|(fit, _)| fit.is_none());
    let here = ctx.href("/me/opportunities");
    let address = |page| format!("{here}?page={page}");
    let pager = Pager::new(asked.page, SIZE as u64, rows.len() as u64, address);
    let skipped = (pager.page as usize - 1) * SIZE;
    let opportunities = rows.into_iter().skip(skipped).take(SIZE).map(|(fit, row)| Row {
        href: ctx.href(&path(row.id)),
        shown: Shown { text: String::new(), ..row.shown(&ctx) },
        fit,
    });
    let opportunities = opportunities.collect();
    let (asked, interests) = if pager.page == 1 { interests(&ctx, mine).await? } else { Default::default() };
    ctx.page("me/opportunities/index.html", &Page { opportunities, pager, asked, interests }).await
}

/// What the member is asked, and all else of theirs.
async fn interests(ctx: &Ctx, mine: Vec<Model>) -> Result<(Vec<Interest>, Vec<Interest>)> {
    let ids = mine.iter().map(|row| row.opportunity_id);
    let opportunities = opportunity::with_ids(ctx.tx().await?, ids).await?;
    let today = ctx.now().date_naive();
    let (mut asked, mut interests) = (Vec::new(), Vec::new());
    for row in mine {
        let Some(of) = opportunities.iter().find(|of| of.id == row.opportunity_id) else { continue };
        let is_asked = row.state == State::Asked && of.is_open(today);
        let of = of.shown(ctx);
        let list = if is_asked { &mut asked } else { &mut interests };
        list.push(Interest {
            href: ctx.href(&path(of.id)),
            title: of.title,
            language: of.language,
            state: row.state,
            at: row.at.to_rfc3339(),
        });
    }
    // What was never answered and cannot be any more comes last.
    interests.sort_by_key(|one| one.state == State::Asked);
    interests.truncate(MOST as usize);
    Ok((asked, interests))
}
