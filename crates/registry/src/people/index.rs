//! `/people`: search. What is typed is posted and kept sealed; the address holds its id and the filters.

use accounts::Ctx;
use accounts::audit::Entry;
use accounts::policy::Action;
use axum::response::Response;
use kit::clean::{de_code, de_line};
use kit::form::{self, Filled};
use kit::pager::Pager;
use kit::{Locale, Result};
use sea_orm::ActiveEnum;
use search::Query;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::number;
use crate::person::{self, Model, Status};
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
    /// The form.
    pub form: Filled,
    /// The countries of the viewer's scope.
    pub countries: Vec<Choice>,
    /// How many were found.
    pub total: u64,
    /// Those of this page.
    pub people: Vec<Row>,
    /// The pages.
    pub pager: Pager,
    /// Whether the index is away.
    pub degraded: bool,
}

/// A choice of a filter.
#[derive(Debug, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
}

/// A person in the list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of the record.
    pub href: String,
    /// Name in Arabic.
    pub name_ar: String,
    /// Name in Latin script.
    pub name_latin: String,
    /// Year of birth.
    pub birth_year: String,
    /// City.
    pub city: String,
    /// Country, in the page's language.
    pub country: String,
    /// Where the registration stands.
    pub status: Status,
    /// Registry number.
    pub number: String,
    /// When the person registered.
    pub registered: String,
}

impl Row {
    fn new(ctx: &Ctx, person: Model) -> Self {
        Self {
            href: format!("/people/{}", person.id),
            name_ar: person.name_ar(),
            name_latin: person.name_latin(),
            birth_year: person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            country: ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned(),
            status: person.status,
            number: number::shown(&person.number),
            registered: person.registered_at.to_rfc3339(),
            city: person.city,
        }
    }
}

/// The address: which search, filtered how, which page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Asked {
    /// The search whose words are meant.
    #[serde(deserialize_with = "de_code")]
    pub s: String,
    /// Country.
    #[serde(deserialize_with = "de_code")]
    pub country: String,
    /// Status.
    #[serde(deserialize_with = "de_code")]
    pub status: String,
    /// The page, from 1.
    pub page: u64,
}

impl Asked {
    /// The address of page `page`.
    fn href(&self, page: u64) -> String {
        let pairs = [("s", self.s.as_str()), ("country", &self.country), ("status", &self.status)];
        let mut query: Vec<String> = pairs
            .into_iter()
            // All three are codes here: letters, digits, dashes and underscores.
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        if page > 1 {
            query.push(format!("page={page}"));
        }
        if query.is_empty() { "/people".to_owned() } else { format!("/people?{}", query.join("&")) }
    }

    /// What stands in it and means nothing is left out, so that the page never shows a filter that does
    /// not hold.
    fn known_only(mut self, countries: &[String]) -> Self {
        if !countries.contains(&self.country) {
            self.country.clear();
        }
        if Status::try_from_value(&self.status).is_err() {
            self.status.clear();
        }
        if self.s.parse::<SearchId>().is_err() {
            self.s.clear();
        }
        self
    }

    fn filters(&self) -> Vec<(&'static str, String)> {
        [("country", &self.country), ("status", &self.status)]
            .into_iter()
            .filter(|(_, value)| !value.is_empty())
            .map(|(name, value)| (name, value.clone()))
            .collect()
    }
}

/// What is sent.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Form {
    /// The words.
    #[serde(deserialize_with = "de_line")]
    pub q: String,
    /// Country.
    #[serde(deserialize_with = "de_code")]
    pub country: String,
    /// Status.
    #[serde(deserialize_with = "de_code")]
    pub status: String,
}

/// Shows what was found.
pub async fn get(ctx: Ctx, form::Form(asked): form::Form<Asked>) -> Result<Response> {
    let staff = ctx.staff()?;
    let asked = asked.known_only(staff.countries_for(Action::SeePeople));
    let q = match asked.s.parse::<SearchId>() {
        Ok(id) => saved_search::typed_by_viewer(&ctx, id).await?.unwrap_or_default(),
        Err(_) => String::new(),
    };
    let page = asked.page.clamp(1, LAST_PAGE);
    let filters = asked.filters();
    let (people, total, degraded) = found(&ctx, &q, &asked).await?;
    let last = total.div_ceil(SIZE).clamp(1, LAST_PAGE);
    if page > last {
        return Ok(ctx.redirect(&asked.href(last)));
    }
    let shown = json!({ "search": asked.s, "filters": filters, "page": page, "rows": people.len() });
    ctx.record(Entry::done("people.list").with(shown));
    let countries = choices(&ctx, staff.countries_for(Action::SeePeople), ctx.locale());
    let form = Form { q, country: asked.country.clone(), status: asked.status.clone() };
    let page = Page {
        form: Filled::new(&form),
        countries,
        total,
        people: people.into_iter().map(|person| Row::new(&ctx, person)).collect(),
        pager: Pager::new(page, SIZE, total, |page| asked.href(page)),
        degraded,
    };
    ctx.page("people/index.html", &page).await
}

/// Those of the page asked for, how many there are in all, and whether the index is away.
async fn found(ctx: &Ctx, q: &str, asked: &Asked) -> Result<(Vec<Model>, u64, bool)> {
    let mut exact = person::named_exactly_for(ctx, q, Action::SeePeople).await?;
    exact.retain(|person| {
        asked.filters().iter().all(|(facet, value)| match *facet {
            "country" => person.country == *value,
            _ => person.status.code() == *value,
        })
    });
    if !exact.is_empty() {
        let total = exact.len() as u64;
        return Ok((exact, total, false));
    }
    let offset = (asked.page.clamp(1, LAST_PAGE) - 1) * SIZE;
    let query = Query {
        kind: if asked.status == Status::Held.code() { person::HELD_KIND } else { person::KIND },
        text: q.to_owned(),
        filters: asked.filters(),
        offset: offset as usize,
        limit: SIZE as usize,
        ..Query::default()
    };
    match ctx.app().index.search(&ctx.staff()?.scope(Action::SeePeople), query).await {
        Ok(hits) => Ok((person::listed_for(ctx, &hits.ids, Action::SeePeople).await?, hits.total, false)),
        Err(error) => {
            tracing::error!(
                cause = format!("{error:#}"),
                "the index does not answer; searching the database"
            );
            let window = (offset, SIZE);
            let (people, total) =
                person::begins_with_for(ctx, q, &asked.filters(), Action::SeePeople, window).await?;
            Ok((people, total, true))
        }
    }
}

/// Keeps what was typed and shows what it finds.
pub async fn post(ctx: Ctx, form::Form(form): form::Form<Form>) -> Result<Response> {
    let q: String = form.q.chars().take(LONGEST).collect();
    let s = if q.is_empty() { String::new() } else { saved_search::keep(&ctx, &q).await?.to_string() };
    let asked = Asked { s, country: form.country, status: form.status, page: 1 };
    let asked = asked.known_only(ctx.staff()?.countries_for(Action::SeePeople));
    Ok(ctx.redirect(&asked.href(1)))
}

fn choices(ctx: &Ctx, codes: &[String], locale: Locale) -> Vec<Choice> {
    let name = |code: &String| ctx.app().reference.countries.name(code, locale).to_owned();
    codes.iter().map(|code| Choice { value: code.clone(), label: name(code) }).collect()
}
