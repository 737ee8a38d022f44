//! The replacement of `ssh` in a build without SSH keys: every function refuses an SSH key with an error of its own, so
//! that the message can say what to do instead.

use age::{Identity, Recipient};

use crate::messages::{EncryptionError, Secret};

/// The first lines of the SSH private key files that a build with SSH keys reads.
const PRIVATE_KEYS: [&str; 2] = ["-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----"];

/// Returns `None` if `key` is not an SSH public key.
///
/// # Errors
/// Returns an error if `key` is an SSH public key.
pub(super) fn recipient(key: &str) -> Result<Option<Box<dyn Recipient>>, EncryptionError> {
    if key.starts_with("ssh-") { Err(EncryptionError::SshRecipient) } else { Ok(None) }
}

/// Returns `None` if `text` is not an SSH private key file.
///
/// # Errors
/// Returns an error if `text` is an SSH private key file.
pub(super) fn identity(text: &Secret) -> Result<Option<Box<dyn Identity>>, EncryptionError> {
    refuse(text).map(|()| None)
}

/// Returns `None` if `text` is not an SSH private key file.
///
/// # Errors
/// Returns an error if `text` is an SSH private key file.
pub(super) fn own_recipient(text: &Secret) -> Result<Option<Box<dyn Recipient>>, EncryptionError> {
    refuse(text).map(|()| None)
}

fn refuse(text: &Secret) -> Result<(), EncryptionError> {
    let is_ssh = PRIVATE_KEYS.iter().any(|first| text.expose().trim_start().starts_with(first));
    if is_ssh { Err(EncryptionError::SshKey) } else { Ok(()) }
}
