//! A change of one place, and an edit: the changes that a person makes in one step.

use super::key::Key;
use super::leaf::Leaf;

/// One place that changed; its own inverse with the two leaves swapped. `None` is absent.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The place.
    pub key: Key,
    /// What it held.
    pub from: Option<Leaf>,
    /// What it holds afterwards.
    pub to: Option<Leaf>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Change {
        Change { key: self.key, from: self.to, to: self.from }
    }
}

/// One act of a person: one step of undo. Edits with the same `coalesce` key that follow each other are one act.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Edit {
    /// What changes, in the order it is to be applied.
    pub changes: Vec<Change>,
    /// The field being typed in, so that its keystrokes are one step.
    pub coalesce: Option<Key>,
}

impl Edit {
    /// Both, as one act.
    #[must_use]
    pub fn and(mut self, other: Edit) -> Edit {
        self.changes.extend(other.changes);
        self
    }

    /// The same, as keystrokes in one field.
    #[must_use]
    pub fn typing(self, key: Key) -> Edit {
        Edit { coalesce: Some(key), ..self }
    }

    /// Whether it changes nothing.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The edit that takes this one back.
    #[must_use]
    pub fn inverse(self) -> Edit {
        Edit { changes: self.changes.into_iter().rev().map(Change::inverse).collect(), coalesce: self.coalesce }
    }
}
