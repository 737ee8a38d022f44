//! Writing, so that a file is always wholly old or wholly new: a temporary file in the same folder, read back, made
//! durable, renamed; then the folder made durable.

use std::fs::{self, File, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::path::Path;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

use tempfile::NamedTempFile;

use crate::messages::{FileError, FileErrorKind, ReadError, ReadOnlyReason, WriteError};

use super::read::create_private_folder;

/// A rename that is refused, by a virus scanner for one, is tried again after these pauses.
const RETRY_PAUSES: [Duration; 2] = [Duration::from_millis(700), Duration::from_millis(1_300)];

/// Why a file was not written.
#[derive(Debug)]
pub(super) enum SaveError {
    /// It would not take the place of the old one; everything before that went well.
    ReplaceFailed(String),
    /// Somebody else wrote it meanwhile.
    ChangedOnDisk,
    /// Anything else.
    Failed(WriteError),
}

impl From<io::Error> for SaveError {
    fn from(error: io::Error) -> SaveError {
        SaveError::Failed(WriteError::System(describe_io_error(&error)))
    }
}

impl From<SaveError> for WriteError {
    fn from(unwritten: SaveError) -> WriteError {
        match unwritten {
            SaveError::ReplaceFailed(reason) => WriteError::System(reason),
            SaveError::ChangedOnDisk => WriteError::NoAnswer,
            SaveError::Failed(trouble) => trouble,
        }
    }
}

/// Replaces the file at `path` by `bytes`.
pub(super) fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), SaveError> {
    write_atomic_if(path, bytes, || true)
}

/// The same, if the file is `still` what it was known to be right before it is replaced.
pub(super) fn write_atomic_if(path: &Path, bytes: &[u8], still: impl Fn() -> bool) -> Result<(), SaveError> {
    // A link stays a link: what it leads to is replaced. One whose target is away leads nowhere to write to.
    let found = fs::canonicalize(path);
    if found.is_err() && path.is_symlink() {
        let fault = FileError { position: None, kind: FileErrorKind::Read(ReadError::BrokenLink) };
        return Err(SaveError::Failed(WriteError::InvalidFile(Box::new(fault))));
    }
    let path = &found.unwrap_or_else(|_| path.to_owned());
    let folder = parent_folder(path);
    create_private_folder(folder)?;
    if let Some(why) = find_read_only_reason(path) {
        return Err(SaveError::Failed(WriteError::ReadOnly(why)));
    }
    // After a failed fsync nobody knows what the disk holds: a new file from memory, never the same one again.
    let mut file = write_temp_file(path, folder, bytes).or_else(|_| write_temp_file(path, folder, bytes))?;
    for pause in RETRY_PAUSES {
        if !still() {
            return Err(SaveError::ChangedOnDisk);
        }
        file = match file.persist(path) {
            Ok(_) => return Ok(sync_folder(folder)?),
            Err(refused) => {
                std::thread::sleep(pause);
                refused.file
            }
        };
    }
    if !still() {
        return Err(SaveError::ChangedOnDisk);
    }
    file.persist(path).map_err(|refused| SaveError::ReplaceFailed(describe_io_error(&refused.error)))?;
    Ok(sync_folder(folder)?)
}

/// Writes `bytes` into a file that is not there yet. Where even a new name cannot be had by renaming, it is written in
/// place: there is nothing that could be torn.
pub(super) fn write_new_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let in_place = || -> io::Result<()> {
        let mut file = set_private_mode(fs::OpenOptions::new().write(true).create_new(true)).open(path)?;
        let written = file.write_all(bytes).and_then(|()| file.sync_all());
        // Half a copy is none.
        written.inspect_err(|_| drop(fs::remove_file(path)))
    };
    let folder = parent_folder(path);
    let system = |error: io::Error| WriteError::System(describe_io_error(&error));
    create_private_folder(folder).map_err(system)?;
    let renamed = write_temp_file(path, folder, bytes).map(|file| file.persist_noclobber(path).is_ok());
    if !renamed.unwrap_or(false) {
        in_place().map_err(system)?;
    }
    sync_folder(folder).map_err(system)
}

/// A temporary file in `folder` that holds `bytes` for certain, with the mode of what it will replace.
fn write_temp_file(path: &Path, folder: &Path, bytes: &[u8]) -> Result<NamedTempFile, SaveError> {
    let mut file = tempfile::Builder::new().prefix(".pesee-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(bytes)?;
    let mut back = Vec::with_capacity(bytes.len());
    file.rewind()?;
    file.read_to_end(&mut back)?;
    if back != bytes {
        return Err(SaveError::Failed(WriteError::VerificationFailed));
    }
    if let Ok(old) = fs::metadata(path) {
        #[cfg(unix)]
        {
            use std::os::unix::fs::{MetadataExt, fchown};
            // Whoever is not of the group may not give the file to it; then the mode speaks of their own.
            drop(fchown(file.as_file(), None, Some(old.gid())));
        }
        file.as_file().set_permissions(old.permissions())?;
    }
    file.as_file().sync_all()?;
    Ok(file)
}

/// What the system says, without the name of a temporary file.
pub(super) fn describe_io_error(error: &io::Error) -> String {
    match error.get_ref().and_then(|inner| inner.source()).and_then(|source| source.downcast_ref::<io::Error>()) {
        Some(source) => source.to_string(),
        None => error.to_string(),
    }
}

/// Who we are; that does not change.
#[cfg(unix)]
static EFFECTIVE_UID: LazyLock<u32> = LazyLock::new(|| rustix::process::geteuid().as_raw());

/// Why the file at `path`, if there is one, is only looked at: replacing it would take it from somebody, or part it
/// from its other names.
pub fn find_read_only_reason(path: &Path) -> Option<ReadOnlyReason> {
    let path = fs::canonicalize(path).ok()?;
    let found = fs::metadata(&path).ok()?;
    if found.permissions().readonly() {
        return Some(ReadOnlyReason::FilePermissions);
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        if found.uid() != *EFFECTIVE_UID {
            return Some(ReadOnlyReason::OtherOwner);
        }
        if found.nlink() > 1 {
            return Some(ReadOnlyReason::HardLinked);
        }
        if !can_create_files_in(parent_folder(&path)) {
            return Some(ReadOnlyReason::FolderNotWritable);
        }
    }
    None
}

/// Whether a file can be put into a folder, as far as can be told without doing it; one that is not there is made.
pub fn can_create_files_in(folder: &Path) -> bool {
    #[cfg(unix)]
    return !folder.exists() || rustix::fs::access(folder, rustix::fs::Access::WRITE_OK).is_ok();
    #[cfg(not(unix))]
    return !folder.metadata().is_ok_and(|known| known.permissions().readonly());
}

/// How long to wait for somebody else's save in a folder.
const MAX_FOLDER_LOCK_WAIT: Duration = Duration::from_secs(2);
const FOLDER_LOCK_POLL_INTERVAL: Duration = Duration::from_millis(5);

/// Waits for its turn to save in a folder, so that between looking at a file and replacing it nobody else does; the
/// turn ends with what is given. Where turns cannot be taken, or somebody keeps theirs, one goes on without.
pub(super) fn lock_folder(folder: &Path) -> Option<File> {
    let turn = File::open(folder).ok()?;
    let end = Instant::now() + MAX_FOLDER_LOCK_WAIT;
    loop {
        match turn.try_lock() {
            Err(TryLockError::WouldBlock) if Instant::now() < end => std::thread::sleep(FOLDER_LOCK_POLL_INTERVAL),
            Ok(()) => return Some(turn),
            Err(_) => return None,
        }
    }
}

/// The folder a file is in.
pub(super) fn parent_folder(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// A file that only its owner may read.
pub(super) fn set_private_mode(options: &mut fs::OpenOptions) -> &mut fs::OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

/// Makes the folder's entries durable, where the system lets a folder be opened.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
