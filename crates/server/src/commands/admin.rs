//! `mahjar admin …`.

use accounts::App;
use accounts::audit::{self, ActorKind, Entry};
use accounts::grant;
use accounts::policy::Role;
use accounts::staff::{self, State};
use accounts::staff_link::Kind;
use anyhow::{Context, Result};
use kit::clock::Clock;
use kit::db::{self, Intent};
use serde_json::json;

use super::Data;
use crate::build;
use crate::config::Config;

/// What is done with accounts.
#[derive(Debug, clap::Subcommand)]
pub enum Command {
    /// Agree to the role that waits for the account with this e-mail: for an installation whose only administrator
    /// finds no second person in it.
    Confirm {
        /// Where the data is.
        #[command(flatten)]
        data: Data,
        /// Work e-mail of the account.
        email: String,
    },
}

/// Does it.
pub async fn run(command: Command) -> Result<()> {
    let Command::Confirm { data, email } = command;
    let app = build::app(&Config::load(&data.data)?, false, Clock::System).await?;
    let role = confirm(&app, &email).await?;
    println!("{email} is {} now", role.code());
    Ok(())
}

/// Agrees to the role that waits for the account with `email`; who was invited into it is sent the link by the server.
pub async fn confirm(app: &App, email: &str) -> Result<Role> {
    let (email, now) = (email.to_lowercase(), app.clock.now());
    let transaction = db::begin(&app.db, Intent::Write).await?;
    let account = staff::by_email(&*transaction, &email).await?.context("no account has this e-mail")?;
    let role = grant::confirm_by_operator(&*transaction, account.id, now).await?;
    let role = role.context("no role waits for this account")?;
    if account.state == State::Invited {
        staff::send_link_by_operator(app, &*transaction, &account, Kind::Invitation).await?;
    }
    let entry = Entry::done("grant.confirm").to(staff::KIND, account.id.0).with(json!({ "role": role }));
    audit::write(&*transaction, &app.keys, (ActorKind::Operator, None), now, vec![entry]).await?;
    transaction.commit().await?;
    Ok(role)
}
