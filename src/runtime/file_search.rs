//! A full-text search of files. The search is a value that is continued in steps, so that the disk thread can do other
//! jobs in between.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use crate::store;
use crate::text::SearchTerms;
use crate::ui::event::Event;

/// A search in progress.
#[derive(Debug)]
pub struct FileSearch {
    ticket: u64,
    terms: SearchTerms,
    remaining: std::vec::IntoIter<PathBuf>,
    files_read: usize,
}

impl FileSearch {
    /// Creates a search for these terms in these files, in this order. No file has been read yet.
    pub fn new(ticket: u64, terms: SearchTerms, paths: Vec<PathBuf>) -> FileSearch {
        FileSearch { ticket, terms, remaining: paths.into_iter(), files_read: 0 }
    }

    pub fn is_done(&self) -> bool {
        self.remaining.len() == 0
    }

    /// Reads files for about this time, at least one file, and returns the new hits.
    pub fn advance(&mut self, time: Duration) -> Event {
        let start = Instant::now();
        let mut hits = Vec::new();
        for path in self.remaining.by_ref() {
            self.files_read += 1;
            hits.extend(store::search_file(&path, &self.terms));
            if start.elapsed() >= time {
                break;
            }
        }
        Event::SearchProgress { ticket: self.ticket, hits, files_read: self.files_read }
    }
}
