//! The files of a folder, and the rows that the library shows for them.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::messages::{
    CopyOrigin, FileError, FileErrorKind, FolderError, LibraryRow, ReadError, SiblingCopy, has_encrypted_extension,
};
use pesee_core::deliberation::{Deliberation, Head, Id, Moment, Status};
use pesee_core::format::{FormatErrorKind, parse_head};

use super::copy_names::{NameKind, classify_name, split_ending};
use super::duplicate_names::{can_have_original, possible_originals};
use super::emergency_copy::{UnsavedWork, load_unsaved_work};
use super::identity::is_duplicate;
use super::read::{is_name_taken, parse_document, read_deliberation_file};
use super::state_name::resolve_path;
use super::write::describe_io_error;

/// The greatest depth of subfolders that are read.
pub(super) const MAX_DEPTH: usize = 8;

/// The files of a folder and its subfolders.
#[derive(Debug, Default)]
pub struct FolderListing {
    /// The files that can be deliberations, in no particular order.
    pub files: Vec<PathBuf>,
    /// The rows of emergency copies whose original file does not exist.
    pub never_saved: Vec<LibraryRow>,
    /// The rows of the folders whose files cannot be listed.
    pub unreadable: Vec<LibraryRow>,
    /// The copies beside each file.
    copies: HashMap<PathBuf, Vec<SiblingCopy>>,
    /// The files with an emergency copy, and the time of the copy.
    unsaved: Vec<(PathBuf, Moment)>,
}

impl FolderListing {
    /// Adds the unsaved work from the emergency copies in the state folder.
    #[must_use]
    pub fn with_unsaved(mut self, state: &Path) -> FolderListing {
        let find_file = |is_wanted: &dyn Fn(&Head) -> bool| find_head_in(self.files.iter(), is_wanted).cloned();
        for UnsavedWork { file, is_in_file, work } in load_unsaved_work(state, find_file) {
            if is_in_file {
                self.unsaved.push((resolve_path(&file), work.rescued_at));
            } else if !self.never_saved.iter().any(|row| row.path == file) {
                self.never_saved.push(LibraryRow {
                    path: file,
                    unsaved_since: Some(work.rescued_at),
                    ..row_from_document(&work.document)
                });
            }
        }
        self
    }

    /// Adds to each row the copies beside its file, and the time of its unsaved work.
    pub fn annotate(&self, mut rows: Vec<LibraryRow>) -> Vec<LibraryRow> {
        if !self.copies.is_empty() {
            for row in &mut rows {
                row.copies = self.copies.get(&row.path).cloned().unwrap_or_default();
            }
        }
        // The names are compared first, because resolving the links of every path is slow.
        for (file, at) in &self.unsaved {
            let is_row_of_file =
                |row: &&mut LibraryRow| row.path.file_name() == file.file_name() && resolve_path(&row.path) == *file;
            rows.iter_mut().filter(is_row_of_file).for_each(|row| row.unsaved_since = Some(*at));
        }
        rows
    }
}

/// Lists the files of a folder and its subfolders that can be deliberations. A missing folder has no files.
pub fn list_folder(folder: &Path) -> FolderListing {
    let mut found = FoundFiles::default();
    found.collect(folder, MAX_DEPTH);
    let FoundFiles { mut files, copies: mut found_copies, unreadable } = found;
    let known: HashSet<PathBuf> = files.iter().cloned().collect();
    let stems: HashSet<&str> = known.iter().filter_map(|path| Some(split_ending(file_name(path)?)?.0)).collect();
    files.retain(|path| match find_original(path, &known, &stems) {
        Some((original, origin)) => {
            found_copies.push((original, SiblingCopy { path: path.clone(), origin, date: None }));
            false
        }
        None => true,
    });
    if found_copies.is_empty() {
        return FolderListing { files, unreadable, ..FolderListing::default() };
    }
    let mut copies: HashMap<PathBuf, Vec<SiblingCopy>> = HashMap::new();
    found_copies.sort_by(|(_, a), (_, b)| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path)));
    for (original, copy) in found_copies {
        if known.contains(&original) {
            copies.entry(original).or_default().push(copy);
        } else {
            // The original does not exist: the copy is listed as a deliberation, so that no file is hidden.
            files.push(copy.path);
        }
    }
    FolderListing { files, copies, unreadable, ..FolderListing::default() }
}

/// Returns the file of which a file with the name of a duplicate is a copy. The content of both decides: a duplicate
/// that cannot be read has no original, so that the library lists it. `stems` are the stems of the `known` files.
fn find_original(path: &Path, known: &HashSet<PathBuf>, stems: &HashSet<&str>) -> Option<(PathBuf, CopyOrigin)> {
    let name = file_name(path).filter(|name| can_have_original(name, stems))?;
    let originals = possible_originals(name).into_iter();
    let mut originals = originals.map(|(name, origin)| (path.with_file_name(name), origin));
    originals.find(|(original, _)| known.contains(original) && has_same_deliberation(original, path))
}

fn file_name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

fn has_same_deliberation(original: &Path, copy: &Path) -> bool {
    let (Ok(original_bytes), Ok(bytes)) = (read_deliberation_file(original), read_deliberation_file(copy)) else {
        return false;
    };
    let is_same = || Some(is_duplicate(&parse_head(&original_bytes)?, &parse_head(&bytes)?));
    original_bytes == bytes || is_same().unwrap_or(false)
}

/// Lists the files of a folder, without their copies.
pub fn list_files(folder: &Path) -> Vec<PathBuf> {
    list_folder(folder).files
}

/// Returns whether the name of a file is that of a copy, whether the original exists or not.
pub fn is_copy(path: &Path) -> bool {
    file_name(path).is_some_and(|name| matches!(classify_name(name), NameKind::Copy(..)))
}

/// What the search of a folder has found so far.
#[derive(Default)]
struct FoundFiles {
    files: Vec<PathBuf>,
    /// Each copy, with the path of its original.
    copies: Vec<(PathBuf, SiblingCopy)>,
    unreadable: Vec<LibraryRow>,
}

impl FoundFiles {
    fn collect(&mut self, folder: &Path, depth: usize) {
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.add_unreadable(folder, &error),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.add_entry(&entry, folder, depth),
                Err(error) => return self.add_unreadable(folder, &error),
            }
        }
    }

    fn add_entry(&mut self, entry: &fs::DirEntry, folder: &Path, depth: usize) {
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            // A file whose name is not UTF-8 is listed too.
            if name.to_string_lossy().ends_with(".toml") {
                self.files.push(entry.path());
            }
            return;
        };
        if name.starts_with('.') {
            return;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth > 0 {
                self.collect(&entry.path(), depth - 1);
            }
            return;
        }
        match classify_name(name) {
            NameKind::Deliberation => self.files.push(entry.path()),
            NameKind::Copy(original, origin, date) => {
                self.copies.push((folder.join(original), SiblingCopy { path: entry.path(), origin, date }))
            }
            NameKind::Other => {}
        }
    }

    /// Adds the row of a folder that cannot be read. A folder that does not exist, or that cannot exist because of its
    /// name, has no files.
    fn add_unreadable(&mut self, folder: &Path, error: &io::Error) {
        use io::ErrorKind::{InvalidFilename, InvalidInput, NotADirectory, NotFound};
        let is_missing = matches!(error.kind(), NotFound | NotADirectory | InvalidFilename | InvalidInput);
        if is_missing && !is_name_taken(folder) {
            return;
        }
        let error = match error.kind() {
            io::ErrorKind::NotFound => FolderError::BrokenLink,
            io::ErrorKind::PermissionDenied => FolderError::PermissionDenied,
            io::ErrorKind::NotADirectory => FolderError::NotFolder,
            _ => FolderError::Other(describe_io_error(error)),
        };
        let error = FileError { position: None, kind: FileErrorKind::Read(ReadError::Folder(error)) };
        let title = folder.to_string_lossy().into_owned();
        self.unreadable.push(LibraryRow { title, ..row_from_name(folder, vec![error]) });
    }
}

/// Loads the row of a file, and its document if the file has no errors.
pub fn load_row(path: &Path) -> (LibraryRow, Option<Deliberation>) {
    if has_encrypted_extension(path) {
        return (row_from_name(path, Vec::new()), None);
    }
    let document = read_deliberation_file(path)
        .map_err(|kind| vec![FileError { position: None, kind }])
        .and_then(|bytes| parse_document(&bytes));
    match document {
        Ok(document) => (LibraryRow { path: path.to_owned(), ..row_from_document(&document) }, Some(document)),
        Err(errors) => (row_with_errors(path, errors), None),
    }
}

/// Loads the row of a file. If the file has errors, the id and the title still come from the file if possible, because
/// the command line finds files by their id and title.
pub fn named_row(path: &Path) -> LibraryRow {
    let row = load_row(path).0;
    if row.errors.is_empty() {
        return row;
    }
    let head = read_deliberation_file(path).ok().and_then(|bytes| parse_head(&bytes));
    match head {
        Some(head) => LibraryRow { id: head.id.as_ref().map(Id::to_string), title: head.title, ..row },
        None => row,
    }
}

/// Returns the first file of a folder, in the order of the paths, whose table `[deliberation]` fulfils a condition.
/// Encrypted files are not read.
pub fn find_by_head(folder: &Path, is_wanted: impl Fn(&Head) -> bool) -> Option<PathBuf> {
    let mut files = list_files(folder);
    files.sort();
    find_head_in(files.iter(), &is_wanted).cloned()
}

/// Returns the first of these files whose table `[deliberation]` fulfils a condition.
fn find_head_in<'a>(
    mut files: impl Iterator<Item = &'a PathBuf>,
    is_wanted: &dyn Fn(&Head) -> bool,
) -> Option<&'a PathBuf> {
    files.find(|path| {
        let head = || parse_head(&read_deliberation_file(path).ok()?);
        !has_encrypted_extension(path) && head().is_some_and(|head| is_wanted(&head))
    })
}

fn row_with_errors(path: &Path, errors: Vec<FileError>) -> LibraryRow {
    row_from_name(
        path,
        if errors.is_empty() {
            vec![FileError { position: None, kind: FormatErrorKind::NoFormat.into() }]
        } else {
            errors
        },
    )
}

/// Returns the row of a file that cannot be read or is encrypted. The file name is the title.
fn row_from_name(path: &Path, errors: Vec<FileError>) -> LibraryRow {
    let title = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    LibraryRow {
        path: path.to_owned(),
        id: None,
        title,
        client: None,
        tags: Vec::new(),
        status: Status::Open,
        is_archived: false,
        updated: None,
        review_on: None,
        decide_by: None,
        due_dates: Vec::new(),
        stage: None,
        errors,
        copies: Vec::new(),
        calibration: Vec::new(),
        last_visit: None,
        unsaved_since: None,
    }
}

/// Returns the row of a document, without a path.
pub(super) fn row_from_document(document: &Deliberation) -> LibraryRow {
    let head = document.head();
    LibraryRow {
        path: std::path::PathBuf::new(),
        id: head.id.as_ref().map(Id::to_string),
        title: head.title.clone(),
        client: head.client.clone().filter(|client| !client.trim().is_empty()),
        tags: head.tags.clone().unwrap_or_default(),
        status: head.status.unwrap_or(Status::Open),
        is_archived: head.archived == Some(true),
        updated: head.updated.or(head.created),
        review_on: head.review_on,
        decide_by: head.decide_by,
        due_dates: Vec::new(),
        stage: None,
        errors: Vec::new(),
        copies: Vec::new(),
        calibration: Vec::new(),
        last_visit: None,
        unsaved_since: None,
    }
}
