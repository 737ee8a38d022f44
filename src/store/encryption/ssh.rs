//! SSH keys as recipients and identities. The cargo feature `ssh` is off by default, because SSH keys need the crate
//! `rsa`, which has an advisory without a fix (RUSTSEC-2023-0071).

use age::ssh::{Identity, Recipient};

use crate::messages::{EncryptionError, Secret};

use super::is_age_file;

/// Returns the recipient for an SSH public key, or `None` if `key` is not an SSH public key.
///
/// # Errors
/// Never returns an error. A build without SSH keys refuses the key.
pub(super) fn recipient(key: &str) -> Result<Option<Box<dyn age::Recipient>>, EncryptionError> {
    Ok(key.parse::<Recipient>().ok().map(|recipient| Box::new(recipient) as Box<dyn age::Recipient>))
}

/// Returns the identity in an SSH private key file, or `None` if `text` is not an SSH private key file.
///
/// # Errors
/// Returns an error if the key has a passphrase, or is of a type that age does not support.
pub(super) fn identity(text: &Secret) -> Result<Option<Box<dyn age::Identity>>, EncryptionError> {
    Ok(private_key(text)?.map(|key| Box::new(key) as Box<dyn age::Identity>))
}

/// Returns the recipient for the public key of an SSH private key, or `None` if `text` is not an SSH private key file.
///
/// # Errors
/// Returns the errors of [`identity`].
pub(super) fn own_recipient(text: &Secret) -> Result<Option<Box<dyn age::Recipient>>, EncryptionError> {
    let Some(key) = private_key(text)? else { return Ok(None) };
    let public = Recipient::try_from(key).map_err(|_| EncryptionError::InvalidKey)?;
    Ok(Some(Box::new(public)))
}

fn private_key(text: &Secret) -> Result<Option<Identity>, EncryptionError> {
    if !text.expose().trim_start().starts_with("-----BEGIN ") || is_age_file(text.expose().as_bytes()) {
        return Ok(None);
    }
    match Identity::from_buffer(text.expose().as_bytes(), None) {
        Ok(key @ Identity::Unencrypted(_)) => Ok(Some(key)),
        Ok(Identity::Encrypted(_)) => Err(EncryptionError::KeyHasPassphrase),
        Ok(Identity::Unsupported(_)) | Err(_) => Err(EncryptionError::InvalidKey),
    }
}
