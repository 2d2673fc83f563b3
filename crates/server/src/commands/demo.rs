//! `mahjar demo`: the server with invented people, in a folder of its own.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use indicatif::{ProgressBar, ProgressStyle};

use super::serve;
use crate::config::{Config, Heads};
use crate::listen;

/// The file that marks a folder as the demonstration's own, and what it holds until all people are in and
/// after that.
const MARK: &str = ".mahjar-demo";
const FILLING: &str = "filling\n";
const FILLED: &str = "filled\n";
/// What a filling that was broken off may have left.
const OURS: [&str; 8] =
    ["mahjar.db", "mahjar.db-wal", "mahjar.db-shm", "master.key", "index", "mail", "heads.log", MARK];

/// Fills an empty folder and serves it; one that is filled is served at once; any other is refused.
pub async fn run(config: &Config, address: SocketAddr, people: usize) -> Result<()> {
    // Invented people and a page that signs anyone in must never meet a database of real ones.
    ensure!(!config.is_postgres(), "the demonstration keeps to its own folder: unset DATABASE_URL");
    let mut config = super::serve::with_scans(config)?;
    config.mail.smtp.clear();
    // Nobody needs to know elsewhere what invented staff did.
    config.heads = Heads { file: "heads.log".into(), mail: String::new(), command: String::new() };
    let mark = config.data.join(MARK);
    let filled = std::fs::read_to_string(&mark).is_ok_and(|state| state == FILLED);
    if !filled {
        make_way(&config.data, &mark)?;
    }
    config.public_url = format!("http://localhost:{}", address.port());
    let listener = listen::bind(address).await?;
    let app = super::index::app(&config, true).await?;
    if !filled {
        let bar = ProgressBar::new(people as u64);
        let style = ProgressStyle::with_template("inventing people {bar:40} {human_pos}/{human_len}");
        bar.set_style(style.context("the progress bar's template")?);
        samples::fill::demo(&app, people, |done| bar.set_position(done as u64)).await?;
        bar.finish();
        std::fs::write(&mark, FILLED)?;
    }
    println!("{}/ar\n", config.public_url);
    println!("Sign in as one of the invented staff: {}/ar/demo", config.public_url);
    for of in samples::cast::STAFF {
        println!("  {:<22} {}", of.slug, of.name);
    }
    serve::serve(app, &config, listener).await
}

/// Marks an empty folder; clears what an earlier filling left half done, by name; refuses all else.
fn make_way(data: &Path, mark: &Path) -> Result<()> {
    std::fs::create_dir_all(data).with_context(|| data.display().to_string())?;
    let half_filled = mark.is_file() && std::fs::read_to_string(mark).is_ok_and(|state| state == FILLING);
    for entry in std::fs::read_dir(data)? {
        let entry = entry?;
        let ours = half_filled && OURS.iter().any(|name| entry.file_name() == *name);
        ensure!(
            ours,
            "{} is not empty and no demonstration's: choose another folder with --data",
            data.display()
        );
    }
    if half_filled {
        for path in OURS.map(|name| data.join(name)) {
            if path.is_dir() {
                std::fs::remove_dir_all(&path)?;
            } else if path.exists() {
                std::fs::remove_file(&path)?;
            }
        }
    }
    std::fs::write(mark, FILLING)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_demonstrations_own_is_cleared() {
        let folder = std::env::temp_dir().join(format!("mahjar-demo-{}", std::process::id()));
        let mark = folder.join(MARK);
        make_way(&folder, &mark).unwrap();
        std::fs::write(folder.join("mahjar.db"), "half").unwrap();
        make_way(&folder, &mark).unwrap();
        assert!(!folder.join("mahjar.db").exists());
        std::fs::create_dir(folder.join("main")).unwrap();
        assert!(make_way(&folder, &mark).is_err() && folder.join("main").exists());
        std::fs::remove_file(&mark).unwrap();
        assert!(make_way(&folder, &mark).is_err() && folder.join("main").exists());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
