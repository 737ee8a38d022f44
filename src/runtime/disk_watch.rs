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
    jobs_sent: u64,
    jobs_done: u64,
    /// Whether the thread continues a listing or a search without a job.
    has_more: bool,
    /// The time at which the thread took the last step, or got its first job.
    last_step: Instant,
    is_stall_reported: bool,
}

impl Progress {
    fn is_busy(&self) -> bool {
        self.has_more || self.jobs_sent > self.jobs_done
    }
}

impl DiskWatch {
    /// Creates the watch of a thread that is stalled if one step takes longer than `timeout`.
    pub(super) fn new(timeout: Duration) -> DiskWatch {
        let (jobs_sent, jobs_done, has_more, is_stall_reported) = (0, 0, false, false);
        let progress = Progress { jobs_sent, jobs_done, has_more, last_step: Instant::now(), is_stall_reported };
        DiskWatch { timeout, progress: Arc::new(Mutex::new(progress)) }
    }

    fn lock(&self) -> MutexGuard<'_, Progress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes that the event loop has sent a job.
    pub(super) fn add_job(&self) {
        let mut progress = self.lock();
        if !progress.is_busy() {
            progress.last_step = Instant::now();
        }
        progress.jobs_sent += 1;
    }

    /// Notes that the thread has done a job, or a step without a job. `has_more` is true if the thread has more to do
    /// without a job. Returns whether the step was reported as stalled.
    pub(super) fn end_step(&self, is_job: bool, has_more: bool) -> bool {
        let mut progress = self.lock();
        progress.jobs_done += u64::from(is_job);
        progress.has_more = has_more;
        progress.last_step = Instant::now();
        std::mem::take(&mut progress.is_stall_reported)
    }

    /// Returns the time at which the current step has taken too long; `None` if the thread is idle or the stall is
    /// reported.
    pub(super) fn deadline(&self) -> Option<Instant> {
        let progress = self.lock();
        (progress.is_busy() && !progress.is_stall_reported).then(|| progress.last_step + self.timeout)
    }

    /// Returns whether the current step has taken too long. Each stall is returned once.
    pub(super) fn take_stall(&self, now: Instant) -> bool {
        let is_stalled = self.deadline().is_some_and(|deadline| deadline <= now);
        if is_stalled {
            self.lock().is_stall_reported = true;
        }
        is_stalled
    }
}
