//! Notices a disk that does not answer: a read, a sync or a rename on a network disk, for example, may never return.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

/// The progress of a thread that works on files. The event loop and the thread share this value.
#[derive(Clone, Debug)]
pub(super) struct DiskWatch {
    timeout: Duration,
    progress: Arc<Mutex<Progress>>,
}

#[derive(Debug)]
struct Progress {
    /// The number of jobs that were sent and are not done.
    pending_jobs: u64,
    /// Whether the thread continues a listing or a search without a job.
    has_more: bool,
    /// The time at which the current step began.
    step_started: Instant,
    is_stall_reported: bool,
}

impl Progress {
    fn is_busy(&self) -> bool {
        self.has_more || self.pending_jobs > 0
    }

    /// Returns the time at which the current step has taken too long; `None` if the thread is idle or the stall is
    /// reported.
    fn deadline(&self, timeout: Duration) -> Option<Instant> {
        (self.is_busy() && !self.is_stall_reported).then(|| self.step_started + timeout)
    }
}

impl DiskWatch {
    /// Creates the watch of a thread that is stalled if one step takes longer than `timeout`.
    pub(super) fn new(timeout: Duration) -> DiskWatch {
        let step_started = Instant::now();
        let progress = Progress { pending_jobs: 0, has_more: false, step_started, is_stall_reported: false };
        DiskWatch { timeout, progress: Arc::new(Mutex::new(progress)) }
    }

    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that the event loop has sent a job.
    pub(super) fn add_job(&self) {
        let mut progress = self.lock();
        if !progress.is_busy() {
            progress.step_started = Instant::now();
        }
        progress.pending_jobs += 1;
    }

    /// Notes that the thread has done a job, or a step without a job. `has_more` is true if the thread has more to do
    /// without a job. Returns whether the step was reported as stalled.
    pub(super) fn end_step(&self, is_job: bool, has_more: bool) -> bool {
        let mut progress = self.lock();
        progress.pending_jobs = progress.pending_jobs.saturating_sub(u64::from(is_job));
        progress.has_more = has_more;
        progress.step_started = Instant::now();
        std::mem::take(&mut progress.is_stall_reported)
    }

    /// Returns the time at which the current step has taken too long; `None` if the thread is idle or the stall is
    /// reported.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.lock().deadline(self.timeout)
    }

    /// Returns whether the current step has taken too long. Each stall is returned once.
    pub(super) fn take_stall(&self, now: Instant) -> bool {
        let mut progress = self.lock();
        let is_stalled = progress.deadline(self.timeout).is_some_and(|deadline| deadline <= now);
        progress.is_stall_reported |= is_stalled;
        is_stalled
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TIMEOUT: Duration = Duration::from_secs(5);

    #[test]
    fn a_step_that_takes_too_long_is_reported_once_and_its_end_too() {
        let watch = DiskWatch::new(TIMEOUT);
        assert_eq!(watch.deadline(), None, "an idle thread is not stalled");
        watch.add_job();
        let deadline = watch.deadline().unwrap();
        assert!(!watch.take_stall(deadline - Duration::from_millis(1)));
        assert!(watch.take_stall(deadline) && !watch.take_stall(deadline));
        assert_eq!(watch.deadline(), None, "a reported stall has no deadline");
        assert!(watch.end_step(true, true), "the end of the stall is reported");
        assert!(watch.deadline().is_some(), "a listing is watched too");
        assert!(!watch.end_step(false, false));
        assert_eq!(watch.deadline(), None);
    }
}
