//! The catalogues of the user's languages: the files `TAG.ftl` in the folder `languages` of the configuration folder.

use std::path::{Path, PathBuf};

use crate::messages::FileErrorKind;
use pesee_core::format::FormatErrorKind;

use super::read::read_regular_file;

/// The folder of the catalogues in the configuration folder.
pub const CATALOGUES_FOLDER: &str = "languages";
/// The largest catalogue that is read.
pub const MAX_CATALOGUE_BYTES: u64 = 1 << 20;
/// The most catalogues that are listed.
const MAX_CATALOGUES: usize = 100;

/// Returns the catalogues of the user, sorted by name; none if there is no such folder.
pub fn list_catalogues(config_folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(config_folder.join(CATALOGUES_FOLDER)) else { return Vec::new() };
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut found: Vec<PathBuf> = paths.filter(|path| path.extension().is_some_and(|end| end == "ftl")).collect();
    found.sort();
    found.truncate(MAX_CATALOGUES);
    found
}

/// Reads the text of a catalogue.
///
/// # Errors
/// Returns an error if the file is not a regular file, is too large, cannot be read or is not UTF-8.
pub fn read_catalogue(path: &Path) -> Result<String, FileErrorKind> {
    let bytes = read_regular_file(path, MAX_CATALOGUE_BYTES)?;
    let text = String::from_utf8(bytes).map_err(|_| FormatErrorKind::NotUtf8)?;
    // Some editors begin a file with a byte order mark, which Fluent does not know.
    Ok(text.strip_prefix('\u{feff}').unwrap_or(&text).to_owned())
}
