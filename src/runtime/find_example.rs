//! Opening a session on a document, which needs both `store` and `walk`.

use std::path::{Path, PathBuf};

use crate::store;
use crate::walk::{Session, is_example, load_template};
use pesee_core::deliberation::{Deliberation, Language, Moment};

/// Returns the path of the worked example in the folder `sessions`, if the example was opened there before in this
/// language.
pub fn find_example(sessions: &Path, language: Language) -> Option<PathBuf> {
    store::find_by_head(sessions, |head| is_example(head, language))
}

/// Opens a session on a document from a file.
pub fn open_session(document: Deliberation, now: Moment) -> Session {
    let template = template_of(&document);
    Session::open(document, template, now)
}

/// Returns the template that a deliberation started from, in the language of the deliberation, if it is known.
pub fn template_of(document: &Deliberation) -> Option<Deliberation> {
    load_template(document, document.language().unwrap_or(Language::En))
}
