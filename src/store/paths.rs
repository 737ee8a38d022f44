//! The names of new files: free names that every system accepts.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::messages::{ENCRYPTED_SUFFIX, has_encrypted_extension};
use pesee_core::deliberation::{Moment, slugify};

use super::read::is_name_taken;

/// The most bytes of a title in a file name.
const MAX_TITLE_BYTES: usize = 60;
/// The longest file name that every system accepts, in bytes.
const MAX_NAME_BYTES: usize = 255;

/// Returns a free path in `folder` with a name that every system accepts: the date, then the title in ASCII letters.
pub fn free_path(folder: &Path, day: NaiveDate, title: &str) -> PathBuf {
    let mut stem = format!("{}-{}", day.format("%Y-%m-%d"), slugify(title));
    stem.truncate(MAX_TITLE_BYTES + 11);
    let stem = stem.trim_end_matches('-');
    next_free_path(&folder.join(format!("{stem}.toml")))
}

/// Returns a free path beside a file: with the mark `conflict`, `NAME.toml` becomes `NAME.conflict-DATE.toml`.
pub(super) fn sibling_path(path: &Path, mark: &str, at: Moment) -> PathBuf {
    let (stem, _) = split_extension(path);
    let extension = if has_encrypted_extension(path) { ENCRYPTED_SUFFIX } else { ".toml" };
    let ending = format!(".{mark}-{}{extension}", at.format("%Y-%m-%dT%H-%M-%S"));
    next_free_path(&path.with_file_name(join_truncated(&stem, ending.as_ref())))
}

/// Returns `path` if it is free, otherwise the path with the first free number after its name.
pub(super) fn next_free_path(path: &Path) -> PathBuf {
    let numbered = |n: u32| {
        if n < 2 {
            return path.to_owned();
        }
        let (stem, extension) = split_extension(path);
        let mut ending = OsString::from(format!("-{n}"));
        ending.push(extension);
        path.with_file_name(join_truncated(&stem, &ending))
    };
    (1..).map(numbered).find(|path| !is_name_taken(path)).unwrap_or_else(|| path.to_owned())
}

/// Splits a file name into its stem and its extension with the dots, `.toml` or `.toml.age`.
fn split_extension(path: &Path) -> (OsString, OsString) {
    let part = |path: &Path| {
        let ending = path.extension().map(|extension| {
            let mut ending = OsString::from(".");
            ending.push(extension);
            ending
        });
        (path.file_stem().unwrap_or_default().to_owned(), ending.unwrap_or_default())
    };
    let (stem, ending) = part(path);
    if !has_encrypted_extension(path) {
        return (stem, ending);
    }
    let (stem, mut inner) = part(Path::new(&stem));
    inner.push(ending);
    (stem, inner)
}

/// Joins a stem and an ending, and truncates the stem if the name would be too long.
fn join_truncated(stem: &OsStr, ending: &OsStr) -> OsString {
    let max_len = MAX_NAME_BYTES.saturating_sub(ending.len());
    let mut name = if stem.len() <= max_len { stem.to_owned() } else { truncate_name(stem, max_len) };
    name.push(ending);
    name
}

/// Returns the beginning of a name, at most `max_len` bytes.
fn truncate_name(name: &OsStr, max_len: usize) -> OsString {
    if let Some(text) = name.to_str() {
        let ends = text.char_indices().map(|(at, letter)| at + letter.len_utf8());
        let end = ends.take_while(|end| *end <= max_len).last().unwrap_or(0);
        return text.get(..end).unwrap_or_default().into();
    }
    #[cfg(unix)]
    {
        use std::os::unix::ffi::OsStrExt;
        OsStr::from_bytes(name.as_bytes().get(..max_len).unwrap_or_default()).to_owned()
    }
    #[cfg(not(unix))]
    truncate_name(name.to_string_lossy().as_ref().as_ref(), max_len)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn moment() -> Moment {
        chrono::DateTime::parse_from_rfc3339("2026-11-22T09:00:00-05:00").unwrap()
    }

    fn name(path: &Path) -> &str {
        path.file_name().unwrap().to_str().unwrap()
    }

    #[test]
    fn sibling_paths_are_free_and_not_too_long() {
        let folder = tempfile::tempdir().unwrap();
        let mine = folder.path().join("mine.toml");
        assert_eq!(name(&sibling_path(&mine, "conflict", moment())), "mine.conflict-2026-11-22T09-00-00.toml");
        std::fs::write(sibling_path(&mine, "conflict", moment()), "").unwrap();
        assert_eq!(name(&sibling_path(&mine, "conflict", moment())), "mine.conflict-2026-11-22T09-00-00-2.toml");
        for long in ["x".repeat(250), "日".repeat(83)] {
            for _ in 0..12 {
                let path = sibling_path(&folder.path().join(format!("{long}.toml")), "unsaved", moment());
                assert!(name(&path).len() <= MAX_NAME_BYTES && name(&path).contains(".unsaved-2026-11-22"), "{path:?}");
                std::fs::write(&path, "").unwrap();
            }
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_that_are_not_utf8_are_numbered_byte_for_byte() {
        use std::os::unix::ffi::{OsStrExt, OsStringExt};
        let folder = tempfile::tempdir().unwrap();
        let odd = folder.path().join(OsStr::from_bytes(b"\xff\xfe.toml"));
        std::fs::write(&odd, "").unwrap();
        assert_eq!(next_free_path(&odd).file_name().unwrap().as_bytes(), b"\xff\xfe-2.toml");
        let long = folder.path().join(OsString::from_vec([vec![0xff; 250], b".toml".to_vec()].concat()));
        std::fs::write(&long, "").unwrap();
        assert_eq!(next_free_path(&long).file_name().unwrap().len(), MAX_NAME_BYTES);
    }
}
