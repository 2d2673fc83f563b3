//! A person in a list, with what of the name met what was typed.

use accounts::Ctx;
use kit::Locale;
use search::{Hit, Met, Typed, fold, marks};
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

/// A part of a name that met another spelling, or what else a typed word met.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub struct Because {
    /// As it stands in the record.
    pub found: String,
    /// As it was typed; empty where that is the same.
    pub typed: String,
}

/// Something by which a person is found besides the name.
struct Fact {
    /// In all languages.
    texts: Vec<String>,
    /// In the page's language.
    shown: String,
    /// Whether it stands in the list.
    is_listed: bool,
}

fn facts(ctx: &Ctx, person: &Model) -> Vec<Fact> {
    let (reference, locale) = (&ctx.app().reference, ctx.locale());
    let mut facts =
        vec![Fact { texts: vec![person.city.clone()], shown: person.city.clone(), is_listed: true }];
    let country = reference.countries.get(&person.country);
    facts.extend(country.map(|country| Fact {
        texts: Locale::ALL.map(|locale| country.name(locale).to_owned()).to_vec(),
        shown: country.name(locale).to_owned(),
        is_listed: true,
    }));
    let named = [reference.occupations.get(&person.occupation), reference.origins.get(&person.origin)];
    facts.extend(named.into_iter().flatten().map(|row| Fact {
        texts: Locale::ALL.map(|locale| row.name(locale).to_owned()).to_vec(),
        shown: row.name(locale).to_owned(),
        is_listed: false,
    }));
    facts
}

/// Which of `facts` the typed `word` met, unless the list shows it as it was typed.
fn otherwise(word: &Typed, facts: &[Fact]) -> Option<Because> {
    let fact = facts.iter().find(|fact| fact.texts.iter().any(|text| word.meets(text)))?;
    let is_the_same = fold::key(&fact.shown).contains(&fold::key(&word.text));
    if is_the_same && fact.is_listed {
        return None;
    }
    let typed = if is_the_same { String::new() } else { word.text.clone() };
    Some(Because { found: fact.shown.clone(), typed })
}

impl Row {
    /// Of `person`, who was found by `hit` for the words `typed`.
    pub fn new(ctx: &Ctx, person: Model, hit: Option<&Hit>, typed: &[Typed]) -> Self {
        let met = hit.map(|hit| hit.met.as_slice()).unwrap_or_default();
        let (name_ar, name_latin) = (person.name_ar(), person.name_latin());
        let mut because = because(&[&name_ar, &name_latin], met);
        let others = typed.iter().filter(|word| met.iter().all(|met| met.typed != word.text));
        because.extend(others.filter_map(|word| otherwise(word, &facts(ctx, &person))));
        Self {
            href: format!("/people/{}", person.id),
            because,
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
    fn what_else_met_is_explained() {
        let fact = |shown: &str, texts: [&str; 2], is_listed| Fact {
            texts: texts.map(str::to_owned).to_vec(),
            shown: shown.into(),
            is_listed,
        };
        let facts = [
            fact("Santiago", ["Santiago", ""], true),
            fact("Dentists", ["أطباء أسنان", "Dentists"], false),
            fact("Chile", ["تشيلي", "Chile"], true),
        ];
        let why = |text| otherwise(&Typed::words(text)[0], &facts).map(|one| (one.found, one.typed));
        let pair = |found: &str, typed: &str| Some((found.to_owned(), typed.to_owned()));
        assert_eq!(why("santiago "), None, "the list shows it");
        assert_eq!(why("تشيلي "), pair("Chile", "تشيلي"));
        assert_eq!(why("dentist"), pair("Dentists", ""), "the list does not show it");
        assert_eq!(why("أسنان "), pair("Dentists", "أسنان"));
        assert_eq!(why("Khatib "), None);
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
