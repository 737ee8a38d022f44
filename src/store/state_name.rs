//! What the program's own things about a file are called: emergency copies, earlier versions, locks.

use std::fs;
use std::path::{Path, PathBuf};

use pesee_core::deliberation::slugify;

/// The longest readable part of a name, in bytes.
const MAX_READABLE_BYTES: usize = 40;

/// A name for things about the file at `path`: a readable part, and the sum of its whole path. It is the same for every
/// way to write the path, whether the file is there or not, and safe on every system.
pub(super) fn state_name(path: &Path) -> String {
    let whole = resolve_path(path);
    let mut name = slugify(&path.file_stem().unwrap_or_default().to_string_lossy());
    name.truncate(MAX_READABLE_BYTES);
    format!("{}-{:016x}", name.trim_end_matches('-'), hash_fnv1a(whole.as_os_str().as_encoded_bytes()))
}

/// The path without links and dots, as far as it exists.
pub(super) fn resolve_path(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let found = whole.ancestors().find_map(|there| Some((there, fs::canonicalize(there).ok()?)));
    match found {
        // Joined with nothing, a path would end in a stroke.
        Some((there, found)) if there == whole => found,
        Some((there, found)) => found.join(whole.strip_prefix(there).unwrap_or(&whole)),
        None => whole,
    }
}

/// FNV-1a, 64 bits: the same in every release.
pub(super) fn hash_fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_file_has_one_name_however_its_path_is_written() {
        assert_eq!([hash_fnv1a(b""), hash_fnv1a(b"foobar")], [0xcbf2_9ce4_8422_2325, 0x8594_4171_f739_67e8]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Éa: b.toml");
        let name = state_name(&path);
        assert!(name.starts_with("ea-b-") && name.is_ascii(), "{name}");
        std::fs::write(&path, "x").unwrap();
        assert_eq!(state_name(&path), name);
        assert_eq!(state_name(&folder.path().join(".").join("Éa: b.toml")), name);
        assert_ne!(state_name(&folder.path().join("Éa b.toml")), name);
    }
}
