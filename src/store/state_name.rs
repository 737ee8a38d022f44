//! The names of the files in the state folder that belong to a deliberation's file: emergency copies, earlier versions
//! and locks.

use std::fs;
use std::path::{Path, PathBuf};

use pesee_core::deliberation::slugify;

/// The longest readable part of a name, in bytes.
const MAX_READABLE_BYTES: usize = 40;

/// Returns the name in the state folder for the file at `path`: a readable part and a hash of the absolute path. The
/// name is the same for every spelling of the path, whether the file exists or not, and every system accepts it.
pub(super) fn state_name(path: &Path) -> String {
    let resolved = resolve_path(path);
    let mut name = slugify(&resolved.file_stem().unwrap_or_default().to_string_lossy());
    name.truncate(MAX_READABLE_BYTES);
    [name.trim_end_matches('-'), "-", &state_hash(&resolved)].concat()
}

/// Returns the part of the name in the state folder that only one resolved path has.
pub(super) fn state_hash(resolved: &Path) -> String {
    format!("{:016x}", hash_fnv1a(resolved.as_os_str().as_encoded_bytes()))
}

/// Returns the absolute path without links and dots. The part of the path that does not exist is kept as it is.
pub(super) fn resolve_path(path: &Path) -> PathBuf {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let found = absolute.ancestors().find_map(|ancestor| Some((ancestor, fs::canonicalize(ancestor).ok()?)));
    match found {
        // Joining an empty path would append a slash.
        Some((ancestor, found)) if ancestor == absolute => found,
        Some((ancestor, found)) => found.join(absolute.strip_prefix(ancestor).unwrap_or(&absolute)),
        None => absolute,
    }
}

/// Returns the 64-bit FNV-1a hash, which is the same in every release of the program and of Rust.
pub(super) fn hash_fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Returns a hash of the content of a file with its length, by which the same content is recognized.
pub(super) fn hash_content(bytes: &[u8]) -> Vec<u8> {
    format!("{:016x} {}", hash_fnv1a(bytes), bytes.len()).into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_name_is_the_same_through_a_link_and_before_and_after_the_folder_exists() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("var-home")).unwrap();
        std::os::unix::fs::symlink("var-home", root.path().join("home")).unwrap();
        let path = root.path().join("home/share/pesee/a.toml");
        let before = state_name(&path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        assert_eq!(before, state_name(&path));
        fs::write(&path, "x").unwrap();
        std::os::unix::fs::symlink(&path, root.path().join("other-name.toml")).unwrap();
        assert_eq!(before, state_name(&root.path().join("other-name.toml")));
    }

    #[test]
    fn every_spelling_of_a_path_gives_the_same_name() {
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
