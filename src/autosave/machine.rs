//! The transitions. The module documentation of [`autosave`](super) lists them as a table.

mod stall;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use pesee_core::deliberation::Moment;

use crate::messages::{ExternalFileEvent, ReadOnlyReason, SaveOutcome, WriteError};

use super::{
    CHECK_INTERVAL, Effect, EmergencyCopy, Event, Leaving, Loss, MAX_SAVE_DELAY, QUIET_TIME, RETRY_DELAY, Report,
    SAVE_DELAY, State, UNREADABLE_RETRY_DELAY, Work, taken_over_reason,
};

/// How many saves a request to leave waits for while another program is writing the file.
const MAX_CHANGING_WAITS: u32 = 3;

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
    /// The changes since the disk does not answer that the emergency copy does not contain.
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

/// A [`State`] with its data.
#[derive(Debug)]
enum Phase {
    Clean,
    Dirty(Span),
    Saving {
        /// The changes since the save started.
        edited: Option<Span>,
        /// The failure of the save before.
        failure: Option<SaveOutcome>,
        taken_over: Option<TakenOver>,
    },
    Failed(Failure),
    FolderGone(Failure),
    TakenOver(TakenOver, Pending),
    ReadOnly(ReadOnlyReason),
    Sealed,
}

/// Another process took the lock over: since when, if known.
type TakenOver = Option<Moment>;

/// The save that a file needs that was taken over.
#[derive(Debug)]
enum Pending {
    Changes(Span),
    Retry(Failure),
}

#[derive(Debug)]
struct Failure {
    outcome: SaveOutcome,
    retry_at: Instant,
    /// Whether the document changed since the failed save started.
    is_outdated: bool,
}

/// The times of the first and the last change.
#[derive(Clone, Copy, Debug)]
struct Span {
    first: Instant,
    last: Instant,
}

impl Span {
    fn extend(span: Option<Span>, now: Instant) -> Span {
        Span { first: span.map_or(now, |span| span.first), last: now }
    }

    /// Returns the time to save the changes.
    fn deadline(self) -> Instant {
        (self.last + SAVE_DELAY).min(self.first + MAX_SAVE_DELAY)
    }
}

impl Failure {
    fn new(outcome: SaveOutcome, edited: Option<Span>, now: Instant) -> Failure {
        let retry_at = now + retry_delay(&outcome);
        let retry_at = match edited {
            // Changes during the failed save have not been tried yet.
            Some(edited) if retries_on_edit(&outcome) => retry_at.min(edited.deadline()),
            _ => retry_at,
        };
        Failure { outcome, retry_at, is_outdated: edited.is_some() }
    }

    fn mark_edited(&mut self, now: Instant) {
        self.is_outdated = true;
        if retries_on_edit(&self.outcome) {
            self.retry_at = self.retry_at.min(now);
        }
    }
}

fn retry_delay(outcome: &SaveOutcome) -> Duration {
    match outcome {
        SaveOutcome::UnreadableOnDisk(_) => UNREADABLE_RETRY_DELAY,
        SaveOutcome::Failed(WriteError::FileChanging) => QUIET_TIME,
        _ => RETRY_DELAY,
    }
}

/// Returns whether a change of the document retries a failed save at once. A file that another program writes must stay
/// the same for a while first.
fn retries_on_edit(outcome: &SaveOutcome) -> bool {
    *outcome != SaveOutcome::Failed(WriteError::FileChanging)
}

impl Pending {
    fn due(&self) -> Instant {
        match self {
            Pending::Changes(span) => span.deadline(),
            Pending::Retry(failure) => failure.retry_at,
        }
    }
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

    /// Returns the time at which [`Event::Tick`] must be passed.
    pub fn next_wake_time(&self, work: Work) -> Option<Instant> {
        if work.is_paused || matches!(self.phase, Phase::Sealed) {
            return None;
        }
        [self.next_save(work), self.next_copy_time(), self.next_check, self.rescue_deadline].into_iter().flatten().min()
    }

    /// Returns the time at which the emergency copy must contain the drafts, and the changes that a disk that does not
    /// answer delays.
    fn next_copy_time(&self) -> Option<Instant> {
        let [drafts, changes] = [self.unsaved_drafts, self.stalled_changes].map(|span| span.map(Span::deadline));
        [drafts, changes, self.next_copy].into_iter().flatten().min().filter(|_| self.can_write_copy())
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

    /// Returns whether this window writes an emergency copy. It does so after a takeover too: each window has its own copy.
    pub fn can_write_copy(&self) -> bool {
        self.can_write() || self.is_taken_over()
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
        std::mem::take(&mut self.effects)
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

    /// Writes the emergency copy if there is work in no file; otherwise deletes it.
    fn update_emergency_copy(&mut self, work: Work, now: Instant) {
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

    fn write_emergency_copy(&mut self) {
        self.copies_in_progress += 1;
        self.effects.push(Effect::WriteEmergencyCopy);
    }

    fn end_emergency_copy(&mut self, result: Result<PathBuf, WriteError>, work: Work, now: Instant) {
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

    fn note_emergency_copy(&mut self, result: Result<PathBuf, WriteError>) {
        // The answer may arrive after the emergency copy was deleted.
        if let Some(copy) = &mut self.emergency_copy {
            *copy = result.map_or_else(EmergencyCopy::Failed, EmergencyCopy::Written);
        }
    }

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
    fn continue_leaving(&mut self, work: Work, now: Instant) {
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

/// Returns the phase after a save or a merge.
fn settled_phase(taken_over: Option<TakenOver>, edited: Option<Span>, work: Work, now: Instant) -> Phase {
    let span = edited.unwrap_or(Span::extend(None, now));
    match taken_over {
        Some(since) if work.is_dirty => Phase::TakenOver(since, Pending::Changes(span)),
        Some(since) => Phase::ReadOnly(taken_over_reason(since)),
        None if work.is_dirty => Phase::Dirty(span),
        None => Phase::Clean,
    }
}
