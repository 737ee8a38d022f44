//! The trash in the state folder: deleted files are kept there for 30 days.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{FileError, FileErrorKind, ReadError, WriteError};
use pesee_core::deliberation::Moment;

use super::own_files::{TRASH_FOLDER, create_own_folder};
use super::paths::next_free_path;
use super::read::{create_private_folder, open_regular_file, to_write_error};
use super::write::{create_temp_file, describe_io_error, sync_folder};

/// How many days the trash keeps a file.
const TRASH_DAYS: u64 = 30;
/// The name of a folder in the trash: the time of the deletion.
const TRASH_NAME_FORMAT: &str = "%Y%m%dT%H%M%S";

pub(super) fn to_system_error(error: io::Error) -> WriteError {
    WriteError::System(describe_io_error(&error))
}

/// Moves a file to the trash in the state folder, and returns its new path. Each file gets a folder named after the
/// time of the deletion, so that the file keeps its name. Files that were deleted more than 30 days ago are removed.
///
/// # Errors
/// Returns an error if the file cannot be moved. The file is then unchanged.
pub fn move_to_trash(path: &Path, state: &Path, now: Moment) -> Result<PathBuf, WriteError> {
    if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        let error = FileErrorKind::Read(ReadError::IsFolder);
        return Err(to_write_error(vec![FileError { position: None, kind: error }]));
    }
    let trash = create_own_folder(state, TRASH_FOLDER).map_err(to_system_error)?;
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
        let mut copy = create_temp_file(folder)?;
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
