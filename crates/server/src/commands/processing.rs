//! `mahjar records-of-processing`: the register of processing activities that the law asks for (GDPR 30), printed from
//! what the tables declare beside their columns. What only the ministry knows, such as who its data-protection officer
//! is, it adds itself.

use std::collections::BTreeMap;
use std::fmt::Write;

use accounts::policy::Role;
use kit::field::{Field, Purpose, Retention, Sealed, Tier};
use registry::retention::{DECEASED_DAYS, REJECTED_DAYS};

use crate::parts::PARTS;

/// The purposes, in the order of the register: what each is for, on which basis, and whose data it takes.
const PURPOSES: [(Purpose, &str, &str, &str, &str); 7] = [
    (
        Purpose::Registry,
        "The registry",
        "To know the nation's people abroad and serve them.",
        "A task in the public interest, the ministry's mandate (GDPR 6(1)(e)); for what reveals more, such as origin, \
         substantial public interest (9(2)(g)); of public figures what they have made public (9(2)(e)).",
        "Members: expatriates, refugees, businesspeople; drafts of those who register; public figures, who need be no members.",
    ),
    (
        Purpose::Contact,
        "Reaching people",
        "To reach a member, and to let them sign in by a code.",
        "The same mandate (GDPR 6(1)(e)).",
        "Members.",
    ),
    (
        Purpose::Consent,
        "What people agree to",
        "News, events, surveys, volunteering, handing on to associations and partners: only with consent, and the proof \
         of it.",
        "Consent (GDPR 6(1)(a), 7(1)), withdrawn by one button.",
        "Members.",
    ),
    (
        Purpose::Casework,
        "Serving at the desk",
        "Notes, decisions and their reasons, what members ask for and are answered.",
        "The same mandate (GDPR 6(1)(e)); answering rights, a legal duty (6(1)(c)).",
        "Members.",
    ),
    (
        Purpose::Operation,
        "Running the system",
        "Sessions, passkeys, keys, limits against abuse, jobs.",
        "The security of processing, a legal duty (GDPR 6(1)(c), 32).",
        "Members, staff, visitors; of the latter only keyed hashes.",
    ),
    (
        Purpose::Accountability,
        "Answering for what was done",
        "Who looked at what and did what, when, on which ground; receipts of erasures.",
        "Accountability, a legal duty (GDPR 5(2), 6(1)(c)).",
        "Members by pseudonym or id, staff.",
    ),
    (
        Purpose::Administration,
        "Missions and staff",
        "Which missions there are, and who works there as what.",
        "The same mandate (GDPR 6(1)(e)).",
        "Staff.",
    ),
];

/// The register, as Markdown.
pub fn register() -> String {
    let mut text = String::from(
        "# Records of processing activities\n\n\
         Printed by `mahjar records-of-processing` from what each table declares beside its columns (GDPR 30(1)). \
         Controller: the ministry that runs the installation, whose contact stands on its privacy page. Nothing is handed \
         to others or to other countries but by the ministry's own missions, which each see the people who live in their \
         countries. Whoever reads does so within their scope: staff of missions and regions the people of their countries, the analyst \
         numbers only, the data-protection officer whom asks for something by right, the programme manager whom is interested in an \
         opportunity, or was asked for one. Sealed columns are encrypted \
         (XChaCha20-Poly1305) and bound to table, column and row; `mahjar doctor` says with which key.\n",
    );
    for (purpose, title, what_for, basis, whose) in PURPOSES {
        let _ = write!(
            text,
            "\n## {title}\n{what_for}\n\n- Basis: {basis}\n- Whose: {whose}\n- Read by: {}\n\n\
             | table | columns | tier | kept | sealed |\n|---|---|---|---|---|\n",
            readers(purpose)
        );
        for table in PARTS.iter().flat_map(|part| part.tables) {
            for (key, columns) in grouped(table.fields, purpose) {
                let (tier, kept, sealed) = key;
                let _ = writeln!(
                    text,
                    "| {} | {} | {tier} | {kept} | {sealed} |",
                    table.name,
                    columns.join(", ")
                );
            }
        }
    }
    let _ = write!(
        text,
        "\n## How long a record is kept\nAs long as its person is registered, who can erase it at any time, at once or \
         after 14 days. A registration that was not accepted: {REJECTED_DAYS} days after the decision. Someone who has \
         died: {DECEASED_DAYS} days after that was recorded. What is over is removed by the server itself, within a day.\n"
    );
    text
}

/// Columns of one purpose, by tier, how long they are kept, and what seals them.
fn grouped(
    fields: &[Field],
    purpose: Purpose,
) -> BTreeMap<(String, String, &'static str), Vec<&'static str>> {
    let mut groups: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for field in fields.iter().filter(|field| field.purpose == purpose) {
        let key = (format!("{:?}", field.tier), kept(field.retention), sealed(field.sealed));
        groups.entry(key).or_default().push(field.column);
    }
    groups
}

fn kept(retention: Retention) -> String {
    match retention {
        Retention::Record => "as long as the record".into(),
        Retention::Use => "until replaced or done".into(),
        Retention::Days(1) => "1 day".into(),
        Retention::Days(days) => format!("{days} days"),
        Retention::After(column, days) => format!("{days} days after `{column}`"),
        Retention::Archive => "as archive law asks".into(),
    }
}

fn sealed(by: Option<Sealed>) -> &'static str {
    match by {
        None => "",
        Some(Sealed::Person) => "with the person's own key",
        Some(Sealed::Rows | Sealed::PersonKeys) => "with a key of the installation",
        Some(Sealed::Master) => "with the master key",
        Some(Sealed::Predecessor) => "with the key before",
    }
}

/// The roles that read values of the purpose, and up to which tier; within their scope, as the policy has it.
fn readers(purpose: Purpose) -> String {
    const TIERS: [Tier; 5] = [Tier::T0, Tier::T1, Tier::T2, Tier::T3, Tier::T4];
    let reads = |role: &Role| {
        let mask = role.mask(purpose);
        let highest = TIERS.into_iter().rfind(|tier| mask.reads(*tier))?;
        Some(format!("{} (to {highest:?})", role.code().replace('_', " ")))
    };
    let roles: Vec<String> = Role::ALL.iter().filter_map(reads).collect();
    if roles.is_empty() { "no role; the system itself".into() } else { roles.join(", ") }
}
