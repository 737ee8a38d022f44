//! Operations on files that are not open: copying, changing single fields of the head, and the trash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{FileError, FileErrorKind, ReadError, SaveOutcome, WriteError};
use pesee_core::deliberation::{Builder, Deliberation, Edit, FieldPath, HeadField, Id, Moment};

use super::paths::{free_path, next_free_path};
use super::read::{create_private_folder, open_regular_file, to_write_error};
use super::save::OpenFile;
use super::write::{describe_io_error, sync_folder};

/// How many days the trash keeps a file.
const TRASH_DAYS: u64 = 30;
/// The name of a folder in the trash: the time of the deletion.
const TRASH_NAME_FORMAT: &str = "%Y%m%dT%H%M%S";
/// How many times a change is attempted while another program keeps changing the file.
const MAX_ATTEMPTS: usize = 5;

/// Copies a deliberation to a new file with another title, a new id and new times. Returns the path of the new file.
///
/// # Errors
/// Returns an error if the file cannot be read, or the new file cannot be written.
pub fn duplicate(path: &Path, sessions: &Path, title: &str, now: Moment) -> Result<PathBuf, WriteError> {
    let opened = OpenFile::load(path).map_err(to_write_error)?;
    copy_document(&opened, opened.document(), sessions, title, now)
}

/// Writes `document` to a new file in the folder `sessions` with another title, a new id, new times and the comments of
/// the open file. Returns the path of the new file.
///
/// # Errors
/// Returns an error if the new file cannot be written.
pub fn copy_document(
    opened: &OpenFile,
    document: &Deliberation,
    sessions: &Path,
    title: &str,
    now: Moment,
) -> Result<PathBuf, WriteError> {
    // The name of an encrypted file need not contain its title, so the name of the copy must not contain it either.
    let path = match opened.encryption_key() {
        Some(_) => next_free_path(&sessions.join(opened.path().file_name().unwrap_or_default())),
        None => free_path(sessions, now.date_naive(), title),
    };
    let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let id = Id::generate(&name, "deliberation", document.head().id.iter());
    let copy = apply_changes(document, |builder| {
        builder.set_typed(FieldPath::Head(HeadField::Title), title.to_owned());
        builder.set_typed(FieldPath::Head(HeadField::Id), id);
        builder.set_typed(FieldPath::Head(HeadField::Created), now);
        builder.set_typed(FieldPath::Head(HeadField::Updated), now);
    })?;
    let new_file = OpenFile::from_text(path.clone(), &opened.render_text(&copy)).map_err(to_write_error)?;
    let mut new_file = new_file.with_encryption_key(opened.encryption_key().cloned());
    match new_file.save(&copy, now) {
        SaveOutcome::Done => Ok(path),
        // Another program took the free name in the meantime: the document was saved under a name beside it.
        SaveOutcome::UnreadableOnDisk(actual_path) | SaveOutcome::ReplaceFailed(_, actual_path) => Ok(actual_path),
        SaveOutcome::Failed(error) => Err(error),
        SaveOutcome::ChangedOnDisk(_) => Err(WriteError::VerificationFailed),
    }
}

/// Changes the title of a deliberation. The file keeps its name.
///
/// # Errors
/// Returns an error if the file cannot be read or written, or another program keeps changing it.
pub fn set_title(path: &Path, title: &str, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |builder| {
        builder.set_typed(FieldPath::Head(HeadField::Title), title.to_owned());
        builder.set_typed(FieldPath::Head(HeadField::Updated), now);
    })
}

/// Sets the client of a deliberation. An empty name removes the client.
///
/// # Errors
/// Returns the errors of [`set_title`].
pub fn set_client(path: &Path, client: &str, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |builder| {
        builder.head_mut().client = (!client.is_empty()).then(|| client.to_owned());
        builder.set_typed(FieldPath::Head(HeadField::Updated), now);
    })
}

/// Archives a deliberation, or takes it out of the archive. The time of the last update stays, because the content did
/// not change.
///
/// # Errors
/// Returns the errors of [`set_title`].
pub fn set_archived(path: &Path, is_archived: bool, now: Moment) -> Result<(), WriteError> {
    edit_file(path, now, |builder| builder.head_mut().archived = is_archived.then_some(true))
}

/// Changes fields of a file that is not open in this instance. Comments and the order of keys stay.
fn edit_file(path: &Path, now: Moment, change: impl Fn(&mut Builder)) -> Result<(), WriteError> {
    let mut opened = OpenFile::load(path).map_err(to_write_error)?;
    for _ in 0..MAX_ATTEMPTS {
        let document = apply_changes(opened.document(), &change)?;
        match opened.save(&document, now) {
            SaveOutcome::Done => return Ok(()),
            // The change of another program has been read. The next attempt applies the edit to it.
            SaveOutcome::ChangedOnDisk(_) => {}
            SaveOutcome::Failed(error) => return Err(error),
            SaveOutcome::ReplaceFailed(reason, _) => return Err(WriteError::System(reason)),
            SaveOutcome::UnreadableOnDisk(_) => return Err(WriteError::NoAnswer),
        }
    }
    Err(WriteError::NoAnswer)
}

/// Applies changes of single fields to a copy of the document. The only possible error is a text that is too long.
fn apply_changes(document: &Deliberation, change: impl FnOnce(&mut Builder)) -> Result<Deliberation, WriteError> {
    let edit = Edit::build(document, change);
    let mut changed = document.clone();
    changed.apply(&edit).map_err(|_| WriteError::TextTooLong)?;
    Ok(changed)
}

pub(super) fn to_system_error(error: io::Error) -> WriteError {
    WriteError::System(describe_io_error(&error))
}

/// Moves a file to the trash in the state folder, and returns its new path. Each file gets a folder named after the
/// time of the deletion, so that the file keeps its name. Files that were deleted more than 30 days ago are removed.
///
/// # Errors
/// Returns an error if the file cannot be moved. The file is then unchanged.
pub fn move_to_trash(path: &Path, state: &Path, now: Moment) -> Result<PathBuf, WriteError> {
    let trash = state.join("trash");
    create_private_folder(&trash).map_err(to_system_error)?;
    empty_old_trash(&trash, now);
    let folder = next_free_path(&trash.join(now.format(TRASH_NAME_FORMAT).to_string()));
    create_private_folder(&folder).and_then(|()| sync_folder(&trash)).map_err(to_system_error)?;
    let to = folder.join(path.file_name().unwrap_or_default());
    // If the move fails, the empty folder must not remain.
    move_file(path, &to).inspect_err(|_| drop(fs::remove_dir(&folder)))?;
    Ok(to)
}

/// Moves the file `at` from the trash back to `to`, with another name if that path is taken. Returns the new path.
///
/// # Errors
/// Returns an error if the file cannot be moved. The file then stays in the trash.
pub fn restore_from_trash(at: &Path, to: &Path) -> Result<PathBuf, WriteError> {
    if let Some(folder) = to.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        create_private_folder(folder).map_err(to_system_error)?;
    }
    let new_path = next_free_path(to);
    move_file(at, &new_path)?;
    // `remove_dir` removes only an empty folder: other files in it stay.
    at.parent().map(fs::remove_dir);
    Ok(new_path)
}

/// Moves a file by renaming it, or, between two disks, by copying it and removing the original after that. The folders
/// are synced, so that a reported move survives a power failure.
fn move_file(from: &Path, to: &Path) -> Result<(), WriteError> {
    match fs::rename(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy_file(from, to)?;
            fs::remove_file(from).map_err(to_system_error)?;
        }
        renamed => renamed.map_err(to_system_error)?,
    }
    let folders = [to, from].into_iter().filter_map(Path::parent);
    folders.filter(|folder| !folder.as_os_str().is_empty()).try_for_each(sync_folder).map_err(to_system_error)
}

/// Copies a regular file to a free path. A symbolic link is copied as a link.
fn copy_file(from: &Path, to: &Path) -> Result<(), WriteError> {
    #[cfg(unix)]
    if let Ok(target) = fs::read_link(from) {
        return std::os::unix::fs::symlink(target, to).map_err(to_system_error);
    }
    let to_error =
        |error: ReadError| to_write_error(vec![FileError { position: None, kind: FileErrorKind::Read(error) }]);
    let (mut file, _) = open_regular_file(from).map_err(to_error)?;
    let mut copy_content = || -> io::Result<()> {
        let folder = to.parent().unwrap_or(Path::new("."));
        let mut copy = tempfile::Builder::new().prefix(".pesee-").suffix(".tmp").tempfile_in(folder)?;
        io::copy(&mut file, &mut copy)?;
        copy.as_file().set_permissions(file.metadata()?.permissions())?;
        copy.as_file().sync_all()?;
        copy.persist_noclobber(to).map_err(|refused| refused.error)?;
        Ok(())
    };
    copy_content().map_err(to_system_error)
}

fn empty_old_trash(trash: &Path, now: Moment) {
    let limit = chrono::Duration::days(TRASH_DAYS as i64);
    for entry in fs::read_dir(trash).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let deleted_at =
            name.get(..15).and_then(|stamp| chrono::NaiveDateTime::parse_from_str(stamp, TRASH_NAME_FORMAT).ok());
        if deleted_at.is_some_and(|deleted_at| now.naive_local() - deleted_at > limit) {
            // If an old file cannot be removed, the new file is moved to the trash nevertheless.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            drop(if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) });
        }
    }
}
