//! `/people`: search. What is typed is posted and kept sealed; the address holds its id and the filters.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::form::{self, Filled};
use kit::pager::Pager;
use search::{Hit, Query, Typed};
use serde::Serialize;
use serde_json::json;

use super::narrow::{self, Asked, Chip, Choices, Known};
use super::row::Row;
use crate::contact;
use crate::person::{self, Model};
use crate::saved_search::{self, SearchId};

/// Rows to a page.
const SIZE: u64 = 25;
/// The last page that is shown: beyond 100,000 rows a list is narrowed, not leafed through, and the index
/// would have to hold all the rows before.
const LAST_PAGE: u64 = 4000;
/// Longest text that is looked for, in characters.
const LONGEST: usize = 200;

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form: the words, and what the list is narrowed to.
    pub form: Filled,
    /// What it can be narrowed to, with how many each would leave.
    pub choices: Choices,
    /// What it is narrowed to, each with the address without it.
    pub chips: Vec<Chip>,
    /// How many were found.
    pub total: u64,
    /// Those of this page.
    pub people: Vec<Row>,
    /// The pages.
    pub pager: Pager,
    /// How many of the typed words those found may lack, because too few have all.
    pub lacking: usize,
    /// The same list in the other order, where there are words to be like; empty else.
    pub sort_href: String,
    /// What the words may become, while they are typed.
    pub suggestions: Vec<String>,
    /// Whether the index is away.
    pub degraded: bool,
    /// Where this search is saved; empty where nothing is asked for.
    pub save_href: String,
    /// Whether the viewer registers people at the desk.
    pub may_register: bool,
    /// The searches that the viewer saved.
    pub saved: Vec<Saved>,
}

/// A search that the viewer saved.
#[derive(Debug, Serialize)]
pub struct Saved {
    /// Address of its list.
    pub href: String,
    /// What they call it.
    pub name: String,
}

/// Shows what was found.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let asked = asked.known_only(&ctx)?;
    let q = match asked.s.parse::<SearchId>() {
        Ok(id) => saved_search::typed_by_viewer(&ctx, id).await?.unwrap_or_default(),
        Err(_) => String::new(),
    };
    let found = Found::by(&ctx, &asked, &q).await?;
    if found.pager.page != asked.page.clamp(1, LAST_PAGE) {
        return Ok(ctx.redirect(&asked.href(found.pager.page)));
    }
    found.tell(&ctx, &asked);
    ctx.page("people/index.html", &Page::of(&ctx, &asked, q, found).await?).await
}

impl Page {
    /// The page of what was `found` for `asked` and the words `q`.
    pub(super) async fn of(ctx: &Ctx, asked: &Asked, q: String, found: Found) -> Result<Self> {
        let Found { people, hits, total, pager, counted, lacking, degraded } = found;
        let choices = narrow::choices(ctx, asked, &q, counted).await?;
        let saved = saved_search::saved_by_viewer(ctx).await?;
        let typed = Typed::words(&q);
        let is_sorted = !q.is_empty() && total > 1 && !degraded;
        Ok(Self {
            sort_href: if is_sorted { asked.other_order().href(1) } else { String::new() },
            suggestions: Vec::new(),
            lacking,
            form: Filled::new(&Asked { q, ..asked.clone() }),
            chips: narrow::chips(ctx, asked, &choices),
            choices,
            total,
            people: people
                .into_iter()
                .map(|person| {
                    let hit = hits.iter().find(|hit| hit.id == person.id.0);
                    Row::new(ctx, person, hit, &typed)
                })
                .collect(),
            pager,
            degraded,
            save_href: asked.save_href(),
            may_register: ctx.staff()?.may(Action::EditPerson),
            saved: saved
                .into_iter()
                .map(|one| Saved { href: super::searches::href(&one), name: one.name })
                .collect(),
        })
    }
}

/// What a search found.
pub(super) struct Found {
    /// Those of the page asked for.
    people: Vec<Model>,
    /// What the index says of each.
    hits: Vec<Hit>,
    /// How many there are in all.
    total: u64,
    /// The pages.
    pager: Pager,
    /// What the index counted on the way.
    counted: Option<Known>,
    /// How many of the typed words they may lack.
    lacking: usize,
    /// Whether the index is away.
    degraded: bool,
}

impl Found {
    /// By the words `q`, narrowed as `asked`.
    pub(super) async fn by(ctx: &Ctx, asked: &Asked, q: &str) -> Result<Self> {
        let page = asked.page.clamp(1, LAST_PAGE);
        let found = |people, total: u64, counted, degraded| {
            let pager = Pager::new(page, SIZE, total.min(LAST_PAGE * SIZE), |page| asked.href(page));
            Self { people, hits: Vec::new(), total, pager, counted, lacking: 0, degraded }
        };
        let (filters, reference) = (asked.filters(), &ctx.app().reference);
        let mut exact = person::named_exactly_for(ctx, q, Action::SeePeople).await?;
        if !exact.is_empty() {
            let ids = exact.iter().map(|person| person.id);
            let with_email = contact::with_email(ctx.tx().await?, ids).await?;
            exact
                .retain(|person| filters.fits(person, reference, with_email.contains(&person.id), ctx.now()));
        }
        if !exact.is_empty() {
            let total = exact.len() as u64;
            return Ok(found(exact, total, None, false));
        }
        let offset = (page - 1) * SIZE;
        let query =
            Query { offset: offset as usize, limit: SIZE as usize, ..narrow::counting(ctx, asked, q)? };
        match ctx.app().index.search(&ctx.staff()?.decide(Action::SeePeople).scope(), query).await {
            Ok(hits) => {
                let people = person::listed_for(ctx, &hits.ids(), Action::SeePeople).await?;
                let found = found(people, hits.total, Some(hits.facets), false);
                Ok(Self { hits: hits.hits, lacking: hits.lacking, ..found })
            }
            Err(error) => {
                tracing::error!(
                    cause = format!("{error:#}"),
                    "the index does not answer; searching the database"
                );
                let condition = (filters.condition(ctx.now()), asked.is_held());
                let (people, total) =
                    person::begins_with_for(ctx, q, condition, Action::SeePeople, (offset, SIZE)).await?;
                Ok(found(people, total, None, true))
            }
        }
    }

    /// Tells the audit who is shown, while the page is made.
    pub(super) fn tell(&self, ctx: &Ctx, asked: &Asked) {
        // The address holds codes only: which search, narrowed to what.
        let list = asked.href(self.pager.page);
        let shown = json!({ "search": asked.s, "list": list, "rows": self.people.len() });
        let people = self.people.iter().map(|person| person.id.0);
        ctx.record_ahead(Entry::done("people.list").with(shown).showing(people));
    }
}

/// What was typed, as much of it as is looked for.
pub(super) fn words(asked: &Asked) -> String {
    asked.q.chars().take(LONGEST).collect()
}

/// Keeps what was typed and shows what it finds.
pub async fn post(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let q = words(&asked);
    let s = if q.is_empty() {
        String::new()
    } else {
        saved_search::keep(&ctx, saved_search::PEOPLE, &q).await?.to_string()
    };
    let asked = Asked { s, page: 1, ..asked }.known_only(&ctx)?;
    Ok(ctx.redirect(&asked.href(1)))
}
