//! Undo and redo of the acts of a visit.

use std::sync::Arc;

use pesee_core::deliberation::{Edit, Moment};

use super::{EditError, Session};

impl Session {
    pub fn can_undo(&self) -> bool {
        self.history.can_undo() && !self.is_handing_over
    }

    pub fn can_redo(&self) -> bool {
        self.history.can_redo() && !self.is_handing_over
    }

    /// Returns the edits of this visit that can be undone, the latest first, and those that can be redone, the next
    /// first; none while the keyboard is being handed over.
    pub fn undo_and_redo_edits(&self) -> (impl Iterator<Item = &Edit>, impl Iterator<Item = &Edit>) {
        let (done, undone) = (self.history.applied_edits(), self.history.undone_edits());
        (done.filter(|_| !self.is_handing_over), undone.filter(|_| !self.is_handing_over))
    }

    /// Ends the coalescing of edits: the next input is a separate undo step.
    pub fn end_undo_step(&mut self) {
        self.history.end_coalescing();
    }

    /// Undoes the last edit; returns the edit that was applied, or `None` if there is none to undo.
    ///
    /// # Errors
    /// Returns an error, and changes nothing, if the file of the earlier document could not be read again. The file can
    /// have grown since, because another program changed it.
    pub fn undo(&mut self, now: Moment) -> Result<Option<Edit>, EditError> {
        let Some(edit) = self.history.applied_edits().next().filter(|_| self.can_undo()) else { return Ok(None) };
        self.check_size(&edit.clone().inverse())?;
        let undone = self.history.undo(Arc::make_mut(&mut self.document));
        Ok(undone.inspect(|edit| self.finish_step(edit, now)))
    }

    /// Applies the last undone edit again; returns this edit, or `None` if there is none to redo.
    ///
    /// # Errors
    /// Returns the error of [`undo`](Session::undo).
    pub fn redo(&mut self, now: Moment) -> Result<Option<Edit>, EditError> {
        let Some(edit) = self.history.undone_edits().next().filter(|_| self.can_redo()) else { return Ok(None) };
        self.check_size(&edit.clone())?;
        let redone = self.history.redo(Arc::make_mut(&mut self.document));
        Ok(redone.inspect(|edit| self.finish_step(edit, now)))
    }

    fn finish_step(&mut self, edit: &Edit, now: Moment) {
        self.size = None;
        self.note_activity(now);
        self.record_changes(edit.changes.iter().map(|change| change.path.clone()).collect(), now);
    }
}
