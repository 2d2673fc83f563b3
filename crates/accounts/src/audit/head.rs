//! The head of the audit's chain, published outside: its last link's hash, and with it all that was before. Whoever
//! holds the database and the master key can make a chain anew, but not what was written elsewhere.

use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use data_encoding::HEXLOWER;
use kit::Locale;
use kit::field::{Purpose, Retention, Table, Tier, field};
use kit::mail::Mail;
use sea_orm::entity::prelude::*;
use sea_orm::sea_query::OnConflict;
use sea_orm::{IntoActiveModel, QueryOrder};
use serde_json::json;
use tokio::io::AsyncWriteExt;
use tokio::process::Command;

use super::link;
use crate::App;

/// How long after a head the next one leaves, if there is one (SECURITY 2, row 12).
pub const EVERY: TimeDelta = TimeDelta::hours(1);
/// The longest that a program may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Where heads go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outlet {
    /// To a file: a line is appended.
    File(PathBuf),
    /// To an e-mail address.
    Mail(String),
    /// To a program, with its arguments: the line on its standard input.
    Command(Vec<String>),
}

/// What kind of outlet it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "String(StringLen::None)", rename_all = "snake_case")]
pub enum Kind {
    /// A file.
    File,
    /// E-mail.
    Mail,
    /// A program.
    Command,
}

/// A row of `audit_heads`: that the head was published.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit_heads")]
pub struct Model {
    /// Which link.
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    /// Where to.
    #[sea_orm(primary_key, auto_increment = false)]
    pub outlet: Kind,
    /// The link's hash.
    pub hash: Vec<u8>,
    /// When.
    pub at: DateTime<Utc>,
}

impl ActiveModelBehavior for ActiveModel {}

/// What the columns are.
pub const TABLE: Table = Table {
    name: "audit_heads",
    person: None,
    fields: &[
        field("seq", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("outlet", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("hash", Tier::T0, Purpose::Accountability, Retention::Archive),
        field("at", Tier::T0, Purpose::Accountability, Retention::Archive),
    ],
};

/// A head as it was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Which link.
    pub seq: i64,
    /// Its hash.
    pub hash: Vec<u8>,
}

impl From<&link::Model> for Head {
    fn from(link: &link::Model) -> Self {
        Self { seq: link.seq, hash: link.hash.clone() }
    }
}

/// The line that tells of `link`: `link 12 rows 3401 at 2026-11-23T10:42:00Z sha256 9f86…`.
pub fn line(link: &link::Model) -> String {
    let at = link.at.to_rfc3339_opts(SecondsFormat::Secs, true);
    format!("link {} rows {} at {at} sha256 {}", link.seq, link.total, HEXLOWER.encode(&link.hash))
}

/// The heads of `text`, which has a line of each. An error names the line that is none.
pub fn read(text: &str) -> Result<Vec<Head>> {
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    let heads =
        lines.map(|(at, line)| read_line(line).with_context(|| format!("line {} is no head", at + 1)));
    heads.collect()
}

fn read_line(line: &str) -> Result<Head> {
    let words: Vec<&str> = line.split_whitespace().collect();
    let ["link", seq, "rows", _, "at", _, "sha256", hash] = words[..] else {
        anyhow::bail!("it is not of the form `link … rows … at … sha256 …`");
    };
    let hash = HEXLOWER.decode(hash.as_bytes()).context("the hash")?;
    ensure!(hash.len() == 32, "the hash is not of 32 bytes");
    Ok(Head { seq: seq.parse().context("the link's number")?, hash })
}

/// All heads of which the database says that they were published: a reminder, no proof.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Model>, DbErr> {
    Entity::find().order_by_asc(COLUMN.seq).all(db).await
}

/// The head that was published last; nothing where none was.
pub async fn last(db: &impl ConnectionTrait) -> Result<Option<Model>, DbErr> {
    Entity::find().order_by_desc(COLUMN.at).order_by_desc(COLUMN.seq).one(db).await
}

/// When publishing comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Where the last head is older than [`EVERY`] and rows were linked since.
    Due,
    /// At once.
    Now,
}

/// Publishes the head at each outlet of the settings. Returns the link, if there is one, and how each outlet that was
/// tried took it: what failed is tried again next time, and holds up no other.
pub async fn publish(app: &App, when: When) -> Result<Option<(link::Model, Vec<(Kind, Result<()>)>)>> {
    let Some(link) = link::last(&app.db).await? else { return Ok(None) };
    let mut tried = Vec::new();
    for outlet in &app.settings.heads {
        if when == When::Due && !is_due(app, outlet.kind(), &link).await? {
            continue;
        }
        let sent = match outlet.send(app, &link).await {
            Ok(()) => note(app, outlet.kind(), &link).await.map_err(anyhow::Error::from),
            Err(error) => Err(error),
        };
        tried.push((outlet.kind(), sent));
    }
    Ok(Some((link, tried)))
}

async fn is_due(app: &App, outlet: Kind, link: &link::Model) -> Result<bool, DbErr> {
    let last =
        Entity::find().filter(Column::Outlet.eq(outlet)).order_by_desc(COLUMN.seq).one(&app.db).await?;
    Ok(last.is_none_or(|last| last.seq != link.seq && app.clock.now() - last.at >= EVERY))
}

/// Writes down that the head was published. Where it was before, it stays so.
async fn note(app: &App, outlet: Kind, link: &link::Model) -> Result<(), DbErr> {
    let row = Model { seq: link.seq, outlet, hash: link.hash.clone(), at: app.clock.now() };
    let once = OnConflict::columns([Column::Seq, Column::Outlet]).do_nothing().to_owned();
    Entity::insert(row.into_active_model().reset_all())
        .on_conflict(once)
        .exec_without_returning(&app.db)
        .await?;
    Ok(())
}

impl Outlet {
    /// Its kind.
    pub fn kind(&self) -> Kind {
        match self {
            Self::File(_) => Kind::File,
            Self::Mail(_) => Kind::Mail,
            Self::Command(_) => Kind::Command,
        }
    }

    /// Sends the head that `link` is.
    async fn send(&self, app: &App, link: &link::Model) -> Result<()> {
        let line = line(link);
        match self {
            Self::File(path) => append(path, &line).await.with_context(|| path.display().to_string()),
            Self::Mail(address) => app.mail.send(&app.settings.mail_from, mail(app, address, &line)?).await,
            Self::Command(words) => feed(words, &line).await.with_context(|| words[0].clone()),
        }
    }
}

async fn append(path: &std::path::Path, line: &str) -> Result<()> {
    let mut file = tokio::fs::OpenOptions::new().append(true).create(true).open(path).await?;
    // In one write: two processes that append do not mix their lines.
    file.write_all(format!("{line}\n").as_bytes()).await?;
    file.sync_all().await?;
    Ok(())
}

fn mail(app: &App, address: &str, line: &str) -> Result<Mail> {
    let locales = [Locale::Ar, Locale::En];
    let page = json!({ "address": address, "line": line });
    let letter = app.pages.letter("mail/audit_head", &locales, &app.settings.public_url, &page)?;
    Ok(Mail {
        id: Uuid::now_v7(),
        to: address.to_owned(),
        subject: app.texts.plain(Locale::Ar, "mail-audit-head-subject", None),
        text: letter.text,
        html: letter.html,
        locale: Locale::Ar,
    })
}

async fn feed(words: &[String], line: &str) -> Result<()> {
    let (program, arguments) = words.split_first().context("no program")?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()?;
    let mut input = child.stdin.take().context("its standard input")?;
    let fed = async {
        input.write_all(format!("{line}\n").as_bytes()).await?;
        drop(input);
        anyhow::Ok(child.wait().await?)
    };
    let status = tokio::time::timeout(PATIENCE, fed).await.context("it takes too long")??;
    ensure!(status.success(), "it ended with {status}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_read_back() {
        let at = "2026-11-23T10:42:00.123456Z".parse().expect("a time");
        let keys = kit::seal::Keys::from_master(&[7; 32]);
        let link = link::Model::after(None, &keys, at, false, &[]);
        let line = line(&link);
        assert!(line.starts_with("link 1 rows 0 at 2026-11-23T10:42:00Z sha256 "), "{line}");
        assert_eq!(
            read(&format!("\n{line}\n {line} \n")).expect("heads"),
            [Head::from(&link), Head::from(&link)]
        );
        for wrong in
            ["link 1", &line[..line.len() - 1], &line[..line.len() - 2], &line.replace("link 1", "link x")]
        {
            assert!(
                read(&format!("{line}\n{wrong}"))
                    .is_err_and(|error| error.to_string() == "line 2 is no head")
            );
        }
    }
}
