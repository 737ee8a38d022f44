//! Whether two files contain the same deliberation.

use pesee_core::deliberation::Head;

/// Returns whether a deliberation has an id or a creation time, by which it is recognized.
pub(super) fn has_identity(head: &Head) -> bool {
    head.id.is_some() || head.created.is_some()
}

/// Returns whether two heads are those of the same deliberation. The id comes from the name of the file, so two
/// deliberations can have the same one; the time of the creation tells them apart.
pub(super) fn is_same_deliberation(a: &Head, b: &Head) -> bool {
    (has_identity(a) || has_identity(b)) && (&a.id, &a.created) == (&b.id, &b.created)
}
