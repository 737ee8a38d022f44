//! What files and the walk come to together: sitting down to one, and how far one is, for a list.

use std::path::Path;

use crate::config::Folders;
use crate::deliberation::{Deliberation, Moment, Row};
use crate::store;
use crate::walk::{self, Sitting, template_text};

/// A visit to what a file says.
pub fn sit_down(document: Deliberation, now: Moment) -> Sitting {
    let template = template_of(&document);
    Sitting::open(document, template, now)
}

/// What a deliberation began as, if that is known.
pub fn template_of(document: &Deliberation) -> Option<Deliberation> {
    template_text(document).and_then(|text| store::read(text.as_bytes()).ok())
}

/// What a list shows of every deliberation of the sessions, each read from end to end, in no order; work that never got
/// to its file too.
pub fn whole_rows(folders: &Folders) -> Vec<Row> {
    let mut found = store::found(&folders.sessions).with_unsaved(&folders.state);
    let mut rows = found.marked(found.files.iter().map(|path| whole_row(path)).collect());
    rows.append(&mut found.lost);
    rows
}

/// What a list shows of a file, read from end to end.
pub fn whole_row(path: &Path) -> Row {
    let (row, document) = store::whole(path);
    let judged = document.as_ref().map(walk::judged).unwrap_or_default();
    Row { stage: document.as_ref().map(walk::stage), judged, ..row }
}
