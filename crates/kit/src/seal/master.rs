//! The master key: the one that is kept outside.

use std::path::Path;

use anyhow::{Context, Result, bail};
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{Key, random};

/// A master key. It is read, opens the keys of the installation, and is forgotten: a running server does not hold it.
pub struct Master(Zeroizing<[u8; 32]>);

impl Master {
    /// The master key of these bytes.
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The master key as it is written down: 64 hex digits or base64 of 32 bytes, white space around it ignored.
    pub fn from_text(text: &str) -> Result<Self> {
        let text = text.trim();
        let bytes = Zeroizing::new(
            HEXLOWER_PERMISSIVE
                .decode(text.as_bytes())
                .or_else(|_| BASE64.decode(text.as_bytes()))
                .map_err(|_| anyhow::anyhow!("the master key is neither hex nor base64"))?,
        );
        let bytes = bytes.as_slice().try_into().ok().context("the master key is not 32 bytes long")?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    /// The master key from a file, which is made with a new random one (readable by its owner only) when it is not
    /// there.
    pub fn from_file_or_new(path: &Path) -> Result<Self> {
        if !path.exists() {
            use std::io::Write;
            use std::os::unix::fs::OpenOptionsExt;
            let key = Zeroizing::new(data_encoding::HEXLOWER.encode(&*Zeroizing::new(random::<32>())));
            // Written whole before it gets its name: a key that a crash cut short would open nothing.
            let draft = path.with_extension("new");
            let mut file = std::fs::OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(true)
                .mode(0o600)
                .open(&draft)?;
            writeln!(file, "{}", *key)?;
            file.sync_all()?;
            std::fs::rename(&draft, path)?;
            if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
                std::fs::File::open(folder)?.sync_all()?;
            }
        }
        Self::from_file(path)
    }

    /// The master key from a file; refused when others than its owner may read it.
    pub fn from_file(path: &Path) -> Result<Self> {
        use std::os::unix::fs::PermissionsExt;
        let about = || format!("the master key's file {}", path.display());
        let mode = std::fs::metadata(path).with_context(about)?.permissions().mode();
        if mode & 0o077 != 0 {
            bail!("{} may be read by others: chmod 600 it", about());
        }
        Self::from_text(&Zeroizing::new(std::fs::read_to_string(path).with_context(about)?))
    }

    /// The key that wraps the keys of the installation.
    pub fn key(&self) -> Key {
        self.derive("wrap installation keys")
    }

    /// A key of its own for `label`, by HKDF-SHA-256.
    pub(super) fn derive(&self, label: &str) -> Key {
        let mut key = Zeroizing::new([0; 32]);
        Hkdf::<Sha256>::new(Some(b"mahjar 1"), &*self.0)
            .expand(label.as_bytes(), &mut *key)
            .expect("32 bytes are within HKDF's reach");
        Key::new(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_written_down() {
        let hex = "07".repeat(32);
        let id = Master::new([7; 32]).key().id();
        assert_eq!(Master::from_text(&format!(" {hex}\n")).unwrap().key().id(), id);
        assert_eq!(Master::from_text(&BASE64.encode(&[7; 32])).unwrap().key().id(), id);
        assert_ne!(Master::new([8; 32]).key().id(), id);
        for wrong in ["", "07", "zz", &"07".repeat(31)] {
            let error = Master::from_text(wrong).err().unwrap().to_string();
            assert!(wrong.is_empty() || !error.contains(&format!("`{wrong}`")));
        }
    }
}
