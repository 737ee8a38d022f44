//! `pesee lock` and `pesee unlock`: to and from an age file.

use std::path::Path;

use crate::messages::{EncryptionError, FileErrorKind, ReadOnlyReason, WriteError};
use crate::phrases;
use crate::store::{self, EncryptionTarget};
use crate::t;
use crate::text::SafeText;

use super::CommandError;
use super::context::CommandContext;

pub(super) fn lock(world: &mut CommandContext<'_>, file: &Path, recipients: &[String]) -> Result<(), CommandError> {
    // What cannot be sealed needs no passphrase.
    let document = world.load(file)?;
    if document.encryption_key().is_some() {
        return Err(lock_failure(world, file, &WriteError::from(EncryptionError::AlreadyEncrypted)));
    }
    let lock = match recipients {
        [] => EncryptionTarget::OwnKey(store::EncryptionKey::Passphrase(world.read_new_passphrase(file)?)),
        keys => EncryptionTarget::Recipients(keys.to_vec()),
    };
    drop(document);
    let state = world.folders().ok().map(|folders| folders.state);
    let locked = store::encrypt_file(file, &lock, state.as_deref(), world.clock.now());
    let locked = locked.map_err(|trouble| lock_failure(world, file, &trouble))?;
    super::print_line(&t!(world.locale, "cli-locked", path = SafeText::from_path(&locked.path)))?;
    let how = if recipients.is_empty() { "cli-locked-passphrase" } else { "cli-locked-key" };
    super::print_line(&t!(world.locale, how))?;
    for left in &locked.unencrypted_copies {
        super::print_error(&t!(world.locale, "cli-locked-copy-left", path = SafeText::from_path(left)));
    }
    Ok(())
}

pub(super) fn unlock(world: &mut CommandContext<'_>, file: &Path, output: Option<&Path>) -> Result<(), CommandError> {
    let opened = world.load(file)?;
    let Some(key) = opened.encryption_key().cloned() else {
        return Err(lock_failure(world, file, &WriteError::from(EncryptionError::NotEncrypted)));
    };
    drop(opened);
    let state = world.folders()?.state;
    let unlocked = store::decrypt_file(file, &key, output, &state, world.clock.now());
    let path = unlocked.map_err(|trouble| lock_failure(world, file, &trouble))?;
    super::print_line(&t!(world.locale, "cli-unlocked", path = SafeText::from_path(&path)))?;
    Ok(())
}

/// Why a file was not sealed or unsealed; it is as it was.
fn lock_failure(world: &CommandContext<'_>, file: &Path, trouble: &WriteError) -> CommandError {
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
        WriteError::NameTaken => t!(world.locale, "cli-lock-name-taken"),
        other => phrases::write_error(&world.locale, other),
    };
    CommandError::Message(code, t!(world.locale, "cli-lock-failed", path = SafeText::from_path(file), reason = reason))
}
