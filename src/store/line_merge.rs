//! The three-way merge of files line by line, for files that git passes to the merge driver and that cannot be merged
//! as deliberations: other TOML files, and deliberations of which one version has errors.

use std::path::Path;

use diffy::{ConflictStyle, IncompleteHunkStyle, MergeOptions};

use crate::messages::WriteError;
use pesee_core::format::{normalize_line_ends, parse_leniently};

use super::encryption::is_age_file;
use super::line_ends::{BYTE_ORDER_MARK, restore_line_ends};
use super::read::read_regular_file;
use super::state_name::resolve_path;
use super::write::{lock_folder, parent_folder, write_atomic};

/// The largest file that is merged line by line.
const MAX_BYTES: u64 = 1 << 24;

/// The result of a merge by lines.
#[derive(Debug)]
pub struct LineMerge {
    /// Whether both sides changed the same lines. Our file then contains both versions of these lines between conflict
    /// markers.
    pub has_conflicts: bool,
    /// Whether a version is a deliberation, perhaps with errors.
    pub is_deliberation: bool,
    /// The error of writing our file, which is then unchanged.
    pub written: Result<(), WriteError>,
}

/// Why files were not merged line by line. Our file is unchanged.
#[derive(Debug, PartialEq)]
pub enum LineMergeError {
    /// A file cannot be read, or is too large.
    Unreadable,
    /// A file is encrypted or is no text.
    NotText,
}

/// Merges three files line by line and writes the result to `ours`, completely or not at all.
///
/// # Errors
/// Returns an error if a file cannot be read or has no lines of text.
pub fn merge_lines(base: &Path, ours: &Path, theirs: &Path) -> Result<LineMerge, LineMergeError> {
    let _folder_lock = lock_folder(parent_folder(&resolve_path(ours)));
    let read = |path| read_regular_file(path, MAX_BYTES).map_err(|_| LineMergeError::Unreadable);
    let texts = [read(base)?, read(ours)?, read(theirs)?];
    if texts.iter().any(|bytes| is_age_file(bytes) || bytes.contains(&0)) {
        return Err(LineMergeError::NotText);
    }
    let is_deliberation = texts.iter().any(|bytes| parse_leniently(bytes).is_some());
    let [base, our_bytes, theirs] = &texts;
    let merged = merge_lines_of_bytes(base, our_bytes, theirs);
    let has_conflicts = merged.is_err();
    let merged = merged.unwrap_or_else(|marked| marked);
    let written = if merged == *our_bytes { Ok(()) } else { write_atomic(ours, &merged).map_err(WriteError::from) };
    Ok(LineMerge { has_conflicts, is_deliberation, written })
}

/// Merges three texts as git does. If both sides changed the same lines, returns the text with conflict markers as an
/// error. A line with CR LF and the same line with LF are no conflict.
fn merge_lines_of_bytes(base: &[u8], ours: &[u8], theirs: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    let mut options = MergeOptions::new();
    options.set_conflict_style(ConflictStyle::Merge).set_incomplete_hunk_style(IncompleteHunkStyle::Git);
    options.merge_bytes(base, ours, theirs).or_else(|marked| {
        let [Ok(base), Ok(ours), Ok(theirs)] = [base, ours, theirs].map(std::str::from_utf8) else {
            return Err(marked);
        };
        let plain = |text: &str| {
            let text = normalize_line_ends(text.trim_start_matches(BYTE_ORDER_MARK)).into_owned();
            if text.is_empty() || text.ends_with('\n') { text } else { text + "\n" }
        };
        let example = if ours.is_empty() { theirs } else { ours };
        let restore = |text: String| restore_line_ends(example, &text);
        let merged = options.merge(&plain(base), &plain(ours), &plain(theirs));
        merged.map(|text| restore(text).into_bytes()).map_err(|marked| {
            // The last conflict marker ends with a line end, also if our text does not.
            let marked = restore(marked);
            if marked.ends_with('\n') { marked.into_bytes() } else { (marked + "\n").into_bytes() }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str) -> Result<String, String> {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        merge_lines_of_bytes(base.as_bytes(), ours.as_bytes(), theirs.as_bytes()).map(text).map_err(text)
    }

    #[test]
    fn lines_that_one_side_changed_are_merged() {
        let base = "a\nb\nc\nd\n";
        for (ours, theirs, both) in [
            ("A\nb\nc\nd\n", "a\nb\nc\nD\n", "A\nb\nc\nD\n"),
            ("A\nb\nc\nd\n", "A\nb\nc\nd\n", "A\nb\nc\nd\n"),
            ("a\nc\nd\n", "a\nb\nc\nd\ne\n", "a\nc\nd\ne\n"),
            (base, "a\r\nb\r\nc\r\nd\r\n", "a\r\nb\r\nc\r\nd\r\n"),
            ("A\r\nb\r\nc\r\nd\r\n", "a\nb\nc\nD\n", "A\r\nb\r\nc\r\nD\r\n"),
            ("A\nb\nc\nd", "a\r\nb\r\nc\r\nD\r\n", "A\nb\nc\nD"),
        ] {
            assert_eq!(merged(base, ours, theirs).as_deref(), Ok(both), "{ours:?} {theirs:?}");
        }
    }

    #[test]
    fn a_line_that_both_sides_changed_is_marked() {
        for (base, ours, theirs, marked) in [
            ("a\nb\n", "a\nx\n", "a\ny\n", "a\n<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n"),
            ("a\nb\n", "a\r\nx\r\n", "a\ny\n", "a\r\n<<<<<<< ours\r\nx\r\n=======\r\ny\r\n>>>>>>> theirs\r\n"),
            ("", "x\n", "y\n", "<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n"),
            ("b", "x", "y", "<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n"),
        ] {
            assert_eq!(merged(base, ours, theirs), Err(marked.to_owned()), "{ours:?} {theirs:?}");
        }
        let not_utf8 = merge_lines_of_bytes(b"\xff\n", b"\xfe\n", b"\xfd\n").unwrap_err();
        assert_eq!(not_utf8, b"<<<<<<< ours\n\xfe\n=======\n\xfd\n>>>>>>> theirs\n");
    }
}
