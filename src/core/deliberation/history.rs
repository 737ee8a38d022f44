//! Undo and redo: the acts of this visit.

use std::collections::VecDeque;

use super::change::Edit;
use super::document::Deliberation;
use super::error::ApplyError;

/// The acts done so far and the acts taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo_stack: VecDeque<Edit>,
    redo_stack: Vec<Edit>,
    is_coalescing_ended: bool,
}

/// How many acts are remembered; an evening's work is a few hundred.
const MAX_EDITS: usize = 10_000;

impl History {
    /// Applies `edit` and remembers it. Keystrokes in one field that follow each other become one act.
    ///
    /// # Errors
    /// The document refuses the edit: it is as it was, and nothing is remembered.
    pub fn apply(&mut self, document: &mut Deliberation, edit: Edit) -> Result<(), ApplyError> {
        if edit.is_empty() {
            return Ok(());
        }
        document.apply(&edit)?;
        self.redo_stack.clear();
        let closed = std::mem::take(&mut self.is_coalescing_ended);
        match self.undo_stack.back_mut() {
            Some(last) if !closed && edit.coalesce_path.is_some() && last.coalesce_path == edit.coalesce_path => {
                coalesce_into(last, edit)
            }
            _ => self.undo_stack.push_back(edit),
        }
        if self.undo_stack.back().is_some_and(Edit::is_empty) {
            // Typed and taken back again by hand: what comes next belongs to no act that is over.
            self.undo_stack.pop_back();
            self.is_coalescing_ended = true;
        }
        if self.undo_stack.len() > MAX_EDITS {
            self.undo_stack.pop_front();
        }
        Ok(())
    }

    /// Ends the act in progress: what is typed next is a step of its own.
    pub fn end_coalescing(&mut self) {
        self.is_coalescing_ended = true;
    }

    /// Takes the last act back; gives what was applied, or `None` where there is nothing to take back.
    pub fn undo(&mut self, document: &mut Deliberation) -> Option<Edit> {
        let edit = self.undo_stack.pop_back()?;
        let inverse = edit.clone().inverse();
        if document.apply(&inverse).is_err() {
            self.undo_stack.push_back(edit);
            return None;
        }
        self.redo_stack.push(edit);
        self.is_coalescing_ended = true;
        Some(inverse)
    }

    /// Does the act last taken back again.
    pub fn redo(&mut self, document: &mut Deliberation) -> Option<Edit> {
        let edit = self.redo_stack.pop()?;
        if document.apply(&edit).is_err() {
            self.redo_stack.push(edit);
            return None;
        }
        self.undo_stack.push_back(edit.clone());
        self.is_coalescing_ended = true;
        Some(edit)
    }

    /// The acts that stand, the latest first.
    pub fn applied_edits(&self) -> impl Iterator<Item = &Edit> {
        self.undo_stack.iter().rev()
    }

    /// The acts taken back, the one to be done again first.
    pub fn undone_edits(&self) -> impl Iterator<Item = &Edit> {
        self.redo_stack.iter().rev()
    }

    /// Whether there is an act to take back.
    pub fn can_undo(&self) -> bool {
        !self.undo_stack.is_empty()
    }

    /// Whether there is an act to do again.
    pub fn can_redo(&self) -> bool {
        !self.redo_stack.is_empty()
    }
}

/// Adds the changes of `next` to `last`; a place changed twice changes once, from the first to the last.
fn coalesce_into(last: &mut Edit, next: Edit) {
    for change in next.changes {
        match last.changes.iter_mut().find(|known| known.path == change.path) {
            Some(known) => known.to = change.to,
            None => last.changes.push(change),
        }
    }
    last.changes.retain(|change| change.from != change.to);
}
