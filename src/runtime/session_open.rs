//! What files and the walk come to together: sitting down to one, and how far one is, for a list.

use std::path::{Path, PathBuf};

use crate::config::Folders;
use crate::messages::{LibraryRow, Timeline};
use crate::store;
use crate::walk::{self, Session, find_template_text};
use pesee_core::deliberation::{Deliberation, Moment};

use super::listing::read_each;

/// A visit to what a file says.
pub fn open_session(document: Deliberation, now: Moment) -> Session {
    let template = template_of(&document);
    Session::open(document, template, now)
}

/// What a deliberation began as, if that is known.
pub fn template_of(document: &Deliberation) -> Option<Deliberation> {
    find_template_text(document).and_then(|text| store::parse_document(text.as_bytes()).ok())
}

/// What a list shows of every deliberation of the sessions, in no order; work that never got to its file too.
pub fn read_all_rows(folders: &Folders) -> Vec<LibraryRow> {
    let mut found = store::list_folder(&folders.sessions).with_unsaved(&folders.state);
    let mut files = std::mem::take(&mut found.files);
    let mut rows = found.annotate(read_each(&mut files, None, read_row));
    rows.append(&mut found.never_saved);
    rows
}

/// What a list shows of a file.
pub fn read_row(path: &Path) -> LibraryRow {
    read_row_and_document(path).0
}

/// The same, and the document, if it is sound.
fn read_row_and_document(path: &Path) -> (LibraryRow, Option<Deliberation>) {
    let (row, document) = store::load_row(path);
    let judged = document.as_ref().map(walk::list_calibration_points).unwrap_or_default();
    let met = document.as_ref().and_then(walk::last_visit);
    (
        LibraryRow { stage: document.as_ref().map(walk::library_stage), calibration: judged, last_visit: met, ..row },
        document,
    )
}

/// How the deliberations of a client went, the latest begun first; a file that is another's by now is not told.
pub fn client_timelines(client: &str, paths: &[PathBuf]) -> Vec<Timeline> {
    let story = |path: &PathBuf| {
        let (row, document) = read_row_and_document(path);
        let document = document.filter(|_| walk::client_name(&row) == Some(client))?;
        Some(Timeline { row, created: document.head().created, events: walk::timeline(&document) })
    };
    let mut stories: Vec<Timeline> = paths.iter().filter_map(story).collect();
    let since = |story: &Timeline| story.created.or(story.row.updated);
    stories.sort_by(|a, b| since(b).cmp(&since(a)).then_with(|| b.row.path.cmp(&a.row.path)));
    stories
}
