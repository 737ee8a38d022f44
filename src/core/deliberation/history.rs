//! Undo and redo of the edits of one session.

use std::collections::VecDeque;

use super::change::Edit;
use super::document::Deliberation;
use super::error::ApplyError;

/// The applied edits and the undone edits of one session.
///
/// The history keeps the last 10,000 edits.
#[derive(Clone, Debug, Default)]
pub struct History {
    undo_stack: VecDeque<Edit>,
    redo_stack: Vec<Edit>,
    is_coalescing_ended: bool,
}

/// The largest number of edits that can be undone. A session of several hours has a few hundred edits.
const MAX_EDITS: usize = 10_000;

impl History {
    /// Applies `edit` to `document` and records the edit for undo.
    ///
    /// Successive edits with the same `coalesce_path` (keystrokes in one field) are recorded as one edit. An empty edit
    /// is ignored.
    ///
    /// # Errors
    /// Returns the error of [`Deliberation::apply`]; the document and the history are unchanged.
    pub fn apply(&mut self, document: &mut Deliberation, edit: Edit) -> Result<(), ApplyError> {
        if edit.is_empty() {
            return Ok(());
        }
        document.apply(&edit)?;
        self.redo_stack.clear();
        let is_coalescing_ended = std::mem::take(&mut self.is_coalescing_ended);
        match self.undo_stack.back_mut() {
            Some(last)
                if !is_coalescing_ended && edit.coalesce_path.is_some() && last.coalesce_path == edit.coalesce_path =>
            {
                coalesce_into(last, edit)
            }
            _ => self.undo_stack.push_back(edit),
        }
        if self.undo_stack.back().is_some_and(Edit::is_empty) {
            // The person typed a text and deleted the text again. The next edit must not be combined with an earlier
            // edit.
            self.undo_stack.pop_back();
            self.is_coalescing_ended = true;
        }
        if self.undo_stack.len() > MAX_EDITS {
            self.undo_stack.pop_front();
        }
        Ok(())
    }

    /// Ends the current combined edit: the next edit is a separate step of undo, even in the same field.
    pub fn end_coalescing(&mut self) {
        self.is_coalescing_ended = true;
    }

    /// Undoes the last edit. Returns the edit that was applied for this purpose, or `None` if no edit can be undone.
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

    /// Applies the last undone edit again. Returns this edit, or `None` if no edit can be redone.
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

    /// Returns the applied edits, the latest first.
    pub fn applied_edits(&self) -> impl Iterator<Item = &Edit> {
        self.undo_stack.iter().rev()
    }

    /// Returns the undone edits; the first is the one that [`History::redo`] applies next.
    pub fn undone_edits(&self) -> impl Iterator<Item = &Edit> {
        self.redo_stack.iter().rev()
    }

    /// Returns whether an edit can be undone.
    pub fn can_undo(&self) -> bool {
        !self.undo_stack.is_empty()
    }

    /// Returns whether an edit can be redone.
    pub fn can_redo(&self) -> bool {
        !self.redo_stack.is_empty()
    }
}

/// Adds the changes of `next` to `last`. A field that both edits change gets one change, from the first value to the
/// last.
fn coalesce_into(last: &mut Edit, next: Edit) {
    for change in next.changes {
        match last.changes.iter_mut().find(|earlier| earlier.path == change.path) {
            Some(earlier) => earlier.to = change.to,
            None => last.changes.push(change),
        }
    }
    last.changes.retain(|change| change.from != change.to);
}
