//! Passwords of staff: what a good one is, and Argon2id, a few at a time.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use kit::{Error, Result};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

/// Least length, in characters. With a second factor beside it (NIST SP 800-63B-4 asks for 8 then; SECURITY
/// advises more).
pub const LEAST: usize = 12;
/// Greatest length, in characters: far above what anyone remembers, low enough to be hashed in no time.
pub const MOST: usize = 128;
/// How hard it must be to guess: zxcvbn's score from 0 to 4; at 3 about 10⁸ guesses.
const LEAST_SCORE: u8 = 3;

/// Memory of one hash in KiB, passes, lanes: at least OWASP's second choice (SECURITY 7).
const COST: (u32, u32, u32) = (19 * 1024, 2, 1);
/// Hashes at once: each takes a core.
const AT_ONCE: usize = 2;
/// Those that wait for their turn; more are told to come back.
const IN_LINE: usize = 32;
/// Longest wait.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why a password is refused, as the key of its text; `own` are words that everyone would try: name, e-mail.
pub fn weakness(password: &str, own: &[&str]) -> Option<&'static str> {
    let length = password.chars().count();
    if length < LEAST {
        return Some("password-error-short");
    }
    if length > MOST {
        return Some("password-error-long");
    }
    // Its time grows with the square of the length; what lies behind a hundred characters adds nothing.
    let first: String = password.chars().take(100).collect();
    let easy = u8::from(zxcvbn::zxcvbn(&first, own).score()) < LEAST_SCORE;
    easy.then_some("password-error-easy")
}

/// The place where passwords are hashed: a few at a time, a bounded line before it.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Passwords {
    fn default() -> Self {
        Self { turns: Arc::new(Semaphore::new(AT_ONCE)), places: Arc::new(Semaphore::new(AT_ONCE + IN_LINE)) }
    }
}

impl Passwords {
    /// The hash of `password`, as a PHC string.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let password = Zeroizing::new(password.to_owned());
        self.in_turn(move || {
            let hash = argon2().hash_password(password.as_bytes());
            Ok(hash.map_err(|error| anyhow!("hashing a password: {error}"))?.to_string())
        })
        .await
    }

    /// Whether `typed` is the password with this hash. Without a hash it is not, and takes as long to say so.
    pub async fn is(&self, typed: &str, hash: Option<String>) -> Result<bool> {
        let typed = Zeroizing::new(typed.to_owned());
        self.in_turn(move || {
            let Some(hash) = hash else {
                argon2().hash_password(typed.as_bytes()).map_err(|error| anyhow!("{error}"))?;
                return Ok(false);
            };
            let hash = PasswordHash::new(&hash).map_err(|error| anyhow!("a kept hash: {error}"))?;
            Ok(argon2().verify_password(typed.as_bytes(), &hash).is_ok())
        })
        .await
    }

    /// Does `work` when its turn comes, on a thread of its own.
    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> anyhow::Result<T> + Send + 'static,
    ) -> Result<T> {
        let full = || Error::Unavailable(anyhow!("too many passwords at once"));
        let _place = self.places.try_acquire().map_err(|_| full())?;
        let turn = tokio::time::timeout(PATIENCE, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| full())?.context("the line is never closed")?;
        let done = tokio::task::spawn_blocking(move || {
            let _turn = turn;
            work()
        });
        Ok(done.await.context("hashing a password")??)
    }
}

fn argon2() -> Argon2<'static> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).expect("the costs are within Argon2's limits");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weak_ones_are_refused() {
        for (password, key) in [
            ("", "password-error-short"),
            ("Ab1!Ab1!Ab1", "password-error-short"),
            ("password1234", "password-error-easy"),
            ("aaaaaaaaaaaaaaaa", "password-error-easy"),
            ("layla.giacaman", "password-error-easy"),
            ("palestine123", "password-error-easy"),
        ] {
            let own = ["layla", "giacaman", "layla.giacaman", "palestine"];
            assert_eq!(weakness(password, &own), Some(key), "{password}");
        }
        assert_eq!(weakness(&"x".repeat(MOST + 1), &[]), Some("password-error-long"));
        for password in
            ["زيتونة على تلة بعيدة", "cuatro burros azules", "x7#Kq!p0Zm2w", "olive rain seven door"]
        {
            assert_eq!(weakness(password, &[]), None, "{password}");
        }
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn a_hash_knows_its_own() {
        let passwords = Passwords::default();
        let hash = passwords.hash("cuatro burros azules").await.unwrap();
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert!(passwords.is("cuatro burros azules", Some(hash.clone())).await.unwrap());
        assert!(!passwords.is("cuatro burros azulez", Some(hash)).await.unwrap());
        assert!(!passwords.is("cuatro burros azules", None).await.unwrap());
    }

    #[tokio::test(flavor = "multi_thread")]
    async fn the_line_is_bounded() {
        let passwords = Passwords::default();
        let all: Vec<_> = (0..2 * (AT_ONCE + IN_LINE))
            .map(|_| {
                let passwords = passwords.clone();
                tokio::spawn(async move { passwords.is("x", None).await })
            })
            .collect();
        let mut refused = 0;
        for one in all {
            refused += usize::from(one.await.unwrap().is_err());
        }
        assert!(refused > 0, "nobody was sent away");
        assert!(!passwords.is("x", None).await.unwrap(), "the places came free again");
    }
}
