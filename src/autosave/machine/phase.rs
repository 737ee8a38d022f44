//! The data of the states: what changed since when, which save failed, and when it is tried again.

use std::time::{Duration, Instant};

use pesee_core::deliberation::Moment;

use crate::messages::{ReadOnlyReason, SaveOutcome, WriteError};

use super::super::{MAX_SAVE_DELAY, QUIET_TIME, RETRY_DELAY, SAVE_DELAY, UNREADABLE_RETRY_DELAY, Work};

/// A [`State`](super::super::State) with its data.
#[derive(Debug)]
pub(super) enum Phase {
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
pub(super) type TakenOver = Option<Moment>;

/// The save that a file still needs after another process took the file over.
#[derive(Debug)]
pub(super) enum Pending {
    Changes(Span),
    Retry(Failure),
}

#[derive(Debug)]
pub(super) struct Failure {
    pub(super) outcome: SaveOutcome,
    pub(super) retry_at: Instant,
    /// Whether the document changed since the failed save started.
    pub(super) is_outdated: bool,
}

/// The times of the first and the last change.
#[derive(Clone, Copy, Debug)]
pub(super) struct Span {
    first: Instant,
    last: Instant,
}

impl Span {
    /// Adds a change at `now` to earlier changes.
    pub(super) fn extend(span: Option<Span>, now: Instant) -> Span {
        Span { first: span.map_or(now, |span| span.first), last: now }
    }

    /// Returns the time to save the changes.
    pub(super) fn deadline(self) -> Instant {
        (self.last + SAVE_DELAY).min(self.first + MAX_SAVE_DELAY)
    }
}

impl Failure {
    pub(super) fn new(outcome: SaveOutcome, edited: Option<Span>, now: Instant) -> Failure {
        let retry_at = now + retry_delay(&outcome);
        let retry_at = match edited {
            // Changes during the failed save have not been tried yet.
            Some(edited) if retries_on_edit(&outcome) => retry_at.min(edited.deadline()),
            _ => retry_at,
        };
        Failure { outcome, retry_at, is_outdated: edited.is_some() }
    }

    pub(super) fn mark_edited(&mut self, now: Instant) {
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
    /// Returns the time to save.
    pub(super) fn due(&self) -> Instant {
        match self {
            Pending::Changes(span) => span.deadline(),
            Pending::Retry(failure) => failure.retry_at,
        }
    }
}

/// Returns the phase after a save or a merge.
pub(super) fn settled_phase(taken_over: Option<TakenOver>, edited: Option<Span>, work: Work, now: Instant) -> Phase {
    let span = edited.unwrap_or(Span::extend(None, now));
    match taken_over {
        Some(since) if work.is_dirty => Phase::TakenOver(since, Pending::Changes(span)),
        Some(since) => Phase::ReadOnly(taken_over_reason(since)),
        None if work.is_dirty => Phase::Dirty(span),
        None => Phase::Clean,
    }
}

/// Returns the reason to be read-only after another process took the file over.
pub(super) fn taken_over_reason(since: Option<Moment>) -> ReadOnlyReason {
    ReadOnlyReason::OpenElsewhere(since)
}
