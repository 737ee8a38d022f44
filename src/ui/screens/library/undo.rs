//! What the library can take back: a deleted, archived or changed deliberation.

use std::path::Path;

use chrono::NaiveDate;

use crate::messages::LibraryRow;
use crate::ui::event::{Effect, TrashedFile};
use crate::walk::sort_rows;

use super::LibraryScreen;
use super::lines::SelectedItem;

impl LibraryScreen {
    /// Removes a file that was moved to the trash, and makes the operation undoable. Returns whether the file had
    /// copies; these then become rows of their own.
    pub fn record_trashed(&mut self, trashed: TrashedFile) -> bool {
        let had_copies = self.rows.iter().any(|row| row.path == trashed.original_path && !row.copies.is_empty());
        self.rows.retain(|row| row.path != trashed.original_path);
        for row in &mut self.rows {
            row.copies.retain(|copy| copy.path != trashed.original_path);
        }
        self.rebuild_lines();
        self.undo_effects.push(Effect::RestoreFromTrash(trashed));
        had_copies
    }

    /// Marks a file as archived or not, and makes the operation undoable; returns the title of the file.
    pub fn record_archived(&mut self, path: &Path, is_archived: bool, today: NaiveDate) -> String {
        if self.undo_in_progress.take().is_none() {
            self.undo_effects.push(Effect::Archive(path.to_owned(), !is_archived));
        }
        let row = self.rows.iter_mut().find(|row| row.path == path);
        let title = row.map(|row| {
            row.is_archived = is_archived;
            row.title.clone()
        });
        sort_rows(&mut self.rows, today);
        self.rebuild_lines();
        // If the file is no longer listed, the selection moves to the next line.
        self.select(Some(SelectedItem::File(path.to_owned())));
        title.unwrap_or_default()
    }

    /// Makes a change of the file at `path` undoable: `inverse` returns the effect that restores what the row shows.
    /// Returns whether the change was itself an undo.
    pub fn record_change(&mut self, inverse: impl FnOnce(&LibraryRow) -> Effect, path: &Path) -> bool {
        let is_undo = self.undo_in_progress.take().is_some();
        let row = self.rows.iter().find(|row| row.path == path).filter(|_| !is_undo);
        self.undo_effects.extend(row.map(inverse));
        is_undo
    }

    /// Removes the effect in progress after a successful undo.
    pub fn finish_undo(&mut self) {
        self.undo_in_progress = None;
    }

    /// Ends an undo that restored a file from the trash: the file is selected as soon as it is listed.
    pub fn finish_restoring(&mut self) {
        if let Some(Effect::RestoreFromTrash(trashed)) = self.undo_in_progress.take() {
            self.path_to_select = Some(trashed.original_path);
        }
    }

    /// Puts the effect in progress back after a failed undo, so that it can be tried again.
    pub fn cancel_undo(&mut self) {
        self.undo_effects.extend(self.undo_in_progress.take());
    }
}
