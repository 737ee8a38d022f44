//! Files for other programs, written beside deliberations: they replace what was written so before, and nothing else.

use std::path::Path;

use crate::deliberation::Trouble;

use super::disk::{is_taken, read_plain};
use super::write::{write, write_new};

/// No file of ours for another program is larger: what is, is somebody's.
const LARGEST: u64 = 1 << 26;

/// Writes `bytes` to `path`, whole or not at all. What stands there is replaced only where it is `ours`.
///
/// # Errors
/// Something else has the name, or the disk refuses; what stood there is as it was.
pub fn export(path: &Path, bytes: &[u8], ours: fn(&[u8]) -> bool) -> Result<(), Trouble> {
    if !is_taken(path) {
        return write_new(path, bytes);
    }
    match read_plain(path, LARGEST) {
        Ok(there) if ours(&there) => Ok(write(path, bytes)?),
        _ => Err(Trouble::Taken),
    }
}
