//! The emergency copy: when it is written and deleted, and what it contains.

use std::path::PathBuf;
use std::time::Instant;

use crate::messages::WriteError;

use super::super::{Effect, EmergencyCopy, RETRY_DELAY, Report, Work};
use super::{Autosave, Span};

impl Autosave {
    pub fn emergency_copy(&self) -> Option<&EmergencyCopy> {
        self.emergency_copy.as_ref()
    }

    /// Returns the path of the emergency copy, once written.
    pub fn emergency_copy_path(&self) -> Option<&PathBuf> {
        match &self.emergency_copy {
            Some(EmergencyCopy::Written(path)) => Some(path),
            _ => None,
        }
    }

    /// Returns whether this window writes an emergency copy. It does so after a takeover too: each window has its own
    /// copy.
    pub fn can_write_copy(&self) -> bool {
        self.can_write() || self.is_taken_over()
    }

    /// Returns the time at which the emergency copy must contain the drafts, and the changes that a disk that does not
    /// answer delays.
    pub(super) fn next_copy_time(&self) -> Option<Instant> {
        let [drafts, changes] = [self.unsaved_drafts, self.stalled_changes].map(|span| span.map(Span::deadline));
        [drafts, changes, self.next_copy].into_iter().flatten().min().filter(|_| self.can_write_copy())
    }

    /// Writes the emergency copy if there is work in no file; otherwise deletes it.
    pub(super) fn update_emergency_copy(&mut self, work: Work, now: Instant) {
        // While a copy is being saved, the file of the drafts is not known yet.
        if work.is_paused || !self.can_write_copy() {
            return;
        }
        (self.unsaved_drafts, self.stalled_changes, self.next_copy) = (None, None, None);
        if work.has_drafts || work.is_dirty && (self.is_stalled || self.failure().is_some()) {
            if matches!(self.emergency_copy, None | Some(EmergencyCopy::Found)) {
                self.emergency_copy = Some(EmergencyCopy::Requested);
            }
            if self.is_stalled {
                self.request_rescue(now);
            } else {
                self.write_emergency_copy();
            }
        } else if self.is_stalled {
            // What the file contains is not known before the disk answers.
        } else if self.emergency_copy.take_if(|copy| *copy != EmergencyCopy::Found).is_some() {
            self.effects.push(Effect::DeleteEmergencyCopy);
        }
    }

    pub(super) fn write_emergency_copy(&mut self) {
        self.copies_in_progress += 1;
        self.effects.push(Effect::WriteEmergencyCopy);
    }

    pub(super) fn end_emergency_copy(&mut self, result: Result<PathBuf, WriteError>, work: Work, now: Instant) {
        self.copies_in_progress = self.copies_in_progress.saturating_sub(1);
        match &result {
            Ok(_) => (self.next_copy, self.is_draft_loss_reported) = (None, false),
            Err(error) if work.has_drafts => {
                self.next_copy = Some(now + RETRY_DELAY);
                if !std::mem::replace(&mut self.is_draft_loss_reported, true) {
                    self.effects.push(Effect::Report(Report::DraftsNotKept(error.clone())));
                }
            }
            // A retry of the save writes the copy again. Without one, the copy on the disk may be outdated.
            Err(_) if self.failure().is_none() => self.next_copy = Some(now + RETRY_DELAY),
            Err(_) => {}
        }
        self.note_emergency_copy(result);
    }

    pub(super) fn note_emergency_copy(&mut self, result: Result<PathBuf, WriteError>) {
        // The answer may arrive after the emergency copy was deleted.
        if let Some(copy) = &mut self.emergency_copy {
            *copy = result.map_or_else(EmergencyCopy::Failed, EmergencyCopy::Written);
        }
    }
}
