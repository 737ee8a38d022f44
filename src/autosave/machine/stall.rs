//! The transitions while the disk does not answer. Separate, because they replace those of a save that ends.

use std::path::PathBuf;
use std::time::Instant;

use crate::messages::WriteError;

use super::super::{COPY_TIMEOUT, Effect, EmergencyCopy, Leaving, Loss, Work};
use super::{Autosave, Phase};

impl Autosave {
    pub(super) fn start_stall(&mut self, work: Work, now: Instant) {
        self.is_stalled = true;
        self.update_emergency_copy(work, now);
        self.continue_leaving(work, now);
    }

    pub(super) fn end_stall(&mut self, work: Work) {
        (self.is_stalled, self.stalled_changes) = (false, None);
        // The disk thread may now write an older emergency copy that was requested before the stall.
        let has_copy = !matches!(self.emergency_copy, None | Some(EmergencyCopy::Found));
        if has_copy && self.can_write_copy() && !work.is_paused && (work.is_dirty || work.has_drafts) {
            self.write_emergency_copy();
        }
    }

    pub(super) fn request_rescue(&mut self, now: Instant) {
        self.rescues_in_progress += 1;
        self.rescue_deadline = Some(now + COPY_TIMEOUT);
        self.effects.push(Effect::RescueWork);
    }

    pub(super) fn end_rescue(&mut self, result: Result<PathBuf, WriteError>, work: Work, now: Instant) {
        // The requests are answered in their order.
        if self.abandoned_rescues > 0 {
            self.abandoned_rescues -= 1;
        } else {
            self.rescues_in_progress = self.rescues_in_progress.saturating_sub(1);
        }
        if self.abandoned_rescues == 0 && self.rescues_in_progress == 0 {
            self.rescue_deadline = None;
            self.note_emergency_copy(result);
            self.continue_leaving(work, now);
        }
    }

    /// Stops waiting for an emergency copy whose disk does not answer either.
    pub(super) fn abandon_rescues(&mut self, work: Work, now: Instant) {
        self.abandoned_rescues += std::mem::take(&mut self.rescues_in_progress);
        self.rescue_deadline = None;
        self.note_emergency_copy(Err(WriteError::NoAnswer));
        self.continue_leaving(work, now);
    }

    /// Leaves although the disk does not answer, once an emergency copy contains the work. Asks if there is no such
    /// copy.
    pub(super) fn leave_stalled(&mut self, leaving: Leaving, work: Work, now: Instant) {
        if self.rescues_in_progress > 0 && !work.is_paused {
            return;
        }
        let is_copy_outdated = self.unsaved_drafts.is_some() || self.stalled_changes.is_some();
        if is_copy_outdated && self.can_write_copy() && !work.is_paused {
            self.update_emergency_copy(work, now);
            if self.rescues_in_progress > 0 {
                return;
            }
        }
        self.leaving = None;
        match self.loss(work) {
            Some(loss @ (Loss::Work | Loss::Drafts)) if leaving != Leaving::Pause => {
                self.effects.push(Effect::ConfirmLeave(loss));
            }
            _ => {
                if leaving == Leaving::Seal {
                    self.phase = Phase::Sealed;
                }
                self.effects.push(Effect::Leave);
            }
        }
    }
}
