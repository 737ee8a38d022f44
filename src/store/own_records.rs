//! Small own files with a list of values, such as paths. The values end with a zero byte, which no path contains.

use std::path::{Path, PathBuf};

use crate::messages::WriteError;

use super::own_files::{read_own_file_within, write_own_file};

/// The largest record that is read.
pub(super) const MAX_RECORD_BYTES: usize = 1 << 20;

/// Writes the values to the own file at `path`.
///
/// # Errors
/// Returns an error if the file cannot be written.
pub(super) fn write_record(path: &Path, values: &[Vec<u8>]) -> Result<(), WriteError> {
    let bytes: Vec<u8> = values.iter().flat_map(|value| value.iter().copied().chain([0])).collect();
    write_own_file(path, &bytes)
}

/// Reads the values of a record; none if it cannot be read.
pub(super) fn read_record(path: &Path) -> Vec<Vec<u8>> {
    let bytes = read_own_file_within(path, MAX_RECORD_BYTES as u64).unwrap_or_default();
    bytes.split_inclusive(|byte| *byte == 0).filter_map(|value| Some(value.strip_suffix(&[0])?.to_vec())).collect()
}

/// Returns the bytes of a path, from which [`to_path`] restores it.
pub(super) fn path_bytes(path: &Path) -> Vec<u8> {
    #[cfg(unix)]
    return std::os::unix::ffi::OsStrExt::as_bytes(path.as_os_str()).to_vec();
    #[cfg(not(unix))]
    path.to_string_lossy().into_owned().into_bytes()
}

/// Returns the path with these bytes.
pub(super) fn to_path(bytes: Vec<u8>) -> Option<PathBuf> {
    #[cfg(unix)]
    return Some(PathBuf::from(<std::ffi::OsString as std::os::unix::ffi::OsStringExt>::from_vec(bytes)));
    #[cfg(not(unix))]
    String::from_utf8(bytes).ok().map(PathBuf::from)
}
