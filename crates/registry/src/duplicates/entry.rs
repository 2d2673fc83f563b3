//! Who may be the person that is being entered: found by the index and by the same contacts, judged by [`crate::likeness`].

use std::collections::HashMap;

use anyhow::Result;
use search::{Index, Query, Scope};
use uuid::Uuid;

use crate::facet;
use crate::likeness::{Contact, Judge, Likeness, POSSIBLE, Reason, Told, Words};
use crate::person::{self, Model, PersonId};

/// Hits of one search that are judged: people who have the name, or most of it, and were born about the same time.
const HITS: usize = 50;

/// Ids of those in `scope` whose names are like the one that is told, and whose birth date is not known or may be the one
/// that is told; none where no name is told.
pub async fn named(index: &Index, scope: &Scope, told: &Told<'_>) -> Result<Vec<Uuid>> {
    let mut filters = Vec::new();
    if let Some(birth) = told.birth {
        // The year may be wrong by one.
        let mut born: Vec<String> =
            [-1, 0, 1].map(|beside| facet::decade(birth.year + beside).to_string()).to_vec();
        born.dedup();
        born.push(facet::NONE.to_owned());
        filters.push(("born", born));
    }
    let mut ids = Vec::new();
    for text in texts(told) {
        let query =
            Query { kind: person::KIND, text, filters: filters.clone(), limit: HITS, ..Query::default() };
        ids.extend(index.search(scope, query).await?.ids());
    }
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// What is searched for: the whole name, and given and family name alone, since fathers are left out; in both scripts.
fn texts(told: &Told<'_>) -> Vec<String> {
    let [given, .., family] = told.arabic;
    let first = told.latin[0].split(' ').next().unwrap_or_default();
    let all = [
        told.arabic.join(" "),
        [given, family].join(" "),
        told.latin.join(" "),
        [first, told.latin[1]].join(" "),
    ];
    let mut texts: Vec<String> =
        all.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
    texts.retain(|text| !text.is_empty());
    texts.dedup();
    texts
}

/// Those of `people` who may be the one who is told of, the likeliest first, and why. `contacts` are theirs.
pub fn judge(
    told: &Told<'_>,
    people: Vec<Model>,
    mut contacts: HashMap<PersonId, Vec<Contact>>,
) -> Vec<(Model, Likeness, Vec<Reason>)> {
    let mut words = Words::default();
    let entered = words.describe(told);
    let mut describe = |person: Model| {
        let own = contacts.remove(&person.id).unwrap_or_default();
        let described = words.describe(&Told::of(&person, own));
        (person, described)
    };
    let people: Vec<_> = people.into_iter().map(&mut describe).collect();
    let mut judge = Judge::of_few(&words);
    let judged = people.into_iter().filter_map(|(person, described)| {
        let likeness = judge.compare(&entered, &described);
        let is_possible = likeness.score() >= POSSIBLE;
        is_possible.then(|| {
            let reasons = judge.reasons(&entered, &described, &likeness);
            (person, likeness, reasons)
        })
    });
    let mut judged: Vec<_> = judged.collect();
    judged.sort_by(|one, other| other.1.score().total_cmp(&one.1.score()));
    judged
}
