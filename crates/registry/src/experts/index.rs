//! `/experts`: search in the bank of expertise by words of any language, and by what they know, speak and would do. What is typed
//! is posted and kept sealed; the address holds its id and codes.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::reference::Named;
use axum::response::Response;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::form::{self, Filled};
use kit::pager::Pager;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::href;
use crate::expert::bank::{self, Filters, Listed};
use crate::expert::{Shown, TICKED};
use crate::register::about::{Offer, is_specialty, plain};
use crate::saved_search::{self, SearchId};

/// Rows to a page.
const SIZE: u64 = 25;
/// The last page that is shown: beyond it a list is narrowed.
const LAST_PAGE: u64 = bank::MOST / SIZE;
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
    /// A field of specialties.
    #[serde(deserialize_with = "de_code")]
    pub field: String,
    /// Country.
    #[serde(deserialize_with = "de_code")]
    pub country: String,
    /// A language in which they can work.
    #[serde(deserialize_with = "de_code")]
    pub language: String,
    /// Code of a [`Help`](crate::expert::Help).
    #[serde(deserialize_with = "de_code")]
    pub help: String,
    /// Code of a [`Way`](crate::expert::Way).
    #[serde(deserialize_with = "de_code")]
    pub way: String,
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
        keep(&mut self.s, &|s| s.parse::<SearchId>().is_ok());
        keep(&mut self.field, &|code| bank::is_field(ctx, code));
        keep(&mut self.country, &|code| reference.countries.get(code).is_some());
        keep(&mut self.language, &|code| reference.languages.get(code).is_some());
        keep(&mut self.help, &bank::is_help);
        keep(&mut self.way, &bank::is_way);
        self
    }

    fn pairs(&self) -> [(&'static str, &str); 6] {
        [
            ("s", &self.s),
            ("field", &self.field),
            ("country", &self.country),
            ("language", &self.language),
            ("help", &self.help),
            ("way", &self.way),
        ]
    }

    /// The address of page `page`.
    fn href(&self, page: u64) -> String {
        let number = page.to_string();
        let mut query: Vec<(&str, &str)> =
            self.pairs().into_iter().filter(|(_, value)| !value.is_empty()).collect();
        if page > 1 {
            query.push(("page", &number));
        }
        if query.is_empty() { "/experts".to_owned() } else { format!("/experts{}", form::query(&query)) }
    }

    fn filters(&self) -> Filters {
        Filters {
            field: self.field.clone(),
            country: self.country.clone(),
            language: self.language.clone(),
            help: self.help.clone(),
            way: self.way.clone(),
        }
    }
}

/// What the page shows.
#[derive(Debug, Serialize)]
pub struct Page {
    /// The form: the words, and what the list is narrowed to.
    pub form: Filled,
    /// Fields of specialties.
    pub fields: Vec<Offer>,
    /// Countries, by their names.
    pub countries: Vec<Offer>,
    /// Languages.
    pub languages: Vec<Offer>,
    /// Whether it is narrowed at all.
    pub is_narrowed: bool,
    /// How many were found, as far as they are counted.
    pub total: u64,
    /// Whether there are more.
    pub has_more: bool,
    /// Those of this page.
    pub experts: Vec<Row>,
    /// The pages.
    pub pager: Pager,
}

/// Somebody of the bank.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of their page.
    pub href: String,
    /// Their name.
    pub name: String,
    /// Where they live.
    pub country: String,
    /// City, or empty.
    pub city: String,
    /// What they know and would give.
    pub expert: Shown,
    /// When they last said that what the registry has of them is right.
    pub confirmed: String,
}

fn row(ctx: &Ctx, one: &Listed) -> Row {
    Row {
        href: href(one.expert.id),
        name: one.person.name_in(ctx.locale()),
        country: ctx.app().reference.countries.name(&one.person.country, ctx.locale()).to_owned(),
        city: one.person.city.clone(),
        expert: one.expert.shown(ctx),
        confirmed: one.person.confirmed_at.to_rfc3339(),
    }
}

/// What the list can be narrowed to.
fn choices(ctx: &Ctx) -> [Vec<Offer>; 3] {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let fields = reference.specialties.all().iter().filter(|row| !is_specialty(row));
    let fields = fields.map(|row| plain(row, locale)).collect();
    let named =
        |value: &str, label: &str| Offer { value: value.into(), label: label.into(), hint: String::new() };
    let mut countries: Vec<Offer> =
        reference.countries.all().map(|country| named(&country.code, country.name(locale))).collect();
    countries.sort_by(|one, other| one.label.cmp(&other.label));
    // Those of most people first, then all others by their names.
    let is_first = |row: &&Named| TICKED.contains(&row.id.as_str());
    let (first, mut others): (Vec<&Named>, Vec<&Named>) =
        reference.languages.all().iter().partition(is_first);
    others.sort_by(|one, other| one.name(locale).cmp(other.name(locale)));
    [fields, countries, first.into_iter().chain(others).map(|row| plain(row, locale)).collect()]
}

/// Shows what was found.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let asked = asked.known_only(&ctx);
    let q = match asked.s.parse::<SearchId>() {
        Ok(id) => saved_search::typed_by_viewer(&ctx, id).await?.unwrap_or_default(),
        Err(_) => String::new(),
    };
    let page = asked.page.clamp(1, LAST_PAGE);
    let found = bank::search(&ctx, &q, &asked.filters(), ((page - 1) * SIZE, SIZE)).await?;
    let pager = Pager::new(page, SIZE, found.total.min(LAST_PAGE * SIZE), |page| asked.href(page));
    if pager.page != page {
        return Ok(ctx.redirect(&asked.href(pager.page)));
    }
    // The address holds codes only: which search, narrowed to what. Who is shown is found by the audit.
    let shown = json!({ "search": asked.s, "list": asked.href(page), "rows": found.experts.len() });
    let people = found.experts.iter().map(|one| one.person.id.0);
    ctx.record_ahead(Entry::done("expert.bank").with(shown).showing(people));
    let [fields, countries, languages] = choices(&ctx);
    let page = Page {
        fields,
        countries,
        languages,
        is_narrowed: asked.filters() != Filters::default(),
        total: found.total,
        has_more: found.has_more,
        experts: found.experts.iter().map(|one| row(&ctx, one)).collect(),
        pager,
        form: Filled::new(&Asked { q, ..asked }),
    };
    ctx.page("experts/index.html", &page).await
}

/// Keeps what was typed and shows what it finds.
pub async fn post(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let q: String = asked.q.chars().take(LONGEST).collect();
    let s = match q.is_empty() {
        true => String::new(),
        false => saved_search::keep(&ctx, "expert.search", &q).await?.to_string(),
    };
    let asked = Asked { s, page: 1, ..asked }.known_only(&ctx);
    Ok(ctx.redirect(&asked.href(1)))
}
