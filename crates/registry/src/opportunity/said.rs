//! What is said of an opportunity, in up to three languages.

use chrono::NaiveDate;
use kit::Locale;
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::expert::Help;

/// What it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// Somebody looks for a partner who puts money in.
    Investment,
    /// A project of community development looks for support.
    Project,
    /// An institution needs an expert for a while.
    Expertise,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum, Serialize)]
#[serde(rename_all = "snake_case")]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum State {
    /// It is being written.
    Draft,
    /// Members read it, until its last day.
    Open,
    /// It takes no interest any more.
    Closed,
}

/// Title and text in one language; both, or neither.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// The title.
    pub title: String,
    /// The text.
    pub text: String,
}

impl Words {
    /// Whether both are there.
    pub fn is_whole(&self) -> bool {
        !self.title.is_empty() && !self.text.is_empty()
    }
}

/// Which expert is needed, for what and when. All of it is empty where none is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expert {
    /// The specialty, a code of the list of specialties, or as typed; or empty.
    pub specialty: String,
    /// The occupation, a unit group of ISCO-08, or as typed; or empty.
    pub occupation: String,
    /// What they would do.
    pub help: Option<Help>,
    /// In which languages they must be able to work: codes of the list of languages with a space between them; or empty.
    pub languages: String,
    /// The first day on which they are needed.
    pub starts_on: Option<NaiveDate>,
    /// The last day.
    pub ends_on: Option<NaiveDate>,
    /// Whether it can be done from afar.
    pub online: bool,
}

/// What is said of an opportunity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// What it is.
    pub kind: Kind,
    /// The institution in Palestine whose it is.
    pub institution: String,
    /// Title and text, in the order of [`Locale::ALL`].
    pub words: [Words; 3],
    /// Its trade in words, or empty.
    pub activity: String,
    /// The same as a section or division of ISIC Rev. 4; or empty.
    pub industry: String,
    /// Governorate or town in Palestine, or empty.
    pub place: String,
    /// What it seeks, in whole US dollars.
    pub amount: Option<i64>,
    /// The last day on which it is open.
    pub closes_on: Option<NaiveDate>,
    /// Which expert is needed; nothing for the other kinds.
    pub expert: Expert,
}

impl Said {
    /// Title and text for a reader of `locale`, with their language: theirs, else Arabic, else any.
    pub fn words_for(&self, locale: Locale) -> (Locale, &Words) {
        let all = || Locale::ALL.into_iter().zip(&self.words).filter(|(_, words)| words.is_whole());
        let first = all().next().unwrap_or((Locale::Ar, &self.words[0]));
        all().find(|(of, _)| *of == locale).unwrap_or(first)
    }

    /// The languages in which it is not written.
    pub fn missing(&self) -> Vec<Locale> {
        let all = Locale::ALL.into_iter().zip(&self.words);
        all.filter(|(_, words)| !words.is_whole()).map(|(locale, _)| locale).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reads_the_language_that_is_nearest() {
        let said = |titles: [&str; 3]| Said {
            kind: Kind::Project,
            institution: String::new(),
            words: titles.map(|title| Words { title: title.into(), text: title.into() }),
            activity: String::new(),
            industry: String::new(),
            place: String::new(),
            amount: None,
            closes_on: None,
            expert: Expert::default(),
        };
        for (titles, reader, read, missing) in [
            (["a", "b", "c"], Locale::Es, "c", vec![]),
            (["a", "b", ""], Locale::Es, "a", vec![Locale::Es]),
            (["", "b", "c"], Locale::Ar, "b", vec![Locale::Ar]),
            (["", "", "c"], Locale::En, "c", vec![Locale::Ar, Locale::En]),
        ] {
            let said = said(titles);
            assert_eq!(said.words_for(reader).1.title, read);
            assert_eq!(said.missing(), missing);
        }
        let mut half = said(["a", "b", "c"]);
        half.words[2].text.clear();
        assert_eq!(half.words_for(Locale::Es).0, Locale::Ar);
    }
}
