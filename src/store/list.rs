//! The deliberations of a folder: which files there are, and what a list shows of each.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::messages::{FileError, LibraryRow, SiblingCopy, has_encrypted_extension};
use pesee_core::deliberation::{Deliberation, Id, Moment, Status};
use pesee_core::format::{FormatErrorKind, parse_head};

use super::copy_names::{NameKind, classify_name};
use super::read::parse_document;
use super::read::{is_name_taken, read_deliberation_file};
use super::rescue::load_unlocked_rescue_copies;
use super::state_name::resolve_path;

/// How deep subfolders are read.
const MAX_DEPTH: usize = 8;

/// What a folder and its subfolders hold.
#[derive(Debug, Default)]
pub struct FolderListing {
    /// The files that could be deliberations, in no order.
    pub files: Vec<PathBuf>,
    /// What an emergency copy holds of a deliberation that never got to its file.
    pub never_saved: Vec<LibraryRow>,
    /// The copies that lie beside some of them.
    copies: HashMap<PathBuf, Vec<SiblingCopy>>,
    /// The files of which an emergency copy holds work, and since when.
    unsaved: Vec<(PathBuf, Moment)>,
}

impl FolderListing {
    /// The same, with what emergency copies in the state folder hold.
    #[must_use]
    pub fn with_unsaved(mut self, state: &Path) -> FolderListing {
        for (file, rescued) in load_unlocked_rescue_copies(state) {
            if is_name_taken(&file) {
                self.unsaved.push((resolve_path(&file), rescued.rescued_at));
            } else {
                self.never_saved.push(LibraryRow {
                    path: file,
                    unsaved_since: Some(rescued.rescued_at),
                    ..row_from_document(&rescued.document)
                });
            }
        }
        self
    }

    /// Marks rows with the copies that lie beside their files, and with work that is not in them.
    pub fn annotate(&self, mut rows: Vec<LibraryRow>) -> Vec<LibraryRow> {
        if !self.copies.is_empty() {
            for row in &mut rows {
                row.copies = self.copies.get(&row.path).cloned().unwrap_or_default();
            }
        }
        // Mostly there is none; and a name that differs is no reason to follow links.
        for (file, at) in &self.unsaved {
            let is_it =
                |row: &&mut LibraryRow| row.path.file_name() == file.file_name() && resolve_path(&row.path) == *file;
            rows.iter_mut().filter(is_it).for_each(|row| row.unsaved_since = Some(*at));
        }
        rows
    }
}

/// The deliberations of a folder and its subfolders. A folder that is not there has none.
pub fn list_folder(folder: &Path) -> FolderListing {
    let (mut files, mut kept) = (Vec::new(), Vec::new());
    collect_files(folder, MAX_DEPTH, &mut files, &mut kept);
    if kept.is_empty() {
        return FolderListing { files, ..FolderListing::default() };
    }
    let known: HashSet<PathBuf> = files.iter().cloned().collect();
    let mut copies: HashMap<PathBuf, Vec<SiblingCopy>> = HashMap::new();
    kept.sort_by(|(_, a), (_, b)| b.date.cmp(&a.date).then_with(|| a.path.cmp(&b.path)));
    for (of, copy) in kept {
        if known.contains(&of) {
            copies.entry(of).or_default().push(copy);
        } else {
            // What it was a copy of has gone: it stands for itself, and nothing hides.
            files.push(copy.path);
        }
    }
    FolderListing { files, copies, ..FolderListing::default() }
}

/// Its files alone.
pub fn list_files(folder: &Path) -> Vec<PathBuf> {
    list_folder(folder).files
}

/// Whether a file is a copy by its name, whether or not it lies beside what it is a copy of.
pub fn is_copy(path: &Path) -> bool {
    path.file_name().and_then(OsStr::to_str).is_some_and(|name| matches!(classify_name(name), NameKind::Copy(..)))
}

fn collect_files(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, kept: &mut Vec<(PathBuf, SiblingCopy)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            // A name that is no text is still a file of the person's.
            if name.to_string_lossy().ends_with(".toml") {
                files.push(entry.path());
            }
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth > 0 {
                collect_files(&entry.path(), depth - 1, files, kept);
            }
            continue;
        }
        match classify_name(name) {
            NameKind::Deliberation => files.push(entry.path()),
            NameKind::Copy(of, by, on) => {
                kept.push((folder.join(of), SiblingCopy { path: entry.path(), origin: by, date: on }))
            }
            NameKind::Other => {}
        }
    }
}

/// What a list shows of a file, and the document, if it is sound.
pub fn load_row(path: &Path) -> (LibraryRow, Option<Deliberation>) {
    if has_encrypted_extension(path) {
        return (row_from_name(path, Vec::new()), None);
    }
    let document = read_deliberation_file(path)
        .map_err(|problem| vec![FileError { position: None, kind: problem }])
        .and_then(|bytes| parse_document(&bytes));
    match document {
        Ok(document) => (LibraryRow { path: path.to_owned(), ..row_from_document(&document) }, Some(document)),
        Err(faults) => (row_with_errors(path, faults), None),
    }
}

/// What a list shows of a file. Where it has faults, the id and the title are nevertheless those in the file, as far as
/// they can be read: the file is found by them.
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

fn row_with_errors(path: &Path, faults: Vec<FileError>) -> LibraryRow {
    row_from_name(
        path,
        if faults.is_empty() {
            vec![FileError { position: None, kind: FormatErrorKind::NoFormat.into() }]
        } else {
            faults
        },
    )
}

/// A row of which only the file's name is known: it cannot be read, or is sealed.
fn row_from_name(path: &Path, faults: Vec<FileError>) -> LibraryRow {
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
        stage: None,
        errors: faults,
        copies: Vec::new(),
        calibration: Vec::new(),
        last_visit: None,
        unsaved_since: None,
    }
}

/// What a list shows of a document.
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
        stage: None,
        errors: Vec::new(),
        copies: Vec::new(),
        calibration: Vec::new(),
        last_visit: None,
        unsaved_since: None,
    }
}
