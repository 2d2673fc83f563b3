//! Outlets for mail: a server, a folder, or memory. A mail says that something waits and links to
//! it; it never carries personal content.

use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use anyhow::{Context, Result};
use lettre::message::{Mailbox, MultiPart, SinglePart, header};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::Locale;

/// A mail, ready to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mail {
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
    /// Each mail to a file `{time}-{id}.eml` in a folder.
    Disk(PathBuf),
    /// Kept in memory, for tests.
    Memory(Arc<Mutex<Vec<Mail>>>),
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
        Ok(Self::Smtp(AsyncSmtpTransport::<Tokio1Executor>::from_url(&url)?.build()))
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
                let name = format!("{}.eml", uuid::Uuid::now_v7());
                // Renamed into place, so that a reader of the folder never sees half a mail.
                let draft = folder.join(format!(".{name}"));
                tokio::fs::write(&draft, bytes).await?;
                tokio::fs::rename(&draft, folder.join(name)).await?;
            }
            Self::Memory(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).push(mail),
        }
        Ok(())
    }

    /// What a memory outlet has been given so far.
    pub fn sent(&self) -> Vec<Mail> {
        match self {
            Self::Memory(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).clone(),
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

fn message(from: &str, mail: &Mail) -> Result<Message> {
    // The address is not quoted in the error: it is personal.
    let to: Mailbox = mail.to.parse().map_err(|_| anyhow::anyhow!("an address no mail can go to"))?;
    Message::builder()
        .from(from.parse().context("the sender's address")?)
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
        Outlet::Disk(folder.clone())
            .send("المهجر <no-reply@example.org>", mail("a@example.org"))
            .await
            .unwrap();
        let files: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().path()).collect();
        assert_eq!(files.len(), 1);
        let text = std::fs::read_to_string(&files[0]).unwrap();
        assert!(text.contains("Content-Language: ar"));
        assert!(text.contains("multipart/alternative") && text.contains("text/html"));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn header_injection_is_refused() {
        let outlet = Outlet::Disk(std::env::temp_dir().join("mahjar-mail-never"));
        let error =
            outlet.send("a@example.org", mail("b@example.org\r\nBcc: c@example.org")).await.unwrap_err();
        assert!(!format!("{error:#}").contains("b@example.org"));
    }
}
