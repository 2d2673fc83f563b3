//! `/companies`: search in the directory of companies. What is typed is posted and kept sealed; the address holds its id and
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
use crate::company::directory::{self, FACETS, Filters};
use crate::company::{self, Shown, Size};
use crate::facet::NONE;
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
    /// Section of ISIC, or `none`.
    #[serde(deserialize_with = "de_code")]
    pub section: String,
    /// Code of a [`Size`], or `none`.
    #[serde(deserialize_with = "de_code")]
    pub size: String,
    /// Whether it trades with Palestine: `yes` or `no`.
    #[serde(deserialize_with = "de_code")]
    pub home: String,
    /// Whether it would put money into something: `yes` or `no`.
    #[serde(deserialize_with = "de_code")]
    pub invests: String,
    /// The page, from 1.
    pub page: u64,
}

impl Asked {
    /// What means nothing is left out, so that the page never shows a filter that does not hold.
    fn known_only(mut self, ctx: &Ctx) -> Self {
        let reference = &ctx.app().reference;
        let keep = |value: &mut String, holds: &dyn Fn(&str) -> bool| {
            if !holds(value) {
                value.clear();
            }
        };
        let yes_no = |said: &str| ["yes", "no"].contains(&said);
        keep(&mut self.s, &|s| s.parse::<SearchId>().is_ok());
        keep(&mut self.country, &|code| reference.countries.get(code).is_some());
        keep(&mut self.section, &|code| {
            code == NONE || reference.industries.get(code).is_some_and(|row| row.group.is_empty())
        });
        keep(&mut self.size, &|code| code == NONE || company::one::<Size>(code).is_some());
        keep(&mut self.home, &yes_no);
        keep(&mut self.invests, &yes_no);
        self
    }

    fn pairs(&self) -> [(&'static str, &String); 6] {
        [
            ("s", &self.s),
            ("country", &self.country),
            ("section", &self.section),
            ("size", &self.size),
            ("home", &self.home),
            ("invests", &self.invests),
        ]
    }

    /// The address of page `page`.
    fn href(&self, page: u64) -> String {
        let number = page.to_string();
        let pairs = self.pairs().into_iter().map(|(name, value)| (name, value.as_str()));
        let mut query: Vec<(&str, &str)> = pairs.filter(|(_, value)| !value.is_empty()).collect();
        if page > 1 {
            query.push(("page", &number));
        }
        if query.is_empty() { "/companies".to_owned() } else { format!("/companies{}", form::query(&query)) }
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
    pub companies: Vec<Row>,
    /// The pages.
    pub pager: Pager,
    /// How many of the typed words those found may lack, because too few have all.
    pub lacking: usize,
    /// Whether the index is away.
    pub degraded: bool,
    /// Whether the viewer introduces people to each other.
    pub may_introduce: bool,
}

/// Something that the list can be narrowed to.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// Its name in the page's language; empty where the template has the words.
    pub label: String,
    /// How many it would leave; none while the index is away.
    pub count: Option<u64>,
}

/// A company.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Its address.
    pub href: String,
    /// The company.
    pub company: Shown,
}

/// The values of `facet` that are offered, those of most companies first; the one that is chosen is always there.
fn choices(
    ctx: &Ctx,
    facet: &'static str,
    chosen: &str,
    counted: Option<&BTreeMap<String, u64>>,
) -> Vec<Choice> {
    let reference = &ctx.app().reference;
    let label = |value: &str| match facet {
        "country" => reference.countries.name(value, ctx.locale()).to_owned(),
        "section" if value != NONE => reference.industries.name(value, ctx.locale()).to_owned(),
        _ => String::new(),
    };
    let mut values: Vec<(String, Option<u64>)> = match counted {
        Some(counted) => counted.iter().map(|(value, count)| (value.clone(), Some(*count))).collect(),
        None => Vec::new(),
    };
    if !chosen.is_empty() && !values.iter().any(|(value, _)| value == chosen) {
        values.push((chosen.to_owned(), counted.map(|_| 0)));
    }
    values.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    values.into_iter().map(|(value, count)| Choice { label: label(&value), value, count }).collect()
}

/// Shows what was found.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let asked = asked.known_only(&ctx);
    let q = match asked.s.parse::<SearchId>() {
        Ok(id) => saved_search::typed_by_viewer(&ctx, id).await?.unwrap_or_default(),
        Err(_) => String::new(),
    };
    let page = asked.page.clamp(1, LAST_PAGE);
    let filters = asked.filters();
    let found = directory::search(&ctx, &q, &filters, ((page - 1) * SIZE, SIZE)).await?;
    let pager = Pager::new(page, SIZE, found.total.min(LAST_PAGE * SIZE), |page| asked.href(page));
    if pager.page != page {
        return Ok(ctx.redirect(&asked.href(pager.page)));
    }
    // The address holds codes only: which search, narrowed to what. Whose companies are shown is found by the audit.
    let shown = json!({ "search": asked.s, "list": asked.href(page), "rows": found.companies.len() });
    let keepers = found.companies.iter().map(|company| company.person_id.0);
    ctx.record_ahead(Entry::done("company.directory").with(shown).showing(keepers));
    let counted = |facet| found.counted.get(facet).filter(|_| !found.degraded);
    let chosen = |facet: &str| filters.0.get(facet).cloned().unwrap_or_default();
    let page = Page {
        choices: FACETS
            .into_iter()
            .map(|facet| (facet, choices(&ctx, facet, &chosen(facet), counted(facet))))
            .collect(),
        is_narrowed: filters.0.values().any(|value| !value.is_empty()),
        total: found.total,
        companies: found
            .companies
            .iter()
            .map(|company| Row { href: href(company.id), company: company.shown(&ctx) })
            .collect(),
        pager,
        lacking: found.lacking,
        degraded: found.degraded,
        may_introduce: ctx.staff()?.may(Action::EditPerson),
        form: Filled::new(&Asked { q, ..asked }),
    };
    ctx.page("companies/index.html", &page).await
}

/// Keeps what was typed and shows what it finds.
pub async fn post(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let q: String = asked.q.chars().take(LONGEST).collect();
    let s = match q.is_empty() {
        true => String::new(),
        false => saved_search::keep(&ctx, "company.search", &q).await?.to_string(),
    };
    let asked = Asked { s, page: 1, ..asked }.known_only(&ctx);
    Ok(ctx.redirect(&asked.href(1)))
}
