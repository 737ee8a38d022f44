//! Undo and redo: the acts of this visit.

use std::collections::VecDeque;

use super::change::Edit;
use super::document::Deliberation;
use super::error::Refused;

/// The acts done so far and the acts taken back.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: VecDeque<Edit>,
    undone: Vec<Edit>,
    closed: bool,
}

/// How many acts are remembered; an evening's work is a few hundred.
const REMEMBERED: usize = 10_000;

impl History {
    /// Applies `edit` and remembers it. Keystrokes in one field that follow each other become one act.
    ///
    /// # Errors
    /// The document refuses the edit: it is as it was, and nothing is remembered.
    pub fn apply(&mut self, document: &mut Deliberation, edit: Edit) -> Result<(), Refused> {
        if edit.is_empty() {
            return Ok(());
        }
        document.apply(&edit)?;
        self.undone.clear();
        let closed = std::mem::take(&mut self.closed);
        match self.done.back_mut() {
            Some(last) if !closed && edit.coalesce.is_some() && last.coalesce == edit.coalesce => merge(last, edit),
            _ => self.done.push_back(edit),
        }
        if self.done.back().is_some_and(Edit::is_empty) {
            // Typed and taken back again by hand: what comes next belongs to no act that is over.
            self.done.pop_back();
            self.closed = true;
        }
        if self.done.len() > REMEMBERED {
            self.done.pop_front();
        }
        Ok(())
    }

    /// Ends the act in progress: what is typed next is a step of its own.
    pub fn close(&mut self) {
        self.closed = true;
    }

    /// Takes the last act back; gives what was applied, or `None` where there is nothing to take back.
    pub fn undo(&mut self, document: &mut Deliberation) -> Option<Edit> {
        let edit = self.done.pop_back()?;
        let inverse = edit.clone().inverse();
        if document.apply(&inverse).is_err() {
            self.done.push_back(edit);
            return None;
        }
        self.undone.push(edit);
        self.closed = true;
        Some(inverse)
    }

    /// Does the act last taken back again.
    pub fn redo(&mut self, document: &mut Deliberation) -> Option<Edit> {
        let edit = self.undone.pop()?;
        if document.apply(&edit).is_err() {
            self.undone.push(edit);
            return None;
        }
        self.done.push_back(edit.clone());
        self.closed = true;
        Some(edit)
    }

    /// The acts that stand, the latest first.
    pub fn done(&self) -> impl Iterator<Item = &Edit> {
        self.done.iter().rev()
    }

    /// The acts taken back, the one to be done again first.
    pub fn undone(&self) -> impl Iterator<Item = &Edit> {
        self.undone.iter().rev()
    }

    /// Whether there is an act to take back.
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// Whether there is an act to do again.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

/// Adds the changes of `next` to `last`; a place changed twice changes once, from the first to the last.
fn merge(last: &mut Edit, next: Edit) {
    for change in next.changes {
        match last.changes.iter_mut().find(|known| known.key == change.key) {
            Some(known) => known.to = change.to,
            None => last.changes.push(change),
        }
    }
    last.changes.retain(|change| change.from != change.to);
}
