//! The commands of `mahjar`. Each takes `--data DIR`.

pub mod admin;
pub mod audit;
mod demo;
pub mod doctor;
pub mod index;
pub mod keys;
mod people;
pub mod processing;
mod serve;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use serde_json::json;

use crate::config::Config;
use crate::routes::ROWS;
use crate::{build, routes};

/// The registry of a nation's people abroad.
#[derive(Debug, Parser)]
#[command(name = "mahjar", version)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server.
    Serve(Server),
    /// Run the server with invented people in a folder of its own.
    Demo(Demo),
    /// Bring the database's schema up to date.
    Migrate(Data),
    /// Say what is set up well and what is not.
    Doctor(Data),
    /// People: import them, find them.
    #[command(subcommand)]
    People(people::Command),
    /// The index: make it anew, compare it, set it up.
    #[command(subcommand)]
    Index(index::Command),
    /// Accounts: agree to a role as the second person.
    #[command(subcommand)]
    Admin(admin::Command),
    /// The audit: check it, publish its head, say who saw whom.
    #[command(subcommand)]
    Audit(audit::Command),
    /// The keys that data is sealed with: replace them.
    #[command(subcommand)]
    Keys(keys::Command),
    /// Print the register of processing activities, from what the tables declare.
    RecordsOfProcessing,
    /// Print the route table, one JSON object a line.
    Routes,
    /// Print the commented default settings.
    Settings,
}

/// Where the data is.
#[derive(Clone, Debug, Args)]
pub struct Data {
    /// The data folder.
    #[arg(long, default_value = "./data/main", env = "MAHJAR_DATA")]
    pub data: PathBuf,
}

#[derive(Clone, Debug, Args)]
struct Server {
    #[command(flatten)]
    data: Data,
    /// Address and port to listen at.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
}

#[derive(Clone, Debug, Args)]
struct Demo {
    /// The data folder: empty, or one that `demo` filled before.
    #[arg(long, default_value = "./data/demo")]
    data: PathBuf,
    /// Address and port to listen at.
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// How many invented people.
    #[arg(long, default_value_t = 2000)]
    people: usize,
}

/// Runs the command of the process's arguments.
pub async fn run() -> Result<ExitCode> {
    let cli = Cli::parse();
    init_logs();
    match cli.command {
        Command::Serve(of) => serve::run(&Config::load(&of.data.data)?, of.listen).await?,
        Command::Demo(of) => demo::run(&Config::load(&of.data)?, of.listen, of.people).await?,
        Command::Migrate(of) => build::migrate(&Config::load(&of.data)?).await?,
        Command::Doctor(of) => return doctor::run(&of.data).await,
        Command::People(command) => return people::run(command).await,
        Command::Index(command) => return index::run(command).await,
        Command::Admin(command) => admin::run(command).await?,
        Command::Audit(command) => return audit::run(command).await,
        Command::Keys(command) => keys::run(command).await?,
        Command::RecordsOfProcessing => print!("{}", processing::register()),
        Command::Routes => print_routes(),
        Command::Settings => print!("{}", crate::config::DEFAULT),
    }
    Ok(ExitCode::SUCCESS)
}

/// Logs go to standard error, as text on a terminal and as JSON elsewhere. `RUST_LOG` sets how much.
fn init_logs() {
    use std::io::IsTerminal;
    use tracing_subscriber::EnvFilter;
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| {
        EnvFilter::new("info,sqlx=warn,sea_orm_migration=warn,tantivy=warn,memory_serve=warn")
    });
    // Where the log itself cannot be written, as on a full disk, saying so there would be a panic.
    let logs = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .log_internal_errors(false);
    if std::io::stderr().is_terminal() {
        logs.with_target(false).init();
    } else {
        logs.json().init();
    }
}

fn print_routes() {
    for routes::Row { path, module, access, demo_only, methods, .. } in ROWS {
        // `Staff(SeePeople)`: who may open it, and the act that their role must permit.
        let access = format!("{access:?}");
        let (access, action) = access.trim_end_matches(')').split_once('(').unwrap_or((&access, ""));
        println!(
            "{}",
            json!({
                "path": path, "module": module, "access": access, "action": action, "demo_only": demo_only,
                "methods": methods,
            })
        );
    }
}
