//! A person in a list, with what of the name met what was typed.

use accounts::Ctx;
use search::{Hit, Met, fold, marks};
use serde::Serialize;

use crate::number;
use crate::person::{Model, Status};

/// A person in the list.
#[derive(Debug, Serialize)]
pub struct Row {
    /// Address of the record.
    pub href: String,
    /// Name in Arabic.
    pub name_ar: Vec<Piece>,
    /// Name in Latin script.
    pub name_latin: Vec<Piece>,
    /// Why a name was found that is spelt otherwise than it was typed.
    pub because: Vec<Because>,
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

/// A piece of a name.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    /// Its text.
    pub text: String,
    /// Whether it met what was typed.
    pub is_met: bool,
}

/// A part of a name that met another spelling.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Because {
    /// As it stands in the name.
    pub found: String,
    /// As it was typed.
    pub typed: String,
}

impl Row {
    /// Of `person`, who was found by `hit`.
    pub fn new(ctx: &Ctx, person: Model, hit: Option<&Hit>) -> Self {
        let met = hit.map(|hit| hit.met.as_slice()).unwrap_or_default();
        let (name_ar, name_latin) = (person.name_ar(), person.name_latin());
        Self {
            href: format!("/people/{}", person.id),
            because: because(&[&name_ar, &name_latin], met),
            name_ar: pieces(&name_ar, met),
            name_latin: pieces(&name_latin, met),
            birth_year: person.birth_year.map(|year| year.to_string()).unwrap_or_default(),
            country: ctx.app().reference.countries.name(&person.country, ctx.locale()).to_owned(),
            status: person.status,
            number: number::shown(&person.number),
            registered: person.registered_at.to_rfc3339(),
            city: person.city,
        }
    }
}

/// `name` in pieces: those that met what was typed, and what stands between.
fn pieces(name: &str, met: &[Met]) -> Vec<Piece> {
    let found: Vec<String> = met.iter().map(|met| met.found.clone()).collect();
    let (mut pieces, mut end) = (Vec::new(), 0);
    let mut push = |text: &str, is_met| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_met });
        }
    };
    for at in marks(name, &found) {
        push(&name[end..at.start], false);
        push(&name[at.clone()], true);
        end = at.end;
    }
    push(&name[end..], false);
    pieces
}

/// Which parts of `names` met another spelling, each once.
fn because(names: &[&str], met: &[Met]) -> Vec<Because> {
    let mut all: Vec<Because> = Vec::new();
    for Met { typed, found } in met {
        if fold::key(typed) == fold::key(found) {
            continue;
        }
        let stands = names.iter().find_map(|name| {
            let at = marks(name, std::slice::from_ref(found)).into_iter().next()?;
            Some(name[at].to_owned())
        });
        let because = stands.map(|found| Because { found, typed: typed.clone() });
        all.extend(because.filter(|because| !all.contains(because)));
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(typed: &str, found: &str) -> Met {
        Met { typed: typed.into(), found: found.into() }
    }

    #[test]
    fn what_met_is_marked_and_explained() {
        let met = [met("Mohamad", "محمد"), met("Khatib", "khatib")];
        let marked = |name| {
            pieces(name, &met).into_iter().filter(|one| one.is_met).map(|one| one.text).collect::<Vec<_>>()
        };
        assert_eq!(marked("مُحمّد علي الخطيب"), ["مُحمّد"]);
        assert_eq!(marked("Ali Khatib"), ["Khatib"]);
        let joined: String = pieces("مُحمّد علي الخطيب", &met).into_iter().map(|one| one.text).collect();
        assert_eq!(joined, "مُحمّد علي الخطيب");
        let why = because(&["مُحمّد علي", "Khatib"], &met);
        assert_eq!(
            why,
            [Because { found: "مُحمّد".into(), typed: "Mohamad".into() }],
            "not of the same spelling"
        );
    }
}
