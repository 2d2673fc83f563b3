//! `mahjar doctor`: says what is set up well and what is not. Ends with 1 when something must be mended
//! before people's data goes in.

use std::path::Path;
use std::process::ExitCode;

use accounts::audit::head::Outlet;
use anyhow::Result;
use kit::db;
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};

use crate::build::changes_behind;
use crate::config::Config;

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
    let mut findings =
        vec![address(config), master_key(config), mail(config), heads(config), ministry(config)];
    findings.extend(database(config).await);
    findings.push(Note(
        "the index holds names, cities and coded facets in clear: keep the data folder on an encrypted volume".into(),
    ));
    findings
}

fn address(config: &Config) -> Finding {
    if config.is_https() {
        Well(format!("public_url is {}", config.public_url))
    } else {
        Note(format!("public_url is {}: without https, cookies travel in clear", config.public_url))
    }
}

fn master_key(config: &Config) -> Finding {
    match (config.master_key_file(), config.keys_exist()) {
        (Some(path), false) if config.data.join("mahjar.db").exists() => Wrong(format!(
            "the master key {} is missing: a new one cannot open this database",
            path.display()
        )),
        (Some(path), false) => {
            Note(format!("the master key {} will be made at the first start", path.display()))
        }
        (Some(path), true) => match config.keys() {
            Err(error) => Wrong(format!("{error:#}")),
            Ok(_) if path.starts_with(&config.data) => Note(format!(
                "the master key {} lies beside the data: whoever takes the folder reads all of it",
                path.display()
            )),
            Ok(_) => Well(format!("the master key is in {}", path.display())),
        },
        (None, _) => match config.keys() {
            Ok(_) => Well("the master key comes from outside".into()),
            Err(error) => Wrong(format!("{error:#}")),
        },
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

fn ministry(config: &Config) -> Finding {
    if config.ministry == Default::default() {
        Note("the ministry's own contact is not set: help pages say so".into())
    } else {
        Well("the ministry's own contact is set".into())
    }
}

async fn database(config: &Config) -> Vec<Finding> {
    if !config.is_postgres() && !config.data.join("mahjar.db").exists() {
        return vec![Note("no database yet: it is made at the first start".into())];
    }
    let db = match db::connect(&config.database(), 1).await {
        Ok(db) => db,
        // The address of the database may hold a password: it is not printed.
        Err(_) => return vec![Wrong("the database does not answer".into())],
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
    }
    findings
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
