//! Encryption, once for everything.
//!
//! A **master key** (32 bytes; from a file, the environment or a command, never in the database, a
//! backup or a log) wraps the **keys of the installation**, which the database keeps only so: one keys
//! the hashes for look-up, one seals rows that belong to nobody in particular, one wraps the **person
//! keys**. A person key (32 random bytes a person, kept only wrapped) seals that person's values;
//! without it they are noise, which is how erasure reaches backups.
//!
//! A sealed value is XChaCha20-Poly1305 with a random 24-byte nonce, bound to its table, column and
//! row: moved elsewhere it does not open. Layout: version (1 byte, `1`), key id (4 bytes), nonce
//! (24), ciphertext and tag. By the key id it is found which of several generations of a key opens it,
//! so that keys are replaced while servers run.

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

mod master;
mod ring;

pub use master::Master;
pub use ring::{Generation, Keys, Line, Ring};

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

/// What names a key in the values that it seals: the first bytes of a hash of it.
pub type KeyId = [u8; 4];

/// What tells `sealed` from the same value sealed anew: a page that shows what it holds is told by it whether something else
/// stands there since.
pub fn version(sealed: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(sealed.get(5..HEAD).unwrap_or_default())
}

/// The SQL that gives the [`KeyId`] of the sealed values in the column `column`.
pub fn key_id_of(column: &str) -> String {
    format!("substr(\"{column}\", 2, 4)")
}

/// A key that seals and opens.
#[derive(Clone)]
pub struct Key {
    id: KeyId,
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

    /// What names it in the values that it seals.
    pub fn id(&self) -> KeyId {
        self.id
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

    /// Seals the key `other` for `place`.
    pub fn wrap(&self, place: Place, other: &Self) -> Vec<u8> {
        self.seal(place, &*other.secret)
    }

    /// The key that was wrapped for `place` with this one.
    pub fn unwrap(&self, place: Place, wrapped: &[u8]) -> Result<Self, DoesNotOpen> {
        let secret = self.open(place, wrapped)?;
        let secret: [u8; 32] = secret.as_slice().try_into().map_err(|_| DoesNotOpen)?;
        Ok(Self::new(Zeroizing::new(secret)))
    }

    /// The keyed hash of `value` for `purpose`; see [`Keys::hash`].
    fn hash(&self, purpose: &str, value: &[u8]) -> Vec<u8> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&*self.secret).expect("HMAC takes any key length");
        mac.update(&(purpose.len() as u32).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(value);
        mac.finalize().into_bytes().to_vec()
    }
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
        let anew = keys.rows().seal(here, "ب".as_bytes());
        assert_ne!(sealed, anew, "a nonce was used twice");
        assert!(version(&sealed) != version(&anew) && version(&sealed).len() == 2 * NONCE);
    }

    #[test]
    fn a_wrapped_key_is_the_key() {
        let (outer, inner) = (Key::random(), Key::random());
        let here = place("person_keys", "wrapped", b"1");
        let wrapped = outer.wrap(here, &inner);
        let back = outer.unwrap(here, &wrapped).unwrap();
        assert_eq!(back.id(), inner.id());
        assert_eq!(&**back.open(here, &inner.seal(here, b"x")).unwrap(), b"x");
        assert!(outer.unwrap(place("person_keys", "wrapped", b"2"), &wrapped).is_err());
        assert!(outer.unwrap(here, &outer.seal(here, b"too short")).is_err());
        assert!(!format!("{inner:?}").contains(&format!("{:?}", inner.secret)));
    }
}
