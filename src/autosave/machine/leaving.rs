//! Leaving the open file: what is lost by it, and what is waited for.

use std::time::Instant;

use crate::messages::SaveOutcome;

use super::super::{Effect, Leaving, Loss, Work};
use super::{Autosave, Pending, Phase};

/// How many saves a request to leave waits for while another program is writing the file.
const MAX_CHANGING_WAITS: u32 = 3;

impl Autosave {
    /// Returns what is lost if the user leaves now; `None` if nothing is lost and the file contains everything.
    pub fn loss(&self, work: Work) -> Option<Loss> {
        let is_in_copy = self.emergency_copy_path().is_some();
        let lacks_drafts = work.has_drafts && (!is_in_copy || self.unsaved_drafts.is_some());
        let lacks_changes = work.is_dirty && (!is_in_copy || self.stalled_changes.is_some());
        match self.failure() {
            // Texts that were not entered before the takeover.
            _ if !self.can_write() => (self.is_taken_over() && lacks_drafts).then_some(Loss::Drafts),
            _ if self.is_stalled && lacks_changes => Some(Loss::Work),
            _ if self.is_stalled && !lacks_drafts => work.is_dirty.then_some(Loss::EmergencyCopyOnly),
            // The work is in a file beside the unreadable file.
            Some(SaveOutcome::UnreadableOnDisk(_)) if !lacks_drafts => None,
            Some(_) if work.is_dirty && is_in_copy => Some(Loss::EmergencyCopyOnly),
            Some(_) if work.is_dirty => Some(Loss::Work),
            _ => lacks_drafts.then_some(Loss::Drafts),
        }
    }

    /// Returns whether the last save contained the latest changes, and failed.
    fn is_latest_tried(&self) -> bool {
        match &self.phase {
            Phase::Failed(failure) | Phase::FolderGone(failure) | Phase::TakenOver(_, Pending::Retry(failure)) => {
                !failure.is_outdated
            }
            _ => false,
        }
    }

    /// Leaves, or asks, once it is known what is lost by leaving.
    pub(super) fn continue_leaving(&mut self, work: Work, now: Instant) {
        let Some(leaving) = self.leaving else { return };
        if self.is_stalled {
            return self.leave_stalled(leaving, work, now);
        }
        if matches!(self.phase, Phase::Saving { .. }) || self.saves_after_merge || self.copies_in_progress > 0 {
            return;
        }
        let is_unsaved = work.is_dirty || self.failure().is_some();
        if self.can_write() && is_unsaved && work.is_paused {
            // A front end that saves a copy leaves after the copy.
            return;
        }
        if is_unsaved && !self.is_latest_tried() {
            self.start_save(work);
            if matches!(self.phase, Phase::Saving { .. }) {
                return;
            }
        }
        if leaving != Leaving::Pause && (1..=MAX_CHANGING_WAITS).contains(&self.changing_count) {
            // The file is probably complete at one of the next retries.
            return;
        }
        let is_copy_outdated = self.emergency_copy.is_some() && !work.is_dirty && !work.has_drafts;
        if self.can_write_copy() && (self.unsaved_drafts.is_some() || is_copy_outdated) {
            self.update_emergency_copy(work, now);
            if self.copies_in_progress > 0 {
                return;
            }
        }
        self.leaving = None;
        match (leaving, self.loss(work)) {
            (_, None) | (Leaving::Pause, _) | (Leaving::Seal, Some(Loss::EmergencyCopyOnly)) => {
                if leaving == Leaving::Seal {
                    self.phase = Phase::Sealed;
                }
                self.effects.push(Effect::Leave);
            }
            (_, Some(loss)) => self.effects.push(Effect::ConfirmLeave(loss)),
        }
    }
}
