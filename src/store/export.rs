//! The writing of exported files: reports, pictures and other files for other programs. An export never replaces a
//! deliberation.

use std::path::Path;

use crate::messages::{FileError, FileErrorKind, WriteError};
use pesee_core::format::FormatErrorKind;

use super::read::parse_document;
use super::read::{is_name_taken, read_regular_file};
use super::write::{write_atomic, write_new_file};

/// The largest exported file. A larger file was not written by this program.
const MAX_BYTES: u64 = 1 << 26;
/// The extensions of deliberations, plain and encrypted.
const RESERVED: [&str; 2] = ["toml", "age"];

/// The files that an export may replace.
#[derive(Clone, Copy, Debug)]
pub enum Replaces {
    /// No file.
    Nothing,
    /// An earlier export, which the function recognizes by its content.
    OwnFile(fn(&[u8]) -> bool),
    /// Every regular file: the user confirmed it.
    Confirmed,
}

/// Returns whether a path has the extension of a deliberation. A report with that extension would be listed as one.
pub fn is_reserved_name(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    RESERVED.contains(&ending.as_str())
}

/// Writes `bytes` to `path`, completely or not at all.
///
/// # Errors
/// Returns an error if an existing file may not be replaced, or the write fails. The existing file is then unchanged.
pub fn export(path: &Path, bytes: &[u8], replaces: Replaces) -> Result<(), WriteError> {
    if !is_name_taken(path) {
        return write_new_file(path, bytes);
    }
    let existing = read_regular_file(path, MAX_BYTES).map_err(|_| WriteError::NotRegularFile)?;
    match replaces {
        Replaces::OwnFile(is_own_file) if is_own_file(&existing) => Ok(write_atomic(path, bytes)?),
        Replaces::OwnFile(_) => Err(WriteError::NameTaken),
        Replaces::Nothing | Replaces::Confirmed if is_deliberation(&existing) => Err(WriteError::NameReserved),
        Replaces::Nothing => Err(WriteError::NameTaken),
        Replaces::Confirmed => Ok(write_atomic(path, bytes)?),
    }
}

/// Returns whether `bytes` are the text of a deliberation, with or without errors.
fn is_deliberation(bytes: &[u8]) -> bool {
    let is_other_format = |error: &FileError| {
        use FormatErrorKind::{NoFormat, NotUtf8, Syntax, TooDense, TooLarge};
        matches!(error.kind, FileErrorKind::Format(NoFormat | NotUtf8 | Syntax(_) | TooDense(..) | TooLarge(..)))
    };
    parse_document(bytes).map_or_else(|errors| !errors.iter().any(is_other_format), |_| true)
}
