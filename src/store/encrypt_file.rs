//! Sealing a file, and unsealing it: the one takes the place of the other, and neither goes before the other is there
//! for certain.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::messages::{EncryptionError, FileError, FileErrorKind, ReadOnlyReason, WriteError, has_encrypted_extension};
use pesee_core::deliberation::Moment;

use super::copy_names::{NameKind, classify_name};
use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::{LockOutcome, acquire_lock};
use super::file_operations::{move_to_trash, to_system_error, to_write_error};
use super::read::parse_document;
use super::read::{is_name_taken, read_deliberation_file};
use super::rescue;
use super::state_name::resolve_path;
use super::versions;
use super::write::{find_read_only_reason, lock_folder, parent_folder, sync_folder, write_new_file};

/// What was sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptedFile {
    /// The sealed file.
    pub path: PathBuf,
    /// What is left in clear: copies that programs kept beside it, and what lies in the trash under its name.
    pub unencrypted_copies: Vec<PathBuf>,
}

/// Seals the file at `path` into one beside it, whose name ends in `.age`. Once that is there, and opens again, the clear
/// one goes, and with it its earlier versions.
///
/// # Errors
/// It is no deliberation, is open elsewhere, holds work that is not saved, or the sealed one cannot be written: then it is
/// as it was.
pub fn encrypt_file(
    path: &Path,
    lock: &EncryptionTarget,
    state: Option<&Path>,
    now: Moment,
) -> Result<EncryptedFile, WriteError> {
    let to = encrypted_path(path);
    let _hold = state.map(|state| require_lock(state, path, now)).transpose()?;
    if let Some(why) = find_read_only_reason(path) {
        return Err(WriteError::ReadOnly(why));
    }
    let bytes = read_deliberation_file(path).map_err(kind_to_write_error)?;
    if encryption::is_age_file(&bytes) || has_encrypted_extension(path) {
        return Err(EncryptionError::AlreadyEncrypted.into());
    }
    if is_name_taken(&to) {
        return Err(WriteError::NameTaken);
    }
    let document = parse_document(&bytes).map_err(to_write_error)?;
    if let Some(state) = state {
        let waits = rescue::load_rescue_copy(state, path, None);
        if waits.is_some_and(|waits| waits.document != document || !waits.drafts.is_empty()) {
            return Err(EncryptionError::UnsavedWork.into());
        }
    }
    let sealed = encryption::encrypt(&bytes, lock)?;
    let _folder_lock = lock_folder(parent_folder(&resolve_path(path)));
    write_new_file(&to, &sealed)?;
    // It was opened before it was written: what is there now is the same, byte for byte, or it is not kept.
    let same = read_deliberation_file(&to).is_ok_and(|there| there == sealed)
        && read_deliberation_file(path).is_ok_and(|there| there == bytes);
    if !same {
        drop(fs::remove_file(&to));
        return Err(WriteError::VerificationFailed);
    }
    // A link goes too, and what it leads to: that is what was in clear.
    let clear = resolve_path(path);
    fs::remove_file(&clear).map_err(to_system_error)?;
    if clear != path {
        drop(fs::remove_file(path));
    }
    sync_folder(parent_folder(&clear)).map_err(to_system_error)?;
    if let Some(state) = state {
        rescue::delete_rescue_copy(state, path);
        versions::delete_versions(state, path).map_err(to_system_error)?;
    }
    let left = find_unencrypted_copies(path, state);
    Ok(EncryptedFile { path: to, unencrypted_copies: left })
}

/// Unseals the file at `path` into `to`, or into one beside it, without the `.age`; then the sealed one goes into the
/// trash.
///
/// # Errors
/// It stays sealed, is open elsewhere, or something has the name: then it is as it was.
pub fn decrypt_file(
    path: &Path,
    key: &EncryptionKey,
    to: Option<&Path>,
    state: &Path,
    now: Moment,
) -> Result<PathBuf, WriteError> {
    let to = match to {
        Some(to) => to.to_owned(),
        None if path.extension().is_some_and(|end| end.eq_ignore_ascii_case("age")) => path.with_extension(""),
        None => return Err(EncryptionError::NotEncrypted.into()),
    };
    if is_name_taken(&to) {
        return Err(WriteError::NameTaken);
    }
    let _hold = require_lock(state, path, now)?;
    if rescue::rescue_path(state, path).exists() {
        return Err(EncryptionError::UnsavedWork.into());
    }
    let (_, clear) =
        encryption::decrypt_if_encrypted(read_deliberation_file(path).map_err(kind_to_write_error)?, Some(key))
            .map_err(to_write_error)?;
    write_new_file(&to, &clear.ok_or(WriteError::from(EncryptionError::NotEncrypted))?.text)?;
    move_to_trash(path, state, now)?;
    Ok(to)
}

/// The right to write in a file, or who has it.
fn require_lock(state: &Path, path: &Path, now: Moment) -> Result<LockOutcome, WriteError> {
    match acquire_lock(state, path, now) {
        LockOutcome::HeldByOther(since) => Err(WriteError::ReadOnly(ReadOnlyReason::OpenElsewhere(since))),
        holder => Ok(holder),
    }
}

fn kind_to_write_error(problem: FileErrorKind) -> WriteError {
    to_write_error(vec![FileError { position: None, kind: problem }])
}

fn encrypted_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(".age");
    PathBuf::from(name)
}

/// Copies of a file that are in clear still.
fn find_unencrypted_copies(path: &Path, state: Option<&Path>) -> Vec<PathBuf> {
    let Some(name) = path.file_name() else { return Vec::new() };
    let is_its = |copy: &fs::DirEntry| match classify_name(&copy.file_name().to_string_lossy()) {
        NameKind::Copy(of, ..) => name == of.as_str(),
        _ => false,
    };
    let beside =
        fs::read_dir(parent_folder(path)).into_iter().flatten().flatten().filter(is_its).map(|copy| copy.path());
    let thrown = state.and_then(|state| fs::read_dir(state.join("trash")).ok()).into_iter().flatten().flatten();
    beside.chain(thrown.map(|thrown| thrown.path().join(name)).filter(|at| at.is_file())).collect()
}
