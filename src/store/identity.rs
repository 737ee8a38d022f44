//! Whether two files contain the same deliberation.

use std::path::Path;

use pesee_core::deliberation::{Head, Id};

use super::state_name::{hash_fnv1a, resolve_path};

/// Returns whether a deliberation has an id or a creation time, by which it is recognized.
pub(super) fn has_identity(head: &Head) -> bool {
    head.id.is_some() || head.created.is_some()
}

/// Returns the id that a deliberation without an id gets at its first save. It depends on the path, the title and the
/// time of the creation, so that it is the same at each reading of the file and in each calendar, and contains no name.
pub fn derive_id(path: &Path, head: &Head) -> Id {
    let created = head.created.map(|at| at.to_rfc3339()).unwrap_or_default();
    let resolved = resolve_path(path);
    let parts = [resolved.as_os_str().as_encoded_bytes(), head.title.as_bytes(), created.as_bytes()];
    // No part contains a zero byte.
    Id::generate(&format!("d-{:016x}", hash_fnv1a(&parts.join(&0))), "deliberation", [].iter())
}

/// Returns whether a file with the name of a duplicate contains the same deliberation as the original. An id or a time
/// that only one of them has is ignored, because the name already suggests a duplicate. If they have neither an id nor
/// a time to compare, the title and the client decide.
pub(super) fn is_duplicate(a: &Head, b: &Head) -> bool {
    let ids = a.id.as_ref().zip(b.id.as_ref()).map(|(a, b)| a == b);
    let times = a.created.zip(b.created).map(|(a, b)| a == b);
    match (ids, times) {
        (None, None) => (&a.title, &a.client) == (&b.title, &b.client),
        (ids, times) => ids != Some(false) && times != Some(false),
    }
}

/// Returns whether two heads are those of the same deliberation. The id comes from the name of the file, so two
/// deliberations can have the same one; the time of the creation tells them apart.
pub(super) fn is_same_deliberation(a: &Head, b: &Head) -> bool {
    (has_identity(a) || has_identity(b)) && (&a.id, &a.created) == (&b.id, &b.created)
}
