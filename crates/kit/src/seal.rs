//! Encryption, once for everything.
//!
//! A **master key** (32 bytes; from a file, the environment or a command, never in the database, a
//! backup or a log) gives, by HKDF-SHA-256, three keys: one wraps the **person keys**, one seals rows
//! that belong to nobody in particular, one keys the hashes for look-up. A person key (32 random
//! bytes a person, kept only wrapped) seals that person's values; without it they are noise, which
//! is how erasure reaches backups.
//!
//! A sealed value is XChaCha20-Poly1305 with a random 24-byte nonce, bound to its table, column and
//! row: moved elsewhere it does not open. Layout: version (1 byte, `1`), key id (4 bytes), nonce
//! (24), ciphertext and tag.

use std::fmt;
use std::path::Path;

use anyhow::{Context, Result, bail};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::{BASE64, HEXLOWER_PERMISSIVE};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const VERSION: u8 = 1;
const NONCE: usize = 24;
const HEAD: usize = 1 + 4 + NONCE;

/// Where a sealed value stands.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// Its table.
    pub table: &'a str,
    /// Its column.
    pub column: &'a str,
    /// Its row's primary key.
    pub row: &'a [u8],
}

impl Place<'_> {
    /// The bytes that the ciphertext is bound to; lengths keep neighbours apart.
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::new();
        for part in [self.table.as_bytes(), self.column.as_bytes(), self.row] {
            bytes.extend_from_slice(&(part.len() as u32).to_be_bytes());
            bytes.extend_from_slice(part);
        }
        bytes
    }
}

/// A value that does not open: wrong key, moved, or altered. Says nothing more on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a sealed value does not open")]
pub struct DoesNotOpen;

/// A key that seals and opens.
#[derive(Clone)]
pub struct Key {
    id: [u8; 4],
    secret: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", data_encoding::HEXLOWER.encode(&self.id))
    }
}

impl Key {
    fn new(secret: Zeroizing<[u8; 32]>) -> Self {
        let hash = Sha256::new_with_prefix(b"mahjar key id").chain_update(*secret).finalize();
        Self { id: [hash[0], hash[1], hash[2], hash[3]], secret }
    }

    /// A new key of random bytes.
    pub fn random() -> Self {
        Self::new(Zeroizing::new(random()))
    }

    /// Seals `plain` for `place`.
    pub fn seal(&self, place: Place, plain: &[u8]) -> Vec<u8> {
        let nonce: [u8; NONCE] = random();
        let cipher = XChaCha20Poly1305::new((&*self.secret).into());
        let body = cipher
            .encrypt(&XNonce::from(nonce), Payload { msg: plain, aad: &place.bytes() })
            .expect("memory holds far less than the cipher's limit of 256 GiB a message");
        [&[VERSION][..], &self.id, &nonce, &body].concat()
    }

    /// Opens what was sealed for `place` with this key.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        if sealed.len() < HEAD || sealed[0] != VERSION || sealed[1..5] != self.id {
            return Err(DoesNotOpen);
        }
        let nonce: [u8; NONCE] = sealed[5..HEAD].try_into().map_err(|_| DoesNotOpen)?;
        let cipher = XChaCha20Poly1305::new((&*self.secret).into());
        cipher
            .decrypt(&XNonce::from(nonce), Payload { msg: &sealed[HEAD..], aad: &place.bytes() })
            .map(Zeroizing::new)
            .map_err(|_| DoesNotOpen)
    }
}

/// The keys of this installation, all from its master key.
#[derive(Clone)]
pub struct Keys {
    wrap: Key,
    rows: Key,
    lookup: Zeroizing<[u8; 32]>,
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({:?})", self.wrap)
    }
}

impl Keys {
    /// The keys from the master key's 32 bytes.
    pub fn from_master(master: &[u8; 32]) -> Self {
        let derive = |label: &str| {
            let mut key = Zeroizing::new([0; 32]);
            Hkdf::<Sha256>::new(Some(b"mahjar 1"), master)
                .expand(label.as_bytes(), &mut *key)
                .expect("32 bytes are within HKDF's reach");
            key
        };
        Self {
            wrap: Key::new(derive("wrap person keys")),
            rows: Key::new(derive("seal rows")),
            lookup: derive("look-up"),
        }
    }

    /// The keys from the master key as it is written down: 64 hex digits or base64 of 32 bytes,
    /// white space around it ignored.
    pub fn from_text(text: &str) -> Result<Self> {
        let text = text.trim();
        let bytes = Zeroizing::new(
            HEXLOWER_PERMISSIVE
                .decode(text.as_bytes())
                .or_else(|_| BASE64.decode(text.as_bytes()))
                .map_err(|_| anyhow::anyhow!("the master key is neither hex nor base64"))?,
        );
        let master: Zeroizing<[u8; 32]> =
            Zeroizing::new(bytes.as_slice().try_into().ok().context("the master key is not 32 bytes long")?);
        Ok(Self::from_master(&master))
    }

    /// The keys from a file, which is made with a new random master key (readable by its owner only)
    /// when it is not there.
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

    /// The keys from a file; refused when others than its owner may read it.
    pub fn from_file(path: &Path) -> Result<Self> {
        use std::os::unix::fs::PermissionsExt;
        let about = || format!("the master key's file {}", path.display());
        let mode = std::fs::metadata(path).with_context(about)?.permissions().mode();
        if mode & 0o077 != 0 {
            bail!("{} may be read by others: chmod 600 it", about());
        }
        Self::from_text(&Zeroizing::new(std::fs::read_to_string(path).with_context(about)?))
    }

    /// Seals a row that belongs to nobody in particular (sessions, drafts, searches).
    pub fn rows(&self) -> &Key {
        &self.rows
    }

    /// A new person key, wrapped for the row `person` of `person_keys`.
    pub fn wrap_new(&self, person: &[u8]) -> (Key, Vec<u8>) {
        let key = Key::random();
        let wrapped = self.wrap.seal(person_key(person), &*key.secret);
        (key, wrapped)
    }

    /// The person key of the row `person`.
    pub fn unwrap(&self, person: &[u8], wrapped: &[u8]) -> Result<Key, DoesNotOpen> {
        let secret = self.wrap.open(person_key(person), wrapped)?;
        let secret: [u8; 32] = secret.as_slice().try_into().map_err(|_| DoesNotOpen)?;
        Ok(Key::new(Zeroizing::new(secret)))
    }

    /// The keyed hash of `value` for `purpose` (such as `contact_points.email`): equal values meet,
    /// nobody without the master key can try values out. 32 bytes.
    pub fn hash(&self, purpose: &str, value: &[u8]) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.lookup).expect("HMAC takes any key length");
        mac.update(&(purpose.len() as u32).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(value);
        mac.finalize().into_bytes().to_vec()
    }
}

/// Where a wrapped person key stands.
fn person_key(person: &[u8]) -> Place<'_> {
    Place { table: "person_keys", column: "wrapped", row: person }
}

/// Random bytes from the system.
pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).expect("the system gives random bytes");
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place<'a>(table: &'a str, column: &'a str, row: &'a [u8]) -> Place<'a> {
        Place { table, column, row }
    }

    #[test]
    fn opens_only_where_it_was_sealed() {
        let keys = Keys::from_master(&[7; 32]);
        let here = place("documents", "number", b"1");
        let sealed = keys.rows().seal(here, "ب".as_bytes());
        assert_eq!(&*keys.rows().open(here, &sealed).unwrap(), "ب".as_bytes());
        for elsewhere in [
            place("documents", "number", b"2"),
            place("documents", "issuer", b"1"),
            place("notes", "number", b"1"),
            place("document", "snumber", b"1"),
        ] {
            assert_eq!(keys.rows().open(elsewhere, &sealed), Err(DoesNotOpen));
        }
        let other = Keys::from_master(&[8; 32]);
        assert_eq!(other.rows().open(here, &sealed), Err(DoesNotOpen));
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert_eq!(keys.rows().open(here, &altered), Err(DoesNotOpen), "byte {at}");
            assert_eq!(keys.rows().open(here, &sealed[..at]), Err(DoesNotOpen), "cut at {at}");
        }
        assert_ne!(sealed, keys.rows().seal(here, "ب".as_bytes()), "a nonce was used twice");
    }

    #[test]
    fn person_keys_are_wrapped_for_their_person() {
        let keys = Keys::from_master(&[7; 32]);
        let (key, wrapped) = keys.wrap_new(b"person 1");
        let here = place("documents", "number", b"1");
        let sealed = key.seal(here, b"x");
        assert_eq!(&**keys.unwrap(b"person 1", &wrapped).unwrap().open(here, &sealed).unwrap(), b"x");
        assert!(keys.unwrap(b"person 2", &wrapped).is_err());
        assert!(Keys::from_master(&[8; 32]).unwrap(b"person 1", &wrapped).is_err());
    }

    #[test]
    fn hashes_meet_for_equal_values_only() {
        let keys = Keys::from_master(&[7; 32]);
        assert_eq!(keys.hash("email", b"a"), keys.hash("email", b"a"));
        assert_ne!(keys.hash("email", b"a"), keys.hash("phone", b"a"));
        assert_ne!(keys.hash("email", b"a"), Keys::from_master(&[8; 32]).hash("email", b"a"));
        assert_ne!(keys.hash("ab", b"c"), keys.hash("a", b"bc"));
    }

    #[test]
    fn master_keys_as_written_down() {
        let hex = "07".repeat(32);
        assert!(Keys::from_text(&format!(" {hex}\n")).is_ok());
        assert!(Keys::from_text(&BASE64.encode(&[7; 32])).is_ok());
        for wrong in ["", "07", "zz", &"07".repeat(31)] {
            let error = Keys::from_text(wrong).unwrap_err().to_string();
            assert!(wrong.is_empty() || !error.contains(&format!("`{wrong}`")));
        }
        assert!(!format!("{:?}", Keys::from_text(&hex).unwrap()).contains("0707"));
    }
}
