//! The disk thread: all work on files that are not encrypted, so that a slow disk does not delay the answer to a key.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use crate::autosave::QUIET_TIME;
use crate::config::Folders;
use crate::ui::event::{Effect, Event};

use super::disk_watch::DiskWatch;
use super::{Clock, FileSearch, FileService, Listing, crash_rescue, failpoint};

/// Does the jobs in the order of their arrival until the sender is gone. When no job waits, continues a listing or,
/// without a listing, a search.
pub(super) fn serve(
    jobs: &Receiver<Effect>,
    events: &Sender<Event>,
    (folders, clock): (&Folders, Clock),
    watch: &DiskWatch,
) {
    let file_service = FileService::new(folders.clone()).with_quiet_time(QUIET_TIME);
    let mut disk = DiskThread { folders, clock, file_service, listing: None, search: None };
    loop {
        let job = match (&disk.listing, &disk.search) {
            (None, None) => jobs.recv().map_err(RecvTimeoutError::from),
            _ => jobs.recv_timeout(Duration::ZERO),
        };
        let is_job = job.is_ok();
        let answers = match job {
            Ok(job) => disk.run_job(job),
            Err(RecvTimeoutError::Timeout) if disk.listing.is_some() => disk.continue_listing(),
            Err(RecvTimeoutError::Timeout) => disk.continue_search(),
            Err(RecvTimeoutError::Disconnected) => return,
        };
        let was_stalled = watch.end_step(is_job, disk.listing.is_some() || disk.search.is_some());
        for event in was_stalled.then_some(Event::DiskAnswers).into_iter().chain(answers) {
            // Sending fails when the event loop has ended. The answer is of no use then.
            drop(events.send(event));
        }
    }
}

/// How long a search reads files before it sends its hits and the thread looks for another job.
const SEARCH_SLICE: Duration = Duration::from_millis(40);
/// How long a listing reads files before the thread looks for another job.
const LISTING_SLICE: Duration = Duration::from_millis(10);

struct DiskThread<'a> {
    folders: &'a Folders,
    clock: Clock,
    file_service: FileService,
    listing: Option<Listing>,
    search: Option<FileSearch>,
}

impl DiskThread<'_> {
    /// Does a job and returns its answers.
    fn run_job(&mut self, job: Effect) -> Vec<Event> {
        failpoint::wait_while_hanging(failpoint::HangingPlace::Disk);
        match job {
            Effect::ListLibrary => self.listing = Some(Listing::new(self.folders, self.clock.today())),
            Effect::SearchFullText { ticket, query, paths } => {
                self.search = Some(FileSearch::new(ticket, query, paths))
            }
            Effect::CancelSearch => self.search = None,
            job => {
                if matches!(job, Effect::Save { .. }) {
                    failpoint::panic_at("save");
                }
                let concerns_open_document = job.concerns_open_document();
                let events = self.file_service.handle(job, self.clock.now());
                if concerns_open_document {
                    crash_rescue::record_opened_file(self.file_service.opened());
                }
                return events;
            }
        }
        Vec::new()
    }

    fn continue_search(&mut self) -> Vec<Event> {
        let Some(search) = &mut self.search else { return Vec::new() };
        let progress = search.advance(SEARCH_SLICE);
        if search.is_done() {
            self.search = None;
        }
        vec![progress]
    }

    fn continue_listing(&mut self) -> Vec<Event> {
        failpoint::wait_while_hanging(failpoint::HangingPlace::Disk);
        let Some(listing) = &mut self.listing else { return Vec::new() };
        let batch = listing.advance(LISTING_SLICE);
        if listing.is_done() {
            self.listing = None;
        }
        batch.into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::fs;
    use std::sync::mpsc;
    use std::thread;

    use crate::config::ProcessEnvironment;
    use crate::ui::event::Batch;

    #[test]
    fn other_jobs_are_done_between_the_batches_of_a_listing() {
        let folder = tempfile::tempdir().unwrap();
        let text = fs::read("tests/files/two-accounts.toml").unwrap();
        (0..1_000).for_each(|nth| fs::write(folder.path().join(format!("{nth:03}.toml")), &text).unwrap());
        let at = |name: &str| folder.path().join(name);
        let folders = Folders { sessions: at(""), state: at(".state"), config: at(".config") };
        let (jobs, job_inbox) = mpsc::channel();
        let (events, inbox) = mpsc::channel();
        let clock = Clock::new(&ProcessEnvironment);
        let watch = DiskWatch::new(Duration::from_secs(5));
        let disk = thread::spawn(move || serve(&job_inbox, &events, (&folders, clock), &watch));

        jobs.send(Effect::ListLibrary).unwrap();
        let first = inbox.recv().unwrap();
        assert!(matches!(&first, Event::LibraryListed { batch: Batch::Replace, is_complete: false, .. }), "{first:?}");
        jobs.send(Effect::Load(at("007.toml"))).unwrap();
        jobs.send(Effect::ListLibrary).unwrap();
        let (mut is_loaded, mut listed, mut listings) = (false, 0, 1);
        for event in &inbox {
            match event {
                Event::Loaded(_) => is_loaded = true,
                Event::LibraryListed { rows, batch: Batch::Replace, .. } => {
                    (listed, listings) = (rows.len(), listings + 1)
                }
                Event::LibraryListed { rows, is_complete: done, .. } => {
                    listed += rows.len();
                    if done {
                        break;
                    }
                }
                other => panic!("{other:?}"),
            }
        }
        assert!(is_loaded, "the listing delays the other job");
        assert_eq!((listings, listed), (2, 1_000), "the second listing replaces the first");
        drop(jobs);
        disk.join().unwrap();
    }
}
