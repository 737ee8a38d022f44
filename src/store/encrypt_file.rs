//! The encryption and decryption of whole files. The new file replaces the old one, which is removed only after the new
//! file was written and verified.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use crate::messages::{
    ClearTraces, EncryptionError, FileErrorKind, ReadOnlyReason, WriteError, has_encrypted_extension,
};
use pesee_core::deliberation::Moment;

use super::clear_copies::{ClearFile, TraceFolders, remove_clear_copies};
use super::emergency_copy::{self, EmergencySlot};
use super::encryption::{self, EncryptionKey, EncryptionTarget};
use super::file_lock::{LockOutcome, acquire_lock};
use super::own_files::is_own_path;
use super::read::{
    is_name_taken, kind_to_write_error, name_taken_error, parse_document, read_deliberation_file, to_write_error,
};
use super::state_name::hash_content;
use super::trash::move_to_trash;
use super::unfinished::{Direction, ExchangeRecord, is_broken_link};
use super::write::{check_read_only, lock_folder, parent_folder, sync_folder, to_system_error, write_new_file};

/// The result of encrypting a file.
#[derive(Clone, Debug, PartialEq)]
pub struct EncryptedFile {
    /// The encrypted file.
    pub path: PathBuf,
    pub traces: ClearTraces,
    /// Why the disk has not confirmed the removal of the unencrypted file, if it has not.
    pub unconfirmed: Option<WriteError>,
}

/// The result of decrypting a file.
#[derive(Clone, Debug, PartialEq)]
pub struct DecryptedFile {
    /// The decrypted file.
    pub path: PathBuf,
    /// Why the disk has not confirmed the move of the encrypted file to the trash, if it has not.
    pub unconfirmed: Option<WriteError>,
}

/// Encrypts the file at `path` to a new file beside it with `.age` added to the name. After the new file was verified,
/// the unencrypted file and its traces are removed.
///
/// # Errors
/// Returns an error if the file is not a deliberation, is open in another instance or has unsaved work, or if the
/// encrypted file cannot be written or the unencrypted file cannot be removed. The file is then unchanged, and there is
/// no encrypted file; if it cannot be removed again, the error is [`EncryptionError::NotUndone`].
pub fn encrypt_file(
    path: &Path,
    target: &EncryptionTarget,
    folders: TraceFolders<'_>,
    now: Moment,
) -> Result<EncryptedFile, WriteError> {
    let state = folders.state;
    let to = encrypted_path(path);
    let _lock = state.map(|state| require_lock(state, path, now)).transpose()?;
    if let Some(reason) = check_read_only(path).map_err(to_system_error)? {
        return Err(WriteError::ReadOnly(reason));
    }
    let bytes = read_deliberation_file(path).map_err(kind_to_write_error)?;
    if encryption::is_age_file(&bytes) || has_encrypted_extension(path) {
        return Err(EncryptionError::AlreadyEncrypted.into());
    }
    if is_name_taken(&to) {
        return Err(name_taken_error(&to));
    }
    let document = parse_document(&bytes).map_err(to_write_error)?;
    if let Some(state) = state {
        let slot = EmergencySlot::new(state.to_owned());
        let copies = emergency_copy::find_copies(&slot, path, (&document, Some(&bytes)), None);
        if copies.iter().any(|copy| copy.work.document != document || !copy.work.drafts.is_empty()) {
            return Err(EncryptionError::UnsavedWork.into());
        }
    }
    let encrypted = encryption::encrypt(&bytes, target)?;
    // If the path is a link, its target is the unencrypted file: both are removed. An error must not leave the target.
    let unencrypted = fs::canonicalize(path).map_err(to_system_error)?;
    let _folder_lock = lock_folder(parent_folder(&unencrypted));
    // A crash from here on leaves a record, by which the next start finishes the encryption. Without a state folder
    // there is none.
    let (from, into) = ((path, bytes.as_slice()), (to.as_path(), encrypted.as_slice()));
    let record =
        state.and_then(|state| ExchangeRecord::write(state, Direction::Encrypt, from, into, document.head()).ok());
    let replaced = replace_with_encrypted((path, &unencrypted), &to, &encrypted, &bytes).map(|unconfirmed| {
        let content_hash = hash_content(&bytes);
        let file = ClearFile { path, resolved: &unencrypted, head: document.head(), content_hash: &content_hash };
        EncryptedFile { path: to.clone(), traces: remove_clear_copies(file, folders), unconfirmed }
    });
    // If the link to the removed file could not be removed, the next start tries again.
    if !is_broken_link(path) {
        end_record(record, &replaced);
    }
    replaced
}

/// Writes the encrypted file and removes the unencrypted one. Returns why the disk has not confirmed the removal, if it
/// has not.
fn replace_with_encrypted(
    (path, unencrypted): (&Path, &Path),
    to: &Path,
    encrypted: &[u8],
    bytes: &[u8],
) -> Result<Option<WriteError>, WriteError> {
    write_new_file(to, encrypted).map_err(|error| undo(to, encrypted, error))?;
    // `encrypt` has verified that the bytes can be decrypted. Both files must have the expected bytes now.
    let is_verified = read_deliberation_file(to).is_ok_and(|current| current == encrypted)
        && read_deliberation_file(path).is_ok_and(|current| current == bytes);
    if !is_verified {
        return Err(undo(to, encrypted, WriteError::VerificationFailed));
    }
    fs::remove_file(unencrypted).map_err(|error| undo(to, encrypted, to_system_error(error)))?;
    // From here on the file is encrypted, and no error may say otherwise. A link that stays leads nowhere.
    if is_broken_link(path) {
        drop(fs::remove_file(path));
    }
    Ok(sync_folder(parent_folder(unencrypted)).map_err(to_system_error).err())
}

/// Removes the record of an operation that has ended. If the operation could not be undone, the record stays, so that
/// the next start tries again.
fn end_record<T>(record: Option<ExchangeRecord>, result: &Result<T, WriteError>) {
    let is_half_done = matches!(result, Err(WriteError::InvalidFile(error))
        if matches!(error.kind, FileErrorKind::Encryption(EncryptionError::NotUndone(_))));
    if let Some(record) = record.filter(|_| !is_half_done) {
        record.remove();
    }
}

/// Decrypts the file at `path` to `to`, or to a file beside it without `.age`, and moves the encrypted file to the
/// trash.
///
/// # Errors
/// Returns an error if the file cannot be decrypted, is open in another instance or has unsaved work, or if the new
/// path is taken. The file is then unchanged, and there is no decrypted file; if it cannot be removed again, the error
/// is [`EncryptionError::NotUndone`].
pub fn decrypt_file(
    path: &Path,
    key: &EncryptionKey,
    to: Option<&Path>,
    state: &Path,
    now: Moment,
) -> Result<DecryptedFile, WriteError> {
    let to = match to {
        Some(to) => to.to_owned(),
        None if has_encrypted_extension(path) => path.with_extension(""),
        None => return Err(EncryptionError::NotEncrypted.into()),
    };
    if is_own_path(&to, Some(state)) {
        return Err(WriteError::OwnFile);
    }
    if is_name_taken(&to) {
        return Err(name_taken_error(&to));
    }
    let _lock = require_lock(state, path, now)?;
    if !emergency_copy::list_copies_named_after(state, path).is_empty() {
        return Err(EncryptionError::UnsavedWork.into());
    }
    let encrypted = read_deliberation_file(path).map_err(kind_to_write_error)?;
    let (encrypted, decrypted) = encryption::decrypt_if_encrypted(encrypted, Some(key)).map_err(to_write_error)?;
    let text = decrypted.ok_or(WriteError::from(EncryptionError::NotEncrypted))?.text;
    let document = parse_document(&text);
    if let Ok(document) = &document {
        // Only an encrypted file is offered the work in an encrypted copy, also if the file was moved meanwhile.
        let slot = EmergencySlot::new(state.to_owned());
        if !emergency_copy::find_copies(&slot, path, (document, Some(&encrypted)), Some(key)).is_empty() {
            return Err(EncryptionError::UnsavedWork.into());
        }
    }
    let head = document.map(|document| document.head().clone()).unwrap_or_default();
    let record = ExchangeRecord::write(state, Direction::Decrypt, (path, &encrypted), (&to, &text), &head).ok();
    let written = write_new_file(&to, &text).map_err(|error| undo(&to, &text, error));
    let replaced = written.and_then(|()| match move_to_trash(path, state, now) {
        Ok(_) => Ok(DecryptedFile { path: to.clone(), unconfirmed: None }),
        Err(error) if is_name_taken(path) => Err(undo(&to, &text, error)),
        // The encrypted file is in the trash, so the clear file is the only one.
        Err(error) => Ok(DecryptedFile { path: to.clone(), unconfirmed: Some(error) }),
    });
    end_record(record, &replaced);
    replaced
}

/// Removes the new file at `path` after a failure, if it has the content that was written. Returns the error to report.
fn undo(path: &Path, written: &[u8], error: WriteError) -> WriteError {
    let is_ours = || read_deliberation_file(path).map_or(true, |current| current == written);
    if is_name_taken(path) && is_ours() && fs::remove_file(path).is_err() {
        return EncryptionError::NotUndone(path.to_owned()).into();
    }
    // The removal need not reach the disk before the error is reported, but it should.
    drop(sync_folder(parent_folder(path)));
    error
}

/// Acquires the lock of a file, and fails if another instance holds it.
fn require_lock(state: &Path, path: &Path, now: Moment) -> Result<LockOutcome, WriteError> {
    match acquire_lock(state, path, now) {
        LockOutcome::HeldByOther(since) => Err(WriteError::ReadOnly(ReadOnlyReason::OpenElsewhere(since))),
        outcome => Ok(outcome),
    }
}

fn encrypted_path(path: &Path) -> PathBuf {
    let mut name = OsString::from(path.as_os_str());
    name.push(".age");
    PathBuf::from(name)
}
