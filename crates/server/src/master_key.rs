//! Where a master key comes from.

use std::fmt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use kit::seal::Master;
use zeroize::Zeroizing;

/// Where a master key comes from, as the settings name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MasterKey {
    /// A file.
    File(PathBuf),
    /// A variable of the environment.
    Env(String),
    /// What a program prints: its words.
    Command(Vec<String>),
}

impl fmt::Display for MasterKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "the file {}", path.display()),
            Self::Env(name) => write!(f, "the environment ({name})"),
            Self::Command(words) => write!(f, "the command {}", words[0]),
        }
    }
}

impl MasterKey {
    /// What the setting `text` names; files stand in `data`. The setting never holds a key itself, and an error does
    /// not repeat it, in case it does.
    pub fn parse(data: &Path, text: &str) -> Result<Self> {
        match text.split_once(':') {
            Some(("file", path)) if !path.is_empty() => Ok(Self::File(data.join(path))),
            Some(("env", name)) if !name.is_empty() => Ok(Self::Env(name.to_owned())),
            Some(("command", words)) if !words.trim().is_empty() => {
                Ok(Self::Command(words.split_whitespace().map(str::to_owned).collect()))
            }
            _ => bail!("none of file:…, env:…, command:…"),
        }
    }

    /// Whether it is a file that is not there.
    pub fn is_missing(&self) -> bool {
        matches!(self, Self::File(path) if !path.exists())
    }

    /// Reads it.
    pub fn read(&self) -> Result<Master> {
        match self {
            Self::File(path) => Master::from_file(path),
            Self::Env(name) => {
                let text = std::env::var(name).with_context(|| format!("{self}: not set"))?;
                Master::from_text(&Zeroizing::new(text))
            }
            Self::Command(words) => {
                let output = std::process::Command::new(&words[0]).args(&words[1..]).output();
                let output = output.with_context(|| self.to_string())?;
                let text = Zeroizing::new(output.stdout);
                ensure!(output.status.success(), "{self} failed");
                Master::from_text(
                    std::str::from_utf8(&text).ok().with_context(|| format!("{self}: no text"))?,
                )
            }
        }
    }

    /// Reads it; a file is made with a new one where it is not there.
    pub fn read_or_make(&self) -> Result<Master> {
        match self {
            Self::File(path) => Master::from_file_or_new(path),
            _ => self.read(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_a_place_and_holds_no_key() {
        let parse = |text: &str| MasterKey::parse(Path::new("/data"), text);
        assert_eq!(parse("file:master.key").unwrap(), MasterKey::File("/data/master.key".into()));
        assert_eq!(parse("file:/etc/key").unwrap(), MasterKey::File("/etc/key".into()));
        assert_eq!(parse("env:KEY").unwrap().to_string(), "the environment (KEY)");
        let hex = "07".repeat(32);
        let said = format!("command:echo {hex}");
        let command = parse(&said).unwrap();
        assert!(command.read().is_ok());
        assert_eq!(command.to_string(), "the command echo");
        assert!(parse("command:false").unwrap().read().is_err());
        assert!(parse("env:MAHJAR_TEST_NO_SUCH_KEY").unwrap().read().is_err());
        for wrong in ["", "file:", "env:", "command: ", &hex, "vault:key"] {
            let error = parse(wrong).unwrap_err().to_string();
            assert!(!error.contains(&hex), "{error}");
        }
    }
}
