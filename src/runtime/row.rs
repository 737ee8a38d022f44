//! The row of a file in the library, with its progress and its dates, and the timelines of a client.

use std::path::{Path, PathBuf};

use crate::messages::{LibraryRow, Timeline};
use crate::store;
use crate::walk;
use pesee_core::deliberation::Deliberation;

/// Reads the row of one file.
pub fn read_row(path: &Path) -> LibraryRow {
    read_row_and_document(path).0
}

/// Reads the row of one file, and its document if the file is valid.
fn read_row_and_document(path: &Path) -> (LibraryRow, Option<Deliberation>) {
    let (row, document) = store::load_row(path);
    let calibration = document.as_ref().map(walk::list_calibration_points).unwrap_or_default();
    let last_visit = document.as_ref().and_then(walk::last_visit);
    let stage = document.as_ref().map(walk::library_stage);
    let due_dates = document.as_ref().map(walk::list_due_dates).unwrap_or_default();
    (LibraryRow { stage, due_dates, calibration, last_visit, ..row }, document)
}

/// Reads the timelines of a client's deliberations, the most recently created first. Leaves out the files that belong
/// to another client by now.
pub fn client_timelines(client: &str, paths: &[PathBuf]) -> Vec<Timeline> {
    let timeline = |path: &PathBuf| {
        let (row, document) = read_row_and_document(path);
        let document = document.filter(|_| walk::client_name(&row) == Some(client))?;
        Some(Timeline { row, created: document.head().created, events: walk::timeline(&document) })
    };
    let mut timelines: Vec<Timeline> = paths.iter().filter_map(timeline).collect();
    let start = |timeline: &Timeline| timeline.created.or(timeline.row.updated);
    timelines.sort_by(|a, b| start(b).cmp(&start(a)).then_with(|| b.row.path.cmp(&a.row.path)));
    timelines
}
