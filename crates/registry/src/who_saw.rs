//! Whom staff, or the head of an association, saw: the people whom an incident touches, and what of them, as far as the audit tells (GDPR 33 and 34).

use std::collections::BTreeMap;

use accounts::audit::{self, ActorKind};
use accounts::staff::AccountId;
use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait, DbErr};
use uuid::Uuid;

use crate::number;
use crate::person::{self, KIND, PersonId};

/// Rows of the audit read at once, and people looked up at once.
const PAGE: u64 = 1000;

/// Who looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// This account of the staff.
    Account(AccountId),
    /// All staff.
    AllStaff,
    /// This member, as the head of an association.
    Member(PersonId),
}

impl Who {
    fn actor(self) -> (ActorKind, Option<Uuid>) {
        match self {
            Self::Account(account) => (ActorKind::Staff, Some(account.0)),
            Self::AllStaff => (ActorKind::Staff, None),
            Self::Member(person) => (ActorKind::Member, Some(person.0)),
        }
    }
}

/// Whose looks, and when.
#[derive(Clone, Copy, Debug)]
pub struct Asked {
    /// Whose.
    pub who: Who,
    /// From when.
    pub from: DateTime<Utc>,
    /// Until before when.
    pub to: DateTime<Utc>,
}

/// What was seen of a person. What a page shows at the most counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// A line of a list.
    Line,
    /// A transfer that was asked for, before the mission has taken the person over.
    Transfer,
    /// What they sent to say that they are interested in an opportunity.
    Interest,
    /// What they know and would give, in the bank of expertise.
    Expertise,
    /// A company of theirs, or an introduction.
    Business,
    /// What they let an association see.
    Association,
    /// The record.
    Record,
}

impl Seen {
    /// What `act` about a person lets see.
    fn by(act: &str) -> Self {
        match act {
            "people.list" | "people.alike" | "queue.list" | "case.claim" | "interest.list" => Self::Line,
            "transfer.view" | "transfer.refuse" => Self::Transfer,
            "company.directory" | "company.view" | "introduction.list" | "introduction.view" => {
                Self::Business
            }
            "association.served" | "association.officers" | "association.members" => Self::Line,
            "association.view" | "association.print" | "association.exclude" => Self::Association,
            "expert.bank" | "expert.match" | "expert.view" => Self::Expertise,
            "interest.ask" | "interest.view" | "interest.follow" => Self::Interest,
            _ => Self::Record,
        }
    }

    /// Which fields that are, with their tiers.
    pub fn fields(self) -> &'static str {
        match self {
            Self::Line => {
                "a line of a list: name, city, country, status, number, day of registration (T1), year of birth (T2)"
            }
            Self::Transfer => "a transfer: name, number, country, city (T1), why it is asked for (T2)",
            Self::Interest => {
                "an interest in an opportunity: name, country (T1), company, words and contact that they sent (T2)"
            }
            Self::Expertise => {
                "the bank of expertise: name, country, city, occupation, specialties, languages, what they would do (T1), profession, years, who licensed them until when and whether a desk saw it, when they are free, what else they say (T2)"
            }
            Self::Association => {
                "what they let an association see: name, and of place, telephones, e-mail, age in tens, occupation and origin what they ticked then (T1, T2)"
            }
            Self::Business => {
                "a company: name, trade, place, what it looks for; an introduction: words, contact, what came of it (T2)"
            }
            Self::Record => {
                "the record: all fields of T1 and T2, with contacts, birth date, requests and notes"
            }
        }
    }
}

/// That somebody saw a person in one way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The person.
    pub person: PersonId,
    /// Their registry number, as it is read aloud; nothing of who is erased.
    pub number: Option<String>,
    /// Who saw them.
    pub account: Uuid,
    /// How, as the audit names it: `person.view`.
    pub act: String,
    /// What of them.
    pub seen: Seen,
    /// How often.
    pub times: u64,
    /// When first.
    pub first: DateTime<Utc>,
    /// When last.
    pub last: DateTime<Utc>,
}

/// What the audit tells.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Who was seen.
    pub lines: Vec<Line>,
    /// Lists from before their people were written down.
    pub lists_without_people: u64,
    /// What else was done that is about no person, and how often: searches, downloads.
    pub others: BTreeMap<String, u64>,
}

/// Whom they saw.
pub async fn told(db: &impl ConnectionTrait, asked: Asked) -> Result<Told, DbErr> {
    let mut told = Told::default();
    let mut seen: BTreeMap<(PersonId, Uuid, String), Line> = BTreeMap::new();
    let (actor, period) = (asked.who.actor(), (asked.from, asked.to));
    let mut last: Option<audit::Model> = None;
    loop {
        let rows = audit::by_actors(db, actor, period, last.as_ref(), PAGE).await?;
        // What members do to their own record shows them nobody.
        let is_look =
            |row: &&audit::Model| row.actor_kind == ActorKind::Staff || row.act.starts_with("association.");
        for row in rows.iter().filter(is_look).filter(|row| row.actor_id != row.subject_id) {
            for person in people(row, &mut told) {
                let account = row.actor_id.unwrap_or_default();
                let line = seen.entry((person, account, row.act.clone())).or_insert_with(|| Line {
                    person,
                    number: None,
                    account,
                    act: row.act.clone(),
                    seen: Seen::by(&row.act),
                    times: 0,
                    first: row.at,
                    last: row.at,
                });
                line.times += 1;
                line.last = row.at;
            }
        }
        let is_last = (rows.len() as u64) < PAGE;
        last = rows.into_iter().next_back();
        if is_last {
            break;
        }
    }
    told.lines = seen.into_values().collect();
    for lines in told.lines.chunks_mut(PAGE as usize) {
        let ids: Vec<PersonId> = lines.iter().map(|line| line.person).collect();
        let numbers: BTreeMap<PersonId, String> =
            person::for_index(db, &ids).await?.into_iter().map(|person| (person.id, person.number)).collect();
        for line in lines {
            line.number = numbers.get(&line.person).map(|number| number::shown(number));
        }
    }
    Ok(told)
}

/// Whom `row` is about; where it is about nobody, `told` counts it.
fn people(row: &audit::Model, told: &mut Told) -> Vec<PersonId> {
    let subject = row.subject_id.filter(|_| row.subject_kind.as_deref() == Some(KIND));
    let shown = audit::shown(row);
    match (subject, shown) {
        (Some(person), _) => vec![PersonId(person)],
        (None, Some(shown)) => shown.into_iter().map(PersonId).collect(),
        (None, None) => {
            if Seen::by(&row.act) == Seen::Line {
                told.lists_without_people += 1;
            } else {
                *told.others.entry(row.act.clone()).or_default() += 1;
            }
            Vec::new()
        }
    }
}
