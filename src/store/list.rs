//! The deliberations of a folder: which files there are, and what a list shows of each.

use std::fs;
use std::path::{Path, PathBuf};

use crate::deliberation::{Deliberation, Fault, Problem, Row, Status};

use super::disk::read_file;
use super::glance::beginning;
use super::read::{read, row};

/// How deep subfolders are read.
const DEEPEST: usize = 8;

/// The files of a folder and its subfolders that could be deliberations, in no order. A folder that is not there
/// has none.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    gather(folder, DEEPEST, &mut found);
    found
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str() else {
            // A name that is no text is still a file of the person's.
            if name.to_string_lossy().ends_with(".toml") {
                found.push(entry.path());
            }
            continue;
        };
        if name.starts_with('.') {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && depth > 0 => gather(&entry.path(), depth - 1, found),
            Ok(kind) if kind.is_dir() => {}
            _ if name.ends_with(".toml") && !is_copy(name) => found.push(entry.path()),
            _ => {}
        }
    }
}

/// Whether a file is somebody's copy made because of a clash: ours, Syncthing's, Dropbox's.
fn is_copy(name: &str) -> bool {
    // Most names have no second point and no space: ten thousand of them are not searched.
    name.trim_end_matches(".toml").contains(['.', ' '])
        && [".conflict-", ".unsaved-", ".sync-conflict-", "conflicted copy"].iter().any(|mark| name.contains(mark))
}

/// A row from the beginning of a file, where that is enough; fast, and it says nothing of faults further down.
pub fn glance(path: &Path) -> Row {
    match beginning(path) {
        Some(row) => Row { path: path.to_owned(), ..row },
        None => whole(path).0,
    }
}

/// Rows from the beginnings of many files, in their order, read on two threads: a glance is mostly waiting for the
/// system.
pub fn glances(paths: &[PathBuf]) -> Vec<Row> {
    /// Fewer files than this are not worth a thread.
    const WORTH_A_THREAD: usize = 500;
    if paths.len() < WORTH_A_THREAD {
        return paths.iter().map(|path| glance(path)).collect();
    }
    let (first, second) = paths.split_at(paths.len() / 2);
    std::thread::scope(|scope| {
        let other = scope.spawn(|| second.iter().map(|path| glance(path)).collect::<Vec<Row>>());
        let mut rows: Vec<Row> = first.iter().map(|path| glance(path)).collect();
        // A glance that panicked would be a fault of ours: it is let through, not hidden.
        rows.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        rows
    })
}

/// A row from the whole file, and the document, if it is sound.
pub fn whole(path: &Path) -> (Row, Option<Deliberation>) {
    let document =
        read_file(path).map_err(|problem| vec![Fault { place: None, problem }]).and_then(|bytes| read(&bytes));
    match document {
        Ok(document) => (Row { path: path.to_owned(), ..row(&document) }, Some(document)),
        Err(faults) => (broken(path, faults), None),
    }
}

fn broken(path: &Path, faults: Vec<Fault>) -> Row {
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
        faults: if faults.is_empty() { vec![Fault { place: None, problem: Problem::NoFormat }] } else { faults },
    }
}
