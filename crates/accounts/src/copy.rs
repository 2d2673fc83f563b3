//! A copy of all that is kept of a person, for the person: each crate gives the sections of its own tables, once for
//! machines and once in words.

use chrono::{DateTime, Utc};
use kit::format;
use serde_json::{Map, Value};

use crate::Ctx;

/// What is kept in one table, or told like one.
#[derive(Clone, Debug)]
pub struct Section {
    /// The table's name, in JSON.
    pub name: &'static str,
    /// Key of its heading.
    pub title: &'static str,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One row.
pub type Row = Vec<Item>;

/// One value.
#[derive(Clone, Debug)]
pub struct Item {
    /// The column's name, in JSON; none where it only says in words what others hold.
    name: Option<&'static str>,
    value: Value,
    /// Key of what it is called, and the value in words; none where only machines get it.
    told: Option<(&'static str, String)>,
}

impl Item {
    /// The value of the column `name`, for machines.
    pub fn new(name: &'static str, value: impl Into<Value>) -> Self {
        Self { name: Some(name), value: value.into(), told: None }
    }

    /// What the text `label` names, in words alone.
    pub fn words(label: &'static str, words: impl Into<String>) -> Self {
        Self { name: None, value: Value::Null, told: Some((label, words.into())) }
    }

    /// A time of the column `name`.
    pub fn at(ctx: &Ctx, name: &'static str, label: &'static str, at: Option<DateTime<Utc>>) -> Self {
        let words = at.map(|at| {
            let (day, time) = format::date_and_time(ctx.numerals(), at);
            format!("{day} {time} UTC")
        });
        Self::new(name, at.map(|at| at.to_rfc3339())).told(label, words.unwrap_or_default())
    }

    /// Yes or no.
    pub fn yes(ctx: &Ctx, name: &'static str, label: &'static str, yes: bool) -> Self {
        Self::new(name, yes).told(label, ctx.text(if yes { "site-yes" } else { "site-no" }))
    }

    /// The same, and in words: what the text `label` names is `words`.
    pub fn told(self, label: &'static str, words: impl Into<String>) -> Self {
        Self { told: Some((label, words.into())), ..self }
    }

    /// The same, and as it stands: what the text `label` names is the value.
    pub fn as_it_is(self, label: &'static str) -> Self {
        let words = match &self.value {
            Value::Null => String::new(),
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        self.told(label, words)
    }

    /// Key of what it is called, and its words, where there are any.
    pub fn shown(&self) -> Option<(&'static str, &str)> {
        self.told
            .as_ref()
            .map(|(label, words)| (*label, words.as_str()))
            .filter(|(_, words)| !words.is_empty())
    }
}

/// All sections of `person`; what the crates further down give stands first, the record itself before its sessions.
pub async fn of(ctx: &Ctx, person: uuid::Uuid) -> kit::Result<Vec<Section>> {
    let mut sections = Vec::new();
    for copy in ctx.app().parts.iter().rev().filter_map(|part| part.copy) {
        sections.extend(copy(ctx, person).await?);
    }
    Ok(sections)
}

/// The same as a table: section, number of the row in it from 1, column, value.
pub fn table(sections: &[Section]) -> Vec<[String; 4]> {
    let mut lines = Vec::new();
    for section in sections {
        for (number, row) in section.rows.iter().enumerate() {
            for (column, value) in row.iter().filter_map(|item| Some((item.name?, &item.value))) {
                let value = match value {
                    Value::Null => String::new(),
                    Value::String(text) => text.clone(),
                    other => other.to_string(),
                };
                lines.push([section.name.to_owned(), (number + 1).to_string(), column.to_owned(), value]);
            }
        }
    }
    lines
}

/// The sections for machines: a list of rows by the name of each section.
pub fn json(sections: &[Section]) -> Value {
    let row = |row: &Row| -> Value {
        let items = row.iter().filter_map(|item| Some((item.name?.to_owned(), item.value.clone())));
        Value::Object(items.collect::<Map<_, _>>())
    };
    let sections = sections.iter().map(|section| {
        let rows = section.rows.iter().map(row).collect();
        (section.name.to_owned(), Value::Array(rows))
    });
    Value::Object(sections.collect())
}
