//! SSH keys. They are in a file of their own because the crate `rsa`, which they need, has an advisory without a fix
//! (RUSTSEC-2023-0071): the cargo feature `ssh` is off unless somebody asks for it.

use age::ssh::{Identity, Recipient};

use crate::messages::{Secret, Unsealed};

use super::is_age;

/// The recipient for an SSH public key; `None` if `key` is no SSH public key.
///
/// # Errors
/// None here; a build without SSH keys refuses the key.
pub(super) fn recipient(key: &str) -> Result<Option<Box<dyn age::Recipient>>, Unsealed> {
    Ok(key.parse::<Recipient>().ok().map(|recipient| Box::new(recipient) as Box<dyn age::Recipient>))
}

/// The identity in the file of an SSH private key; `None` if `text` is not such a file.
///
/// # Errors
/// The key has a passphrase of its own, or is of a type that age does not know.
pub(super) fn identity(text: &Secret) -> Result<Option<Box<dyn age::Identity>>, Unsealed> {
    Ok(private_key(text)?.map(|key| Box::new(key) as Box<dyn age::Identity>))
}

/// The recipient for the public half of an SSH private key; `None` if `text` is not the file of one.
///
/// # Errors
/// As [`identity`].
pub(super) fn own_recipient(text: &Secret) -> Result<Option<Box<dyn age::Recipient>>, Unsealed> {
    let Some(key) = private_key(text)? else { return Ok(None) };
    let public = Recipient::try_from(key).map_err(|_| Unsealed::NoKey)?;
    Ok(Some(Box::new(public)))
}

fn private_key(text: &Secret) -> Result<Option<Identity>, Unsealed> {
    if !text.expose().trim_start().starts_with("-----BEGIN ") || is_age(text.expose().as_bytes()) {
        return Ok(None);
    }
    match Identity::from_buffer(text.expose().as_bytes(), None) {
        Ok(key @ Identity::Unencrypted(_)) => Ok(Some(key)),
        Ok(Identity::Encrypted(_)) => Err(Unsealed::KeyLocked),
        Ok(Identity::Unsupported(_)) | Err(_) => Err(Unsealed::NoKey),
    }
}
