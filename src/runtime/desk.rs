//! What files and the walk come to together: sitting down to one, and how far one is, for a list.

use std::path::Path;

use crate::deliberation::{Deliberation, Moment, Row};
use crate::store;
use crate::walk::{self, Sitting, template_text};

/// A visit to what a file says.
pub fn sit_down(document: Deliberation, now: Moment) -> Sitting {
    let template = template_of(&document);
    Sitting::open(document, template, now)
}

/// What a deliberation began as, if that is known.
pub(super) fn template_of(document: &Deliberation) -> Option<Deliberation> {
    template_text(document).and_then(|text| store::read(text.as_bytes()).ok())
}

/// What a list shows of every deliberation of a folder, each read from end to end, in no order.
pub fn whole_rows(folder: &Path) -> Vec<Row> {
    let found = store::found(folder);
    found.with_copies(found.files.iter().map(|path| whole_row(path)).collect())
}

/// What a list shows of a file, read from end to end.
pub fn whole_row(path: &Path) -> Row {
    let (row, document) = store::whole(path);
    Row { stage: document.as_ref().map(walk::stage), ..row }
}
