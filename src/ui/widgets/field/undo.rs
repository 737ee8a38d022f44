//! Undo and redo in a text field.

use tui_input::Input;

use super::{TextField, TextSnapshot};

impl TextField {
    pub fn can_undo(&self) -> bool {
        !self.undo_stack.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.redo_stack.is_empty()
    }

    pub(super) fn snapshot(&self) -> TextSnapshot {
        TextSnapshot { text: self.text().to_owned(), cursor: self.input.cursor() }
    }

    /// Undoes or redoes one step; returns whether the text changed.
    pub(super) fn undo_or_redo(&mut self, is_undo: bool) -> bool {
        let current = self.snapshot();
        let (from, to) = if is_undo {
            (&mut self.undo_stack, &mut self.redo_stack)
        } else {
            (&mut self.redo_stack, &mut self.undo_stack)
        };
        let Some(TextSnapshot { text, cursor }) = from.pop() else { return false };
        to.push(current);
        self.input = Input::new(text).with_cursor(cursor);
        (self.anchor, self.edit_run) = (None, None);
        true
    }
}
