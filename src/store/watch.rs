//! What shows, without reading a file, whether it is still the file and the folder that were opened, and whether
//! another program is writing the file.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant, SystemTime};

use crate::messages::FolderProblem;

use super::state_name::resolve_path;
use super::write::parent_folder;

/// The metadata that show, without reading the file, whether it can have changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct FileFingerprint {
    length: u64,
    modified: Option<SystemTime>,
    inode: u64,
}

impl FileFingerprint {
    pub(super) fn read(path: &Path) -> Option<FileFingerprint> {
        let found = fs::metadata(path).ok()?;
        Some(FileFingerprint { length: found.len(), modified: found.modified().ok(), inode: inode(&found) })
    }
}

#[cfg(unix)]
fn inode(found: &fs::Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn inode(_: &fs::Metadata) -> u64 {
    0
}

/// The folder of a file as it was when the file was opened, and the folder of the file that a link leads to. If the
/// disk of a folder is unmounted, another folder, the mount point, can have the same path.
#[derive(Debug)]
pub(super) struct KnownFolder {
    identities: [(PathBuf, (u64, u64)); 2],
}

impl KnownFolder {
    /// Reads the identity of the folder of the file at `path`. Returns `None` if there is no such folder.
    pub(super) fn of_file(path: &Path) -> Option<KnownFolder> {
        let identify = |file: PathBuf| {
            let folder = parent_folder(&file).to_owned();
            let identity = identity(&fs::metadata(&folder).ok()?);
            Some((folder, identity))
        };
        // The path as it is spelled can lead through a link, which can lead elsewhere later.
        let spelled = identify(std::path::absolute(path).unwrap_or_else(|_| path.to_owned()))?;
        Some(KnownFolder { identities: [spelled, identify(resolve_path(path))?] })
    }

    /// Returns why the folder is not there any more, or `None` if it is. Another error of the system is left to the
    /// operation that follows.
    pub(super) fn find_problem(&self) -> Option<FolderProblem> {
        self.identities.iter().find_map(|(folder, known)| match fs::metadata(folder) {
            Ok(found) => (identity(&found) != *known).then_some(FolderProblem::Replaced),
            Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                Some(FolderProblem::Missing)
            }
            Err(_) => None,
        })
    }
}

/// Returns the device and the inode of a folder.
#[cfg(unix)]
fn identity(found: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (found.dev(), found.ino())
}

/// Other systems have no identity that the standard library reads, so only a missing folder is noticed.
#[cfg(not(unix))]
fn identity(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}

/// Decides whether a file that another program changed stays the same for long enough to be read or replaced.
#[derive(Debug, Default)]
pub(super) struct QuietWatch {
    /// How long the file must stay the same; zero reads every change at once.
    pub(super) quiet_time: Duration,
    /// The metadata of a changed file, and the time at which they were first seen.
    seen: Option<(FileFingerprint, Instant)>,
}

impl QuietWatch {
    /// Returns whether the file has stayed the same for the quiet time. If the content is suspicious, because it is
    /// shorter than before or cannot be read, the time since the last modification is not trusted: a program can set
    /// it.
    pub(super) fn is_quiet(&mut self, found: Option<FileFingerprint>, is_suspicious: bool) -> bool {
        let Some(found) = found.filter(|_| !self.quiet_time.is_zero()) else { return self.quiet_time.is_zero() };
        let since = match self.seen {
            Some((known, since)) if known == found => since,
            _ => self.seen.insert((found, Instant::now())).1,
        };
        let age = found.modified.and_then(|modified| SystemTime::now().duration_since(modified).ok());
        since.elapsed() >= self.quiet_time || !is_suspicious && age.is_some_and(|age| age >= self.quiet_time)
    }
}
