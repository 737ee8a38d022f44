//! The transitions. The module documentation of [`autosave`](super) lists them as a table.

mod emergency_copy;
mod leaving;
mod phase;
mod stall;

use std::time::Instant;

use crate::event_log::{self, Field};
use crate::messages::{ExternalFileEvent, ReadOnlyReason, SaveOutcome, WriteError};

use super::{CHECK_INTERVAL, Effect, EmergencyCopy, Event, Leaving, QUIET_TIME, Report, State, Work};

use phase::{Failure, Pending, Phase, Span, settled_phase, taken_over_reason};

/// The state machine of one open file.
#[derive(Debug)]
pub struct Autosave {
    phase: Phase,
    has_file: bool,
    /// The number of external changes that are merged into the document.
    merged_changes: u64,
    /// Whether a merge found conflicts and the version of the other program has no backup yet.
    has_conflicts: bool,
    /// Whether a save was refused because of an external change, and starts again after the merge.
    saves_after_merge: bool,
    /// The changes of the drafts that the emergency copy does not contain.
    unsaved_drafts: Option<Span>,
    emergency_copy: Option<EmergencyCopy>,
    /// The time at which the emergency copy of the drafts is written again after a failure.
    next_copy: Option<Instant>,
    /// The number of emergency copies whose writing has not ended.
    copies_in_progress: u32,
    /// Whether the user knows that the drafts cannot be kept on disk.
    is_draft_loss_reported: bool,
    last_check: Option<Instant>,
    /// The time of the next check, because another program is writing the file.
    next_check: Option<Instant>,
    leaving: Option<Leaving>,
    /// Whether the disk has not answered for a while.
    is_stalled: bool,
    /// The changes since the disk stopped answering that the emergency copy does not contain.
    stalled_changes: Option<Span>,
    /// The number of requests to rescue the work that are not answered.
    rescues_in_progress: u32,
    /// The number of requests whose answer is not waited for any more.
    abandoned_rescues: u32,
    /// The time until which the requests must be answered.
    rescue_deadline: Option<Instant>,
    /// How many saves in a row found that another program is writing the file.
    changing_count: u32,
    effects: Vec<Effect>,
}

impl Autosave {
    /// Creates the state machine of a file. `has_file` is false for a document that has no file yet.
    pub fn new(has_file: bool, read_only: Option<ReadOnlyReason>) -> Autosave {
        Autosave {
            phase: read_only.map_or(Phase::Clean, Phase::ReadOnly),
            has_file,
            merged_changes: 0,
            has_conflicts: false,
            saves_after_merge: false,
            unsaved_drafts: None,
            emergency_copy: None,
            next_copy: None,
            copies_in_progress: 0,
            is_draft_loss_reported: false,
            last_check: None,
            next_check: None,
            leaving: None,
            is_stalled: false,
            stalled_changes: None,
            rescues_in_progress: 0,
            abandoned_rescues: 0,
            rescue_deadline: None,
            changing_count: 0,
            effects: Vec::new(),
        }
    }

    pub fn state(&self) -> State {
        match self.phase {
            Phase::Clean => State::Clean,
            Phase::Dirty(_) => State::Dirty,
            Phase::Saving { .. } => State::Saving,
            Phase::Failed(_) => State::Failed,
            Phase::FolderGone(_) => State::FolderGone,
            Phase::TakenOver(..) => State::TakenOver,
            Phase::ReadOnly(_) => State::ReadOnly,
            Phase::Sealed => State::Sealed,
        }
    }

    /// Returns whether the document was read from its file or saved to it.
    pub fn has_file(&self) -> bool {
        self.has_file
    }

    /// Returns why the file is read-only, or `None` if it can be saved.
    pub fn read_only_reason(&self) -> Option<ReadOnlyReason> {
        match self.phase {
            Phase::ReadOnly(reason) => Some(reason),
            _ => None,
        }
    }

    /// Returns the outcome of the last save if it failed. While the save is retried, the failure still counts.
    pub fn failure(&self) -> Option<&SaveOutcome> {
        match &self.phase {
            Phase::Saving { failure, .. } => failure.as_ref(),
            Phase::Failed(failure) | Phase::FolderGone(failure) | Phase::TakenOver(_, Pending::Retry(failure)) => {
                Some(&failure.outcome)
            }
            _ => None,
        }
    }

    /// Returns whether the content of the file is uncertain, because a save is in progress or failed.
    pub fn is_save_unconfirmed(&self) -> bool {
        matches!(self.phase, Phase::Saving { .. }) || self.failure().is_some()
    }

    /// Returns the time at which [`Event::Tick`] must be passed.
    pub fn next_wake_time(&self, work: Work) -> Option<Instant> {
        if work.is_paused || matches!(self.phase, Phase::Sealed) {
            return None;
        }
        [self.next_save(work), self.next_copy_time(), self.next_check, self.rescue_deadline].into_iter().flatten().min()
    }

    /// Returns the time of the next save.
    fn next_save(&self, work: Work) -> Option<Instant> {
        match &self.phase {
            Phase::Dirty(span) => work.is_dirty.then(|| span.deadline()),
            Phase::Failed(failure) => Some(failure.retry_at),
            // Nothing was written, so the retry has a purpose only for changes.
            Phase::FolderGone(failure) => work.is_dirty.then_some(failure.retry_at),
            Phase::TakenOver(_, pending) => Some(pending.due()),
            Phase::Clean | Phase::Saving { .. } | Phase::ReadOnly(_) | Phase::Sealed => None,
        }
    }

    fn can_write(&self) -> bool {
        !matches!(self.phase, Phase::ReadOnly(_) | Phase::Sealed)
    }

    fn is_taken_over(&self) -> bool {
        matches!(
            self.phase,
            Phase::TakenOver(..)
                | Phase::Saving { taken_over: Some(_), .. }
                | Phase::ReadOnly(ReadOnlyReason::OpenElsewhere(_))
        )
    }

    /// Handles one event and returns the effects that the front end performs, in this order.
    pub fn handle(&mut self, event: Event, work: Work, now: Instant) -> Vec<Effect> {
        let before = self.state();
        self.change_state(event, work, now);
        let state = self.state();
        if state != before {
            event_log::info("autosave", &[("from", Field::Variant(&before)), ("to", Field::Variant(&state))]);
        }
        std::mem::take(&mut self.effects)
    }

    fn change_state(&mut self, event: Event, work: Work, now: Instant) {
        match event {
            _ if matches!(self.phase, Phase::Sealed) => {}
            Event::Edited => self.mark_edited(work, now),
            Event::DraftsEdited => {
                if self.can_write_copy() {
                    self.unsaved_drafts = Some(Span::extend(self.unsaved_drafts, now));
                }
            }
            Event::UserActive => {
                let is_recent = self.last_check.is_some_and(|at| now < at + CHECK_INTERVAL);
                if self.has_file && !is_recent && !work.is_paused {
                    self.check_file(now);
                }
            }
            Event::Tick => self.act_when_due(work, now),
            Event::DiskStalled => self.start_stall(work, now),
            Event::DiskAnswers => self.end_stall(work),
            Event::WorkRescued(result) => self.end_rescue(result, work, now),
            Event::Saved(outcome) => self.end_save(outcome, work, now),
            Event::TheirsBackedUp => self.has_conflicts = false,
            Event::FileChanged(event) => self.note_file_change(event, work, now),
            Event::Merged { has_conflicts } => self.end_merge(has_conflicts, work, now),
            Event::EmergencyCopyWritten(result) => {
                self.end_emergency_copy(result, work, now);
                self.continue_leaving(work, now);
            }
            Event::EmergencyCopyFound => self.emergency_copy = Some(EmergencyCopy::Found),
            Event::EmergencyCopyTaken => self.emergency_copy = Some(EmergencyCopy::Requested),
            Event::EmergencyCopyNeedless => {
                self.emergency_copy = Some(EmergencyCopy::Requested);
                self.update_emergency_copy(work, now);
            }
            Event::EmergencyCopyDiscarded => self.emergency_copy = None,
            Event::Leave(leaving) => {
                self.leaving = Some(leaving);
                if work.has_drafts {
                    self.update_emergency_copy(work, now);
                }
                self.start_save(work);
                self.continue_leaving(work, now);
            }
        }
    }

    fn mark_edited(&mut self, work: Work, now: Instant) {
        if self.is_stalled && self.can_write() {
            self.stalled_changes = Some(Span::extend(self.stalled_changes, now));
        }
        match &mut self.phase {
            Phase::Clean if work.is_dirty => self.phase = Phase::Dirty(Span::extend(None, now)),
            Phase::Dirty(_) if !work.is_dirty => self.phase = Phase::Clean,
            Phase::TakenOver(since, Pending::Changes(_)) if !work.is_dirty => {
                self.phase = Phase::ReadOnly(taken_over_reason(*since))
            }
            Phase::Dirty(span) | Phase::TakenOver(_, Pending::Changes(span)) => *span = Span::extend(Some(*span), now),
            Phase::Saving { edited, .. } => *edited = Some(Span::extend(*edited, now)),
            Phase::Failed(failure) | Phase::FolderGone(failure) | Phase::TakenOver(_, Pending::Retry(failure)) => {
                failure.mark_edited(now)
            }
            Phase::Clean | Phase::ReadOnly(_) | Phase::Sealed => {}
        }
    }

    fn act_when_due(&mut self, work: Work, now: Instant) {
        if work.is_paused {
            return;
        }
        let is_clean = matches!(self.phase, Phase::Clean);
        let has_changes = matches!(self.phase, Phase::Dirty(_) | Phase::TakenOver(_, Pending::Changes(_)));
        if is_clean && work.is_dirty || has_changes && !work.is_dirty {
            self.mark_edited(work, now);
        }
        if self.next_check.is_some_and(|at| at <= now) {
            self.check_file(now);
        }
        if self.next_save(work).is_some_and(|at| at <= now) {
            self.start_save(work);
        }
        if self.next_copy_time().is_some_and(|at| at <= now) {
            self.update_emergency_copy(work, now);
        }
        if self.rescue_deadline.is_some_and(|at| at <= now) {
            self.abandon_rescues(work, now);
        }
    }

    fn check_file(&mut self, now: Instant) {
        (self.last_check, self.next_check) = (Some(now), None);
        self.effects.push(Effect::CheckFile);
    }

    /// Starts a save, unless one is in progress, the file is not written any more, or there is nothing to save.
    fn start_save(&mut self, work: Work) {
        // After a failed save the content of the file is uncertain, also if the document was changed back.
        let is_needed = work.is_dirty || self.failure().is_some() && !matches!(self.phase, Phase::FolderGone(_));
        if work.is_paused || !is_needed || !self.can_write() || matches!(self.phase, Phase::Saving { .. }) {
            return;
        }
        let (failure, taken_over) = match std::mem::replace(&mut self.phase, Phase::Clean) {
            Phase::Failed(failure) | Phase::FolderGone(failure) => (Some(failure.outcome), None),
            Phase::TakenOver(since, Pending::Retry(failure)) => (Some(failure.outcome), Some(since)),
            Phase::TakenOver(since, Pending::Changes(_)) => (None, Some(since)),
            _ => (None, None),
        };
        self.phase = Phase::Saving { edited: None, failure, taken_over };
        let (merged_changes, backs_up_theirs) = (self.merged_changes, self.has_conflicts);
        self.effects.push(Effect::Save { merged_changes, backs_up_theirs });
    }

    fn end_save(&mut self, outcome: SaveOutcome, work: Work, now: Instant) {
        let Phase::Saving { edited, taken_over, .. } = &self.phase else { return };
        let (edited, taken_over) = (*edited, *taken_over);
        let is_changing = outcome == SaveOutcome::Failed(WriteError::FileChanging);
        self.changing_count = if is_changing { self.changing_count + 1 } else { 0 };
        match outcome {
            SaveOutcome::Done => {
                self.has_file = true;
                self.phase = settled_phase(taken_over, edited, work, now);
            }
            SaveOutcome::ChangedOnDisk(change) => {
                self.phase = settled_phase(taken_over, edited, work, now);
                match change {
                    Some(change) => {
                        self.saves_after_merge = true;
                        return self.effects.push(Effect::Merge(change));
                    }
                    // The change was reported before, and is merged by now.
                    None if work.is_dirty => return self.start_save(work),
                    None => {}
                }
            }
            outcome => {
                let is_folder_gone = matches!(outcome, SaveOutcome::Failed(WriteError::FolderGone(_)));
                let failure = Failure::new(outcome, edited, now);
                self.phase = match taken_over {
                    Some(since) => Phase::TakenOver(since, Pending::Retry(failure)),
                    None if is_folder_gone => Phase::FolderGone(failure),
                    None => Phase::Failed(failure),
                };
            }
        }
        self.update_emergency_copy(work, now);
        self.continue_leaving(work, now);
    }

    fn note_file_change(&mut self, event: ExternalFileEvent, work: Work, now: Instant) {
        match event {
            ExternalFileEvent::Changed(change) => self.effects.push(Effect::Merge(change)),
            ExternalFileEvent::Changing => self.next_check = Some(now + QUIET_TIME),
            ExternalFileEvent::Unreadable(errors) => self.effects.push(Effect::Report(Report::Unreadable(errors))),
            ExternalFileEvent::Deleted { can_be_written } => {
                let is_ours = match &self.phase {
                    Phase::ReadOnly(_) | Phase::TakenOver(..) => false,
                    Phase::Saving { taken_over, .. } => taken_over.is_none(),
                    _ => true,
                };
                let can_be_written = can_be_written && is_ours;
                self.effects.push(Effect::Report(Report::Deleted { can_be_written }));
            }
            ExternalFileEvent::FolderReturned => {
                if matches!(self.phase, Phase::FolderGone(_)) {
                    self.phase = settled_phase(None, None, work, now);
                    self.start_save(work);
                }
            }
            ExternalFileEvent::FolderGone(problem) => {
                self.effects.push(Effect::Report(Report::FolderGone(problem)));
                if matches!(self.phase, Phase::Clean | Phase::Dirty(_) | Phase::Failed(_)) {
                    let outcome = SaveOutcome::Failed(WriteError::FolderGone(problem));
                    self.phase = Phase::FolderGone(Failure::new(outcome, None, now));
                    self.update_emergency_copy(work, now);
                }
            }
            ExternalFileEvent::LockTakenOver(since) => {
                match &mut self.phase {
                    Phase::Saving { taken_over, .. } => *taken_over = Some(since),
                    Phase::ReadOnly(_) | Phase::Sealed => return,
                    _ if work.is_dirty => {
                        self.phase = Phase::TakenOver(since, Pending::Changes(Span::extend(None, now)));
                        self.start_save(work);
                    }
                    _ => self.phase = Phase::ReadOnly(taken_over_reason(since)),
                }
                if work.has_drafts {
                    // No copy of an earlier window counts any more, and the drafts cannot be entered.
                    self.unsaved_drafts = Some(Span::extend(self.unsaved_drafts, now));
                    self.update_emergency_copy(work, now);
                }
                self.effects.push(Effect::Report(Report::TakenOver(since)));
            }
        }
    }

    fn end_merge(&mut self, has_conflicts: bool, work: Work, now: Instant) {
        self.merged_changes += 1;
        self.has_conflicts |= has_conflicts;
        self.has_file = true;
        match &mut self.phase {
            Phase::Saving { edited, failure, .. } => {
                *failure = None;
                if work.is_dirty {
                    *edited = Some(Span::extend(*edited, now));
                }
            }
            Phase::Dirty(span) => {
                let span = Span::extend(Some(*span), now);
                self.phase = settled_phase(None, Some(span), work, now);
            }
            Phase::TakenOver(since, pending) => {
                let span = match pending {
                    Pending::Changes(span) => Some(Span::extend(Some(*span), now)),
                    Pending::Retry(_) => None,
                };
                self.phase = settled_phase(Some(*since), span, work, now);
            }
            Phase::Clean | Phase::Failed(_) | Phase::FolderGone(_) => self.phase = settled_phase(None, None, work, now),
            Phase::ReadOnly(_) | Phase::Sealed => {}
        }
        if std::mem::take(&mut self.saves_after_merge) {
            // The document now contains the external change and needs a new save.
            self.start_save(work);
            if !matches!(self.phase, Phase::Saving { .. }) {
                self.update_emergency_copy(work, now);
                self.continue_leaving(work, now);
            }
        } else if !work.is_dirty && !matches!(self.phase, Phase::Saving { .. }) {
            // The file contains everything, so a copy from before the merge is outdated.
            self.update_emergency_copy(work, now);
        }
    }
}
