//! The real binary, as a process of its own.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::http::Client;

/// What is raised so that one machine may register thousands in a minute.
pub const SETTINGS: &[(&str, &str)] = &[
    ("MAHJAR_ROBOTS__LEAST_SECONDS", "0"),
    ("MAHJAR_ROBOTS__HOURLY_PROVEN", "100000000"),
    ("MAHJAR_ROBOTS__HOURLY_UNPROVEN", "100000000"),
    ("MAHJAR_ROBOTS__HOURLY_BEGUN", "100000000"),
];

/// A running server; ended when dropped.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: SocketAddr,
    /// How long it took from its start until it answered.
    pub start: Duration,
}

impl Server {
    /// Starts `mahjar` with `arguments` on the data folder `data`, with `environment` besides [`SETTINGS`], and waits
    /// until it answers.
    pub async fn start(arguments: &[&str], data: &Path, environment: &[(&str, &str)]) -> Result<Self> {
        Self::begin(arguments, data, environment, Stdio::null()).await
    }

    /// The same; what it logs is added to the file `log`. A limit on the size of its files ends it no more than a full
    /// disk does.
    pub async fn logged(
        arguments: &[&str],
        data: &Path,
        environment: &[(&str, &str)],
        log: &Path,
    ) -> Result<Self> {
        let log = std::fs::OpenOptions::new().create(true).append(true).open(log)?;
        Self::begin(arguments, data, environment, log.into()).await
    }

    async fn begin(
        arguments: &[&str],
        data: &Path,
        environment: &[(&str, &str)],
        log: Stdio,
    ) -> Result<Self> {
        let address = free_address()?;
        let begun = Instant::now();
        let child = mahjar(arguments, data, environment)?
            .args(["--listen", &address.to_string()])
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .context("mahjar")?;
        let mut server = Self { child, address, start: Duration::ZERO };
        loop {
            if let Ok(mut client) = Client::connect(address).await
                && client.get("/healthz").await.is_ok_and(|answer| answer.status == 200)
            {
                server.start = begun.elapsed();
                return Ok(server);
            }
            if let Some(status) = server.child.try_wait()? {
                bail!("mahjar ended: {status}");
            }
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
    }

    /// The id of its process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Its anonymous memory, in MB.
    pub fn memory(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status.lines().find(|line| line.starts_with("RssAnon:")).context("no RssAnon")?;
        let kib: f64 = line.split_whitespace().nth(1).context("no number")?.parse()?;
        Ok(kib * 1024.0 / 1e6)
    }

    /// Ends it as an operator does, and waits until it is gone.
    pub fn stop(mut self) -> Result<()> {
        Command::new("kill").arg(self.child.id().to_string()).status()?;
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// `mahjar` with `arguments` on the data folder `data`, with [`SETTINGS`] and `environment`: no setting that is around this
/// program reaches it.
pub fn mahjar(arguments: &[&str], data: &Path, environment: &[(&str, &str)]) -> Result<Command> {
    let mut command = Command::new(binary()?);
    command
        .args(arguments)
        .arg("--data")
        .arg(data)
        .env_clear()
        .envs(std::env::vars_os().filter(|(name, _)| !is_setting(name)))
        .envs(SETTINGS.iter().chain(environment).copied())
        .stdin(Stdio::null());
    Ok(command)
}

/// The binary in the folder above the one of this program: `just bench registration` and `tests/run` build both.
pub fn binary() -> Result<PathBuf> {
    let own = std::env::current_exe()?;
    let folder = own.parent().and_then(Path::parent).context("no folder above")?;
    let path = folder.join("mahjar");
    if !path.exists() {
        bail!("{} is missing: `cargo build -p server` makes it", path.display());
    }
    Ok(path)
}

/// Whether an environment variable would be read as a setting, or refused as an unknown one.
fn is_setting(name: &std::ffi::OsStr) -> bool {
    let name = name.to_string_lossy();
    ["MAHJAR_", "DATABASE_", "MEILI_"].iter().any(|prefix| name.starts_with(prefix))
}

fn free_address() -> Result<SocketAddr> {
    Ok(std::net::TcpListener::bind("127.0.0.1:0")?.local_addr()?)
}
