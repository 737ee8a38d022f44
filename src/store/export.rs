//! Files for other programs, written beside deliberations, whose place they never take.

use std::path::Path;

use crate::messages::{Fault, Problem, Trouble};
use pesee_core::format::FormatErrorKind;

use super::disk::parse_document;
use super::disk::{is_taken, read_plain};
use super::write::{write, write_new};

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
    Ours(fn(&[u8]) -> bool),
    /// Whatever plain file it is: somebody was asked.
    Asked,
}

/// Whether a name is one that deliberations have: a report under it would stand among them.
pub fn is_reserved(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    RESERVED.contains(&ending.as_str())
}

/// Writes `bytes` to `path`, whole or not at all.
///
/// # Errors
/// Something has the name that may not be replaced, or the disk refuses; what stood there is as it was.
pub fn export(path: &Path, bytes: &[u8], replaces: Replaces) -> Result<(), Trouble> {
    if !is_taken(path) {
        return write_new(path, bytes);
    }
    let there = read_plain(path, MAX_BYTES).map_err(|_| Trouble::NotPlain)?;
    match replaces {
        Replaces::Ours(ours) if ours(&there) => Ok(write(path, bytes)?),
        Replaces::Ours(_) => Err(Trouble::Taken),
        Replaces::Nothing | Replaces::Asked if is_deliberation(&there) => Err(Trouble::Reserved),
        Replaces::Nothing => Err(Trouble::Taken),
        Replaces::Asked => Ok(write(path, bytes)?),
    }
}

/// Whether a deliberation stands there, with faults or without.
fn is_deliberation(bytes: &[u8]) -> bool {
    let is_none = |fault: &Fault| {
        use FormatErrorKind::{NoFormat, NotUtf8, Syntax, TooDense, TooLarge};
        matches!(fault.problem, Problem::Format(NoFormat | NotUtf8 | Syntax(_) | TooDense(..) | TooLarge(..)))
    };
    parse_document(bytes).map_or_else(|faults| !faults.iter().any(is_none), |_| true)
}
