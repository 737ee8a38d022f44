//! Files for other programs, written beside deliberations, whose place they never take.

use std::path::Path;

use crate::messages::{FileError, FileErrorKind, WriteError};
use pesee_core::format::FormatErrorKind;

use super::read::parse_document;
use super::read::{is_name_taken, read_regular_file};
use super::write::{write_atomic, write_new_file};

/// No file of ours for another program is larger: what is, is somebody's.
const MAX_BYTES: u64 = 1 << 26;
/// What the names of deliberations end in, open and sealed.
const RESERVED: [&str; 2] = ["toml", "age"];

/// What may be replaced.
#[derive(Clone, Copy, Debug)]
pub enum Replaces {
    /// Nothing; where a file could be, it is said so.
    Nothing,
    /// An earlier one, known by what stands in it.
    OwnFile(fn(&[u8]) -> bool),
    /// Whatever plain file it is: somebody was asked.
    Confirmed,
}

/// Whether a name is one that deliberations have: a report under it would stand among them.
pub fn is_reserved_name(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    RESERVED.contains(&ending.as_str())
}

/// Writes `bytes` to `path`, whole or not at all.
///
/// # Errors
/// Something has the name that may not be replaced, or the disk refuses; what stood there is as it was.
pub fn export(path: &Path, bytes: &[u8], replaces: Replaces) -> Result<(), WriteError> {
    if !is_name_taken(path) {
        return write_new_file(path, bytes);
    }
    let there = read_regular_file(path, MAX_BYTES).map_err(|_| WriteError::NotRegularFile)?;
    match replaces {
        Replaces::OwnFile(ours) if ours(&there) => Ok(write_atomic(path, bytes)?),
        Replaces::OwnFile(_) => Err(WriteError::NameTaken),
        Replaces::Nothing | Replaces::Confirmed if is_deliberation(&there) => Err(WriteError::NameReserved),
        Replaces::Nothing => Err(WriteError::NameTaken),
        Replaces::Confirmed => Ok(write_atomic(path, bytes)?),
    }
}

/// Whether a deliberation stands there, with faults or without.
fn is_deliberation(bytes: &[u8]) -> bool {
    let is_none = |fault: &FileError| {
        use FormatErrorKind::{NoFormat, NotUtf8, Syntax, TooDense, TooLarge};
        matches!(fault.kind, FileErrorKind::Format(NoFormat | NotUtf8 | Syntax(_) | TooDense(..) | TooLarge(..)))
    };
    parse_document(bytes).map_or_else(|faults| !faults.iter().any(is_none), |_| true)
}
