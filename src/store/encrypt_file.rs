//! The encryption and decryption of whole files. The new file replaces the old one, which is removed only after the new
//! file was written and verified.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::messages::{EncryptionError, FileError, FileErrorKind, ReadOnlyReason, WriteError, has_encrypted_extension};
use pesee_core::deliberation::Moment;

use super::copy_names::{NameKind, classify_name};
use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::{LockOutcome, acquire_lock};
use super::file_operations::{move_to_trash, to_system_error};
use super::read::parse_document;
use super::read::to_write_error;
use super::read::{is_name_taken, read_deliberation_file};
use super::rescue;
use super::state_name::resolve_path;
use super::versions;
use super::write::{find_read_only_reason, lock_folder, parent_folder, sync_folder, write_new_file};

/// The result of encrypting a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptedFile {
    /// The encrypted file.
    pub path: PathBuf,
    /// The copies that are still unencrypted: beside the file, and under its name in the trash.
    pub unencrypted_copies: Vec<PathBuf>,
}

/// Encrypts the file at `path` to a new file beside it with `.age` added to the name. After the new file was verified,
/// the unencrypted file and its earlier versions are removed.
///
/// # Errors
/// Returns an error if the file is not a deliberation, is open in another instance or has unsaved work, or if the
/// encrypted file cannot be written. The file is then unchanged.
pub fn encrypt_file(
    path: &Path,
    target: &EncryptionTarget,
    state: Option<&Path>,
    now: Moment,
) -> Result<EncryptedFile, WriteError> {
    let to = encrypted_path(path);
    let _lock = state.map(|state| require_lock(state, path, now)).transpose()?;
    if let Some(reason) = find_read_only_reason(path) {
        return Err(WriteError::ReadOnly(reason));
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
        let rescued = rescue::load_rescue_copy(state, path, None);
        if rescued.is_some_and(|rescued| rescued.document != document || !rescued.drafts.is_empty()) {
            return Err(EncryptionError::UnsavedWork.into());
        }
    }
    let encrypted = encryption::encrypt(&bytes, target)?;
    let _folder_lock = lock_folder(parent_folder(&resolve_path(path)));
    write_new_file(&to, &encrypted)?;
    // `encrypt` has verified that the bytes can be decrypted. Both files must have the expected bytes now.
    let is_verified = read_deliberation_file(&to).is_ok_and(|current| current == encrypted)
        && read_deliberation_file(path).is_ok_and(|current| current == bytes);
    if !is_verified {
        drop(fs::remove_file(&to));
        return Err(WriteError::VerificationFailed);
    }
    // If the path is a link, its target is the unencrypted file: both are removed.
    let unencrypted = resolve_path(path);
    fs::remove_file(&unencrypted).map_err(to_system_error)?;
    if unencrypted != path {
        drop(fs::remove_file(path));
    }
    sync_folder(parent_folder(&unencrypted)).map_err(to_system_error)?;
    if let Some(state) = state {
        rescue::delete_rescue_copy(state, path);
        versions::delete_versions(state, path).map_err(to_system_error)?;
    }
    let unencrypted_copies = find_unencrypted_copies(path, state);
    Ok(EncryptedFile { path: to, unencrypted_copies })
}

/// Decrypts the file at `path` to `to`, or to a file beside it without `.age`, and moves the encrypted file to the
/// trash.
///
/// # Errors
/// Returns an error if the file cannot be decrypted, is open in another instance or has unsaved work, or if the new
/// path is taken. The file is then unchanged.
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
    let _lock = require_lock(state, path, now)?;
    if rescue::rescue_path(state, path).exists() {
        return Err(EncryptionError::UnsavedWork.into());
    }
    let (_, decrypted) =
        encryption::decrypt_if_encrypted(read_deliberation_file(path).map_err(kind_to_write_error)?, Some(key))
            .map_err(to_write_error)?;
    write_new_file(&to, &decrypted.ok_or(WriteError::from(EncryptionError::NotEncrypted))?.text)?;
    move_to_trash(path, state, now)?;
    Ok(to)
}

/// Acquires the lock of a file, and fails if another instance holds it.
fn require_lock(state: &Path, path: &Path, now: Moment) -> Result<LockOutcome, WriteError> {
    match acquire_lock(state, path, now) {
        LockOutcome::HeldByOther(since) => Err(WriteError::ReadOnly(ReadOnlyReason::OpenElsewhere(since))),
        outcome => Ok(outcome),
    }
}

fn kind_to_write_error(kind: FileErrorKind) -> WriteError {
    to_write_error(vec![FileError { position: None, kind }])
}

fn encrypted_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(".age");
    PathBuf::from(name)
}

/// Returns the unencrypted copies of a file: beside the file, and in the trash.
fn find_unencrypted_copies(path: &Path, state: Option<&Path>) -> Vec<PathBuf> {
    let Some(name) = path.file_name() else { return Vec::new() };
    let is_copy_of_file = |copy: &fs::DirEntry| match classify_name(&copy.file_name().to_string_lossy()) {
        NameKind::Copy(original, ..) => name == original.as_str(),
        _ => false,
    };
    let siblings = fs::read_dir(parent_folder(path))
        .into_iter()
        .flatten()
        .flatten()
        .filter(is_copy_of_file)
        .map(|copy| copy.path());
    let trash_folders = state.and_then(|state| fs::read_dir(state.join("trash")).ok()).into_iter().flatten().flatten();
    siblings.chain(trash_folders.map(|folder| folder.path().join(name)).filter(|at| at.is_file())).collect()
}
