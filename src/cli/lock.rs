//! `pesee lock` and `pesee unlock`: to and from an age file.

use std::path::Path;

use crate::messages::{EncryptionError, FileErrorKind, ReadOnlyReason, WriteError};
use crate::say;
use crate::store::{self, EncryptionTarget};
use crate::tell;
use crate::text::Shown;

use super::Ending;
use super::world::World;

pub(super) fn lock(world: &mut World<'_>, file: &Path, recipients: &[String]) -> Result<(), Ending> {
    // What cannot be sealed needs no passphrase.
    let document = world.load(file)?;
    if document.encryption_key().is_some() {
        return Err(not_done(world, file, &WriteError::from(EncryptionError::AlreadyEncrypted)));
    }
    let lock = match recipients {
        [] => EncryptionTarget::OwnKey(store::EncryptionKey::Passphrase(world.new_passphrase(file)?)),
        keys => EncryptionTarget::Recipients(keys.to_vec()),
    };
    drop(document);
    let state = world.folders().ok().map(|folders| folders.state);
    let locked = store::encrypt_file(file, &lock, state.as_deref(), world.clock.now());
    let locked = locked.map_err(|trouble| not_done(world, file, &trouble))?;
    super::print(&tell!(world.tongue, "cli-locked", path = Shown::path(&locked.path)))?;
    let how = if recipients.is_empty() { "cli-locked-passphrase" } else { "cli-locked-key" };
    super::print(&tell!(world.tongue, how))?;
    for left in &locked.unencrypted_copies {
        super::complain(&tell!(world.tongue, "cli-locked-left", path = Shown::path(left)));
    }
    Ok(())
}

pub(super) fn unlock(world: &mut World<'_>, file: &Path, output: Option<&Path>) -> Result<(), Ending> {
    let opened = world.load(file)?;
    let Some(key) = opened.encryption_key().cloned() else {
        return Err(not_done(world, file, &WriteError::from(EncryptionError::NotEncrypted)));
    };
    drop(opened);
    let state = world.folders()?.state;
    let unlocked = store::decrypt_file(file, &key, output, &state, world.clock.now());
    let path = unlocked.map_err(|trouble| not_done(world, file, &trouble))?;
    super::print(&tell!(world.tongue, "cli-unlocked", path = Shown::path(&path)))?;
    Ok(())
}

/// Why a file was not sealed or unsealed; it is as it was.
fn not_done(world: &World<'_>, file: &Path, trouble: &WriteError) -> Ending {
    let code = match trouble {
        WriteError::ReadOnly(ReadOnlyReason::OpenElsewhere(_)) => 4,
        WriteError::InvalidFile(fault) => match &fault.kind {
            FileErrorKind::Encryption(EncryptionError::InvalidRecipient(_) | EncryptionError::SshRecipient(_)) => 2,
            FileErrorKind::Encryption(
                EncryptionError::UnsavedWork | EncryptionError::AlreadyEncrypted | EncryptionError::NotEncrypted,
            ) => 1,
            FileErrorKind::Encryption(_) => 5,
            _ => 3,
        },
        _ => 1,
    };
    let reason = match trouble {
        WriteError::NameTaken => tell!(world.tongue, "cli-lock-taken"),
        other => say::trouble(&world.tongue, other),
    };
    Ending::Said(code, tell!(world.tongue, "cli-lock-not-done", path = Shown::path(file), reason = reason))
}
