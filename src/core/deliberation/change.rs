//! A change of one place, and an edit: the changes that a person makes in one step.

use super::field_path::FieldPath;
use super::field_value::FieldValue;

/// One place that changed; its own inverse with the two leaves swapped. `None` is absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The place.
    pub path: FieldPath,
    /// What it held.
    pub from: Option<FieldValue>,
    /// What it holds afterwards.
    pub to: Option<FieldValue>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Change {
        Change { path: self.path, from: self.to, to: self.from }
    }
}

/// One act of a person: one step of undo. Edits with the same `coalesce` key that follow each other are one act.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// What changes, in the order it is to be applied.
    pub changes: Vec<Change>,
    /// The field being typed in, so that its keystrokes are one step.
    pub coalesce_path: Option<FieldPath>,
}

impl Edit {
    /// Both, as one act.
    #[must_use]
    pub fn chain(mut self, other: Edit) -> Edit {
        self.changes.extend(other.changes);
        self
    }

    /// The same, as keystrokes in one field.
    #[must_use]
    pub fn with_coalesce_path(self, key: FieldPath) -> Edit {
        Edit { coalesce_path: Some(key), ..self }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Edit {
        Edit {
            changes: self.changes.into_iter().rev().map(Change::inverse).collect(),
            coalesce_path: self.coalesce_path,
        }
    }
}
