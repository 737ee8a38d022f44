//! The unencrypted traces of a file that was encrypted: its earlier versions, emergency copies and temporary files are
//! removed, and everything else that contains its text is listed. A trace that cannot be removed is listed too.

use std::collections::{HashSet, VecDeque};
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use crate::messages::{ClearTraces, file_stem, has_encrypted_extension};
use pesee_core::deliberation::Head;
use pesee_core::format::parse_head;

use super::copy_names::{NameKind, classify_name};
use super::emergency_copy::is_copy_in_use;
use super::encryption::is_age_file;
use super::exports::list_exports;
use super::identity::is_same_deliberation;
use super::list::MAX_DEPTH;
use super::own_files::{
    EDITOR_FOLDER_PREFIX, RESCUE_FOLDER, TRASH_FOLDER, VERSIONS_FOLDER, find_own_folder, read_own_file,
};
use super::state_name::{hash_content, resolve_path, state_hash, state_name};
use super::versions::read_owner;
use super::write::{is_stale, is_temp_name, parent_folder};

/// The most entries of folders that are searched for copies.
const MAX_ENTRIES: usize = 20_000;
/// The extensions of the reports that are written beside a deliberation.
const REPORT_EXTENSIONS: [&str; 6] = ["md", "html", "csv", "json", "svg", "ics"];

/// The file that was encrypted, and the heads of the deliberation in it.
#[derive(Clone, Copy, Debug)]
pub(super) struct ClearFile<'a> {
    /// The path that the user gave.
    pub(super) path: &'a Path,
    /// The path without links. The file there no longer exists.
    pub(super) resolved: &'a Path,
    pub(super) head: &'a Head,
    /// The hash of the content. A copy of a deliberation without an id is recognized by it.
    pub(super) content_hash: &'a [u8],
}

/// The folders in which the traces of a file are searched.
#[derive(Clone, Copy, Debug, Default)]
pub struct TraceFolders<'a> {
    /// The state folder; `None` if there is no home folder.
    pub state: Option<&'a Path>,
    /// The folder that the library lists.
    pub library: Option<&'a Path>,
}

/// Removes the unencrypted traces of a file that only the program uses. Returns those that remain.
pub(super) fn remove_clear_copies(file: ClearFile<'_>, search: TraceFolders<'_>) -> ClearTraces {
    let mut left = Vec::new();
    let mut folders = vec![parent_folder(file.resolved).to_owned(), resolve_path(parent_folder(file.path))];
    folders.dedup();
    for folder in &folders {
        file.clear_folder(folder, &mut left);
    }
    folders.extend(search.library.map(resolve_path));
    let unsearched = file.list_subfolders(folders, search.state, MAX_ENTRIES, &mut left);
    if let Some(state) = search.state {
        file.clear_versions(state, &mut left);
        file.clear_emergency_copies(state, &mut left);
        file.list_trash(state, &mut left);
        list_editor_texts(state, &mut left);
        left.extend(list_exports(state, file.path, file.head));
    }
    left.sort();
    left.dedup();
    ClearTraces { copies: left, unsearched }
}

impl ClearFile<'_> {
    /// Returns the names of the file: its own, and that of the link through which the user named it.
    fn names(&self) -> impl Iterator<Item = &OsStr> {
        [self.resolved, self.path].into_iter().filter_map(Path::file_name)
    }

    /// Returns whether a file contains the deliberation, in clear.
    fn is_copy(&self, path: &Path) -> bool {
        self.has_same_identity(path) || self.is_exact_copy(path)
    }

    /// Returns whether the head of a file is that of the deliberation, in clear.
    fn has_same_identity(&self, path: &Path) -> bool {
        let head = || parse_head(&read_own_file(path).ok()?);
        !has_encrypted_extension(path) && head().is_some_and(|head| is_same_deliberation(&head, self.head))
    }

    /// Returns whether a file has the content of the file.
    fn is_exact_copy(&self, path: &Path) -> bool {
        read_own_file(path).is_ok_and(|bytes| hash_content(&bytes) == self.content_hash)
    }

    /// Removes the temporary files in a folder of the file, and lists its copies, its reports and the backups of
    /// editors.
    fn clear_folder(&self, folder: &Path, left: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let (name, path) = (entry.file_name().to_string_lossy().into_owned(), entry.path());
            if entry.file_type().is_ok_and(|kind| kind.is_dir()) || has_encrypted_extension(&path) {
                continue;
            }
            if is_temp_name(&name) {
                // A save of a sealed file leaves no text in clear.
                let is_encrypted = read_own_file(&path).is_ok_and(|bytes| is_age_file(&bytes));
                if !is_encrypted || is_stale(&entry) {
                    remove_if(self.is_copy(&path) || is_stale(&entry), &path, left);
                }
            } else if self.is_named_after(&name)
                || self.is_report(&path)
                || name.ends_with(".toml") && self.is_copy(&path)
            {
                left.push(path);
            }
        }
    }

    /// Lists the copies in folders and their subfolders, as far as the library would list them. The state folder is
    /// left out. Returns those of the `folders` that were not searched to their end: about `max_entries` entries are
    /// searched, and a subfolder can be unreadable or too deep.
    fn list_subfolders(
        &self,
        folders: Vec<PathBuf>,
        state: Option<&Path>,
        max_entries: usize,
        left: &mut Vec<PathBuf>,
    ) -> Vec<PathBuf> {
        let mut known: HashSet<PathBuf> = state.map(resolve_path).into_iter().collect();
        let mut queue: VecDeque<_> = folders.iter().map(|folder| (folder, folder.clone(), 0)).collect();
        let (mut entry_count, mut unsearched) = (0, Vec::new());
        while let Some((root, folder, depth)) = queue.pop_front() {
            if !known.insert(folder.clone()) {
                continue;
            }
            let entries = if entry_count < max_entries { fs::read_dir(&folder) } else { Err(ErrorKind::Other.into()) };
            // A folder that does not exist contains no copies.
            if !unsearched.contains(root) && entries.as_ref().is_err_and(|error| error.kind() != ErrorKind::NotFound) {
                unsearched.push(root.clone());
            }
            for entry in entries.into_iter().flatten().flatten() {
                entry_count += 1;
                let (name, path) = (entry.file_name().to_string_lossy().into_owned(), entry.path());
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                if is_folder && depth < MAX_DEPTH && !name.starts_with('.') {
                    queue.push_back((root, path, depth + 1));
                } else if is_folder && !name.starts_with('.') && !unsearched.contains(root) {
                    unsearched.push(root.clone());
                } else if !is_folder && classify_name(&name) != NameKind::Other && self.is_copy(&path) {
                    left.push(path);
                }
            }
        }
        unsearched
    }

    /// Returns whether a name is that of a copy or of a backup of the file: `NAME.conflict-…`, `NAME~`, `.NAME.swp`.
    fn is_named_after(&self, name: &str) -> bool {
        let original = match classify_name(name) {
            NameKind::Copy(original, ..) => original,
            _ => name.trim_start_matches(['.', '#', '~', '$']).to_owned(),
        };
        self.names().any(|own| own.to_str().is_some_and(|own| original.starts_with(own)))
    }

    /// Returns whether a path is that of a report with the default name.
    fn is_report(&self, path: &Path) -> bool {
        let is_own_stem = |own: &Path| Some(file_stem(own)) == path.file_stem();
        let has_report_extension =
            path.extension().and_then(OsStr::to_str).is_some_and(|end| REPORT_EXTENSIONS.contains(&end));
        has_report_extension && (is_own_stem(self.resolved) || is_own_stem(self.path))
    }

    /// Removes the versions of the file, under each name that it had.
    fn clear_versions(&self, state: &Path, left: &mut Vec<PathBuf>) {
        for (folder, name) in list_own(state, VERSIONS_FOLDER) {
            let is_own_name = name.ends_with(&state_hash(self.resolved));
            let versions =
                || list_files(&folder).into_iter().filter(|path| path.extension().is_some_and(|end| end == "toml"));
            if is_own_name {
                remove_if(true, &folder, left);
            } else if versions().any(|version| self.is_copy(&version)) {
                // The file was moved. Another file with the same deliberation may still be at the old path.
                let is_owner_gone =
                    read_owner(&folder).is_some_and(|owner| resolve_path(&owner) == self.resolved || !owner.exists());
                remove_if(is_owner_gone, &folder, left);
            }
        }
    }

    /// Removes the emergency copies of the file. One that still contains work was a reason not to encrypt the file, and
    /// a damaged one is listed, because nobody knows what it contains.
    fn clear_emergency_copies(&self, state: &Path, left: &mut Vec<PathBuf>) {
        let own_name = state_name(self.resolved);
        for (path, name) in list_own(state, RESCUE_FOLDER) {
            let is_own_name = name.starts_with(&own_name);
            let has_same_identity = self.has_same_identity(&path);
            if has_encrypted_extension(&path) || !(is_own_name || has_same_identity || self.is_exact_copy(&path)) {
                continue;
            }
            // The base of the work on another file with the same content is still needed.
            let is_own = has_same_identity || is_own_name && name.ends_with(".base");
            remove_if(is_own && !is_copy_in_use(state, &path), &path, left);
        }
    }

    /// Lists the files in the trash that contain the deliberation: deleted copies of the file, and discarded work.
    fn list_trash(&self, state: &Path, left: &mut Vec<PathBuf>) {
        let own_name = state_name(self.resolved);
        for (folder, _) in list_own(state, TRASH_FOLDER) {
            for path in list_files(&folder) {
                let name = path.file_name().unwrap_or_default();
                let is_own_name = self.names().any(|own| own == name) || name.to_string_lossy().starts_with(&own_name);
                if !has_encrypted_extension(&path) && (is_own_name || self.is_copy(&path)) {
                    left.push(path);
                }
            }
        }
    }
}

/// Lists the texts that the external editor left behind. They do not say which deliberation they belong to.
fn list_editor_texts(state: &Path, left: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(state).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with(EDITOR_FOLDER_PREFIX) {
            left.extend(list_files(&entry.path()));
        }
    }
}

/// Returns the entries of an own folder with their names. Temporary files that no save uses any more are removed.
fn list_own(state: &Path, folder: &str) -> Vec<(PathBuf, String)> {
    let entries = find_own_folder(state, folder).and_then(|folder| fs::read_dir(folder).ok());
    let mut found = Vec::new();
    for entry in entries.into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_temp_name(&name) && is_stale(&entry) {
            drop(fs::remove_file(entry.path()));
        } else {
            found.push((entry.path(), name));
        }
    }
    found
}

/// Returns the files in a folder.
fn list_files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file())).map(|entry| entry.path()).collect()
}

/// Removes a file or folder if `can_remove`, and lists the path if it remains.
fn remove_if(can_remove: bool, path: &Path, left: &mut Vec<PathBuf>) {
    let remove = || if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
    if !can_remove || remove().is_err() {
        left.push(path.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns the names of the folders that a search of these folders does not search to their end.
    fn search(folder: &Path, names: &[&str], max_entries: usize) -> Vec<String> {
        let head = Head::default();
        let path = folder.join("a.toml");
        let file = ClearFile { path: &path, resolved: &path, head: &head, content_hash: &[] };
        let folders = names.iter().map(|name| folder.join(name)).collect();
        let unsearched = file.list_subfolders(folders, None, max_entries, &mut Vec::new());
        unsearched.iter().map(|path| path.strip_prefix(folder).unwrap().to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn folders_that_are_not_searched_to_their_end_are_reported() {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path();
        for name in ["small/one", "large/one/two", "file"] {
            fs::create_dir_all(folder.join(name)).unwrap();
        }
        let deep = ["level"; MAX_DEPTH + 1].join("/");
        fs::create_dir_all(folder.join("deep").join(&deep)).unwrap();
        fs::create_dir_all(folder.join("hidden").join(".git").join(&deep)).unwrap();
        let all = ["small", "large", "hidden", "missing"];
        assert_eq!(search(folder, &all, 10), [""; 0]);
        assert_eq!(search(folder, &["small", "large"], 2), ["small", "large"], "the subfolders come last");
        assert_eq!(search(folder, &["small", "large"], 3), ["large"]);
        assert_eq!(search(folder, &["small", "deep"], 20), ["deep"]);
        fs::remove_dir(folder.join("file")).unwrap();
        fs::write(folder.join("file"), "").unwrap();
        assert_eq!(search(folder, &["file", "small"], 20), ["file"], "a folder that cannot be read");
    }
}
