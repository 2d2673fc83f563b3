//! The settings of the index on the server, made of `search-config`.

use anyhow::Result;
use meilisearch_sdk::errors::{Error, ErrorCode};
use meilisearch_sdk::settings::{
    FacetingSettings, FilterFeatureModes, FilterFeatures, FilterableAttribute, FilterableAttributesSettings,
    PaginationSetting, Settings, TypoToleranceSettings,
};
use serde_json::Value;

use super::{Meilisearch, in_time};
use crate::config::CONFIG;

/// More documents than any registry has: totals are exact, whatever they are. What it costs is paid by who leafs so far, and
/// lists end before (`/people` shows 100,000 rows at the most).
const ALL: usize = 1_000_000_000;
/// More values than any facet has: the parts of names are some ten thousand.
const ALL_VALUES: usize = 10_000_000;

/// What is set, and what the server would have by itself.
fn wanted() -> Settings {
    let equality = |patterns: Vec<String>| {
        let filter = FilterFeatureModes { equality: true, comparison: false };
        let features = FilterFeatures { facet_search: false, filter };
        let settings = FilterableAttributesSettings { attribute_patterns: patterns, features };
        FilterableAttribute::Settings(settings)
    };
    let own = ["kind", "parts", "words"].map(str::to_owned);
    let filterable = own.into_iter().chain(CONFIG.facets.iter().cloned()).collect();
    // Its own words, typos and order have no say: nothing is searchable.
    Settings::new()
        .with_searchable_attributes([] as [&str; 0])
        .with_displayed_attributes(["id", "parts", "words", "digest"])
        .with_filterable_attributes_advanced([equality(filterable)])
        .with_sortable_attributes(["order"])
        .with_ranking_rules(["sort"])
        .with_faceting(FacetingSettings { max_values_per_facet: ALL_VALUES, sort_facet_values_by: None })
        .with_pagination(PaginationSetting { max_total_hits: ALL })
        .with_typo_tolerance(TypoToleranceSettings {
            enabled: Some(false),
            disable_on_attributes: None,
            disable_on_words: None,
            min_word_size_for_typos: None,
            disable_on_numbers: None,
        })
}

impl Meilisearch {
    /// Makes the index where it is not there, and sets what differs.
    pub async fn apply(&self) -> Result<()> {
        let made = in_time(self.client.create_index(&self.index, Some("key"))).await?;
        match self.done(made).await {
            Err(error) if !format!("{error:#}").contains("IndexAlreadyExists") => return Err(error),
            _ => {}
        }
        let set = in_time(self.index().set_settings(&wanted())).await?;
        self.done(set).await
    }

    /// What differs between the server and `search-config`: the name of each setting, what the server has, and what is wanted.
    pub async fn diff(&self) -> Result<Vec<(String, Value, Value)>> {
        let there = match in_time(self.index().get_settings()).await {
            Ok(settings) => serde_json::to_value(settings)?,
            Err(error) => match error.downcast_ref::<Error>() {
                Some(Error::Meilisearch(said)) if said.error_code == ErrorCode::IndexNotFound => Value::Null,
                _ => return Err(error),
            },
        };
        let wanted = serde_json::to_value(wanted())?;
        let fields = wanted.as_object().into_iter().flatten();
        let mut differs = Vec::new();
        for (name, wanted) in fields.filter(|(_, wanted)| !wanted.is_null()) {
            let has = &there[name];
            if !is_within(wanted, has) {
                differs.push((name.clone(), has.clone(), wanted.clone()));
            }
        }
        Ok(differs)
    }
}

/// Whether all that `wanted` says stands in `has`, which may say more.
fn is_within(wanted: &Value, has: &Value) -> bool {
    match (wanted, has) {
        (Value::Object(wanted), Value::Object(has)) => wanted
            .iter()
            .filter(|(_, value)| !value.is_null())
            .all(|(name, value)| has.get(name).is_some_and(|has| is_within(value, has))),
        (Value::Array(wanted), Value::Array(has)) => {
            wanted.len() == has.len()
                && wanted.iter().all(|one| has.iter().any(|other| is_within(one, other)))
        }
        (wanted, has) => wanted == has,
    }
}
