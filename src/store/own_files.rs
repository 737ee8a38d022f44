//! Files and folders of the program's own, in the state folder: emergency copies, earlier versions, locks and the
//! trash. They are separate from the user's files because no link is followed here: a link in an own folder would let a
//! write or a deletion reach a file of the user. Anything other than a plain file is moved aside.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{FileErrorKind, ReadError, WriteError};

use super::paths::next_free_path;
use super::read::{create_private_folder, deliberation_size_limit, read_open_file};
use super::state_name::resolve_path;
use super::write::{SaveError, is_temp_name, replace_file, set_private_mode, to_system_error};

/// The folder of the emergency copies in the state folder.
pub(super) const RESCUE_FOLDER: &str = "rescue";
/// The folder of the earlier versions in the state folder.
pub(super) const VERSIONS_FOLDER: &str = "versions";
/// The folder of the trash in the state folder.
pub(super) const TRASH_FOLDER: &str = "trash";
/// The folder of the lock files in the state folder.
pub(super) const LOCKS_FOLDER: &str = "locks";
/// The folder of the lists of exported files in the state folder.
pub(super) const EXPORTS_FOLDER: &str = "exports";
/// The folder of the records of encryptions and decryptions in progress in the state folder.
pub(super) const UNFINISHED_FOLDER: &str = "unfinished";
/// The folder of the texts that somebody was typing, in the state folder.
pub(super) const FIELDS_FOLDER: &str = "fields";
/// The folders in the state folder to which only the program writes.
const OWN_FOLDERS: [&str; 7] =
    [RESCUE_FOLDER, VERSIONS_FOLDER, TRASH_FOLDER, LOCKS_FOLDER, EXPORTS_FOLDER, UNFINISHED_FOLDER, FIELDS_FOLDER];
/// The beginning of the names of the folders in the state folder in which the external editor works.
pub const EDITOR_FOLDER_PREFIX: &str = "text-";
/// How many times an own file is opened, if something else keeps taking its place.
const MAX_ATTEMPTS: usize = 4;

/// Creates the folder `name` in the state folder, if it does not exist, and returns its path. A link in its place is
/// moved aside.
///
/// # Errors
/// Returns an error if the folder cannot be created, for example because a file has its name.
pub(super) fn create_own_folder(state: &Path, name: &str) -> io::Result<PathBuf> {
    create_private_folder(state)?;
    let mut folder = state.to_owned();
    for part in Path::new(name) {
        folder.push(part);
        let found = folder.symlink_metadata();
        if found.is_ok_and(|found| !found.is_dir() && !found.is_file()) {
            move_aside(&folder)?;
        }
        create_private_folder(&folder)?;
    }
    Ok(folder)
}

/// Returns the folder `name` in the state folder, if it exists and no part of `name` is a link.
pub(super) fn find_own_folder(state: &Path, name: &str) -> Option<PathBuf> {
    let mut folder = state.to_owned();
    for part in Path::new(name) {
        folder.push(part);
        if !folder.symlink_metadata().ok()?.is_dir() {
            return None;
        }
    }
    Some(folder)
}

/// Returns whether a path is among the program's own files: in one of its folders in the state folder, or under the
/// name of a temporary file. Only the program writes there.
pub fn is_own_path(path: &Path, state: Option<&Path>) -> bool {
    let resolved = resolve_path(path);
    let is_temporary = [path, &resolved].iter().filter_map(|path| path.file_name()?.to_str()).any(is_temp_name);
    let in_state = state.and_then(|state| resolved.strip_prefix(resolve_path(state)).ok());
    let first = in_state.and_then(|below| below.components().next()?.as_os_str().to_str());
    is_temporary || first.is_some_and(|name| OWN_FOLDERS.contains(&name) || name.starts_with(EDITOR_FOLDER_PREFIX))
}

/// Replaces or creates an own file. A link, or a file with a second name, is moved aside and keeps its content.
///
/// # Errors
/// Returns an error if the file cannot be written.
pub(super) fn write_own_file(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let clear = || if is_plain_or_missing(path) { Ok(()) } else { move_aside(path) };
    clear().map_err(to_system_error)?;
    replace_file(path, bytes, || true).map_err(|error: SaveError| WriteError::from(error))
}

/// Reads an own file with the text of a deliberation, plain or encrypted.
///
/// # Errors
/// Returns an error if the file does not exist, is a link or no plain file, or is too large.
pub(super) fn read_own_file(path: &Path) -> Result<Vec<u8>, FileErrorKind> {
    read_own_file_within(path, deliberation_size_limit(path))
}

/// Reads an own file of at most `limit` bytes.
pub(super) fn read_own_file_within(path: &Path, limit: u64) -> Result<Vec<u8>, FileErrorKind> {
    let file = open_own_file(path, OpenOptions::new().read(true)).map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => FileErrorKind::Read(ReadError::NotFound),
        io::ErrorKind::PermissionDenied => FileErrorKind::Read(ReadError::PermissionDenied),
        io::ErrorKind::InvalidInput => FileErrorKind::Read(ReadError::NotRegularFile),
        _ => FileErrorKind::Read(ReadError::Other(error.to_string())),
    })?;
    read_open_file(path, file, limit)
}

/// Opens an own file for reading, without creating it.
pub(super) fn open_existing(path: &Path) -> io::Result<File> {
    open_own_file(path, OpenOptions::new().read(true))
}

/// Opens an own file for reading and writing, and creates it if it does not exist. Its content stays. Anything
/// other than a plain file is moved aside.
pub(super) fn open_or_create(path: &Path) -> io::Result<File> {
    let mut result = Err(io::ErrorKind::InvalidInput.into());
    for _ in 0..MAX_ATTEMPTS {
        if !is_plain_or_missing(path) {
            move_aside(path)?;
        }
        let mut options = OpenOptions::new();
        set_private_mode(options.read(true).write(true).create(true).truncate(false));
        result = open_own_file(path, &mut options);
        if !matches!(&result, Err(error) if error.kind() == io::ErrorKind::InvalidInput) {
            break;
        }
    }
    result
}

/// Opens a file if it is a plain file. Returns an error of the kind `InvalidInput` if it is anything else.
fn open_own_file(path: &Path, options: &mut OpenOptions) -> io::Result<File> {
    // A device is not even opened, because that can have an effect.
    let found = path.symlink_metadata();
    if found.is_ok_and(|found| !found.is_file()) {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, i32::try_from(flags.bits()).unwrap_or(0));
    }
    let file = options.open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// Returns whether a path is free, or names a plain file that has no other name.
fn is_plain_or_missing(path: &Path) -> bool {
    let Ok(found) = path.symlink_metadata() else { return true };
    #[cfg(unix)]
    let has_one_name = std::os::unix::fs::MetadataExt::nlink(&found) <= 1;
    #[cfg(not(unix))]
    let has_one_name = true;
    found.is_file() && has_one_name
}

/// Renames what stands in the place of an own file to `NAME.aside`. A rename follows no link.
fn move_aside(path: &Path) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".aside");
    fs::rename(path, next_free_path(&path.with_file_name(name)))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::symlink;

    #[test]
    fn links_and_second_names_are_moved_aside_and_never_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("precious"), "precious").unwrap();
        symlink(at("precious"), at("link")).unwrap();
        fs::hard_link(at("precious"), at("second")).unwrap();
        symlink(at("nowhere"), at("broken")).unwrap();
        fs::create_dir(at("folder")).unwrap();
        for name in ["link", "second", "broken", "folder", "new"] {
            write_own_file(&at(name), b"ours").unwrap();
            assert!(at(name).symlink_metadata().unwrap().is_file(), "{name}");
            assert_eq!(fs::read(at(name)).unwrap(), b"ours", "{name}");
            assert_eq!(at(&format!("{name}.aside")).symlink_metadata().is_ok(), name != "new", "{name}");
        }
        assert_eq!(fs::read_to_string(at("precious")).unwrap(), "precious");
        assert!(!at("nowhere").exists());
    }

    #[test]
    fn links_pipes_and_devices_are_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("precious"), "precious").unwrap();
        symlink(at("precious"), at("link")).unwrap();
        rustix::fs::mknodat(rustix::fs::CWD, at("pipe"), rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        for name in ["link", "pipe"] {
            assert_eq!(read_own_file(&at(name)), Err(FileErrorKind::Read(ReadError::NotRegularFile)), "{name}");
        }
        assert!(read_own_file(Path::new("/dev/null")).is_err());
        assert_eq!(read_own_file(&at("precious")).unwrap(), b"precious");
    }

    #[test]
    fn a_link_in_place_of_an_own_folder_is_moved_aside() {
        let folder = tempfile::tempdir().unwrap();
        let state = folder.path().join("state");
        fs::create_dir_all(folder.path().join("elsewhere")).unwrap();
        fs::create_dir(&state).unwrap();
        symlink("../elsewhere", state.join("rescue")).unwrap();
        assert_eq!(find_own_folder(&state, "rescue"), None);
        let own = create_own_folder(&state, "rescue").unwrap();
        assert!(own.symlink_metadata().unwrap().is_dir());
        assert_eq!(find_own_folder(&state, "rescue"), Some(own));
        // The state folder itself may be a link, because users move it to another disk.
        symlink("state", folder.path().join("moved")).unwrap();
        assert!(find_own_folder(&folder.path().join("moved"), "rescue").is_some());
    }
}
