//! The replacement of `age` in a build without the cargo feature `encrypt`: every function returns an error that names
//! the reason.

use crate::messages::EncryptionError;

use super::{DecryptedFile, EncryptionKey, EncryptionTarget};

pub(super) fn encrypt(_: &[u8], _: &EncryptionTarget) -> Result<Vec<u8>, EncryptionError> {
    Err(EncryptionError::NotSupported)
}

pub(super) fn decrypt(_: &[u8], _: &EncryptionKey) -> Result<DecryptedFile, EncryptionError> {
    Err(EncryptionError::NotSupported)
}

pub(super) fn find_required_key(_: &[u8]) -> EncryptionError {
    EncryptionError::NotSupported
}
