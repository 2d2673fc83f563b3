//! `/associations`: search in the directory of associations. What is typed is posted and kept sealed; the address holds its id and
//! codes.

use std::collections::BTreeMap;

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::form::{self, Filled};
use kit::pager::Pager;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::href;
use crate::association::directory::{self, FACETS, Filters};
use crate::association::{Kind, Shown, State};
use crate::company::one;
use crate::saved_search::{self, SearchId};

/// Rows to a page.
const SIZE: u64 = 25;
/// The last page that is shown: beyond it a list is narrowed.
const LAST_PAGE: u64 = 400;
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
    /// Code of a [`Kind`].
    #[serde(deserialize_with = "de_code")]
    pub section: String,
    /// Code of a [`State`].
    #[serde(deserialize_with = "de_code")]
    pub status: String,
    /// The page, from 1.
    pub page: u64,
}

impl Asked {
    /// What means nothing is left out, so that the page never shows a filter that does not hold.
    fn known_only(mut self, ctx: &Ctx) -> Self {
        let keep = |value: &mut String, holds: bool| {
            if !holds {
                value.clear();
            }
        };
        let (s, country) = (self.s.parse::<SearchId>().is_ok(), self.country.as_str());
        let is_country = ctx.app().reference.countries.get(country).is_some();
        let (is_kind, is_state) =
            (one::<Kind>(&self.section).is_some(), one::<State>(&self.status).is_some());
        keep(&mut self.s, s);
        keep(&mut self.country, is_country);
        keep(&mut self.section, is_kind);
        keep(&mut self.status, is_state);
        self
    }

    fn pairs(&self) -> [(&'static str, &String); 4] {
        [("s", &self.s), ("country", &self.country), ("section", &self.section), ("status", &self.status)]
    }

    /// The address of page `page`.
    fn href(&self, page: u64) -> String {
        let number = page.to_string();
        let pairs = self.pairs().into_iter().map(|(name, value)| (name, value.as_str()));
        let mut query: Vec<(&str, &str)> = pairs.filter(|(_, value)| !value.is_empty()).collect();
        if page > 1 {
            query.push(("page", &number));
        }
        let query = if query.is_empty() { String::new() } else { form::query(&query) };
        format!("/associations{query}")
    }

    fn filters(&self) -> Filters {
        let of = self.pairs().into_iter().filter(|(name, _)| *name != "s");
        Filters(of.map(|(name, value)| (name, value.clone())).collect())
    }
}

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form: the words, and what the list is narrowed to.
    pub form: Filled,
    /// What it can be narrowed to, by facet, with how many each would leave.
    pub choices: BTreeMap<&'static str, Vec<Choice>>,
    /// Whether it is narrowed at all.
    pub is_narrowed: bool,
    /// How many were found.
    pub total: u64,
    /// Those of this page.
    pub associations: Vec<Row>,
    /// The pages.
    pub pager: Pager,
    /// How many of the typed words those found may lack, because too few have all.
    pub lacking: usize,
    /// Whether the index is away.
    pub degraded: bool,
    /// Whether the viewer writes down others.
    pub may_add: bool,
}

/// A choice of a filter.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// Its code.
    pub value: String,
    /// What a country is called; else empty.
    pub label: String,
    /// How many it would leave, where that is known.
    pub count: Option<u64>,
}

/// One of the list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of its page.
    pub href: String,
    /// What it is.
    pub association: Shown,
}

/// What each filter offers: what was found, the most first, and what is chosen.
fn choices(ctx: &Ctx, asked: &Asked, found: &directory::Found) -> BTreeMap<&'static str, Vec<Choice>> {
    let (countries, locale) = (&ctx.app().reference.countries, ctx.locale());
    let label = |facet: &str, value: &str| match facet {
        "country" => countries.name(value, locale).to_owned(),
        _ => String::new(),
    };
    let filters = asked.filters();
    let of = |facet: &'static str| {
        let counted = found.counted.get(facet).cloned().unwrap_or_default();
        let mut all: Vec<Choice> = counted
            .into_iter()
            .filter(|(_, count)| *count > 0)
            .map(|(value, count)| Choice { label: label(facet, &value), value, count: Some(count) })
            .collect();
        all.sort_by(|one, other| other.count.cmp(&one.count).then_with(|| one.label.cmp(&other.label)));
        let chosen = filters.0.get(facet).filter(|value| !value.is_empty());
        if let Some(chosen) = chosen.filter(|chosen| all.iter().all(|one| one.value != **chosen)) {
            all.push(Choice { label: label(facet, chosen), value: chosen.clone(), count: None });
        }
        (facet, all)
    };
    FACETS.into_iter().map(of).collect()
}

/// Shows what was found.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let asked = asked.known_only(&ctx);
    let q = match asked.s.parse::<SearchId>() {
        Ok(id) => saved_search::typed_by_viewer(&ctx, id).await?.unwrap_or_default(),
        Err(_) => String::new(),
    };
    let page = asked.page.clamp(1, LAST_PAGE);
    let found = directory::search(&ctx, &q, &asked.filters(), ((page - 1) * SIZE, SIZE)).await?;
    let pager = Pager::new(page, SIZE, found.total.min(LAST_PAGE * SIZE), |page| asked.href(page));
    if pager.page != page {
        return Ok(ctx.redirect(&asked.href(pager.page)));
    }
    let shown = json!({ "search": asked.s, "list": asked.href(page), "rows": found.associations.len() });
    ctx.record_ahead(Entry::done("association.directory").with(shown));
    let row = |row: &crate::association::Model| Row { href: href(row.id), association: row.shown(&ctx) };
    let page = Page {
        choices: choices(&ctx, &asked, &found),
        is_narrowed: asked.filters().0.values().any(|value| !value.is_empty()),
        total: found.total,
        associations: found.associations.iter().map(row).collect(),
        pager,
        lacking: found.lacking,
        degraded: found.degraded,
        may_add: ctx.staff()?.may(Action::ManageAssociations),
        form: Filled::new(&Asked { q, ..asked }),
    };
    ctx.page("associations/index.html", &page).await
}

/// Keeps what was typed and shows what it finds.
pub async fn post(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let q: String = asked.q.chars().take(LONGEST).collect();
    let s = match q.is_empty() {
        true => String::new(),
        false => saved_search::keep(&ctx, "association.search", &q).await?.to_string(),
    };
    let asked = Asked { s, page: 1, ..asked }.known_only(&ctx);
    Ok(ctx.redirect(&asked.href(1)))
}
