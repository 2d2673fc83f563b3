//! Outlets for mail: a server, a folder, or memory. A mail says that something waits and links to
//! it; it never carries personal content.

use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use lettre::message::{Mailbox, MultiPart, SinglePart, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::Locale;

/// Longest wait for a word of the mail server.
const PATIENCE: Duration = Duration::from_secs(15);
/// Mails that memory keeps; older ones make way.
const REMEMBERED: usize = 200;

/// A mail, ready to go.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// Its id, also towards the world: sent twice, it is one mail.
    pub id: Uuid,
    /// Address it goes to.
    pub to: String,
    /// Subject, without personal content.
    pub subject: String,
    /// Body as plain text.
    pub text: String,
    /// Body as a whole HTML page with `lang` and `dir`.
    pub html: String,
    /// Language, for the header `Content-Language`.
    pub locale: Locale,
}

/// Where mail goes.
#[derive(Clone, Debug)]
pub enum Outlet {
    /// To a mail server.
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    /// Each mail to a file `{id}.eml` in a folder; the ids sort by time.
    Disk(PathBuf),
    /// The newest kept in memory, for the demonstration and tests.
    Memory(Arc<Mutex<VecDeque<Mail>>>),
}

impl Outlet {
    /// A server by its address: `smtp://user:password@host:port` (STARTTLS required) or `smtps://…`.
    pub fn smtp(url: &str) -> Result<Self> {
        // lettre takes the TLS mode from the address; plain smtp without it would go in clear.
        let url = match url.strip_prefix("smtp://") {
            Some(rest) if !url.contains("tls=") => {
                format!("smtp://{rest}{}tls=required", if rest.contains('?') { "&" } else { "?" })
            }
            _ => url.to_owned(),
        };
        Ok(Self::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)?.timeout(Some(PATIENCE)).build()))
    }

    /// An outlet that keeps what it is given.
    pub fn memory() -> Self {
        Self::Memory(Arc::default())
    }

    /// Sends `mail` from `from`. Fails when the server or the folder does; the caller (a job) tries
    /// again.
    pub async fn send(&self, from: &str, mail: Mail) -> Result<()> {
        match self {
            Self::Smtp(server) => {
                server.send(message(from, &mail)?).await.context("the mail server did not take a mail")?;
            }
            Self::Disk(folder) => {
                let bytes = message(from, &mail)?.formatted();
                tokio::fs::create_dir_all(folder).await?;
                let name = format!("{}.eml", mail.id);
                // Renamed into place, so that a reader of the folder never sees half a mail.
                let draft = folder.join(format!(".{name}"));
                tokio::fs::write(&draft, bytes).await?;
                tokio::fs::rename(&draft, folder.join(name)).await?;
            }
            Self::Memory(kept) => {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                // Several leave at once; their ids know in which order they were written.
                let place = kept.partition_point(|known| known.id > mail.id);
                if kept.get(place).is_none_or(|known| known.id != mail.id) {
                    kept.insert(place, mail);
                    kept.truncate(REMEMBERED);
                }
            }
        }
        Ok(())
    }

    /// What a memory outlet was given, the newest first.
    pub fn sent(&self) -> Vec<Mail> {
        match self {
            Self::Memory(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect()
            }
            Self::Smtp(_) | Self::Disk(_) => Vec::new(),
        }
    }
}

/// The header `Content-Language`.
#[derive(Clone)]
struct ContentLanguage(String);

impl header::Header for ContentLanguage {
    fn name() -> header::HeaderName {
        header::HeaderName::new_from_ascii_str("Content-Language")
    }
    fn parse(text: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }
    fn display(&self) -> header::HeaderValue {
        header::HeaderValue::new(Self::name(), self.0.clone())
    }
}

/// `from` as the sender of mails; an error if it is no sender.
fn sender(from: &str) -> Result<Mailbox> {
    from.parse().context("the sender's address")
}

/// Whether mails can come from `from`: `Name <address>`.
pub fn is_sender(from: &str) -> bool {
    sender(from).is_ok()
}

fn message(from: &str, mail: &Mail) -> Result<Message> {
    let from = sender(from)?;
    // The address is not quoted in the error: it is personal.
    let to: Mailbox = mail.to.parse().map_err(|_| anyhow::anyhow!("an address no mail can go to"))?;
    Message::builder()
        .message_id(Some(format!("<{}@{}>", mail.id, from.email.domain())))
        .from(from)
        .to(to)
        .subject(&mail.subject)
        .header(ContentLanguage(mail.locale.code().to_owned()))
        .multipart(
            MultiPart::alternative()
                .singlepart(SinglePart::plain(mail.text.clone()))
                .singlepart(SinglePart::html(mail.html.clone())),
        )
        .context("a mail that cannot be written")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail(to: &str) -> Mail {
        Mail {
            id: Uuid::now_v7(),
            to: to.into(),
            subject: "رسالة تنتظرك".into(),
            text: "نص".into(),
            html: "<p>نص</p>".into(),
            locale: Locale::Ar,
        }
    }

    #[tokio::test]
    async fn a_folder_gets_whole_mails_in_both_forms() {
        let folder = std::env::temp_dir().join(format!("mahjar-mail-{}", uuid::Uuid::new_v4()));
        let mail = mail("a@example.org");
        for _ in 0..2 {
            let outlet = Outlet::Disk(folder.clone());
            outlet.send("المهجر <no-reply@example.org>", mail.clone()).await.unwrap();
        }
        let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        let text = std::fs::read_to_string(&files[0]).unwrap();
        assert!(text.contains("Content-Language: ar"));
        assert!(text.contains(&format!("Message-ID: <{}@example.org>", mail.id)));
        assert!(text.contains("multipart/alternative") && text.contains("text/html"));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn memory_keeps_the_newest_and_each_once() {
        let outlet = Outlet::memory();
        let first = mail("first@example.org");
        let second = mail("second@example.org");
        for mail in [&second, &first, &second, &first] {
            outlet.send("", mail.clone()).await.unwrap();
        }
        assert_eq!(outlet.sent(), [second, first]);
        for n in 0..REMEMBERED {
            outlet.send("", mail(&format!("{n}@example.org"))).await.unwrap();
        }
        let sent = outlet.sent();
        assert_eq!(sent.len(), REMEMBERED);
        assert_eq!(sent[0].to, format!("{}@example.org", REMEMBERED - 1));
        assert_eq!(sent[REMEMBERED - 1].to, "0@example.org");
    }

    #[tokio::test]
    async fn header_injection_is_refused() {
        let outlet = Outlet::Disk(std::env::temp_dir().join("mahjar-mail-never"));
        let error =
            outlet.send("a@example.org", mail("b@example.org\r\nBcc: c@example.org")).await.unwrap_err();
        assert!(!format!("{error:#}").contains("b@example.org"));
    }
}
