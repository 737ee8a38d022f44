//! The writing of exported files: reports, pictures and other files for other programs. An export never replaces a
//! deliberation, whatever its name is and whether the program can read it.

use std::path::Path;

use crate::event_log;
use crate::messages::{FileErrorKind, ReportFormat, WriteError};
use pesee_core::deliberation::{Head, List};
use pesee_core::format::FormatErrorKind;

use super::encryption::is_age_file;
use super::exports::{find_report, remember_export, remember_report};
use super::own_files::is_own_path;
use super::read::{is_name_taken, kind_to_write_error, name_taken_error, parse_document, read_regular_file};
use super::state_name::resolve_path;
use super::write::{write_atomic_if, write_new_file};

/// The largest exported file. A larger file was not written by this program.
const MAX_BYTES: u64 = 1 << 26;
/// The extensions of deliberations, plain and encrypted.
const RESERVED: [&str; 2] = ["toml", "age"];
/// A text without the key `format` and the table `[deliberation]` counts as a deliberation if it has at least this many
/// headers of lists, such as `[[option]]`.
const LEAST_HEADERS: usize = 2;

/// The report that is exported.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a> {
    /// The files and the heads of the deliberations that it is made from.
    pub sources: &'a [(&'a Path, &'a Head)],
    pub format: ReportFormat,
    /// Recognizes a report of this program, in any format, by its content.
    pub is_report: fn(&[u8]) -> bool,
}

/// The existing files that a report may replace. No report replaces one that the program knows to be of another
/// deliberation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replaces {
    Nothing,
    /// An earlier report of the same deliberation in the same format that nobody has changed since.
    UnchangedReport,
    /// Every regular file: the user confirmed it.
    Confirmed,
}

/// Writes `bytes` to `path`, completely or not at all. Replaces an earlier export, which `is_export` recognizes by its
/// content. `state` is the state folder.
///
/// # Errors
/// Returns an error if the path belongs to a deliberation or to the program's own files, if an existing file may not be
/// replaced, or if the write fails. The existing file is then unchanged.
pub fn export(path: &Path, bytes: &[u8], is_export: fn(&[u8]) -> bool, state: Option<&Path>) -> Result<(), WriteError> {
    let check = |existing: &[u8]| if is_export(existing) { Ok(()) } else { Err(WriteError::NameTaken) };
    event_log::record_outcome("exported", &[("bytes", bytes.len().into())], Result::is_ok, || {
        write_export(path, bytes, check, state)
    })
}

/// Writes a report to `path`, completely or not at all, and remembers it. `state` is the state folder.
///
/// # Errors
/// Returns an error in the cases of [`export`], and if the program knows the file to be the report of another
/// deliberation. The existing file is then unchanged.
pub fn export_report(
    path: &Path,
    bytes: &[u8],
    report: Report<'_>,
    replaces: Replaces,
    state: Option<&Path>,
) -> Result<(), WriteError> {
    event_log::record_outcome("exported", &[("bytes", bytes.len().into())], Result::is_ok, || {
        write_export(path, bytes, |existing| report.check_replaced(path, existing, bytes, replaces, state), state)?;
        if let Some(state) = state {
            // A report that is not remembered is replaced only after a confirmation, and is missing from the list of a
            // later encryption.
            drop(remember_report(state, path, bytes, (report.sources, report.format)));
            report.sources.iter().for_each(|source| drop(remember_export(state, *source, path)));
        }
        Ok(())
    })
}

impl Report<'_> {
    /// Checks whether the report may replace a file with the content `existing`.
    fn check_replaced(
        &self,
        path: &Path,
        existing: &[u8],
        bytes: &[u8],
        replaces: Replaces,
        state: Option<&Path>,
    ) -> Result<(), WriteError> {
        let known = state.and_then(|state| find_report(state, path, existing, self.sources));
        let is_report = (self.is_report)(existing);
        let is_remembered = known.as_ref().is_some_and(|known| known.has_content(existing));
        if let Some(known) = known.as_ref().filter(|known| is_report && !known.is_made_from(self.sources)) {
            let is_of_several = known.has_several_sources();
            return Err(if is_of_several {
                WriteError::CalendarOfSeveral
            } else {
                WriteError::ReportOfOther(known.file())
            });
        }
        if replaces == Replaces::Confirmed {
            return Ok(());
        }
        let other_format = known.and_then(|known| known.format()).filter(|format| *format != self.format);
        match other_format {
            _ if !is_report => Err(WriteError::NameTaken),
            Some(format) if is_remembered => Err(WriteError::ReportInFormat(format)),
            _ if !is_remembered && existing != bytes => Err(WriteError::ReportChanged),
            _ if replaces == Replaces::Nothing => Err(WriteError::ReportExists),
            _ => Ok(()),
        }
    }
}

fn write_export(
    path: &Path,
    bytes: &[u8],
    check_replaced: impl FnOnce(&[u8]) -> Result<(), WriteError>,
    state: Option<&Path>,
) -> Result<(), WriteError> {
    if is_own_path(path, state) {
        return Err(WriteError::OwnFile);
    }
    let read = || read_regular_file(path, MAX_BYTES);
    let existing = if is_name_taken(path) { Some(read()) } else { None };
    if let Some(Ok(existing)) = &existing
        && is_deliberation(existing)
    {
        return Err(WriteError::IsDeliberation);
    }
    // A file with the extension is listed as a deliberation, and a damaged one may be the only copy of somebody's work.
    if [path, &resolve_path(path)].into_iter().any(has_reserved_extension) {
        return Err(WriteError::ExtensionReserved);
    }
    let existing = match existing {
        None => return write_new_file(path, bytes),
        Some(Ok(existing)) => existing,
        Some(Err(FileErrorKind::Format(FormatErrorKind::TooLarge(..)))) => return Err(WriteError::LargerThanExports),
        Some(Err(kind)) => return Err(kind_to_write_error(kind)),
    };
    check_replaced(&existing)?;
    let is_unchanged = || read().is_ok_and(|current| current == existing);
    Ok(write_atomic_if(path, bytes, is_unchanged)?)
}

/// Creates the file `path` with the text of a new deliberation. `state` is the state folder.
///
/// # Errors
/// Returns an error if the file exists, the path belongs to the program's own files, or the write fails.
pub fn create_file(path: &Path, bytes: &[u8], state: Option<&Path>) -> Result<(), WriteError> {
    if is_own_path(path, state) {
        return Err(WriteError::OwnFile);
    }
    if is_name_taken(path) {
        return Err(name_taken_error(path));
    }
    // A file that another program creates under this name in the meantime is not replaced.
    write_new_file(path, bytes)
}

/// Returns whether a path has the extension of a deliberation.
pub(super) fn has_reserved_extension(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    RESERVED.contains(&ending.as_str())
}

/// Returns whether `bytes` are a deliberation: valid, with errors, damaged or encrypted.
fn is_deliberation(bytes: &[u8]) -> bool {
    is_age_file(bytes) || parse_document(bytes).is_ok() || has_lines_of_deliberation(&String::from_utf8_lossy(bytes))
}

/// Returns whether a text has the lines of a deliberation. The search uses the lines and not the parsed text, because
/// the parser rejects a damaged file.
fn has_lines_of_deliberation(text: &str) -> bool {
    let lines = text.lines().map(|line| line.trim_start_matches('\u{feff}').trim()).filter(|line| !line.is_empty());
    let is_format = |line: &str| {
        let value = line.strip_prefix("format").and_then(|rest| rest.trim_start().strip_prefix('='));
        value.is_some_and(|value| value.trim_start().starts_with(|c: char| c.is_ascii_digit()))
    };
    let is_list = |line: &str| {
        let name = line.strip_prefix("[[").and_then(|rest| Some(rest.split_once("]]")?.0.trim()));
        name.is_some_and(|name| List::ALL.iter().any(|list| list.toml_path() == name))
    };
    let starts_as_one = lines.clone().find(|line| !line.starts_with('#')).is_some_and(is_format);
    starts_as_one
        || lines.clone().any(|line| line.starts_with("[deliberation]"))
        || lines.filter(|line| is_list(line)).count() >= LEAST_HEADERS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn damaged_deliberations_are_recognized_and_other_texts_are_not() {
        for text in [
            "format = 1\n",
            "\u{feff}\n# mine\nformat=2",
            "\0\0\n[[option]]\nid = \"a\"\n[[ criterion ]]\n",
            "title = 3\n [deliberation] # x",
            "age-encryption.org/v1\n",
        ] {
            assert!(is_deliberation(text.as_bytes()), "{text:?}");
        }
        for text in ["", "Notes\nformat = 1\n", "[[option]]\n", "[[wiki]]\n[[links]]\n", "format = pdf", "a,b\n1,2\n"] {
            assert!(!is_deliberation(text.as_bytes()), "{text:?}");
        }
    }
}
