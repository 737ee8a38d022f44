//! The disk, on a thread of its own: with a slow disk a key is still answered at once.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use crate::config::Folders;
use crate::ui::event::{Effect, Event};

use super::{Clock, FileSearch, FileService, Listing, crash_rescue};

/// Does the jobs as they come. A listing goes on between them.
pub(super) fn serve(jobs: &Receiver<Effect>, events: &Sender<Event>, folders: &Folders, clock: Clock) {
    let keeper = FileService::new(folders.clone());
    let mut desk = DiskThread { events, folders, clock, file_service: keeper, listing: None, search: None };
    loop {
        let job = match (&desk.listing, &desk.search) {
            (None, None) => jobs.recv().map_err(RecvTimeoutError::from),
            _ => jobs.recv_timeout(Duration::ZERO),
        };
        match job {
            Ok(job) => desk.run_job(job),
            Err(RecvTimeoutError::Timeout) if desk.listing.is_some() => desk.continue_listing(),
            Err(RecvTimeoutError::Timeout) => desk.continue_search(),
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// A search goes on for so long before it looks for another job, and tells what it has found.
const SEARCH_SLICE: Duration = Duration::from_millis(40);
/// A listing goes on for so long before the thread looks for another job.
const LISTING_SLICE: Duration = Duration::from_millis(10);

struct DiskThread<'a> {
    events: &'a Sender<Event>,
    folders: &'a Folders,
    clock: Clock,
    file_service: FileService,
    listing: Option<Listing>,
    /// What is being searched for.
    search: Option<FileSearch>,
}

impl DiskThread<'_> {
    fn send(&self, event: Event) {
        // Nobody listens any more when the program is on its way out.
        drop(self.events.send(event));
    }

    fn run_job(&mut self, job: Effect) {
        match job {
            Effect::ListLibrary => self.listing = Some(Listing::new(self.folders, self.clock.today())),
            Effect::SearchFullText { ticket, query: words, paths } => {
                self.search = Some(FileSearch::new(ticket, words, paths))
            }
            Effect::CancelSearch => self.search = None,
            job => {
                if matches!(job, Effect::Save { .. }) {
                    crash_rescue::failpoint("save");
                }
                let about_the_open = job.concerns_open_document();
                let events = self.file_service.handle(job, self.clock.now());
                if about_the_open {
                    crash_rescue::record_opened_file(self.file_service.opened());
                }
                events.into_iter().for_each(|event| self.send(event));
            }
        }
    }

    /// A little more of a search: a key that is pressed meanwhile is answered before the next.
    fn continue_search(&mut self) {
        let Some(seeking) = &mut self.search else { return };
        let told = seeking.advance(SEARCH_SLICE);
        if seeking.is_done() {
            self.search = None;
        }
        self.send(told);
    }

    /// A little more of a listing.
    fn continue_listing(&mut self) {
        let Some(listing) = &mut self.listing else { return };
        let told = listing.go_on(LISTING_SLICE);
        if listing.is_done() {
            self.listing = None;
        }
        told.into_iter().for_each(|event| self.send(event));
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
        let disk = thread::spawn(move || serve(&job_inbox, &events, &folders, clock));

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
        assert!(is_loaded, "the listing kept the other job waiting");
        assert_eq!((listings, listed), (2, 1_000), "the second listing took the place of the first");
        drop(jobs);
        disk.join().unwrap();
    }
}
