//! The deliberations of a folder: which files there are, and what a list shows of each.

use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use crate::messages::{Fault, Kept, Row, is_sealed};
use pesee_core::deliberation::{Deliberation, Id, Moment, Status};
use pesee_core::format::{FormatErrorKind, parse_head};

use super::copies::{Sort, sort};
use super::disk::parse_document;
use super::disk::{is_taken, read_file};
use super::own::resolved;
use super::rescue::unsaved;

/// How deep subfolders are read.
const DEEPEST: usize = 8;

/// What a folder and its subfolders hold.
#[derive(Debug, Default)]
pub struct Found {
    /// The files that could be deliberations, in no order.
    pub files: Vec<PathBuf>,
    /// What an emergency copy holds of a deliberation that never got to its file.
    pub lost: Vec<Row>,
    /// The copies that lie beside some of them.
    copies: HashMap<PathBuf, Vec<Kept>>,
    /// The files of which an emergency copy holds work, and since when.
    unsaved: Vec<(PathBuf, Moment)>,
}

impl Found {
    /// The same, with what emergency copies in the state folder hold.
    #[must_use]
    pub fn with_unsaved(mut self, state: &Path) -> Found {
        for (file, rescued) in unsaved(state) {
            if is_taken(&file) {
                self.unsaved.push((resolved(&file), rescued.at));
            } else {
                self.lost.push(Row { path: file, unsaved: Some(rescued.at), ..row(&rescued.document) });
            }
        }
        self
    }

    /// Marks rows with the copies that lie beside their files, and with work that is not in them.
    pub fn marked(&self, mut rows: Vec<Row>) -> Vec<Row> {
        if !self.copies.is_empty() {
            for row in &mut rows {
                row.copies = self.copies.get(&row.path).cloned().unwrap_or_default();
            }
        }
        // Mostly there is none; and a name that differs is no reason to follow links.
        for (file, at) in &self.unsaved {
            let is_it = |row: &&mut Row| row.path.file_name() == file.file_name() && resolved(&row.path) == *file;
            rows.iter_mut().filter(is_it).for_each(|row| row.unsaved = Some(*at));
        }
        rows
    }
}

/// The deliberations of a folder and its subfolders. A folder that is not there has none.
pub fn found(folder: &Path) -> Found {
    let (mut files, mut kept) = (Vec::new(), Vec::new());
    gather(folder, DEEPEST, &mut files, &mut kept);
    if kept.is_empty() {
        return Found { files, ..Found::default() };
    }
    let known: HashSet<PathBuf> = files.iter().cloned().collect();
    let mut copies: HashMap<PathBuf, Vec<Kept>> = HashMap::new();
    kept.sort_by(|(_, a), (_, b)| b.on.cmp(&a.on).then_with(|| a.path.cmp(&b.path)));
    for (of, copy) in kept {
        if known.contains(&of) {
            copies.entry(of).or_default().push(copy);
        } else {
            // What it was a copy of has gone: it stands for itself, and nothing hides.
            files.push(copy.path);
        }
    }
    Found { files, copies, ..Found::default() }
}

/// Its files alone.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    found(folder).files
}

/// Whether a file is a copy by its name, whether or not it lies beside what it is a copy of.
pub fn is_copy(path: &Path) -> bool {
    path.file_name().and_then(OsStr::to_str).is_some_and(|name| matches!(sort(name), Sort::Copy(..)))
}

fn gather(folder: &Path, depth: usize, files: &mut Vec<PathBuf>, kept: &mut Vec<(PathBuf, Kept)>) {
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
                gather(&entry.path(), depth - 1, files, kept);
            }
            continue;
        }
        match sort(name) {
            Sort::Deliberation => files.push(entry.path()),
            Sort::Copy(of, by, on) => kept.push((folder.join(of), Kept { path: entry.path(), by, on })),
            Sort::Other => {}
        }
    }
}

/// What a list shows of a file, and the document, if it is sound.
pub fn whole(path: &Path) -> (Row, Option<Deliberation>) {
    if is_sealed(path) {
        return (named(path, Vec::new()), None);
    }
    let document = read_file(path)
        .map_err(|problem| vec![Fault { place: None, problem }])
        .and_then(|bytes| parse_document(&bytes));
    match document {
        Ok(document) => (Row { path: path.to_owned(), ..row(&document) }, Some(document)),
        Err(faults) => (broken(path, faults), None),
    }
}

/// What a list shows of a file. Where it has faults, the id and the title are nevertheless those in the file, as far as
/// they can be read: the file is found by them.
pub fn named_row(path: &Path) -> Row {
    let row = whole(path).0;
    if row.faults.is_empty() {
        return row;
    }
    let head = read_file(path).ok().and_then(|bytes| parse_head(&bytes));
    match head {
        Some(head) => Row { id: head.id.as_ref().map(Id::to_string), title: head.title, ..row },
        None => row,
    }
}

fn broken(path: &Path, faults: Vec<Fault>) -> Row {
    named(
        path,
        if faults.is_empty() { vec![Fault { place: None, problem: FormatErrorKind::NoFormat.into() }] } else { faults },
    )
}

/// A row of which only the file's name is known: it cannot be read, or is sealed.
fn named(path: &Path, faults: Vec<Fault>) -> Row {
    let title = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Row {
        path: path.to_owned(),
        id: None,
        title,
        client: None,
        tags: Vec::new(),
        status: Status::Open,
        archived: false,
        updated: None,
        review_on: None,
        stage: None,
        faults,
        copies: Vec::new(),
        judged: Vec::new(),
        met: None,
        unsaved: None,
    }
}

/// What a list shows of a document.
pub(super) fn row(document: &Deliberation) -> Row {
    let head = document.head();
    Row {
        path: std::path::PathBuf::new(),
        id: head.id.as_ref().map(Id::to_string),
        title: head.title.clone(),
        client: head.client.clone().filter(|client| !client.trim().is_empty()),
        tags: head.tags.clone().unwrap_or_default(),
        status: head.status.unwrap_or(Status::Open),
        archived: head.archived == Some(true),
        updated: head.updated.or(head.created),
        review_on: head.review_on,
        stage: None,
        faults: Vec::new(),
        copies: Vec::new(),
        judged: Vec::new(),
        met: None,
        unsaved: None,
    }
}
