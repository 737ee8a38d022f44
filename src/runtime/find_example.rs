//! Finding the worked example in a folder, which needs both `store` and `walk`.

use std::path::{Path, PathBuf};

use crate::store;
use crate::walk::is_example;
use pesee_core::deliberation::Language;

/// Returns the path of the worked example in the folder `sessions`, if the example was opened there before in this
/// language.
pub fn find_example(sessions: &Path, language: Language) -> Option<PathBuf> {
    store::find_by_head(sessions, |head| is_example(head, language))
}
