//! Sealed files: a deliberation's text in an age file, to be opened by a passphrase or by a key of somebody's own.

#[cfg(feature = "encrypt")]
mod age;
#[cfg(feature = "ssh")]
mod ssh;
#[cfg(all(feature = "encrypt", not(feature = "ssh")))]
mod ssh_absent;
#[cfg(not(feature = "encrypt"))]
mod unsupported;

use crate::messages::{EncryptionError, FileError, FileErrorKind, KeySource, Secret};

use super::read::read_regular_file;

#[cfg(not(feature = "encrypt"))]
use absent as age;
#[cfg(all(feature = "encrypt", not(feature = "ssh")))]
use ssh_absent as ssh;

/// What a file is sealed with, and is sealed with again at the next save.
#[derive(Clone, Debug)]
pub enum EncryptionKey {
    /// A passphrase.
    Passphrase(Secret),
    /// The text of a file of keys; once it has opened something, of the one key that did.
    Identity(Secret),
}

/// What a text is sealed to.
#[derive(Clone, Debug)]
pub enum EncryptionTarget {
    /// A key that is here: it opens it again.
    OwnKey(EncryptionKey),
    /// Public keys, `age1…` or, with the cargo feature `ssh`, of SSH: whoever has one of the keys to them opens it.
    Recipients(Vec<String>),
}

/// What a sealed file held.
#[derive(Debug)]
pub(super) struct DecryptedFile {
    pub(super) text: Vec<u8>,
    /// What opened it.
    pub(super) key: EncryptionKey,
    /// Whether others can open it too.
    pub(super) is_shared: bool,
}

/// The largest file of keys.
const MAX_KEY_FILE_BYTES: u64 = 1 << 16;

impl EncryptionKey {
    /// What somebody has to open files with.
    ///
    /// # Errors
    /// The file of keys cannot be read.
    pub fn load(opener: &KeySource) -> Result<EncryptionKey, FileErrorKind> {
        match opener {
            KeySource::Passphrase(secret) => Ok(EncryptionKey::Passphrase(secret.clone())),
            KeySource::IdentityFile(path) => {
                let bytes = zeroize::Zeroizing::new(read_regular_file(path, MAX_KEY_FILE_BYTES)?);
                let text =
                    std::str::from_utf8(&bytes).map_err(|_| FileErrorKind::Encryption(EncryptionError::InvalidKey))?;
                Ok(EncryptionKey::Identity(Secret::new(text.to_owned())))
            }
        }
    }
}

/// Whether these are the bytes of an age file, as text or as they are.
pub(super) fn is_age_file(bytes: &[u8]) -> bool {
    let begins = |start: &str| bytes.trim_ascii_start().starts_with(start.as_bytes());
    begins("age-encryption.org/") || begins("-----BEGIN AGE ENCRYPTED FILE-----")
}

/// Seals a text, and sees that it can be opened again.
pub(super) fn encrypt(text: &[u8], lock: &EncryptionTarget) -> Result<Vec<u8>, EncryptionError> {
    age::encrypt(text, lock)
}

/// What a file holds: its bytes, or, of a sealed one, what they say. Nothing of a file that was tampered with is given.
pub(super) fn decrypt_if_encrypted(
    bytes: Vec<u8>,
    key: Option<&EncryptionKey>,
) -> Result<(Vec<u8>, Option<DecryptedFile>), Vec<FileError>> {
    if !is_age_file(&bytes) {
        return Ok((bytes, None));
    }
    let opened = match key {
        Some(key) => age::decrypt(&bytes, key),
        None => Err(age::find_required_key(&bytes)),
    };
    Ok((bytes, Some(opened.map_err(to_file_errors)?)))
}

pub(super) fn to_file_errors(why: EncryptionError) -> Vec<FileError> {
    vec![FileError { position: None, kind: FileErrorKind::Encryption(why) }]
}
