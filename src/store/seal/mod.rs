//! Sealed files: a deliberation's text in an age file, to be opened by a passphrase or by a key of somebody's own.

#[cfg(not(feature = "encrypt"))]
mod absent;
#[cfg(feature = "encrypt")]
mod age;
#[cfg(feature = "ssh")]
mod ssh;
#[cfg(all(feature = "encrypt", not(feature = "ssh")))]
mod ssh_absent;

use crate::messages::{Fault, Opener, Problem, Secret, Unsealed};

use super::disk::read_plain;

#[cfg(not(feature = "encrypt"))]
use absent as age;
#[cfg(all(feature = "encrypt", not(feature = "ssh")))]
use ssh_absent as ssh;

/// What a file is sealed with, and is sealed with again at the next save.
#[derive(Clone, Debug)]
pub enum Key {
    /// A passphrase.
    Passphrase(Secret),
    /// The text of a file of keys; once it has opened something, of the one key that did.
    Identity(Secret),
}

/// What a text is sealed to.
#[derive(Clone, Debug)]
pub enum Lock {
    /// A key that is here: it opens it again.
    Key(Key),
    /// Public keys, `age1…` or, with the cargo feature `ssh`, of SSH: whoever has one of the keys to them opens it.
    Recipients(Vec<String>),
}

/// What a sealed file held.
#[derive(Debug)]
pub(super) struct Clear {
    pub(super) text: Vec<u8>,
    /// What opened it.
    pub(super) key: Key,
    /// Whether others can open it too.
    pub(super) shared: bool,
}

/// The largest file of keys.
const MAX_BYTES_KEY: u64 = 1 << 16;

impl Key {
    /// What somebody has to open files with.
    ///
    /// # Errors
    /// The file of keys cannot be read.
    pub fn of(opener: &Opener) -> Result<Key, Problem> {
        match opener {
            Opener::Passphrase(secret) => Ok(Key::Passphrase(secret.clone())),
            Opener::Identity(path) => {
                let bytes = zeroize::Zeroizing::new(read_plain(path, MAX_BYTES_KEY)?);
                let text = std::str::from_utf8(&bytes).map_err(|_| Problem::Sealed(Unsealed::NoKey))?;
                Ok(Key::Identity(Secret::new(text.to_owned())))
            }
        }
    }
}

/// Whether these are the bytes of an age file, as text or as they are.
pub(super) fn is_age(bytes: &[u8]) -> bool {
    let begins = |start: &str| bytes.trim_ascii_start().starts_with(start.as_bytes());
    begins("age-encryption.org/") || begins("-----BEGIN AGE ENCRYPTED FILE-----")
}

/// Seals a text, and sees that it can be opened again.
pub(super) fn seal(text: &[u8], lock: &Lock) -> Result<Vec<u8>, Unsealed> {
    age::seal(text, lock)
}

/// What a file holds: its bytes, or, of a sealed one, what they say. Nothing of a file that was tampered with is given.
pub(super) fn clear(bytes: Vec<u8>, key: Option<&Key>) -> Result<(Vec<u8>, Option<Clear>), Vec<Fault>> {
    if !is_age(&bytes) {
        return Ok((bytes, None));
    }
    let opened = match key {
        Some(key) => age::unseal(&bytes, key),
        None => Err(age::wants(&bytes)),
    };
    Ok((bytes, Some(opened.map_err(sealed)?)))
}

pub(super) fn sealed(why: Unsealed) -> Vec<Fault> {
    vec![Fault { place: None, problem: Problem::Sealed(why) }]
}
