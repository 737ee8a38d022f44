//! The file of the log for bug reports. Separate from exports, because a log is opened once and then grows.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

use crate::messages::{FileErrorKind, ReadError, WriteError};

use super::export::has_reserved_extension;
use super::own_files::is_own_path;
use super::read::{is_name_taken, kind_to_write_error, name_taken_error};
use super::state_name::resolve_path;
use super::write::{set_private_mode, to_system_error};

/// The first line of a log. A file that begins with it is an earlier log, which the program continues.
pub const LOG_HEADER: &str = "# A log of pesee for a bug report. It contains no title, name, answer, key or path.\n";

/// Creates the file of a log, or opens an earlier log to append to it. Only the owner can read the file. `state` is the
/// state folder.
///
/// # Errors
/// Returns an error if the path belongs to a deliberation or to the program's own files, if it is a link or anything
/// else that is no earlier log, or if the file cannot be created.
pub fn open_log(path: &Path, state: Option<&Path>) -> Result<File, WriteError> {
    if is_own_path(path, state) {
        return Err(WriteError::OwnFile);
    }
    if [path, &resolve_path(path)].into_iter().any(has_reserved_extension) {
        return Err(WriteError::ExtensionReserved);
    }
    let mut options = OpenOptions::new();
    options.append(true).read(true);
    if is_name_taken(path) {
        return open_earlier_log(path, &mut options);
    }
    let mut file = set_private_mode(options.create_new(true)).open(path).map_err(to_system_error)?;
    // Without its first line, a later run would not continue the file.
    let written = io::Write::write_all(&mut file, LOG_HEADER.as_bytes()).inspect_err(|_| drop(fs::remove_file(path)));
    written.map_err(to_system_error).map(|()| file)
}

/// Opens an earlier log. Nothing else is opened for writing: a device or a pipe could wait for another program.
fn open_earlier_log(path: &Path, options: &mut OpenOptions) -> Result<File, WriteError> {
    let found = path.symlink_metadata().map_err(to_system_error)?;
    if found.is_symlink() {
        return Err(WriteError::LogIsLink);
    }
    if found.is_dir() {
        return Err(name_taken_error(path));
    }
    if !found.is_file() {
        return Err(kind_to_write_error(FileErrorKind::Read(ReadError::NotRegularFile)));
    }
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, i32::try_from(flags.bits()).unwrap_or(0));
    }
    let mut file = options.open(path).map_err(to_system_error)?;
    // The path may have been replaced since, so the open file decides.
    let found = file.metadata().map_err(to_system_error)?;
    #[cfg(unix)]
    let has_one_name = std::os::unix::fs::MetadataExt::nlink(&found) == 1;
    #[cfg(not(unix))]
    let has_one_name = true;
    let mut beginning = [0; LOG_HEADER.len()];
    let is_log = file.read_exact(&mut beginning).is_ok() && beginning == *LOG_HEADER.as_bytes();
    if !(found.is_file() && is_log) {
        return Err(WriteError::NameTaken);
    }
    if !has_one_name {
        return Err(WriteError::LogHasSecondName);
    }
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(to_system_error)?;
    Ok(file)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    use std::io::Write;
    use std::os::unix::fs::{PermissionsExt, symlink};

    #[test]
    fn a_log_is_private_and_continued() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pesee.log");
        open_log(&path, None).unwrap().write_all(b"first\n").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        open_log(&path, None).unwrap().write_all(b"second\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), format!("{LOG_HEADER}first\nsecond\n"));
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_log_replaces_and_follows_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let deliberation = fs::read("tests/files/two-accounts.toml").unwrap();
        let log = [LOG_HEADER.as_bytes(), b"entry\n"].concat();
        let files: [(&str, &[u8]); 5] = [
            ("mine.toml", &deliberation),
            ("mine", &deliberation),
            ("log.toml", &log),
            ("notes.txt", b"notes"),
            ("empty", b""),
        ];
        files.iter().for_each(|(name, bytes)| fs::write(at(name), bytes).unwrap());
        fs::write(at("earlier.log"), &log).unwrap();
        symlink(at("earlier.log"), at("link.log")).unwrap();
        symlink(at("nowhere"), at("broken.log")).unwrap();
        fs::hard_link(at("earlier.log"), at("second.log")).unwrap();
        rustix::fs::mknodat(rustix::fs::CWD, at("pipe"), rustix::fs::FileType::Fifo, 0o600.into(), 0).unwrap();
        fs::create_dir_all(at("state/rescue")).unwrap();
        let names =
            ["mine.toml", "mine", "log.toml", "notes.txt", "empty", "link.log", "broken.log", "second.log", "pipe"];
        for name in names.into_iter().chain(["new.toml", "new.age", "state/rescue/new.log", "state", "missing/new.log"])
        {
            assert!(open_log(&at(name), Some(&at("state"))).is_err(), "{name}");
        }
        assert!(open_log(Path::new("/dev/null"), None).is_err());
        for (name, reason) in [
            ("link.log", WriteError::LogIsLink),
            ("broken.log", WriteError::LogIsLink),
            ("second.log", WriteError::LogHasSecondName),
            ("notes.txt", WriteError::NameTaken),
            ("pipe", kind_to_write_error(FileErrorKind::Read(ReadError::NotRegularFile))),
        ] {
            assert_eq!(open_log(&at(name), None).unwrap_err(), reason, "{name}");
        }
        files.iter().for_each(|(name, bytes)| assert_eq!(fs::read(at(name)).unwrap(), *bytes, "{name}"));
        assert_eq!(fs::read(at("earlier.log")).unwrap(), log);
        for name in ["nowhere", "new.toml", "new.age", "state/rescue/new.log", "missing"] {
            assert!(!at(name).exists(), "{name}");
        }
    }
}
