//! The trash in the state folder: deleted files are kept there for at least 30 days.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use chrono::{NaiveDateTime, TimeDelta};

use crate::messages::{FileErrorKind, ReadError, WriteError};
use pesee_core::deliberation::Moment;

use super::own_files::{TRASH_FOLDER, create_own_folder, read_own_file_within, write_own_file};
use super::paths::next_free_path;
use super::read::{create_private_folder, kind_to_write_error, open_regular_file};
use super::write::{create_temp_file, sync_folder, to_system_error};

/// How long the trash keeps a file at least.
const TRASH_TIME: TimeDelta = TimeDelta::days(30);
/// How long a file stays after it was first found to be old.
const GRACE_TIME: TimeDelta = TimeDelta::days(7);
/// The file that lists when each folder was first found to be old.
const MARKS_FILE_NAME: &str = ".old";
/// The largest such file that is read.
const MAX_MARKS_BYTES: u64 = 1 << 20;
/// The name of a folder in the trash: the time of the deletion.
const TRASH_NAME_FORMAT: &str = "%Y%m%dT%H%M%S";

/// Moves a file to the trash in the state folder, and returns its new path. Each file gets a folder named after the
/// time of the deletion, so that the file keeps its name. Files that were deleted more than 30 days ago are removed,
/// but only a week after a deletion first found them: the clock may be wrong.
///
/// # Errors
/// Returns an error if the file cannot be moved. The file is then unchanged.
pub fn move_to_trash(path: &Path, state: &Path, now: Moment) -> Result<PathBuf, WriteError> {
    if path.symlink_metadata().is_ok_and(|found| found.is_dir()) {
        return Err(kind_to_write_error(FileErrorKind::Read(ReadError::IsFolder)));
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
    let (mut file, _) = open_regular_file(from).map_err(|error| kind_to_write_error(FileErrorKind::Read(error)))?;
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

/// Removes the files that were deleted long ago. The clock may be wrong, so a file is removed only if two deletions,
/// some days apart, find that it is old.
fn empty_old_trash(trash: &Path, now: Moment) {
    let now = now.naive_local();
    let known = read_marks(trash);
    let mut marks = BTreeMap::new();
    for entry in fs::read_dir(trash).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let deleted_at = name.get(..15).and_then(|stamp| NaiveDateTime::parse_from_str(stamp, TRASH_NAME_FORMAT).ok());
        if deleted_at.is_none_or(|deleted_at| now - deleted_at <= TRASH_TIME) {
            continue;
        }
        // A mark in the future was made while the clock was wrong.
        let found_old_at = known.get(&name).copied().filter(|found_old_at| *found_old_at <= now).unwrap_or(now);
        if now - found_old_at >= GRACE_TIME {
            // If an old file cannot be removed, the new file is moved to the trash nevertheless.
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            drop(if is_folder { fs::remove_dir_all(entry.path()) } else { fs::remove_file(entry.path()) });
        } else {
            marks.insert(name, found_old_at);
        }
    }
    if marks != known {
        let line = |(name, at): (&String, &NaiveDateTime)| format!("{name} {}\n", at.format(TRASH_NAME_FORMAT));
        let text: String = marks.iter().map(line).collect();
        // Without its mark a file only stays longer.
        drop(write_own_file(&trash.join(MARKS_FILE_NAME), text.as_bytes()));
    }
}

/// Reads when each folder of the trash was first found to be old.
fn read_marks(trash: &Path) -> BTreeMap<String, NaiveDateTime> {
    let bytes = read_own_file_within(&trash.join(MARKS_FILE_NAME), MAX_MARKS_BYTES).unwrap_or_default();
    let mark = |line: &str| {
        let (name, at) = line.rsplit_once(' ')?;
        Some((name.to_owned(), NaiveDateTime::parse_from_str(at, TRASH_NAME_FORMAT).ok()?))
    };
    String::from_utf8_lossy(&bytes).lines().filter_map(mark).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment(text: &str) -> Moment {
        chrono::DateTime::parse_from_rfc3339(&format!("{text}T09:00:00-05:00")).unwrap()
    }

    /// Deletes a file on each of the days, and returns how many files the trash has after each deletion.
    fn count_after_deletions(days: &[&str]) -> Vec<usize> {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        let delete = |day: &&str| {
            let path = folder.path().join("a.toml");
            fs::write(&path, *day).unwrap();
            move_to_trash(&path, &state, moment(day)).unwrap();
            let entries = fs::read_dir(state.join(TRASH_FOLDER)).unwrap().flatten();
            entries.filter(|entry| entry.path().is_dir()).count()
        };
        days.iter().map(delete).collect()
    }

    #[test]
    fn a_file_is_removed_a_month_after_its_deletion() {
        let days = ["2026-01-01", "2026-01-31", "2026-02-01", "2026-02-07", "2026-02-08", "2026-02-09"];
        assert_eq!(count_after_deletions(&days), [1, 2, 3, 4, 4, 5]);
    }

    #[test]
    fn a_clock_that_is_wrong_for_a_while_empties_no_trash() {
        // A year ahead, back, a year ahead again, and before 1970.
        for wrong in ["2027-11-20", "1969-12-31", "0001-01-01", "9999-12-31"] {
            let days = ["2026-11-20", wrong, wrong, "2026-11-21", wrong, "2026-11-22"];
            assert_eq!(count_after_deletions(&days), [1, 2, 3, 4, 5, 6], "{wrong}");
        }
    }
}
