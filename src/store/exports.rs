//! The files that were written from a deliberation at paths of the user's choice: reports and copies. They are remembered
//! in the state folder, so that encrypting the deliberation can name what is still readable.

use std::path::{Path, PathBuf};

use crate::messages::{WriteError, has_encrypted_extension};
use pesee_core::deliberation::Head;

use super::identity::has_identity;
use super::own_files::{EXPORTS_FOLDER, create_own_folder, find_own_folder};
use super::own_records::{path_bytes, read_record, to_path, write_record};
use super::read::is_name_taken;
use super::state_name::{hash_content, hash_fnv1a, resolve_path, state_name};
use super::write::to_system_error;

/// The most files that are remembered for a deliberation; the oldest are forgotten.
const MAX_EXPORTS: usize = 1_000;
/// The name of the list of the contents of reports. The name of a list of files has a hash.
const CONTENTS_NAME: &str = "contents";

/// Remembers that a file at `written` was made from the deliberation with this head in `file`. Files that no longer exist
/// are forgotten.
///
/// # Errors
/// Returns an error if the state folder cannot be written to.
pub fn remember_export(state: &Path, (file, head): (&Path, &Head), written: &Path) -> Result<(), WriteError> {
    let folder = create_own_folder(state, EXPORTS_FOLDER).map_err(to_system_error)?;
    let written = resolve_path(written);
    for name in list_names(file, head) {
        let list = folder.join(name);
        let mut paths: Vec<PathBuf> = read_paths(&list);
        paths.retain(|path| *path != written);
        paths.push(written.clone());
        let oldest = paths.len().saturating_sub(MAX_EXPORTS);
        let values: Vec<Vec<u8>> = paths.iter().skip(oldest).map(|path| path_bytes(path)).collect();
        write_record(&list, &values)?;
    }
    Ok(())
}

/// Remembers the content that the program wrote to the report at `path`, so that a later report replaces it only if
/// nobody has changed it since.
pub(super) fn remember_content(state: &Path, path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let record = create_own_folder(state, EXPORTS_FOLDER).map_err(to_system_error)?.join(CONTENTS_NAME);
    let path = path_bytes(&resolve_path(path));
    let mut contents = read_contents(&record);
    contents.retain(|(known, _)| *known != path);
    contents.push((path, hash_content(bytes)));
    let oldest = contents.len().saturating_sub(MAX_EXPORTS);
    let values: Vec<Vec<u8>> = contents.into_iter().skip(oldest).flat_map(|(path, hash)| [path, hash]).collect();
    write_record(&record, &values)
}

/// Returns whether a file with this content is a report as the program wrote it to `path`.
pub(super) fn is_remembered(state: &Path, path: &Path, bytes: &[u8]) -> bool {
    let Some(folder) = find_own_folder(state, EXPORTS_FOLDER) else { return false };
    read_contents(&folder.join(CONTENTS_NAME)).contains(&(path_bytes(&resolve_path(path)), hash_content(bytes)))
}

/// Returns the paths of reports with the hashes of their contents.
fn read_contents(record: &Path) -> Vec<(Vec<u8>, Vec<u8>)> {
    let mut values = read_record(record).into_iter();
    std::iter::from_fn(|| Some((values.next()?, values.next()?))).collect()
}

/// Returns the files that were made from a deliberation and still exist.
pub(super) fn list_exports(state: &Path, file: &Path, head: &Head) -> Vec<PathBuf> {
    let Some(folder) = find_own_folder(state, EXPORTS_FOLDER) else { return Vec::new() };
    list_names(file, head).into_iter().flat_map(|name| read_paths(&folder.join(name))).collect()
}

/// Returns the names of the lists for a file: that of its path, and that of its deliberation, by which a moved file is
/// found.
fn list_names(file: &Path, head: &Head) -> Vec<String> {
    // The encrypted file of a deliberation has the list of the clear one.
    let clear = if has_encrypted_extension(file) { file.with_extension("") } else { file.to_owned() };
    let by_path = state_name(&clear);
    let identity = || format!("{:?}\0{:?}", head.id, head.created);
    let by_identity = has_identity(head).then(|| format!("deliberation-{:016x}", hash_fnv1a(identity().as_bytes())));
    [by_path].into_iter().chain(by_identity).collect()
}

fn read_paths(list: &Path) -> Vec<PathBuf> {
    read_record(list).into_iter().filter_map(to_path).filter(|path| is_name_taken(path)).collect()
}
