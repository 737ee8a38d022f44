//! Atomic writes: after a crash the file is either the complete old one or the complete new one. A write creates a
//! temporary file in the same folder, reads it back, syncs it, renames it and syncs the folder. The checks before a
//! write (permissions, owner, hard links) and the lock of a folder are here too.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use crate::event_log::{self, Field};
use crate::messages::{FileErrorKind, ReadError, ReadOnlyReason, WriteError};

use super::read::{create_private_folder, kind_to_write_error};

/// The pauses after a failed rename. A virus scanner, for example, can block a file for a short time.
const RETRY_PAUSES: [Duration; 2] = [Duration::from_millis(700), Duration::from_millis(1_300)];

/// Why a file was not written.
#[derive(Debug)]
pub(super) enum SaveError {
    /// The new file is complete, but the rename over the old file failed, for this reason.
    ReplaceFailed(String),
    /// Another program changed the file during the save.
    ChangedOnDisk,
    Failed(WriteError),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> SaveError {
        SaveError::Failed(to_system_error(error))
    }
}

impl From<SaveError> for WriteError {
    fn from(error: SaveError) -> WriteError {
        match error {
            SaveError::ReplaceFailed(reason) => WriteError::System(reason),
            SaveError::ChangedOnDisk => WriteError::FileChanging,
            SaveError::Failed(error) => error,
        }
    }
}

/// Replaces the file at `path` with `bytes`, or creates the file.
pub(super) fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    write_atomic_if(path, bytes, || true)
}

/// Replaces the file at `path` with `bytes` if `is_unchanged` returns `true` immediately before the rename.
pub(super) fn write_atomic_if(path: &Path, bytes: &[u8], is_unchanged: impl Fn() -> bool) -> Result<(), SaveError> {
    // A symbolic link stays a link: its target is replaced. A broken link has no target that could be replaced.
    let found = fs::canonicalize(path);
    if found.is_err() && path.is_symlink() {
        return Err(SaveError::Failed(kind_to_write_error(FileErrorKind::Read(ReadError::BrokenLink))));
    }
    replace_file(&found.unwrap_or_else(|_| path.to_owned()), bytes, is_unchanged)
}

/// Replaces or creates the file at `path`. If `path` is a link, the link itself is replaced.
pub(super) fn replace_file(path: &Path, bytes: &[u8], is_unchanged: impl Fn() -> bool) -> Result<(), SaveError> {
    let folder = parent_folder(path);
    create_private_folder(folder)?;
    if let Some(reason) = check_read_only(path)? {
        return Err(SaveError::Failed(WriteError::ReadOnly(reason)));
    }
    // After a failed fsync the content on disk is unknown: the second attempt writes a new file from memory and never
    // syncs the same file again.
    let mut file = write_temp_file(path, folder, bytes).or_else(|_| write_temp_file(path, folder, bytes))?;
    for pause in RETRY_PAUSES {
        if !is_unchanged() {
            return Err(SaveError::ChangedOnDisk);
        }
        file = match file.persist(path) {
            Ok(_) => return Ok(sync_folder(folder)?),
            Err(refused) => {
                log_io_error("rename-refused", &refused.error);
                std::thread::sleep(pause);
                refused.file
            }
        };
    }
    if !is_unchanged() {
        return Err(SaveError::ChangedOnDisk);
    }
    file.persist(path).map_err(|refused| SaveError::ReplaceFailed(describe_io_error(&refused.error)))?;
    Ok(sync_folder(folder)?)
}

/// Creates the file `path` with `bytes`, and fails if the file exists. If the rename fails, the file is written
/// directly, because there is no old content to lose.
///
/// # Errors
/// Returns an error if the file exists or cannot be written.
pub fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let in_place = || -> io::Result<()> {
        let mut file = set_private_mode(fs::OpenOptions::new().write(true).create_new(true)).open(path)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        // An incomplete file must not remain.
        written.inspect_err(|_| drop(fs::remove_file(path)))
    };
    let folder = parent_folder(path);
    create_private_folder(folder).map_err(to_system_error)?;
    let renamed = write_temp_file(path, folder, bytes).map(|file| file.persist_noclobber(path).is_ok());
    if !renamed.unwrap_or(false) {
        in_place().map_err(to_system_error)?;
    }
    sync_folder(folder).map_err(to_system_error)
}

/// The beginning of the name of a temporary file.
const TEMP_PREFIX: &str = ".pesee-";
/// The end of the name of a temporary file.
const TEMP_SUFFIX: &str = ".tmp";
/// A temporary file that is older than this belongs to no save that still runs.
const STALE_AFTER: Duration = Duration::from_secs(60);

/// Creates an empty temporary file in `folder`. The file is locked as long as it is open, so that it differs from one
/// that an interrupted program left.
pub(super) fn create_temp_file(folder: &Path) -> io::Result<NamedTempFile> {
    let file = tempfile::Builder::new().prefix(TEMP_PREFIX).suffix(TEMP_SUFFIX).tempfile_in(folder)?;
    // On other systems a lock would also keep this program from reading the file.
    if cfg!(unix) {
        // Some file systems have no locks. There the age of the file decides.
        drop(file.as_file().try_lock());
    }
    Ok(file)
}

/// Returns whether a name is that of a temporary file.
pub(super) fn is_temp_name(name: &str) -> bool {
    name.starts_with(TEMP_PREFIX) && name.ends_with(TEMP_SUFFIX)
}

/// Returns whether a temporary file is so old that no save still writes it.
pub(super) fn is_stale(entry: &fs::DirEntry) -> bool {
    let modified = entry.metadata().and_then(|found| found.modified());
    modified.is_ok_and(|at| at.elapsed().is_ok_and(|age| age > STALE_AFTER))
}

/// Creates a temporary file in `folder` with `bytes`, reads it back to verify it, copies the group and the permissions
/// of the file at `path`, and syncs the temporary file.
fn write_temp_file(path: &Path, folder: &Path, bytes: &[u8]) -> Result<NamedTempFile, SaveError> {
    let mut file = create_temp_file(folder)?;
    file.write_all(bytes)?;
    let mut read_back = Vec::with_capacity(bytes.len());
    file.rewind()?;
    file.read_to_end(&mut read_back)?;
    if read_back != bytes {
        return Err(SaveError::Failed(WriteError::VerificationFailed));
    }
    if let Ok(metadata) = fs::metadata(path) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // Only members of the group can assign it. If the user is not a member, the file keeps the user's own
            // group.
            drop(fchown(file.as_file(), None, Some(metadata.gid())));
        }
        file.as_file().set_permissions(metadata.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// Returns an error of the system as the reason why a file is not written.
pub(super) fn to_system_error(error: io::Error) -> WriteError {
    log_io_error("system-error", &error);
    WriteError::System(describe_io_error(&error))
}

/// Records an error of the system by its kind and its number.
fn log_io_error(event: &'static str, error: &io::Error) {
    let code = error.raw_os_error().and_then(|code| u64::try_from(code).ok()).unwrap_or(0);
    event_log::warn(event, &[("kind", Field::Variant(&error.kind())), ("code", code.into())]);
}

/// Returns the message of the system. The crate `tempfile` adds the path of the temporary file, which the user does not
/// know, to the message, and gives no other access to the message.
pub fn describe_io_error(error: &io::Error) -> String {
    let text = error.to_string();
    match text.split_once(" at path ").filter(|_| error.get_ref().is_some()) {
        Some((message, _)) => message.to_owned(),
        None => text,
    }
}

/// The effective user id of the process, which does not change.
#[cfg(unix)]
static EFFECTIVE_UID: LazyLock<u32> = LazyLock::new(|| rustix::process::geteuid().as_raw());

/// Returns why the file at `path` must not be replaced, or `None` if it can be replaced or does not exist. A replaced
/// file would get another owner, or lose its other hard links. A file about which the system gives an error counts as
/// one that can be replaced; the write then reports the error.
pub fn find_read_only_reason(path: &Path) -> Option<ReadOnlyReason> {
    check_read_only(path).unwrap_or_default()
}

/// Returns why the file at `path` must not be replaced, or the error of the system if it does not say.
pub(super) fn check_read_only(path: &Path) -> io::Result<Option<ReadOnlyReason>> {
    let metadata = match fs::metadata(path) {
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        metadata => metadata?,
    };
    // Only the folder depends on the place where a link leads to.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if metadata.permissions().readonly() {
        return Ok(Some(ReadOnlyReason::FilePermissions));
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if metadata.uid() != *EFFECTIVE_UID {
            return Ok(Some(ReadOnlyReason::OtherOwner));
        }
        if metadata.nlink() > 1 {
            return Ok(Some(ReadOnlyReason::HardLinked));
        }
        if !can_create_files_in(parent_folder(&path)) {
            return Ok(Some(ReadOnlyReason::FolderNotWritable));
        }
    }
    Ok(None)
}

/// Returns whether the permissions allow new files in `folder`. A missing folder counts as writable, because a save
/// creates it.
pub fn can_create_files_in(folder: &Path) -> bool {
    #[cfg(unix)]
    return !folder.exists() || rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok();
    #[cfg(not(unix))]
    return !folder.metadata().is_ok_and(|metadata| metadata.permissions().readonly());
}

/// How long a save waits for another save in the same folder.
const MAX_FOLDER_LOCK_WAIT: Duration = Duration::from_secs(2);
const FOLDER_LOCK_POLL_INTERVAL: Duration = Duration::from_millis(5);

/// Locks a folder, so that no other instance of the program replaces a file between the comparison and the rename of
/// this save. The lock ends when the returned file is dropped. Returns `None` if the folder cannot be locked or stays
/// locked for too long: the save then continues without the lock.
pub(super) fn lock_folder(folder: &Path) -> Option<File> {
    let file = File::open(folder).ok()?;
    let deadline = Instant::now() + MAX_FOLDER_LOCK_WAIT;
    loop {
        match file.try_lock() {
            Err(TryLockError::WouldBlock) if Instant::now() < deadline => std::thread::sleep(FOLDER_LOCK_POLL_INTERVAL),
            Ok(()) => return Some(file),
            Err(_) => {
                event_log::warn("folder-not-locked", &[]);
                return None;
            }
        }
    }
}

/// Returns the folder of a file, `.` for a path without a folder.
pub(super) fn parent_folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Makes files that `options` creates accessible to their owner only.
pub(super) fn set_private_mode(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Syncs the entries of a folder to disk. Does nothing on systems that cannot open a folder.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_does_not_name_a_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("missing");
        let plain = fs::read(&missing).unwrap_err();
        let errors = [create_temp_file(&missing).unwrap_err(), tempfile::tempdir_in(&missing).unwrap_err()];
        for error in errors {
            assert_eq!(describe_io_error(&error), plain.to_string());
        }
        assert_eq!(describe_io_error(&plain), plain.to_string());
    }
}
