//! What the operator decides: the compiled-in `mahjar.toml`, the one in the data folder, the environment,
//! in this order; checked whole at start.

use std::path::{Path, PathBuf};

use accounts::app::{Ministry, Robots, SignIn};
use accounts::audit::head;
use anyhow::{Context, Result, ensure};
use kit::client::Network;
use kit::mail::Outlet;
use search::Meilisearch;
use serde::{Deserialize, Deserializer};

use crate::master_key::MasterKey;

/// The commented defaults.
pub const DEFAULT: &str = include_str!("mahjar.toml");

/// All settings; what they mean stands in `mahjar.toml`.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Config {
    #[serde(skip)]
    pub data: PathBuf,
    /// This program, where it serves.
    #[serde(skip)]
    pub scan_program: Option<PathBuf>,
    pub public_url: String,
    #[serde(deserialize_with = "de_networks")]
    pub proxies: Vec<Network>,
    pub database_url: String,
    pub database_owner_url: String,
    pub database_connections: u32,
    pub master_key: String,
    pub master_key_next: String,
    pub limits: Limits,
    pub sign_in: SignIn,
    pub robots: Robots,
    pub mail: Mail,
    pub search: Search,
    pub heads: Heads,
    pub ministry: Ministry,
    pub closed: Closed,
}

/// A list of networks, or one text with commas between them, which is how the environment has it.
fn de_networks<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Network>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Listed {
        List(Vec<String>),
        Text(String),
    }
    let texts = match Listed::deserialize(from)? {
        Listed::List(texts) => texts,
        Listed::Text(text) => text.split(',').map(str::to_owned).collect(),
    };
    let texts = texts.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
    texts.map(|text| text.parse().map_err(serde::de::Error::custom)).collect()
}

/// Limits of requests.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Limits {
    pub connections: usize,
    pub header_seconds: u64,
    pub request_seconds: u64,
    pub upload_seconds: u64,
    pub form_kib: usize,
}

/// Mail.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Mail {
    pub smtp: String,
    pub from: String,
}

/// The index of search.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Search {
    pub meilisearch_url: String,
    pub meilisearch_key: String,
    pub meilisearch_index: String,
}

/// Where the heads of the audit's chain go.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Heads {
    pub file: String,
    pub mail: String,
    pub command: String,
}

/// Whether the service is closed.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs)]
pub struct Closed {
    pub now: bool,
    pub until: String,
}

impl Config {
    /// The settings for the data folder `data`.
    pub fn load(data: &Path) -> Result<Self> {
        let environment: Vec<(String, String)> = std::env::vars().collect();
        Self::from(data, &environment)
    }

    /// As [`Config::load`] with this environment.
    pub fn from(data: &Path, environment: &[(String, String)]) -> Result<Self> {
        use config::{Environment, File, FileFormat};
        let own: std::collections::HashMap<String, String> =
            environment.iter().filter(|(name, _)| name.starts_with("MAHJAR_")).cloned().collect();
        let environment_source =
            Environment::with_prefix("MAHJAR").prefix_separator("_").separator("__").source(Some(
                own.into_iter()
                    .filter(|(name, _)| !name.starts_with("MAHJAR_TEST_") && name != "MAHJAR_DATA")
                    .collect(),
            ));
        let mut builder = config::Config::builder()
            .add_source(File::from_str(DEFAULT, FileFormat::Toml))
            .add_source(File::from(data.join("mahjar.toml")).format(FileFormat::Toml).required(false));
        for (name, setting) in
            [("DATABASE_URL", "database_url"), ("DATABASE_OWNER_URL", "database_owner_url")]
        {
            if let Some((_, value)) = environment.iter().find(|(known, _)| known == name) {
                builder = builder.set_override(setting, value.clone())?;
            }
        }
        let mut config: Self =
            builder.add_source(environment_source).build()?.try_deserialize().context("the settings")?;
        config.data = data.to_owned();
        config.public_url = config.public_url.trim_end_matches('/').to_owned();
        config.check()?;
        Ok(config)
    }

    fn check(&self) -> Result<()> {
        let host =
            self.public_url.strip_prefix("https://").or_else(|| self.public_url.strip_prefix("http://"));
        ensure!(
            host.is_some_and(|host| !host.is_empty() && !host.contains('/')),
            "public_url is not an address like https://mahjar.example.org"
        );
        for url in [&self.database_url, &self.database_owner_url] {
            ensure!(
                url.is_empty()
                    || ["postgres://", "postgresql://"].iter().any(|scheme| url.starts_with(scheme)),
                "database_url is neither empty nor postgres://…"
            );
        }
        ensure!(self.database_connections >= 2, "database_connections: at least 2");
        ensure!(self.limits.connections > 0 && self.limits.form_kib > 0, "limits: at least 1");
        ensure!(
            self.limits.header_seconds > 0
                && self.limits.request_seconds > 0
                && self.limits.upload_seconds > 0,
            "limits: at least 1 second"
        );
        ensure!(
            self.closed.until.is_empty()
                || self.closed.until.parse::<chrono::DateTime<chrono::Utc>>().is_ok(),
            "closed.until is not a time like 2026-12-01T06:00:00Z"
        );
        self.mail_outlet().context("mail.smtp")?;
        self.meilisearch().context("the search server")?;
        ensure!(
            self.master_key_next()? != Some(self.master_key()?),
            "master_key_next is the same as master_key"
        );
        ensure!(
            kit::mail::is_sender(&self.mail.from),
            "mail.from is no sender like Mahjar <no-reply@example.org>"
        );
        ensure!(
            self.heads.mail.is_empty() || kit::mail::is_sender(&self.heads.mail),
            "heads.mail is no e-mail address"
        );
        Ok(())
    }

    /// Whether addresses are https, so that cookies may be Secure.
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Address of the database.
    pub fn database(&self) -> String {
        if self.database_url.is_empty() {
            format!("sqlite:{}", self.data.join("mahjar.db").display())
        } else {
            self.database_url.clone()
        }
    }

    /// Whether it is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        !self.database_url.is_empty()
    }

    /// The search server, where one is set.
    pub fn meilisearch(&self) -> Result<Option<Meilisearch>> {
        let Search { meilisearch_url: url, meilisearch_key: key, meilisearch_index: index } = &self.search;
        if url.is_empty() {
            return Ok(None);
        }
        ensure!(
            ["http://", "https://"].iter().any(|scheme| url.starts_with(scheme)),
            "no address like https://…"
        );
        ensure!(
            !index.is_empty() && index.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c)),
            "search.meilisearch_index: letters, digits, - and _"
        );
        let key = Some(key.as_str()).filter(|key| !key.is_empty());
        Meilisearch::new(url, key, index).map(Some)
    }

    /// Where mail goes.
    pub fn mail_outlet(&self) -> Result<Outlet> {
        if self.mail.smtp.is_empty() {
            Ok(Outlet::Disk(self.data.join("mail")))
        } else {
            Outlet::smtp(&self.mail.smtp)
        }
    }

    /// Where the heads of the audit's chain go.
    pub fn head_outlets(&self) -> Vec<head::Outlet> {
        let Heads { file, mail, command } = &self.heads;
        let command: Vec<String> = command.split_whitespace().map(str::to_owned).collect();
        let mut outlets = Vec::new();
        outlets.extend((!file.is_empty()).then(|| head::Outlet::File(self.data.join(file))));
        outlets.extend((!mail.is_empty()).then(|| head::Outlet::Mail(mail.clone())));
        outlets.extend((!command.is_empty()).then_some(head::Outlet::Command(command)));
        outlets
    }

    /// Where the master key is.
    pub fn master_key(&self) -> Result<MasterKey> {
        MasterKey::parse(&self.data, &self.master_key).context("master_key")
    }

    /// Where the master key is that is to follow; nothing where none is set.
    pub fn master_key_next(&self) -> Result<Option<MasterKey>> {
        if self.master_key_next.is_empty() {
            return Ok(None);
        }
        MasterKey::parse(&self.data, &self.master_key_next).context("master_key_next").map(Some)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(environment: &[(&str, &str)]) -> Result<Config> {
        let environment: Vec<_> =
            environment.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Config::from(Path::new("/nowhere"), &environment)
    }

    #[test]
    fn the_defaults_stand_and_the_environment_overrides() {
        let config = with(&[]).unwrap();
        assert_eq!(config.public_url, "http://localhost:8080");
        assert!(!config.is_postgres() && !config.is_https() && config.proxies.is_empty());
        let config = with(&[
            ("MAHJAR_PUBLIC_URL", "https://mahjar.example.org/"),
            ("MAHJAR_LIMITS__FORM_KIB", "8"),
            ("MAHJAR_MINISTRY__EMAIL", "info@example.org"),
            ("MAHJAR_MINISTRY__PHONE", "+97022943140"),
            ("MAHJAR_CLOSED__NOW", "true"),
            ("MAHJAR_DATA", "/somewhere"),
            ("MAHJAR_PROXIES", "10.0.0.0/8, 2001:db8::5"),
            ("DATABASE_URL", "postgres://mahjar_app@db/mahjar"),
        ])
        .unwrap();
        assert_eq!(config.public_url, "https://mahjar.example.org");
        assert_eq!(config.limits.form_kib, 8);
        assert_eq!(config.proxies, ["10.0.0.0/8".parse().unwrap(), "2001:db8::5".parse().unwrap()]);
        assert_eq!(config.ministry.email.as_deref(), Some("info@example.org"));
        assert_eq!(config.ministry.phone.as_deref(), Some("+97022943140"));
        assert!(config.is_postgres() && config.is_https() && config.closed.now);
    }

    #[test]
    fn heads_go_where_it_is_said() {
        use head::Outlet;
        let file = || Outlet::File(PathBuf::from("/nowhere/heads.log"));
        assert_eq!(with(&[]).unwrap().head_outlets(), [file()]);
        let config = with(&[
            ("MAHJAR_HEADS__FILE", "/mnt/other/heads.log"),
            ("MAHJAR_HEADS__MAIL", "archive@example.org"),
            ("MAHJAR_HEADS__COMMAND", "curl --data-binary @- https://heads.example.org"),
        ]);
        let words = ["curl", "--data-binary", "@-", "https://heads.example.org"];
        let expected = [
            Outlet::File(PathBuf::from("/mnt/other/heads.log")),
            Outlet::Mail("archive@example.org".into()),
            Outlet::Command(words.map(str::to_owned).to_vec()),
        ];
        assert_eq!(config.unwrap().head_outlets(), expected);
        assert!(with(&[("MAHJAR_HEADS__FILE", "")]).unwrap().head_outlets().is_empty());
    }

    #[test]
    fn what_is_wrong_keeps_it_from_starting() {
        for wrong in [
            ("MAHJAR_PUBLIC_URL", "mahjar.example.org"),
            ("MAHJAR_PUBLIC_URL", "https://mahjar.example.org/path"),
            ("MAHJAR_PUBLIK_URL", "https://mahjar.example.org"),
            ("MAHJAR_LIMITS__FORM_KIB", "many"),
            ("MAHJAR_CLOSED__UNTIL", "tomorrow"),
            ("MAHJAR_PROXIES", "10.0.0.0/8, elsewhere"),
            ("DATABASE_URL", "mysql://db"),
            ("MAHJAR_MASTER_KEY", "0707"),
            ("MAHJAR_MASTER_KEY_NEXT", "vault:next"),
            ("MAHJAR_MASTER_KEY_NEXT", "file:master.key"),
            ("MAHJAR_MAIL__SMTP", "pigeon://post"),
            ("MAHJAR_MAIL__FROM", "the ministry"),
            ("MAHJAR_HEADS__MAIL", "the archive"),
            ("MAHJAR_SIGN_IN__CODES_AN_HOUR", "-1"),
        ] {
            assert!(with(&[wrong]).is_err(), "{wrong:?}");
        }
    }
}
