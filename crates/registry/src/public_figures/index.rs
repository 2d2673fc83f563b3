//! `/public-figures`: those of all countries, looked for by words of any spelling, narrowed by country, office and term. What is
//! typed is posted and kept sealed; the address holds its id and codes.

use accounts::Ctx;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::form::{self, Filled};
use kit::pager::Pager;
use serde::{Deserialize, Serialize};

use crate::company::one;
use crate::public_figure::{self, Filters, Shown, Term};
use crate::register::about::Offer;
use crate::saved_search::{self, SearchId};

/// Rows to a page.
const SIZE: u64 = 25;
/// Longest text that is looked for, in characters.
const LONGEST: usize = 200;

/// The address of a list, and the form above it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// The words. Posted only: what is typed stands in no address.
    #[serde(deserialize_with = "de_line")]
    pub q: String,
    /// The search whose words are meant.
    #[serde(deserialize_with = "de_code")]
    pub s: String,
    /// Country.
    #[serde(deserialize_with = "de_code")]
    pub country: String,
    /// Code of an [`Office`](crate::public_figure::Office).
    #[serde(deserialize_with = "de_code")]
    pub office: String,
    /// Code of a [`Term`].
    #[serde(deserialize_with = "de_code")]
    pub term: String,
    /// The page, from 1.
    pub page: u64,
}

impl Asked {
    fn filters(&self) -> Filters {
        Filters {
            country: self.country.clone(),
            office: one(&self.office),
            term: Term::from_code(&self.term),
        }
    }

    /// What means nothing is left out, so that the page never shows a filter that does not hold.
    fn known_only(mut self, ctx: &Ctx) -> Self {
        let Filters { office, term, .. } = self.filters();
        for (value, is_known) in [(&mut self.office, office.is_some()), (&mut self.term, term.is_some())] {
            if !is_known {
                value.clear();
            }
        }
        if ctx.app().reference.countries.get(&self.country).is_none() {
            self.country.clear();
        }
        if self.s.parse::<SearchId>().is_err() {
            self.s.clear();
        }
        self
    }

    /// The address of page `page`.
    fn href(&self, page: u64) -> String {
        let number = if page > 1 { page.to_string() } else { String::new() };
        let all = [
            ("s", &*self.s),
            ("country", &self.country),
            ("office", &self.office),
            ("term", &self.term),
            ("page", &number),
        ];
        let query: Vec<(&str, &str)> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        let query = if query.is_empty() { String::new() } else { form::query(&query) };
        format!("/public-figures{query}")
    }
}

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form: the words, and what the list is narrowed to.
    pub form: Filled,
    /// Countries, by their names.
    pub countries: Vec<Offer>,
    /// Whether it is narrowed at all.
    pub is_narrowed: bool,
    /// Whether the viewer adds to it.
    pub may_add: bool,
    /// How many were found.
    pub total: u64,
    /// Those of this page.
    pub figures: Vec<Shown>,
    /// The pages.
    pub pager: Pager,
}

fn countries(ctx: &Ctx) -> Vec<Offer> {
    let all = ctx.app().reference.countries.all();
    let offer = |value: &str, label: &str| Offer {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: String::new(),
    };
    let mut countries: Vec<Offer> =
        all.map(|country| offer(&country.code, country.name(ctx.locale()))).collect();
    countries.sort_by(|one, other| one.label.cmp(&other.label));
    countries
}

/// Shows what was found.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let asked = asked.known_only(&ctx);
    let q = match asked.s.parse::<SearchId>() {
        Ok(id) => saved_search::typed_by_viewer(&ctx, id).await?.unwrap_or_default(),
        Err(_) => String::new(),
    };
    // A page that cannot be is none: what is multiplied stays a number.
    let page = asked.page.clamp(1, u64::from(u32::MAX));
    let (rows, total) = public_figure::search(&ctx, &q, &asked.filters(), ((page - 1) * SIZE, SIZE)).await?;
    let pager = Pager::new(page, SIZE, total, |page| asked.href(page));
    if pager.page != page {
        return Ok(ctx.redirect(&asked.href(pager.page)));
    }
    let page = Page {
        countries: countries(&ctx),
        is_narrowed: asked.filters() != Filters::default(),
        may_add: ctx.staff()?.may(Action::ManageAssociations),
        total,
        figures: rows.iter().map(|row| row.shown(&ctx)).collect(),
        pager,
        form: Filled::new(&Asked { q, ..asked }),
    };
    ctx.page("public_figures/index.html", &page).await
}

/// Keeps what was typed and shows what it finds.
pub async fn post(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let q: String = asked.q.chars().take(LONGEST).collect();
    let s = match q.is_empty() {
        true => String::new(),
        false => saved_search::keep(&ctx, "figure.search", &q).await?.to_string(),
    };
    let asked = Asked { s, page: 1, ..asked }.known_only(&ctx);
    Ok(ctx.redirect(&asked.href(1)))
}
