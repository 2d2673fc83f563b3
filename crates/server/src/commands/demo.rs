//! `mahjar demo`: the server with invented people, in a folder of its own.

use std::net::SocketAddr;
use std::path::Path;

use anyhow::{Context, Result, bail};
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::Clock;

use super::serve;
use crate::config::Config;
use crate::{build, listen};

/// The file that marks a folder as the demonstration's own. It holds `filling` until all people are in.
const MARK: &str = "demo";
const FILLED: &str = "filled\n";

/// Fills an empty folder and serves it; one that is filled is served at once; any other is refused.
pub async fn run(config: &Config, address: SocketAddr, people: usize) -> Result<()> {
    let mut config = config.clone();
    let mark = config.data.join(MARK);
    let filled = std::fs::read_to_string(&mark).is_ok_and(|state| state == FILLED);
    if !filled {
        make_way(&config.data, &mark)?;
    }
    config.public_url = format!("http://localhost:{}", address.port());
    let listener = listen::bind(address).await?;
    let app = build::app(&config, true, Clock::System).await?;
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

/// Marks an empty folder; clears what an earlier filling left half done; refuses all else.
fn make_way(data: &Path, mark: &Path) -> Result<()> {
    std::fs::create_dir_all(data).with_context(|| data.display().to_string())?;
    if mark.exists() {
        for entry in std::fs::read_dir(data)? {
            let path = entry?.path();
            if path.is_dir() { std::fs::remove_dir_all(&path)? } else { std::fs::remove_file(&path)? }
        }
    } else if std::fs::read_dir(data)?.next().is_some() {
        bail!("{} is not empty and no demonstration's: choose another folder with --data", data.display());
    }
    std::fs::write(mark, "filling\n")?;
    Ok(())
}
