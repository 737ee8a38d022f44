//! A program built without sealing says so.

use crate::messages::Unsealed;

use super::{Clear, Key, Lock};

pub(super) fn seal(_: &[u8], _: &Lock) -> Result<Vec<u8>, Unsealed> {
    Err(Unsealed::Absent)
}

pub(super) fn unseal(_: &[u8], _: &Key) -> Result<Clear, Unsealed> {
    Err(Unsealed::Absent)
}

pub(super) fn wants(_: &[u8]) -> Unsealed {
    Unsealed::Absent
}
