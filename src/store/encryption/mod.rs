//! The encryption of files: the text of a deliberation in an age file, decrypted with a passphrase or an identity (a
//! private key). The cargo features `encrypt` and `ssh` select the submodules.

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

#[cfg(all(feature = "encrypt", not(feature = "ssh")))]
use ssh_absent as ssh;
#[cfg(not(feature = "encrypt"))]
use unsupported as age;

/// The key that decrypted a file, with which the next save encrypts it again.
#[derive(Clone, Debug)]
pub enum EncryptionKey {
    Passphrase(Secret),
    /// The text of an identity file. After a successful decryption, only the identity that decrypted the file.
    Identity(Secret),
}

/// The recipients for whom a text is encrypted.
#[derive(Clone, Debug)]
pub enum EncryptionTarget {
    /// The user's own key.
    OwnKey(EncryptionKey),
    /// Public keys, `age1…` or, with the cargo feature `ssh`, SSH public keys. Each of their private keys decrypts the
    /// file.
    Recipients(Vec<String>),
}

/// The content of an encrypted file.
#[derive(Debug)]
pub(super) struct DecryptedFile {
    pub(super) text: Vec<u8>,
    /// The key that decrypted the file.
    pub(super) key: EncryptionKey,
    /// Whether the file has other recipients too.
    pub(super) is_shared: bool,
}

/// The largest identity file.
const MAX_KEY_FILE_BYTES: u64 = 1 << 16;

impl EncryptionKey {
    /// Loads a key from its source.
    ///
    /// # Errors
    /// Returns an error if the passphrase is too long, or the identity file cannot be read or is not UTF-8.
    pub fn load(source: &KeySource) -> Result<EncryptionKey, FileErrorKind> {
        match source {
            KeySource::Passphrase(secret) if secret.is_too_long_for_passphrase() => {
                Err(FileErrorKind::Encryption(EncryptionError::PassphraseTooLong))
            }
            KeySource::Passphrase(secret) => Ok(EncryptionKey::Passphrase(secret.clone())),
            KeySource::IdentityFile(path) => {
                let bytes = read_regular_file(path, MAX_KEY_FILE_BYTES).map_err(|kind| {
                    FileErrorKind::Encryption(match kind {
                        FileErrorKind::Read(error) => EncryptionError::UnreadableKey(path.clone(), error),
                        // The file is too large for a file of keys.
                        _ => EncryptionError::InvalidKey,
                    })
                })?;
                let bytes = zeroize::Zeroizing::new(bytes);
                let text =
                    std::str::from_utf8(&bytes).map_err(|_| FileErrorKind::Encryption(EncryptionError::InvalidKey))?;
                Ok(EncryptionKey::Identity(Secret::new(text.to_owned())))
            }
        }
    }
}

/// Returns whether these are the bytes of an age file, binary or armored.
pub(super) fn is_age_file(bytes: &[u8]) -> bool {
    let starts_with = |prefix: &str| bytes.trim_ascii_start().starts_with(prefix.as_bytes());
    starts_with("age-encryption.org/") || starts_with("-----BEGIN AGE ENCRYPTED FILE-----")
}

/// Encrypts a text, and verifies that the result can be decrypted.
pub(super) fn encrypt(text: &[u8], target: &EncryptionTarget) -> Result<Vec<u8>, EncryptionError> {
    if let EncryptionTarget::OwnKey(EncryptionKey::Passphrase(secret)) = target
        && secret.is_too_long_for_passphrase()
    {
        return Err(EncryptionError::PassphraseTooLong);
    }
    age::encrypt(text, target)
}

/// Decrypts the bytes of a file if they are an age file. Returns the bytes, and the decrypted content if there is one.
/// A damaged or changed age file gives an error, never a part of its content.
pub(super) fn decrypt_if_encrypted(
    bytes: Vec<u8>,
    key: Option<&EncryptionKey>,
) -> Result<(Vec<u8>, Option<DecryptedFile>), Vec<FileError>> {
    if !is_age_file(&bytes) {
        return Ok((bytes, None));
    }
    let decrypted = match key {
        Some(key) => age::decrypt(&bytes, key),
        None => Err(age::find_required_key(&bytes)),
    };
    Ok((bytes, Some(decrypted.map_err(to_file_errors)?)))
}

pub(super) fn to_file_errors(error: EncryptionError) -> Vec<FileError> {
    vec![FileError { position: None, kind: FileErrorKind::Encryption(error) }]
}
