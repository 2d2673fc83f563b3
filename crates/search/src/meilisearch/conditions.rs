//! What must hold of a document, as Meilisearch writes it. Values stand in quotes: what was typed is never read as more.

use std::sync::Arc;

use crate::alike::{Known, Met};
use crate::config::CONFIG;
use crate::{Query, Scope, typed};

/// What holds of no document.
const NOTHING: &str = "kind IS NULL";

/// What scope and filters ask for.
pub(super) struct Conditions(Vec<String>);

impl Conditions {
    pub fn new(scope: &Scope, query: &Query) -> Self {
        let mut all = vec![format!("kind = {}", quoted(query.kind))];
        if let Scope::Countries(countries) = scope {
            all.push(one_of("country", countries));
        }
        all.extend(query.filters.iter().map(|(name, values)| one_of(name, values)));
        Self(all)
    }

    /// All.
    pub fn all(&self) -> String {
        self.0.join(" AND ")
    }

    /// All, and each of `words` but so many.
    pub fn with_words(&self, words: &[String], lacking: usize) -> String {
        let words = match lacking {
            0 => words.join(" AND "),
            _ => {
                let but = |left_out: usize| {
                    let others = words.iter().enumerate().filter(|(at, _)| *at != left_out);
                    others.map(|(_, word)| word.as_str()).collect::<Vec<_>>().join(" AND ")
                };
                let any: Vec<String> = (0..words.len()).map(|at| format!("({})", but(at))).collect();
                format!("({})", any.join(" OR "))
            }
        };
        format!("{} AND {words}", self.all())
    }

    /// All, and one of these parts of names.
    pub fn with_parts(&self, parts: &[String]) -> String {
        format!("{} AND {}", self.all(), one_of("parts", parts))
    }
}

/// What each typed word asks for: a known name that counts as much as `least`, or another word.
pub(super) fn words(known: &Known, typed: &[typed::Word], met: &[Arc<Met>], least: f32) -> Vec<String> {
    let each = typed.iter().zip(met).map(|(typed, met)| {
        // A name that is typed as it is written is found also where another node brought it in a moment ago.
        let own = typed.part.as_ref().map(|part| part.plain());
        let names = met.iter().filter(|(_, worth)| *worth >= least).map(|(word, _)| known.plain(*word));
        let mut names: Vec<String> = own.into_iter().chain(names).collect();
        names.dedup();
        let mut any = vec![one_of("parts", &names)];
        let others = typed.others();
        if CONFIG.others.worth >= least {
            any.push(one_of("words", &others.words));
        }
        if CONFIG.others.beginning >= least {
            any.extend(others.beginning.map(|begun| format!("words STARTS WITH {}", quoted(&begun))));
        }
        format!("({})", any.join(" OR "))
    });
    each.collect()
}

fn one_of(name: &str, values: &[String]) -> String {
    if values.is_empty() {
        return NOTHING.to_owned();
    }
    let values: Vec<String> = values.iter().map(|value| quoted(value)).collect();
    format!("{name} IN [{}]", values.join(", "))
}

fn quoted(value: &str) -> String {
    let mut quoted = String::with_capacity(value.len() + 2);
    quoted.push('"');
    for c in value.chars() {
        if matches!(c, '"' | '\\') {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_end_where_they_end() {
        let query = Query {
            kind: "person",
            filters: vec![("city", vec!["\" OR kind = \"held".into()]), ("status", vec![])],
            ..Query::default()
        };
        let scope = Scope::Countries(vec!["CL".into(), "PE".into()]);
        assert_eq!(
            Conditions::new(&scope, &query).all(),
            r#"kind = "person" AND country IN ["CL", "PE"] AND city IN ["\" OR kind = \"held"] AND kind IS NULL"#
        );
        assert_eq!(Conditions::new(&Scope::Countries(vec![]), &query).0[1], NOTHING);
        let words = ["a", "b", "c"].map(str::to_owned);
        let all = Conditions::new(&Scope::Operator, &Query { kind: "person", ..Query::default() });
        assert_eq!(all.with_words(&words, 0), r#"kind = "person" AND a AND b AND c"#);
        assert_eq!(all.with_words(&words, 1), r#"kind = "person" AND ((b AND c) OR (a AND c) OR (a AND b))"#);
    }
}
