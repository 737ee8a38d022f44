//! A build without SSH keys: each function refuses them by name, so that the person learns what to do instead.

use age::{Identity, Recipient};

use crate::messages::{EncryptionError, Secret};

/// How the files of SSH private keys begin that a build with SSH keys reads.
const PRIVATE_KEYS: [&str; 2] = ["-----BEGIN OPENSSH PRIVATE KEY-----", "-----BEGIN RSA PRIVATE KEY-----"];

/// `None` if `key` is no SSH public key.
///
/// # Errors
/// It is one.
pub(super) fn recipient(key: &str) -> Result<Option<Box<dyn Recipient>>, EncryptionError> {
    if key.starts_with("ssh-") { Err(EncryptionError::SshRecipient(key.to_owned())) } else { Ok(None) }
}

/// `None` if `text` is not the file of an SSH private key.
///
/// # Errors
/// It is one.
pub(super) fn identity(text: &Secret) -> Result<Option<Box<dyn Identity>>, EncryptionError> {
    refuse(text).map(|()| None)
}

/// `None` if `text` is not the file of an SSH private key.
///
/// # Errors
/// It is one.
pub(super) fn own_recipient(text: &Secret) -> Result<Option<Box<dyn Recipient>>, EncryptionError> {
    refuse(text).map(|()| None)
}

fn refuse(text: &Secret) -> Result<(), EncryptionError> {
    let is_ssh = PRIVATE_KEYS.iter().any(|first| text.expose().trim_start().starts_with(first));
    if is_ssh { Err(EncryptionError::SshKey) } else { Ok(()) }
}
