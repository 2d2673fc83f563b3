//! The keys of the installation, as a running process holds them.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use zeroize::Zeroizing;

use super::{DoesNotOpen, Key, KeyId, Master, Place};
use crate::field::Sealed;

/// One key of a line.
#[derive(Clone, Debug)]
pub struct Generation {
    /// Its place in the line, from 1.
    pub number: i32,
    /// The key.
    pub key: Key,
    /// Whether it may seal. One that was only announced opens, until every running server knows it.
    pub is_used: bool,
}

/// The keys that followed each other in one use. The newest that is used seals; all of them open.
#[derive(Clone, Debug)]
pub struct Line {
    /// Oldest first.
    generations: Vec<Generation>,
    /// Where the one stands that seals.
    newest: usize,
}

impl Line {
    /// The line of `generations`; nothing if none of them is used.
    pub fn new(mut generations: Vec<Generation>) -> Option<Self> {
        generations.sort_by_key(|generation| generation.number);
        let newest = generations.iter().rposition(|generation| generation.is_used)?;
        Some(Self { generations, newest })
    }

    fn of_one(key: Key) -> Self {
        Self { generations: vec![Generation { number: 1, key, is_used: true }], newest: 0 }
    }

    /// The generation that seals.
    pub fn newest(&self) -> &Generation {
        &self.generations[self.newest]
    }

    /// All of them, oldest first.
    pub fn all(&self) -> &[Generation] {
        &self.generations
    }

    /// The one with this number.
    pub fn get(&self, number: i32) -> Option<&Key> {
        self.generations.iter().find(|generation| generation.number == number).map(|found| &found.key)
    }

    /// Seals `plain` for `place`.
    pub fn seal(&self, place: Place, plain: &[u8]) -> Vec<u8> {
        self.newest().key.seal(place, plain)
    }

    /// Opens what was sealed for `place` with a key of this line.
    pub fn open(&self, place: Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, DoesNotOpen> {
        // A key refuses at once what does not name it.
        self.generations.iter().find_map(|one| one.key.open(place, sealed).ok()).ok_or(DoesNotOpen)
    }

    /// The key that was wrapped for `place` with a key of this line.
    pub fn unwrap(&self, place: Place, wrapped: &[u8]) -> Result<Key, DoesNotOpen> {
        self.generations.iter().find_map(|one| one.key.unwrap(place, wrapped).ok()).ok_or(DoesNotOpen)
    }

    /// The same value, sealed for the same `place` with the newest key.
    pub fn renew(&self, place: Place, sealed: &[u8]) -> Result<Vec<u8>, DoesNotOpen> {
        Ok(self.seal(place, &self.open(place, sealed)?))
    }
}

/// The keys of an installation at one moment.
#[derive(Clone, Debug)]
pub struct Ring {
    /// Keys the hashes for look-up. It has no successor: what was hashed is not kept, and cannot be hashed anew.
    pub lookup: Key,
    /// Wraps person keys.
    pub person_keys: Arc<Line>,
    /// Seals rows that belong to nobody in particular.
    pub rows: Arc<Line>,
}

impl Ring {
    /// New random keys.
    pub fn random() -> Self {
        let line = || Arc::new(Line::of_one(Key::random()));
        Self { lookup: Key::random(), person_keys: line(), rows: line() }
    }

    /// The keys as they came from the master key alone, before the database kept them.
    fn from_master(master: &Master) -> Self {
        let line = |label| Arc::new(Line::of_one(master.derive(label)));
        Self {
            lookup: master.derive("look-up"),
            person_keys: line("wrap person keys"),
            rows: line("seal rows"),
        }
    }

    /// The line of keys that opens a column; none where no key of the installation does.
    pub fn line(&self, sealed: Sealed) -> Option<&Line> {
        match sealed {
            Sealed::Rows => Some(&self.rows),
            Sealed::PersonKeys => Some(&self.person_keys),
            Sealed::Person | Sealed::Master | Sealed::Predecessor => None,
        }
    }
}

/// The keys of this installation. Clones share them: where they are replaced, all hold the new ones.
#[derive(Clone)]
pub struct Keys(Arc<RwLock<Ring>>);

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Keys({:?})", self.ring().person_keys.newest().key)
    }
}

impl Keys {
    /// These keys.
    pub fn new(ring: Ring) -> Self {
        Self(Arc::new(RwLock::new(ring)))
    }

    /// The keys as they came from the master key alone, before the database kept them: for databases of that time,
    /// and for tests.
    pub fn from_master(master: &[u8; 32]) -> Self {
        Self::new(Ring::from_master(&Master::new(*master)))
    }

    /// The same, from a master key that was read.
    pub fn derived(master: &Master) -> Self {
        Self::new(Ring::from_master(master))
    }

    /// The keys as they are now.
    pub fn ring(&self) -> Ring {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes `ring` in place of what is held.
    pub fn replace(&self, ring: Ring) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = ring;
    }

    /// Seals rows that belong to nobody in particular (sessions, drafts, searches).
    pub fn rows(&self) -> Arc<Line> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).rows.clone()
    }

    /// Wraps person keys.
    pub fn person_keys(&self) -> Arc<Line> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).person_keys.clone()
    }

    /// A new person key, wrapped for the row `person` of `person_keys`.
    pub fn wrap_new(&self, person: &[u8]) -> (Key, Vec<u8>) {
        let key = Key::random();
        let wrapped = self.person_keys().newest().key.wrap(person_key(person), &key);
        (key, wrapped)
    }

    /// The person key of the row `person`.
    pub fn unwrap(&self, person: &[u8], wrapped: &[u8]) -> Result<Key, DoesNotOpen> {
        self.person_keys().unwrap(person_key(person), wrapped)
    }

    /// The keyed hash of `value` for `purpose` (such as `contact_points.email`): equal values meet,
    /// nobody without the keys can try values out. 32 bytes. It stays the same when keys are replaced.
    pub fn hash(&self, purpose: &str, value: &[u8]) -> Vec<u8> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).lookup.hash(purpose, value)
    }

    /// The id of the key that seals a column now; none where no key of the installation does.
    pub fn newest_id(&self, sealed: Sealed) -> Option<KeyId> {
        self.ring().line(sealed).map(|line| line.newest().key.id())
    }
}

/// Where a wrapped person key stands.
fn person_key(person: &[u8]) -> Place<'_> {
    Place { table: "person_keys", column: "wrapped", row: person }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn person_keys_are_wrapped_for_their_person() {
        let keys = Keys::from_master(&[7; 32]);
        let (key, wrapped) = keys.wrap_new(b"person 1");
        let here = Place { table: "documents", column: "number", row: b"1" };
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

    /// Clones hold the same keys, and a new generation opens before it seals.
    #[test]
    fn one_generation_follows_another() {
        let keys = Keys::new(Ring::random());
        let clone = keys.clone();
        let here = Place { table: "drafts", column: "sealed", row: b"1" };
        let old = keys.rows().seal(here, b"old");
        let first = keys.rows().newest().clone();
        let second = |is_used| Generation { number: 2, key: first.key.clone(), is_used };
        let (key, hash) = (Key::random(), keys.hash("email", b"a"));
        let line = |is_used| {
            let second = Generation { key: key.clone(), ..second(is_used) };
            Arc::new(Line::new(vec![second, first.clone()]).unwrap())
        };
        keys.replace(Ring { rows: line(false), ..keys.ring() });
        assert_eq!(clone.rows().newest().number, 1, "announced is not used");
        assert!(clone.rows().open(here, &key.seal(here, b"new")).is_ok());
        keys.replace(Ring { rows: line(true), ..keys.ring() });
        let renewed = clone.rows().renew(here, &old).unwrap();
        assert!(first.key.open(here, &renewed).is_err());
        assert_eq!(&**key.open(here, &renewed).unwrap(), b"old");
        assert!(clone.rows().renew(Place { row: b"2", ..here }, &old).is_err());
        keys.replace(Ring { rows: Arc::new(Line::of_one(key)), ..keys.ring() });
        assert!(clone.rows().open(here, &old).is_err(), "a key that is gone opens nothing");
        assert_eq!(clone.hash("email", b"a"), hash);
        assert!(Line::new(vec![second(false)]).is_none());
    }
}
