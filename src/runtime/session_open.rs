//! Functions that need both `store` and `walk`: opening a session on a document, and the rows of a list with their
//! progress.

use crate::store;
use crate::walk::{Session, find_template_text};
use pesee_core::deliberation::{Deliberation, Moment};

/// Opens a session on a document from a file.
pub fn open_session(document: Deliberation, now: Moment) -> Session {
    let template = template_of(&document);
    Session::open(document, template, now)
}

/// Returns the template that a deliberation started from, if it is known.
pub fn template_of(document: &Deliberation) -> Option<Deliberation> {
    find_template_text(document).and_then(|text| store::parse_document(text.as_bytes()).ok())
}

/// Reads the rows of all deliberations in the sessions folder, in no order. Work that was never saved to a file has a
/// row too.
pub fn read_all_rows(folders: &Folders) -> Vec<LibraryRow> {
    let mut listing = store::list_folder(&folders.sessions).with_unsaved(&folders.state);
    let mut files = std::mem::take(&mut listing.files);
    let mut rows = listing.annotate(read_each(&mut files, None, read_row));
    rows.append(&mut listing.never_saved);
    rows
}

/// Reads the row of one file.
pub fn read_row(path: &Path) -> LibraryRow {
    read_row_and_document(path).0
}

/// Reads the row of one file, and its document if the file is valid.
fn read_row_and_document(path: &Path) -> (LibraryRow, Option<Deliberation>) {
    let (row, document) = store::load_row(path);
    let calibration = document.as_ref().map(walk::list_calibration_points).unwrap_or_default();
    let last_visit = document.as_ref().and_then(walk::last_visit);
    (LibraryRow { stage: document.as_ref().map(walk::library_stage), calibration, last_visit, ..row }, document)
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
