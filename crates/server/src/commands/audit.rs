//! `mahjar audit …`: whether the audit is whole, its head for outside, and whom staff saw.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use accounts::audit::check::{self, Finding, Report};
use accounts::audit::head::{self, Head, Outlet};
use accounts::audit::{self, ActorKind, Entry, link};
use accounts::staff;
use anyhow::{Context, Result, bail};
use chrono::{DateTime, NaiveDate, NaiveTime, SecondsFormat, Utc};
use kit::clock::Clock;
use kit::db::{self, Intent};
use kit::seal::Keys;
use registry::person;
use registry::who_saw::{self, Asked, Told, Who};
use sea_orm::DatabaseConnection;
use serde_json::json;
use sheets::{Cell, Sheet};

use super::Data;
use crate::build;
use crate::config::Config;

/// What is done with the audit.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Look for rows that were altered, taken out, put in or moved, and for an end that was cut off. Prints each
    /// finding; ends with 1 when there is one. What is newer than the last published head cannot be proved.
    Verify {
        /// A file of published heads, a line each. Without it, the file that the settings name.
        #[arg(long)]
        head: Vec<PathBuf>,
        /// Where the data is.
        #[command(flatten)]
        data: Data,
    },
    /// Print the head of the chain and send it where the settings say. Ends with 1 when an outlet does not take it.
    Publish(Data),
    /// Say whom staff saw, for the notice of an incident. That it was asked is written into the audit.
    WhoSaw(WhoSaw),
}

/// Whose looks, when, and where to.
#[derive(Debug, clap::Args)]
pub struct WhoSaw {
    /// E-mail of a staff account.
    #[arg(long, required_unless_present_any = ["all", "member"], conflicts_with_all = ["all", "member"])]
    pub account: Option<String>,
    /// Registry number of a member who heads, or headed, an association.
    #[arg(long, conflicts_with = "all")]
    pub member: Option<String>,
    /// All staff.
    #[arg(long)]
    pub all: bool,
    /// From when: a day such as 2026-11-23, or a time such as 2026-11-23T10:42:00Z.
    #[arg(long)]
    pub from: String,
    /// Until when: the end of a day, or a time.
    #[arg(long)]
    pub to: String,
    /// Write a table for a spreadsheet into this new file, readable by its owner only.
    #[arg(long)]
    pub csv: Option<PathBuf>,
    /// Where the data is.
    #[command(flatten)]
    pub data: Data,
}

/// Runs `command`.
pub async fn run(command: Command) -> Result<ExitCode> {
    let is_well = match command {
        Command::Verify { head, data } => verify(&Config::load(&data.data)?, &head).await?,
        Command::Publish(data) => publish(&Config::load(&data.data)?).await?,
        Command::WhoSaw(of) => {
            who_saw(&Config::load(&of.data.data)?, &of).await?;
            true
        }
    };
    Ok(if is_well { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Looks at all of the audit and prints what is found; whether that is nothing.
pub async fn verify(config: &Config, files: &[PathBuf]) -> Result<bool> {
    let heads = heads(config, files)?;
    let (db, keys) = build::database_and_keys(config).await?;
    let begun = Instant::now();
    let report = checked(&db, &keys, &heads, &mut |finding| println!("{finding}")).await?;
    println!("{}, in {:.1} s", summary(&report), begun.elapsed().as_secs_f64());
    if report.last.is_some() && report.head.is_none() {
        println!("no published head was at hand: whether the end was cut off cannot be said (--head FILE)");
    }
    db.close().await?;
    Ok(report.findings == 0)
}

/// Looks at all of the audit as it is at one moment.
pub async fn checked(
    db: &DatabaseConnection,
    keys: &Keys,
    heads: &[Head],
    each: &mut (dyn FnMut(Finding) + Send),
) -> Result<Report> {
    let snapshot = db::begin(db, Intent::Snapshot).await?;
    let report = check::run(&*snapshot, keys, heads, Clock::System.now(), each).await?;
    snapshot.rollback().await?;
    Ok(report)
}

/// The heads of `files`, or of the file of the settings, if it is there.
fn heads(config: &Config, files: &[PathBuf]) -> Result<Vec<Head>> {
    let mut heads = Vec::new();
    let mut add = |path: &Path| -> Result<()> {
        let about = || path.display().to_string();
        let text = std::fs::read_to_string(path).with_context(about)?;
        heads.extend(head::read(&text).with_context(about)?);
        Ok(())
    };
    for path in files {
        add(path)?;
    }
    if files.is_empty() {
        for outlet in config.head_outlets() {
            match outlet {
                Outlet::File(path) if path.exists() => add(&path)?,
                Outlet::File(_) | Outlet::Mail(_) | Outlet::Command(_) => {}
            }
        }
    }
    Ok(heads)
}

fn summary(report: &Report) -> String {
    let Report { rows, taken_over, links, waiting, findings, .. } = report;
    let mut text = format!("{findings} findings in {rows} rows of {links} links");
    if let Some(last) = &report.last {
        text += &format!("; the last link is of {}", seconds(last.at));
    }
    if let Some(seq) = report.head {
        text += &format!("; as it was published up to link {seq}");
    }
    if *taken_over > 0 {
        text += &format!("; {taken_over} rows are from before rows had codes, and taken as they were found");
    }
    if *waiting > 0 {
        text += &format!("; {waiting} rows wait to be linked");
    }
    text
}

/// Links what waits, prints the head and sends it on; whether all outlets took it.
pub async fn publish(config: &Config) -> Result<bool> {
    let app = build::app(config, false, Clock::System).await?;
    link::seal(&app.db, &app.keys, app.clock.now()).await?;
    let Some((link, tried)) = head::publish(&app, head::When::Now).await? else {
        bail!("the audit is empty");
    };
    println!("{}", head::line(&link));
    let mut is_well = true;
    for (outlet, sent) in tried {
        if let Err(error) = sent {
            is_well = false;
            tracing::error!(?outlet, cause = format!("{error:#}"), "the outlet did not take it");
        }
    }
    app.db.clone().close().await?;
    Ok(is_well)
}

/// Says whom staff saw; first of all, that it was asked is written into the audit.
pub async fn who_saw(config: &Config, of: &WhoSaw) -> Result<()> {
    let (from, to) = (moment(&of.from, false)?, moment(&of.to, true)?);
    let (db, keys) = build::database_and_keys(config).await?;
    let reading = db::begin_for_all(&db, Intent::Read).await?;
    let who = match (&of.account, &of.member) {
        (Some(email), _) => {
            let account = staff::by_email(&db, &email.to_lowercase()).await?;
            Who::Account(account.context("no account has this e-mail")?.id)
        }
        (None, Some(number)) => {
            let person = person::by_number(&*reading, number).await?;
            Who::Member(person.context("nobody has this registry number")?)
        }
        (None, None) => Who::AllStaff,
    };
    let told = who_saw::told(&*reading, Asked { who, from, to }).await?;
    reading.rollback().await?;
    let people: BTreeSet<_> = told.lines.iter().map(|line| line.person).collect();
    let detail = json!({ "from": from.date_naive(), "to": to.date_naive(), "rows": people.len() });
    let entry = Entry::done("audit.who_saw").with(detail);
    let entry = match who {
        Who::Account(account) => entry.to(staff::KIND, account.0),
        Who::Member(person) => entry.to(person::KIND, person.0),
        Who::AllStaff => entry,
    };
    // Before the first line is shown.
    let transaction = db::begin(&db, Intent::Write).await?;
    let now = Clock::System.now();
    audit::write(&*transaction, &keys, (ActorKind::Operator, None), now, vec![entry]).await?;
    transaction.commit().await?;
    link::seal(&db, &keys, now).await?;

    let sheet = sheet(&db, &told).await?;
    match &of.csv {
        Some(path) => write(path, &sheet.csv()?).with_context(|| path.display().to_string())?,
        None => print(&sheet),
    }
    println!("{} people", people.len());
    for (act, times) in &told.others {
        println!("besides, about no one person: {act}, {times} times");
    }
    if told.lists_without_people > 0 {
        println!("{} lists are from before the people of lists were written down", told.lists_without_people);
    }
    println!("results that follow the typing are written down as they were first shown");
    db.close().await?;
    Ok(())
}

/// The moment that `typed` means: a time, or a day: its beginning, or its end.
fn moment(typed: &str, is_end: bool) -> Result<DateTime<Utc>> {
    if let Ok(time) = typed.parse() {
        return Ok(time);
    }
    let day: NaiveDate =
        typed.parse().with_context(|| format!("{typed} is neither a day nor a time: 2026-11-23"))?;
    let day = if is_end { day.succ_opt().context("there is no day after it")? } else { day };
    Ok(day.and_time(NaiveTime::MIN).and_utc())
}

/// A row for each way in which an account saw a person.
async fn sheet(db: &DatabaseConnection, told: &Told) -> Result<Sheet> {
    let names = staff::names(db, told.lines.iter().map(|line| line.account)).await?;
    let head = ["number", "person", "by", "account", "act", "seen", "times", "first", "last"];
    let text = |text: &str| Cell::Text(text.to_owned());
    let rows = told.lines.iter().map(|line| {
        vec![
            text(line.number.as_deref().unwrap_or("erased")),
            text(&line.person.to_string()),
            text(names.get(&line.account).map(String::as_str).unwrap_or_default()),
            text(&line.account.to_string()),
            text(&line.act),
            text(line.seen.fields()),
            Cell::Number(line.times as i64),
            text(&seconds(line.first)),
            text(&seconds(line.last)),
        ]
    });
    Ok(Sheet {
        name: "who saw".into(),
        head: head.map(str::to_owned).to_vec(),
        rows: rows.collect(),
        ..Sheet::default()
    })
}

fn seconds(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Prints the table with tabs between its columns.
fn print(sheet: &Sheet) {
    println!("{}", sheet.head.join("\t"));
    for row in &sheet.rows {
        let cells: Vec<String> = row
            .iter()
            .map(|cell| match cell {
                Cell::Text(text) => text.clone(),
                Cell::Number(number) => number.to_string(),
            })
            .collect();
        println!("{}", cells.join("\t"));
    }
}

/// Writes a new file that only its owner may read.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    use std::io::Write;
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_count_whole() {
        let shown = |typed: &str, is_end| moment(typed, is_end).map(seconds).ok();
        assert_eq!(shown("2026-11-23", false).as_deref(), Some("2026-11-23T00:00:00Z"));
        assert_eq!(shown("2026-11-23", true).as_deref(), Some("2026-11-24T00:00:00Z"));
        assert_eq!(shown("2026-11-23T10:42:00+02:00", true).as_deref(), Some("2026-11-23T08:42:00Z"));
        assert_eq!(shown("yesterday", true), None);
    }
}
