//! Sitting down to a file: the document with the template it began as.

use crate::deliberation::{Deliberation, Moment};
use crate::store;
use crate::walk::{Sitting, template_text};

/// A visit to what a file says.
pub fn sit_down(document: Deliberation, now: Moment) -> Sitting {
    let template = template_of(&document);
    Sitting::open(document, template, now)
}

/// What a deliberation began as, if that is known.
pub(super) fn template_of(document: &Deliberation) -> Option<Deliberation> {
    template_text(document).and_then(|text| store::read(text.as_bytes()).ok())
}
