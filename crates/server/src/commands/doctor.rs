//! `mahjar doctor`: says what is set up well and what is not. Ends with 1 when something must be mended
//! before people's data goes in.

mod keys;
mod volume;

use std::path::Path;
use std::process::ExitCode;

use accounts::audit::head::Outlet;
use anyhow::Result;
use kit::db::{self, Intent};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::build::changes_behind;
use crate::config::Config;
use crate::memory;
use volume::Volume;

/// How a check ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Finding {
    /// As it should be.
    Well(String),
    /// Works, and should be better.
    Note(String),
    /// Must be mended.
    Wrong(String),
}

use Finding::{Note, Well, Wrong};

/// Checks the settings of `data`, prints a line for each finding.
pub async fn run(data: &Path) -> Result<ExitCode> {
    let findings = findings(data).await;
    let wrong = findings.iter().any(|finding| matches!(finding, Wrong(_)));
    for finding in findings {
        match finding {
            Well(text) => println!("well   {text}"),
            Note(text) => println!("note   {text}"),
            Wrong(text) => println!("WRONG  {text}"),
        }
    }
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// What is found in the settings of `data` and behind them.
pub async fn findings(data: &Path) -> Vec<Finding> {
    let config = match Config::load(data) {
        Ok(config) => config,
        Err(error) => return vec![Wrong(format!("{error:#}"))],
    };
    of(&config).await
}

/// What is found behind the settings `config`.
pub async fn of(config: &Config) -> Vec<Finding> {
    let mut findings = vec![address(config), passkeys(config), mail(config), heads(config), ministry(config)];
    let (db, of_database) = database(config).await;
    findings.extend(of_database);
    findings.extend(keys::findings(config, db.as_ref()).await);
    findings.push(volume(config));
    findings.extend(search_server(config).await);
    findings.extend(in_memory());
    findings
}

fn address(config: &Config) -> Finding {
    if config.is_https() {
        Well(format!("public_url is {}", config.public_url))
    } else {
        Note(format!("public_url is {}: without https, cookies travel in clear", config.public_url))
    }
}

/// Browsers keep passkeys for names alone, and reach them over https, or on the machine itself.
fn passkeys(config: &Config) -> Finding {
    match accounts::passkey::site(&config.public_url) {
        Some(_) => Well("passkeys can be used at public_url".into()),
        None => Wrong(
            "public_url has no host name: browsers keep no passkeys for it, and administrators and HQ officers cannot \
             work without"
                .into(),
        ),
    }
}

fn mail(config: &Config) -> Finding {
    if config.mail.smtp.is_empty() {
        Note("no mail server: mails are written into the folder `mail` and reach nobody".into())
    } else {
        Well("mail goes to a server".into())
    }
}

/// Heads that lie beside the data are cut off together with what they tell of.
fn heads(config: &Config) -> Finding {
    let outlets = config.head_outlets();
    let is_away = |outlet: &Outlet| match outlet {
        Outlet::File(path) => !path.starts_with(&config.data),
        Outlet::Mail(_) => !config.mail.smtp.is_empty(),
        Outlet::Command(_) => true,
    };
    if outlets.iter().any(is_away) {
        Well("the audit's heads leave the data folder".into())
    } else if outlets.is_empty() {
        Note("the audit's heads go nowhere: whoever holds the database may cut off its end unnoticed".into())
    } else {
        Note("the audit's heads stay in the data folder: whoever takes it cuts off both unnoticed".into())
    }
}

/// Names and cities of people stand on the search server and on the way to it.
async fn search_server(config: &Config) -> Vec<Finding> {
    let Ok(Some(server)) = config.meilisearch() else { return Vec::new() };
    let url = &config.search.meilisearch_url;
    let is_near =
        ["http://127.0.0.1", "http://[::1]", "http://localhost"].iter().any(|near| url.starts_with(near));
    let mut findings = Vec::new();
    if !is_near && !url.starts_with("https://") {
        findings.push(Wrong(
            "names travel to the search server in clear: search.meilisearch_url without https".into(),
        ));
    }
    if config.search.meilisearch_key.is_empty() {
        findings.push(Wrong("the search server has no key: whoever reaches it reads all names".into()));
    }
    findings.push(match server.version().await {
        Err(error) => Wrong(format!("the search server does not answer: {error:#}")),
        Ok(version) => match server.diff().await {
            Ok(differs) if differs.is_empty() => {
                Well(format!("the search server is Meilisearch {version}, set up"))
            }
            _ => {
                Wrong(format!("the search server is Meilisearch {version}, not set up: `mahjar index apply`"))
            }
        },
    });
    findings
}

fn ministry(config: &Config) -> Finding {
    if config.ministry == Default::default() {
        Note("the ministry's own contact is not set: help pages say so".into())
    } else {
        Well("the ministry's own contact is set".into())
    }
}

/// The volume of the data folder, where the index, mails and the database of SQLite are.
fn volume(config: &Config) -> Finding {
    let what = if config.is_postgres() { "the index" } else { "the database and the index" };
    match volume::of(&config.data) {
        Volume::Encrypted(device) => Well(format!("the data folder is on an encrypted volume ({device})")),
        Volume::Plain(device) => Note(format!(
            "the data folder, with {what} in clear, is on {device}, which this system does not encrypt; whether \
             something below it does cannot be seen from here"
        )),
        Volume::Unknown(why) => Note(format!(
            "whether the data folder, with {what} in clear, is on an encrypted volume cannot be known: {why}"
        )),
    }
}

/// Memory that reaches the disk: it holds keys.
fn in_memory() -> Vec<Finding> {
    let dumps = if memory::is_kept_from_dumps() {
        Well("the memory of this program is kept out of core dumps".into())
    } else {
        Note("a core dump of this program would hold its keys".into())
    };
    let swap = volume::plain_swap();
    let swap = match swap.is_empty() {
        true => Well("no swap that is not encrypted".into()),
        false => Note(format!(
            "memory may be written to swap that is not known to be encrypted: {}",
            swap.join(", ")
        )),
    };
    vec![dumps, swap]
}

/// The database, if it answers, and what is found in it.
async fn database(config: &Config) -> (Option<DatabaseConnection>, Vec<Finding>) {
    if !config.is_postgres() && !config.data.join("mahjar.db").exists() {
        return (None, vec![Note("no database yet: it is made at the first start".into())]);
    }
    let db = match db::connect(&config.database(), 1).await {
        Ok(db) => db,
        // The address of the database may hold a password: it is not printed.
        Err(_) => return (None, vec![Wrong("the database does not answer".into())]),
    };
    let mut findings = Vec::new();
    findings.push(match changes_behind(&db).await {
        Ok(0) => Well("the schema is up to date".into()),
        Ok(behind) => Wrong(format!("the schema is {behind} changes behind: run `mahjar migrate`")),
        Err(error) => Wrong(format!("the schema cannot be read: {error}")),
    });
    if config.is_postgres() {
        findings
            .push(role(&db).await.unwrap_or_else(|error| Wrong(format!("the role cannot be read: {error}"))));
        let unread = |error| Wrong(format!("the database's settings cannot be read: {error}"));
        findings.push(durable(&db).await.unwrap_or_else(unread));
        findings.push(way_to(&db, &config.database()).await.unwrap_or_else(unread));
    }
    findings.extend(minors(&db).await);
    (Some(db), findings)
}

/// Minors for whom nobody may act: those who were imported, and whose guardian was stopped or has died. Nothing where the
/// database cannot say.
async fn minors(db: &DatabaseConnection) -> Option<Finding> {
    let transaction = db::begin_for_all(db, Intent::Read).await.ok()?;
    let today = chrono::Utc::now().date_naive();
    let alone = registry::guardianship::count_alone(&*transaction, today).await.ok()?;
    transaction.rollback().await.ok()?;
    Some(match alone {
        0 => Well("for every minor somebody may act".into()),
        alone => Note(format!(
            "nobody may act for {alone} minors: their missions see it on the page of the family, and confirm a guardian there"
        )),
    })
}

/// The role that serves must not be one for whom the database's own rules do not hold.
async fn role(db: &DatabaseConnection) -> Result<Finding> {
    let sql = "SELECT rolname::text AS name, rolsuper OR rolbypassrls AS free FROM pg_roles WHERE rolname = current_user";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("no such role"))?;
    let (name, free): (String, bool) = (row.try_get("", "name")?, row.try_get("", "free")?);
    Ok(if free {
        Wrong(format!("the role {name} is a superuser or bypasses row security: serve as one that does not"))
    } else {
        Well(format!("the role {name} is bound by the database's rules"))
    })
}

/// What PostgreSQL has acknowledged must be on the disk (SECURITY 2, row 16).
async fn durable(db: &DatabaseConnection) -> Result<Finding> {
    let sql = "SELECT name FROM pg_settings WHERE setting = 'off' \
               AND name IN ('fsync', 'full_page_writes', 'synchronous_commit') ORDER BY name";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let off = rows.iter().map(|row| row.try_get("", "name")).collect::<Result<Vec<String>, _>>()?;
    Ok(if off.is_empty() {
        Well("the database keeps what it has acknowledged".into())
    } else {
        Wrong(format!("the database may lose what it has acknowledged: switched off are {}", off.join(", ")))
    })
}

/// Whether what goes to the database and comes from it can be read on its way.
async fn way_to(db: &DatabaseConnection, url: &str) -> Result<Finding> {
    let sql = "SELECT COALESCE((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false) AS tls, \
               COALESCE(inet_server_addr() <<= inet '127.0.0.0/8' OR inet_server_addr() = inet '::1', true) AS near";
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    let row = row.ok_or_else(|| anyhow::anyhow!("no answer"))?;
    let (tls, near): (bool, bool) = (row.try_get("", "tls")?, row.try_get("", "near")?);
    Ok(match (near, tls, url.contains("sslmode=verify-full")) {
        (true, _, _) => Well("the database is on this machine".into()),
        (false, true, true) => Well("the way to the database is encrypted, and its name is checked".into()),
        (false, true, false) => Note(
            "the way to the database is encrypted, but whoever stands in between may pose as it: \
             `sslmode=verify-full&sslrootcert=…` in its address"
                .into(),
        ),
        (false, false, _) => Wrong(
            "the way to the database is not encrypted: `sslmode=verify-full&sslrootcert=…` in its address"
                .into(),
        ),
    })
}
