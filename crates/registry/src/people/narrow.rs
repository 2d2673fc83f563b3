//! What a list of people is narrowed to: read from the address, offered with exact counts, shown as chips.

use std::collections::BTreeMap;

use accounts::Ctx;
use accounts::policy::Action;
use chrono::Datelike;
use kit::Result;
use kit::clean::{de_code, de_line};
use kit::field::Purpose;
use kit::form;
use sea_orm::ActiveEnum;
use search::{Query, Sort};
use serde::{Deserialize, Serialize};

use crate::facet::{self, Filters};
use crate::person::{self, Sex, Status};
use crate::saved_search::SearchId;

/// Cities, occupations and places of origin that are offered: those of most people.
const MOST_CHOICES: usize = 30;
/// Months within which someone may have confirmed their data.
const WITHIN: [u32; 4] = [3, 6, 12, 24];
/// As the address says that the newest come first.
const NEWEST: &str = "newest";
/// Longest key of a city, in characters.
const LONGEST_CITY: usize = 80;

/// The address of a list, and the form above it: which search, narrowed how, which page. Empty is everything.
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
    /// Key of the city.
    #[serde(deserialize_with = "de_line")]
    pub city: String,
    /// Status.
    #[serde(deserialize_with = "de_code")]
    pub status: String,
    /// Sex.
    #[serde(deserialize_with = "de_code")]
    pub sex: String,
    /// First year of the decade of birth.
    #[serde(deserialize_with = "de_code")]
    pub born: String,
    /// ISCO-08 code.
    #[serde(deserialize_with = "de_code")]
    pub occupation: String,
    /// Id of the place of origin.
    #[serde(deserialize_with = "de_code")]
    pub origin: String,
    /// First month of registration: `2026-01`.
    #[serde(deserialize_with = "de_code")]
    pub from: String,
    /// Last month of registration.
    #[serde(deserialize_with = "de_code")]
    pub to: String,
    /// Confirmed within so many months.
    #[serde(deserialize_with = "de_code")]
    pub confirmed: String,
    /// Whether there is an e-mail address: `yes` or `no`.
    #[serde(deserialize_with = "de_code")]
    pub email: String,
    /// In which order: `newest`, or the most alike first.
    #[serde(deserialize_with = "de_code")]
    pub sort: String,
    /// The page, from 1.
    pub page: u64,
}

impl Asked {
    /// What means nothing is left out, so that the page never shows a filter that does not hold.
    pub fn known_only(mut self, ctx: &Ctx) -> Result<Self> {
        let (staff, reference) = (ctx.staff()?, &ctx.app().reference);
        let countries = staff.decide(Action::SeePeople).countries();
        let is_decade = |year: &str| {
            year.parse().is_ok_and(|year: i32| (1800..2200).contains(&year) && year == facet::decade(year))
        };
        let keep = |value: &mut String, holds: &dyn Fn(&str) -> bool| {
            if !holds(value) {
                value.clear();
            }
        };
        keep(&mut self.s, &|s| s.parse::<SearchId>().is_ok());
        keep(&mut self.country, &|country| countries.iter().any(|own| own == country));
        keep(&mut self.city, &|city| city.chars().count() <= LONGEST_CITY);
        keep(&mut self.status, &|status| Status::try_from_value(&status.to_owned()).is_ok());
        keep(&mut self.sex, &|sex| sex == facet::NONE || Sex::try_from_value(&sex.to_owned()).is_ok());
        keep(&mut self.born, &|year| year == facet::NONE || is_decade(year));
        let is_none = |code: &str| code == facet::NONE;
        keep(&mut self.occupation, &|code| is_none(code) || reference.occupations.get(code).is_some());
        keep(&mut self.origin, &|id| is_none(id) || reference.origins.get(id).is_some());
        keep(&mut self.from, &|month| facet::first_day(month).is_some());
        keep(&mut self.to, &|month| facet::first_day(month).is_some());
        keep(&mut self.confirmed, &|months| months.parse().is_ok_and(|months| WITHIN.contains(&months)));
        keep(&mut self.sort, &|sort| sort == NEWEST);
        keep(&mut self.email, &|said| ["yes", "no"].contains(&said));
        Ok(self)
    }

    /// The parts of the address, but the page.
    fn pairs(&self) -> [(&'static str, &String); 13] {
        [
            ("s", &self.s),
            ("country", &self.country),
            ("city", &self.city),
            ("status", &self.status),
            ("sex", &self.sex),
            ("born", &self.born),
            ("occupation", &self.occupation),
            ("origin", &self.origin),
            ("from", &self.from),
            ("to", &self.to),
            ("confirmed", &self.confirmed),
            ("email", &self.email),
            ("sort", &self.sort),
        ]
    }

    /// The same in the other order.
    pub fn other_order(&self) -> Self {
        let sort = if self.sort.is_empty() { NEWEST.to_owned() } else { String::new() };
        Self { sort, page: 1, ..self.clone() }
    }

    /// The address of page `page`, without the part `left_out`.
    fn address(&self, page: u64, left_out: &str) -> String {
        let number = page.to_string();
        let pairs = self.pairs().into_iter().map(|(name, value)| (name, value.as_str()));
        let mut query: Vec<(&str, &str)> =
            pairs.filter(|(name, value)| !value.is_empty() && *name != left_out).collect();
        if page > 1 {
            query.push(("page", &number));
        }
        if query.is_empty() { "/people".to_owned() } else { format!("/people{}", form::query(&query)) }
    }

    /// What the list is narrowed to, as its address says it after `?`; without the words.
    pub fn narrowed(&self) -> String {
        self.address(1, "s").trim_start_matches("/people").trim_start_matches('?').to_owned()
    }

    /// The address of page `page`.
    pub fn href(&self, page: u64) -> String {
        self.address(page, "")
    }

    /// Where the search is saved under a name; empty where it asks for nothing.
    pub fn save_href(&self) -> String {
        match self.href(1).split_once('?') {
            Some((_, query)) => format!("/people/searches/new?{query}"),
            None => String::new(),
        }
    }

    /// The same, as the index and the database take it.
    pub fn filters(&self) -> Filters {
        let of = [
            ("country", &self.country),
            ("city", &self.city),
            ("status", &self.status),
            ("sex", &self.sex),
            ("born", &self.born),
            ("occupation", &self.occupation),
            ("origin", &self.origin),
            ("email", &self.email),
        ];
        let of = of.into_iter().filter(|(_, value)| !value.is_empty());
        Filters {
            of: of.map(|(name, value)| (name, value.clone())).collect(),
            registered_from: facet::first_day(&self.from),
            registered_to: facet::first_day(&self.to),
            confirmed_within: self.confirmed.parse().ok(),
        }
    }

    /// Whether registrations kept apart are asked for: a list of their own.
    pub fn is_held(&self) -> bool {
        self.status == Status::Held.code()
    }

    /// The search for `words`; `left_out` is the facet whose own values are to be counted.
    pub fn query(&self, ctx: &Ctx, words: &str, left_out: &str) -> Query {
        let is_held = self.is_held() && left_out != "status";
        Query {
            kind: if is_held { person::HELD_KIND } else { person::KIND },
            text: words.to_owned(),
            filters: self.filters().conditions(ctx.now(), left_out),
            sort: if self.sort == NEWEST { Sort::Newest } else { Sort::Best },
            ..Query::default()
        }
    }
}

/// A choice of a filter.
#[derive(Clone, Debug, Serialize)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown; empty where the template has the words.
    pub label: String,
    /// How many it would leave; unknown while the index is away.
    pub count: Option<u64>,
}

/// What a list can be narrowed to: per facet the values that are left with all the other filters.
#[derive(Debug, Default, Serialize)]
pub struct Choices {
    /// Countries of the scope, by name.
    pub country: Vec<Choice>,
    /// Cities, those of most people first.
    pub city: Vec<Choice>,
    /// Statuses.
    pub status: Vec<Choice>,
    /// Sexes.
    pub sex: Vec<Choice>,
    /// Decades of birth, the youngest first.
    pub born: Vec<Choice>,
    /// Occupations, those of most people first.
    pub occupation: Vec<Choice>,
    /// Places of origin, those of most people first.
    pub origin: Vec<Choice>,
    /// Months of registration, the newest first.
    pub registered: Vec<Choice>,
    /// Months within which the data was confirmed, with how many did.
    pub confirmed: Vec<Choice>,
    /// Whether there is an e-mail address.
    pub email: Vec<Choice>,
}

/// A filter in use.
#[derive(Debug, Serialize)]
pub struct Chip {
    /// Its part of the address, by which the template names it.
    pub name: &'static str,
    /// Its value.
    pub value: String,
    /// What the value is called; empty where the template has the words.
    pub label: String,
    /// The list without it.
    pub href: String,
}

type Counts = BTreeMap<String, u64>;
/// By facet, how many have each value.
pub type Known = BTreeMap<&'static str, Counts>;

/// The facets that narrow the list of `asked`, and those that do not; none at all for who may not read them.
fn own_and_free(ctx: &Ctx, asked: &Asked) -> Result<(Vec<&'static str>, Vec<&'static str>)> {
    if !ctx.staff()?.decide(Action::SeePeople).mask(Purpose::Registry).reads(facet::TIER) {
        return Ok(Default::default());
    }
    let narrowing = asked.filters().conditions(ctx.now(), "");
    Ok(facet::ALL.iter().partition(|facet| narrowing.iter().any(|(name, _)| name == *facet)))
}

/// The search for the list itself, which also counts all facets that do not narrow it.
pub fn counting(ctx: &Ctx, asked: &Asked, words: &str) -> Result<Query> {
    Ok(Query { facets: own_and_free(ctx, asked)?.1, ..asked.query(ctx, words, "") })
}

/// How many people each value of each facet would leave; nothing while the index is away. `counted` are those of the
/// facets that do not narrow the list, where they came with it; each of the others is counted in a search without itself.
async fn counts(ctx: &Ctx, asked: &Asked, words: &str, counted: Option<Known>) -> Result<Option<Known>> {
    let (own, free) = own_and_free(ctx, asked)?;
    if own.is_empty() && free.is_empty() {
        return Ok(None);
    }
    let scope = ctx.staff()?.decide(Action::SeePeople).scope();
    let index = &ctx.app().index;
    let mut all = match counted {
        Some(counted) => counted,
        None => match index.search(&scope, counting(ctx, asked, words)?).await {
            Ok(hits) => hits.facets,
            Err(_) => return Ok(None),
        },
    };
    for facet in own {
        let query = Query { facets: vec![facet], ..asked.query(ctx, words, facet) };
        let Ok(hits) = index.search(&scope, query).await else { return Ok(None) };
        all.extend(hits.facets);
    }
    Ok(Some(all))
}

/// What the value of `facet` is called, where it is not the template that says it.
pub fn label(ctx: &Ctx, facet: &str, value: &str) -> String {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    if value == facet::NONE {
        return String::new();
    }
    match facet {
        "country" => reference.countries.name(value, locale).to_owned(),
        "occupation" => reference.occupations.name(value, locale).to_owned(),
        "origin" => person::origin_name(reference, value, locale),
        "born" => match value.parse::<i32>() {
            Ok(first) => {
                let this = ctx.now().year();
                let age = |year: i32| (this - year).max(0).to_string();
                let years = [("from", first.to_string()), ("to", (first + 9).to_string())];
                let ages = [("young", age(first + 9)), ("old", age(first))];
                ctx.text_with("people-born-decade", &[years, ages].concat())
            }
            Err(_) => String::new(),
        },
        _ => String::new(),
    }
}

/// The values of `facet` with their counts, and `chosen` among them.
fn of_facet(ctx: &Ctx, known: Option<&Known>, facet: &'static str, chosen: &str) -> Vec<Choice> {
    let counts = known.and_then(|known| known.get(facet)).cloned().unwrap_or_default();
    choices_of(ctx, counts, facet, chosen, known.is_some())
}

/// `counts` of `facet` as choices, and `chosen` among them.
fn choices_of(ctx: &Ctx, mut counts: Counts, facet: &str, chosen: &str, are_known: bool) -> Vec<Choice> {
    if !chosen.is_empty() {
        counts.entry(chosen.to_owned()).or_default();
    }
    let choices = counts.into_iter().map(|(value, count)| Choice {
        label: label(ctx, facet, &value),
        value,
        count: are_known.then_some(count),
    });
    choices.collect()
}

/// The values of `facet` that most people have, those of most first, as many as are offered; `chosen` stays among them.
fn most(ctx: &Ctx, known: Option<&Known>, facet: &'static str, chosen: &str) -> Vec<Choice> {
    let mut counts = known.and_then(|known| known.get(facet)).cloned().unwrap_or_default();
    counts.retain(|value, _| value != facet::NONE || chosen == facet::NONE);
    let mut ordered: Vec<u64> = counts.values().copied().collect();
    ordered.sort_unstable_by(|a, b| b.cmp(a));
    // There are a thousand places: only those are named that may be offered, with all who are as many as the last.
    let least = ordered.get(MOST_CHOICES - 1).copied().unwrap_or_default();
    counts.retain(|value, count| *count >= least || value == chosen);
    let mut choices = choices_of(ctx, counts, facet, chosen, known.is_some());
    choices.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.label.cmp(&b.label)));
    let mut at = 0;
    choices.retain(|choice| {
        at += 1;
        at <= MOST_CHOICES || choice.value == chosen
    });
    choices
}

/// All that the list of `asked` can be narrowed to; `counted` came with the list (see [`counting`]).
pub async fn choices(ctx: &Ctx, asked: &Asked, words: &str, counted: Option<Known>) -> Result<Choices> {
    let counts = counts(ctx, asked, words, counted).await?;
    let known = counts.as_ref();
    let mut country = of_facet(ctx, known, "country", &asked.country);
    for code in ctx.staff()?.decide(Action::SeePeople).countries() {
        if !country.iter().any(|choice| choice.value == *code) {
            let count = known.is_some().then_some(0);
            country.push(Choice { value: code.clone(), label: label(ctx, "country", code), count });
        }
    }
    country.sort_by(|a, b| a.label.cmp(&b.label));
    let mut city = most(ctx, known, "city", &asked.city);
    let keys: Vec<String> = city.iter().map(|choice| choice.value.clone()).collect();
    let names = person::city_names(ctx, keys, ctx.staff()?.decide(Action::SeePeople).countries()).await?;
    for choice in &mut city {
        if choice.value != facet::NONE {
            choice.label = names.get(&choice.value).cloned().unwrap_or_else(|| choice.value.clone());
        }
    }
    let mut born = of_facet(ctx, known, "born", &asked.born);
    born.sort_by(|a, b| b.value.cmp(&a.value));
    let mut registered = of_facet(ctx, known, "registered", "");
    for chosen in [&asked.from, &asked.to] {
        if !chosen.is_empty() && !registered.iter().any(|choice| choice.value == *chosen) {
            registered.push(Choice { value: chosen.clone(), label: String::new(), count: None });
        }
    }
    registered.sort_by(|a, b| b.value.cmp(&a.value));
    let mut confirmed = Vec::new();
    let by_month = known.and_then(|known| known.get("confirmed"));
    for within in WITHIN {
        let since = Asked { confirmed: within.to_string(), ..asked.clone() }.filters();
        let months = since.conditions(ctx.now(), "").into_iter().find(|(facet, _)| *facet == "confirmed");
        let count = by_month
            .as_ref()
            .zip(months)
            .map(|(counts, (_, months))| months.iter().filter_map(|month| counts.get(month)).sum());
        confirmed.push(Choice { value: within.to_string(), label: String::new(), count });
    }
    let mut statuses = of_facet(ctx, known, "status", &asked.status);
    // Registrations kept apart are documents of their own kind.
    let held = Status::Held.code();
    let of_held = Asked { status: held.clone(), ..asked.clone() };
    let scope = ctx.staff()?.decide(Action::SeePeople).scope();
    let hits = ctx.app().index.search(&scope, of_held.query(ctx, words, "")).await.ok();
    statuses.retain(|choice| choice.value != held);
    statuses.push(Choice { value: held, label: String::new(), count: hits.map(|hits| hits.total) });
    Ok(Choices {
        country,
        city,
        status: statuses,
        sex: of_facet(ctx, known, "sex", &asked.sex),
        born,
        occupation: most(ctx, known, "occupation", &asked.occupation),
        origin: most(ctx, known, "origin", &asked.origin),
        registered,
        confirmed,
        email: of_facet(ctx, known, "email", &asked.email),
    })
}

/// The filters in use.
pub fn chips(ctx: &Ctx, asked: &Asked, choices: &Choices) -> Vec<Chip> {
    let used =
        asked.pairs().into_iter().filter(|(name, value)| !["s", "sort"].contains(name) && !value.is_empty());
    used.map(|(name, value)| {
        let city = || choices.city.iter().find(|choice| choice.value == *value);
        let label = match name {
            "city" => city().map_or_else(|| value.clone(), |choice| choice.label.clone()),
            name => label(ctx, name, value),
        };
        Chip { name, value: value.clone(), label, href: asked.address(1, name) }
    })
    .collect()
}
