//! [`Change`], the change of one field, and [`Edit`], the changes that a person makes in one step.

use super::field_path::FieldPath;
use super::field_value::FieldValue;

/// A change of the value of one field. `None` means that the field is absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The field that changes.
    pub path: FieldPath,
    /// The value before the change.
    pub from: Option<FieldValue>,
    /// The value after the change.
    pub to: Option<FieldValue>,
}

impl Change {
    /// Returns the change that reverts this change.
    #[must_use]
    pub fn inverse(self) -> Change {
        Change { path: self.path, from: self.to, to: self.from }
    }
}

/// The changes that a person makes in one step; undo reverts one edit at a time.
///
/// [`History`](super::History) combines successive edits with the same `coalesce_path` into one edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// The changes, in the order in which they are applied.
    pub changes: Vec<Change>,
    /// The field in which the person is typing, so that all keystrokes in the field are one step of undo.
    pub coalesce_path: Option<FieldPath>,
}

impl Edit {
    /// Returns one edit with the changes of both edits, those of `other` last.
    #[must_use]
    pub fn chain(mut self, other: Edit) -> Edit {
        self.changes.extend(other.changes);
        self
    }

    /// Returns the same edit, marked as typing in the field at `path`.
    #[must_use]
    pub fn with_coalesce_path(self, path: FieldPath) -> Edit {
        Edit { coalesce_path: Some(path), ..self }
    }

    /// Returns whether the edit contains no changes.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// Returns the edit that reverts this edit.
    #[must_use]
    pub fn inverse(self) -> Edit {
        Edit {
            changes: self.changes.into_iter().rev().map(Change::inverse).collect(),
            coalesce_path: self.coalesce_path,
        }
    }
}
