//! Listing the deliberations of a folder: every file is read in full, the most recently modified files first, and the
//! rows come in batches. A listing is a value that is continued a little at a time, so that the disk thread can do
//! other jobs in between, and tests can list without a thread.

use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use chrono::NaiveDate;

use crate::config::Folders;
use crate::messages::LibraryRow;
use crate::store::{self, FolderListing};
use crate::ui::event::{Batch, Event};
use crate::walk;

use super::row::read_row;

/// The fewest rows of a batch: as many as the largest screens show. A smaller folder comes in one batch, so that the
/// cursor begins on its first line.
const LEAST_ROWS: usize = 100;
/// Before the first batch, files are read for no longer than this at a time: the batch comes as soon as its rows are
/// there.
const FIRST_SLICE: Duration = Duration::from_millis(3);
/// On a slow disk, a batch after the first has fewer rows and comes after this time.
const LONGEST_WAIT: Duration = Duration::from_millis(150);
/// A second thread costs more time than it saves if each thread reads fewer files than this.
const LEAST_FILES_PER_THREAD: usize = 8;

/// A listing that is under way.
#[derive(Debug)]
pub struct Listing {
    /// The copies beside the files, and the work that is not in its file.
    found: FolderListing,
    /// The files that have not been read yet, the next one last.
    unread: Vec<PathBuf>,
    /// The rows that were read since the last batch.
    rows: Vec<LibraryRow>,
    /// The number of rows in all batches so far.
    sent: usize,
    sent_at: Instant,
    batch: Batch,
    is_done: bool,
    today: NaiveDate,
}

impl Listing {
    /// Finds the files of a folder without reading them.
    pub fn new(folders: &Folders, today: NaiveDate) -> Listing {
        let mut found = store::list_folder(&folders.sessions).with_unsaved(&folders.state);
        let mut unread = std::mem::take(&mut found.files);
        // The order matters only if there are several batches.
        if unread.len() > LEAST_ROWS {
            unread.sort_by_cached_key(|path| modified(path));
        }
        // Work that was never saved to a file has a row, but no file to read.
        let mut rows = std::mem::take(&mut found.never_saved);
        rows.append(&mut found.unreadable);
        Listing { found, unread, rows, sent: 0, sent_at: Instant::now(), batch: Batch::Replace, is_done: false, today }
    }

    /// Returns whether the last batch has been returned.
    pub fn is_done(&self) -> bool {
        self.is_done
    }

    /// Reads files for about this time, at least one, and returns a batch when it is due. The library goes through all
    /// its rows for each batch. Therefore a batch has as many rows as all batches before it, so that there are few
    /// batches, and its rows are sorted, so that the library only merges them with its own.
    pub fn advance(&mut self, long: Duration) -> Option<Event> {
        let long = if self.batch == Batch::Replace { long.min(FIRST_SLICE) } else { long };
        let rows = read_each(&mut self.unread, Some(Instant::now() + long), read_row);
        self.rows.extend(self.found.annotate(rows));
        self.is_done = self.unread.is_empty();
        let is_full = self.rows.len() >= self.sent.max(LEAST_ROWS);
        let is_late = self.batch == Batch::Append && self.sent_at.elapsed() >= LONGEST_WAIT;
        if !(self.is_done || is_full || is_late) {
            return None;
        }
        let mut rows = std::mem::take(&mut self.rows);
        walk::sort_rows(&mut rows, self.today);
        self.sent += rows.len();
        self.sent_at = Instant::now();
        let batch = std::mem::replace(&mut self.batch, Batch::Append);
        Some(Event::LibraryListed { rows, batch, is_complete: self.is_done })
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|known| known.modified()).ok()
}

/// Reads files on two threads, the last of the list first, until none is left or the time is over. Returns what `read`
/// made of each file, in no order; the files that were not read stay in the list.
pub fn read_each<T: Send>(
    unread: &mut Vec<PathBuf>,
    until: Option<Instant>,
    read: impl Fn(&Path) -> T + Sync,
) -> Vec<T> {
    let is_worth_a_thread = unread.len() >= 2 * LEAST_FILES_PER_THREAD;
    let unread = Mutex::new(unread);
    let next = || unread.lock().ok()?.pop();
    let read_some = || {
        let mut found = Vec::new();
        while let Some(path) = next() {
            found.push(read(&path));
            if until.is_some_and(|until| Instant::now() >= until) {
                break;
            }
            // On a machine with two cores, the event loop would otherwise wait for a core until the system interrupts
            // one of the two reading threads.
            thread::yield_now();
        }
        found
    };
    if !is_worth_a_thread {
        return read_some();
    }
    thread::scope(|scope| {
        // If there can be no second thread, this one reads everything.
        let second = thread::Builder::new().name("list".to_owned()).spawn_scoped(scope, read_some);
        let mut found = read_some();
        if let Ok(second) = second {
            // A panic of the second thread continues in this one.
            found.extend(second.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        found
    })
}

/// Reads the rows of all deliberations in the sessions folder, in no order. Work that was never saved to a file, and a
/// folder whose files cannot be listed, have a row too.
pub fn read_all_rows(folders: &Folders) -> Vec<LibraryRow> {
    let mut listing = store::list_folder(&folders.sessions).with_unsaved(&folders.state);
    let mut files = std::mem::take(&mut listing.files);
    let mut rows = listing.annotate(read_each(&mut files, None, read_row));
    rows.append(&mut listing.never_saved);
    rows.append(&mut listing.unreadable);
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::fs::{self, File};

    /// Returns the events of a listing of `count` files. The file with the highest number is the most recently modified
    /// one.
    fn events(count: u64, long: Duration) -> Vec<Event> {
        let folder = tempfile::tempdir().unwrap();
        for nth in 0..count {
            // The order of the names differs from the order of the modification times.
            let path = folder.path().join(format!("{:03}.toml", nth * 7 % count));
            fs::write(&path, format!("format = 1\n[deliberation]\ntitle = \"{nth}\"\n")).unwrap();
            let modified = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000 + nth);
            File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
        }
        let path = || folder.path().to_owned();
        let folders = Folders { sessions: path(), state: path().join("state"), config: path().join("config") };
        let mut listing = Listing::new(&folders, NaiveDate::default());
        let mut events = Vec::new();
        while !listing.is_done() {
            events.extend(listing.advance(long));
        }
        events
    }

    fn parts(event: &Event) -> (Vec<u64>, Batch, bool) {
        let Event::LibraryListed { rows, batch, is_complete: done } = event else { panic!("{event:?}") };
        (rows.iter().map(|row| row.title.parse().unwrap()).collect(), *batch, *done)
    }

    #[test]
    fn the_most_recently_modified_files_come_first_and_batches_grow() {
        // With no time, each step reads one or two files.
        let events = events(450, Duration::ZERO);
        let (mut before, mut seen) = (0, Vec::new());
        for (nth, event) in events.iter().enumerate() {
            let (titles, batch, done) = parts(event);
            assert_eq!(batch, if nth == 0 { Batch::Replace } else { Batch::Append });
            assert_eq!(done, nth + 1 == events.len());
            let (least, most) = (titles.iter().min().unwrap(), titles.iter().max().unwrap());
            assert_eq!(most - least + 1, titles.len() as u64, "a batch has every file between its first and its last");
            assert_eq!(*most, 449 - before);
            before += titles.len() as u64;
            seen.extend(titles);
        }
        seen.sort_unstable();
        assert_eq!(seen, (0..450).collect::<Vec<u64>>(), "each file once");
        let counts: Vec<usize> = events.iter().map(|event| parts(event).0.len()).collect();
        assert!(counts.len() > 1 && counts[0] < 200, "{counts:?}");
    }

    #[test]
    fn a_small_folder_comes_in_one_batch_and_an_empty_one_too() {
        for count in [0, 1, 15, 16, 100] {
            let events = events(count, Duration::from_secs(60));
            let [event] = events.as_slice() else { panic!("{count}: {} batches", events.len()) };
            let (mut titles, batch, done) = parts(event);
            titles.sort_unstable();
            assert_eq!((titles, batch, done), ((0..count).collect(), Batch::Replace, true));
        }
    }
}
